import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import {
  type ImportView,
  LedgerField,
  type LedgerRowDraft,
  type Merge,
  parseColumnLetters,
  toCanonicalText,
  toImportView,
  toLedgerRows,
  understandWorkbook,
} from '#core/ledger/public.ts';
import { readWorkbookBytes } from '#server/ledger/public.ts';
import { type ReviewedImport, reviewReading } from './review-import.ts';

interface ImportCase {
  name: string;
  habit: string;
  format: 'xlsx' | 'csv';
  rows: (string | null)[][];
  merges?: string[];
  kinds: string;
  headerRows: number[];
  fields: Record<string, string | null>;
  units?: Record<string, string>;
  /** By row and field what the ledger would take: money in 元. */
  taken?: Record<string, Record<string, string>>;
  findings: [string, string][];
  absent?: string[];
}

const KINDS = { data: 'd', group: 'g', subtotal: 's', note: 'n', blank: 'b', header: 'h' };
const FOLDER = new URL('../../cases/import/', import.meta.url);

async function listCases(): Promise<ImportCase[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.json')).sort();
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, FOLDER), 'utf8')));
  return texts.flatMap((text) => JSON.parse(text) as ImportCase[]);
}

function parseMerge(reference: string): Merge {
  const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(reference);
  if (!match) throw new Error(`bad merge ${reference}`);
  return {
    top: Number(match[2]) - 1,
    left: parseColumnLetters(match[1] ?? '') ?? 0,
    bottom: Number(match[4]) - 1,
    right: parseColumnLetters(match[3] ?? '') ?? 0,
  };
}

function toCsvCell(text: string | null): string {
  if (text === null) return '';
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Numbers are written as numbers, as an office's workbook holds them. */
async function toBytes(one: ImportCase): Promise<Buffer> {
  if (one.format === 'csv')
    return Buffer.from(one.rows.map((row) => row.map(toCsvCell).join(',')).join('\r\n'));
  const rows = one.rows.map((row) =>
    row.map((text) => (text !== null && String(Number(text)) === text ? Number(text) : text)),
  );
  const merges = (one.merges ?? []).map(parseMerge);
  return Buffer.from(
    await writeXlsx({
      sheets: [
        {
          name: one.name,
          rows,
          merges: merges.map(({ top, left, bottom, right }) => ({
            startRow: top,
            startCol: left,
            endRow: bottom,
            endCol: right,
          })),
        },
      ],
    }),
  );
}

function readDraft(drafts: LedgerRowDraft[], row: number, fields: string[]): Record<string, string> {
  const draft = drafts.find((own) => own.row === row);
  return Object.fromEntries(
    fields.map((field) => {
      const values = draft?.values[LedgerField.parse(field)] ?? [];
      return [field, values.map(({ value }) => toCanonicalText(value)).join(' & ')];
    }),
  );
}

async function review(one: ImportCase): Promise<{ view: ImportView } & ReviewedImport> {
  const workbook = await readWorkbookBytes(await toBytes(one), `${one.name}.${one.format}`);
  const { reading, findings } = reviewReading(understandWorkbook(workbook));
  return { view: toImportView(reading, findings), reading, findings };
}

const CASES = await listCases();

describe('an import understands the layouts that offices use', () => {
  it.each(CASES.map((one) => [`${one.name}: ${one.habit}`, one] as const))('%s', async (_, one) => {
    const { view, reading, findings } = await review(one);
    const sheet = view.sheets[0];
    expect(sheet?.rows.map((row) => KINDS[row.kind]).join('')).toBe(one.kinds);
    expect(sheet?.headerRows).toEqual(one.headerRows);
    const fields = Object.fromEntries((sheet?.columns ?? []).map((column) => [column.address, column.field]));
    expect(fields).toMatchObject(one.fields);
    const units = Object.fromEntries((sheet?.columns ?? []).map((column) => [column.address, column.unit]));
    expect(units).toMatchObject(one.units ?? {});
    const found = view.findings.map((finding) => `${finding.address.split('!')[1]} ${finding.code}`);
    const drafts = toLedgerRows(reading, findings);
    for (const [row, values] of Object.entries(one.taken ?? {}))
      expect(readDraft(drafts, Number(row), Object.keys(values))).toEqual(values);
    for (const [address, code] of one.findings) expect(found).toContain(`${address} ${code}`);
    for (const code of one.absent ?? [])
      expect(view.findings.map((finding) => finding.code)).not.toContain(code);
  });

  it.each(CASES.map((one) => [one.name, one] as const))(
    '%s: no row and no shown text is lost',
    async (_, one) => {
      const { view } = await review(one);
      const shown = view.sheets[0]?.rows.map((row) => row.values.map((value) => value ?? '').join('|'));
      const width = view.sheets[0]?.columns.length ?? 0;
      const source = one.rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? '').join('|'));
      expect(shown).toEqual(source.map((text) => text));
      expect(view.sheets[0]?.rows.map((row) => row.address)).toEqual(one.rows.map((_, at) => at + 1));
    },
  );
});

describe('the file on disk', () => {
  it('gives the same view from a CSV in GB18030 as from one in UTF-8', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'import-cases-'));
    const path = join(folder, 'gb.csv');
    // 序号,项目 / 1,望川 in GB18030.
    const bytes = Buffer.from([
      0xd0, 0xf2, 0xba, 0xc5, 0x2c, 0xcf, 0xee, 0xc4, 0xbf, 0x0d, 0x0a, 0x31, 0x2c, 0xcd, 0xfb, 0xb4, 0xa8,
    ]);
    await writeFile(path, bytes);
    const workbook = await readWorkbookBytes(await readFile(path), 'gb.csv');
    expect(workbook.sheets[0]?.rows).toEqual([
      ['序号', '项目'],
      ['1', '望川'],
    ]);
  });
});
