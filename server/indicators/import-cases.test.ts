import { readdir, readFile } from 'node:fs/promises';
import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { readStatistics } from '#core/indicators/import/read-statistics.ts';
import type { StatReading } from '#core/indicators/import/stat-reading.ts';
import { TEST_DICTIONARY } from '#core/indicators/import/testing-dictionary.ts';
import { parseColumnLetters } from '#core/ledger/public.ts';
import { readWorkbookBytes } from '#server/ledger/public.ts';

type CaseCell = string | number | null | { n: number; f: string };
interface ImportCase {
  name: string;
  habit: string;
  format: 'xlsx' | 'csv';
  encoding?: 'gb18030' | 'utf-8-bom' | 'utf-16le';
  fileName: string;
  sheets: { name: string; rows: CaseCell[][]; merges?: string[] }[];
  answers?: Record<string, string>;
  cells: string[];
  questions: string[];
  notes: string[];
}

const FOLDER = new URL('../../cases/indicator-import/', import.meta.url);
const cases = JSON.parse(await readFile(new URL('habits.json', FOLDER), 'utf8')) as ImportCase[];

function toMerge(range: string) {
  const [left = '', top = '', right = '', bottom = ''] =
    /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range)?.slice(1) ?? [];
  return {
    startRow: Number(top) - 1,
    startCol: parseColumnLetters(left) ?? 0,
    endRow: Number(bottom) - 1,
    endCol: parseColumnLetters(right) ?? 0,
  };
}

function toXlsx({ sheets }: ImportCase): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, rows, merges = [] }) => {
      const cells = new Map<string, { style: { numFmt: string } }>();
      rows.forEach((row, r) => {
        row.forEach((value, c) => {
          if (value !== null && typeof value === 'object')
            cells.set(`${r},${c}`, { style: { numFmt: value.f } });
        });
      });
      const plain = rows.map((row) =>
        row.map((value) =>
          value !== null && typeof value === 'object' ? value.n : value === '' ? null : value,
        ),
      );
      return { name, rows: plain, cells, merges: merges.map(toMerge) };
    }),
  });
}

/** Encoded with the platform's own tables turned round: there is no encoder for GB18030. */
function toGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from(
    [...text].flatMap((one) => (one < '\u0080' ? [one.charCodeAt(0)] : (table.get(one) ?? [63]))),
  );
}

function toCsv({ sheets, encoding }: ImportCase): Buffer {
  const separator = encoding === 'utf-16le' ? '\t' : ',';
  const quote = (value: CaseCell) => {
    const text = value === null ? '' : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const text = (sheets[0]?.rows ?? []).map((row) => row.map(quote).join(separator)).join('\r\n');
  if (encoding === 'gb18030') return toGb18030(text);
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  return Buffer.from(`\ufeff${text}`);
}

async function readCase(one: ImportCase, xls?: Buffer): Promise<StatReading> {
  const bytes = xls ?? (one.format === 'csv' ? toCsv(one) : Buffer.from(await toXlsx(one)));
  const workbook = await readWorkbookBytes(bytes, one.fileName);
  const { fileName, answers = {} } = one;
  return readStatistics({ workbook, fileName, answers, thisYear: 2026 }, TEST_DICTIONARY);
}

const toLine = ({ indicator, subject, period, value, growth, base }: StatReading['cells'][number]): string =>
  [indicator, subject, period, value ?? '', growth ?? '', base ?? ''].join('|');

const outcomeOf = (reading: StatReading) => ({
  questions: reading.questions.map(({ key }) => key).sort(),
  cells: reading.cells.map(toLine).sort(),
  notes: [...new Set(reading.notes.map(({ kind }) => kind))].sort(),
});
const goldOf = ({ questions, cells, notes }: ImportCase) => ({ questions, cells, notes });

/** Made from the same cases by another office programme in the format of 1997. */
const oldFiles = (await readdir(FOLDER)).filter((name) => name.endsWith('.xls')).sort();

describe('statistical exports as they come', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    expect(outcomeOf(await readCase(one))).toEqual(goldOf(one));
  });

  it.each(oldFiles)('%s', async (name) => {
    const one = cases.find((each) => `${each.name}.xls` === name);
    if (!one) throw new Error(`no case for ${name}`);
    expect(outcomeOf(await readCase(one, await readFile(new URL(name, FOLDER))))).toEqual(goldOf(one));
  });

  it('has cases of many habits, each named once', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40);
  });
});
