import type { z } from 'zod';
import type { getSourceCell as route } from '#core/indicators/import/import-contract.ts';
import { parseColumnLetters, type RawSheet, shownOf, toColumnLetters } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import { readWorkbook } from '#server/ledger/public.ts';
import {
  appendAudit,
  type Ctx,
  getFile,
  type StoredFile,
  type Tx,
  withScope,
} from '#server/platform/public.ts';
import { requireFiling } from '../filing-desk.ts';
import { requireImport } from './import-desk.ts';

const ROWS_AROUND = 8;
const COLUMNS_AROUND = 6;
const HEAD_ROWS = 4;

const refuseCell = () =>
  refuse('not-found', 'SOURCE_CELL_NOT_FOUND', '没有来源文件，或文件里没有这一格', 'There is no such cell', [
    '回到报送',
  ]);

/** Where a file is known from: the filing whose source it is, or the import that reads it. */
export type SourceOf = { filingId: string } | { importId: string };

interface Source {
  file: StoredFile;
  title: string;
}

async function findSource(tx: Tx, ctx: Ctx, of: SourceOf): Promise<{ fileId: string; title: string }> {
  if ('importId' in of) {
    const { fileId, fileName } = await requireImport(tx, ctx, of.importId);
    return { fileId, title: fileName };
  }
  const { fileId, title } = await requireFiling(tx, ctx.actor.regionId, of.filingId);
  if (fileId === null) throw refuseCell();
  return { fileId, title };
}

async function loadSource(ctx: Ctx, of: SourceOf): Promise<Source> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { fileId, title } = await findSource(tx, ctx, of);
    await appendAudit(tx, ctx, {
      kind: 'read-statistics-source',
      outcome: 'ok',
      subject: `file:${fileId}`,
    });
    return { file: await getFile(tx, ctx.actor.regionId, fileId), title };
  });
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

function pickRows(sheet: RawSheet, row: number): number[] {
  const near = range(Math.max(0, row - ROWS_AROUND), Math.min(sheet.rows.length - 1, row + ROWS_AROUND));
  return [...new Set([...range(0, Math.min(HEAD_ROWS, sheet.rows.length) - 1), ...near])];
}

/** The cell of a source file with what stands around it; the file is as it came. */
export async function getSourceCell(
  ctx: Ctx,
  of: SourceOf,
  { place }: z.output<typeof route.query>,
): Promise<z.input<typeof route.output>> {
  const { file, title } = await loadSource(ctx, of);
  const [, sheetName, letters, number] = /^(.+)!([A-Z]{1,3})(\d{1,7})$/.exec(place) ?? [];
  const workbook = await readWorkbook({ bytes: file.content, fileName: file.name }, { timeoutMs: 60_000 });
  const sheet = workbook.sheets.find(({ name }) => name === sheetName);
  const column = parseColumnLetters(letters ?? '');
  const row = Number(number) - 1;
  if (!sheet || column === null || sheet.rows[row] === undefined) throw refuseCell();
  const columns = [
    ...new Set([0, 1, ...range(Math.max(0, column - COLUMNS_AROUND), column + COLUMNS_AROUND)]),
  ].sort((a, b) => a - b);
  return {
    fileName: file.name,
    title,
    place,
    columns: columns.map(toColumnLetters),
    rows: pickRows(sheet, row).map((at) => ({
      number: at + 1,
      cells: columns.map((one) => ({
        text: (shownOf(sheet.rows[at]?.[one]) ?? '').slice(0, 60),
        isIt: at === row && one === column,
      })),
    })),
  };
}

export const getSourceFile = async (ctx: Ctx, of: SourceOf): Promise<StoredFile> =>
  (await loadSource(ctx, of)).file;
