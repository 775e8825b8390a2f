import { type CellValue, writeXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { ENTRY_HEAD_ROW } from '#core/indicators/import/entry-template.ts';
import { type RawWorkbook, shownOf } from '#core/ledger/public.ts';
import { readWorkbookBytes } from '#server/ledger/public.ts';
import { testDatabase } from '../../platform/testing.ts';
import { codeOf } from '../../reporting/testing-refusals.ts';
import { getFiling } from '../filings.view.ts';
import { saveFiling } from '../save-filing.ts';
import { cell, newEconomy, openAs, signFiling } from '../testing-economy.ts';
import { receiveEntryWorkbook } from './receive-entry-workbook.ts';
import { writeEntryWorkbook } from './write-entry-workbook.ts';

const db = await testDatabase();
const OUTPUT = 'industry-output';

/** The workbook as a person gives it back, after a change of its filled sheet. */
async function giveBack(workbook: RawWorkbook, change: (rows: CellValue[][]) => void) {
  const sheets = workbook.sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => row.map((one): CellValue => shownOf(one))),
  }));
  change(sheets[0]?.rows ?? []);
  return { name: '填报表.xlsx', content: Buffer.from(await writeXlsx({ sheets })) };
}

test('the entry workbook goes out with last month and last year and comes back as a draft', async () => {
  const economy = await newEconomy(db);
  const { county, bureau } = economy;
  const reporter = county.ctx(bureau.reporter);
  await signFiling(
    economy,
    bureau,
    [
      cell(OUTPUT, 'A', '2025-09', '90'),
      cell(OUTPUT, 'A', '2026-08', '95'),
      cell(OUTPUT, 'B', '2026-08', '70'),
    ],
    { kind: 'import' },
  );
  const id = await openAs(reporter);
  await saveFiling(reporter, id, {
    version: 0,
    cells: [cell(OUTPUT, 'B', '2026-09', '80')],
    explanations: {},
  });
  const { content } = await writeEntryWorkbook(reporter, id);
  const audited = await db.owner
    .selectFrom('audit_entries')
    .select('subject')
    .where('kind', '=', 'download-indicator-workbook')
    .where('person_id', '=', reporter.actor.personId)
    .execute();
  expect(audited).toEqual([{ subject: `filing:${id}` }]);
  const workbook = await readWorkbookBytes(Buffer.from(content), '填报表.xlsx');
  const rows = (workbook.sheets[0]?.rows ?? []).map((row) => row.map(shownOf));
  const at = rows.findIndex((row) => row[0] === '规模以上工业总产值' && row[2] === 'A');
  expect(rows[at]?.slice(3)).toEqual(['90', '95']);
  expect(rows.find((row) => row[0] === '规模以上工业总产值' && row[2] === 'B')?.[5]).toBe('80');
  expect(rows.some((row) => row[0] === '规模以上工业总产值' && row[2] === 'D')).toBe(false);
  const filled = await giveBack(workbook, (back) => {
    back[at] = [...(back[at] ?? []).slice(0, 5), '102.5', '8.5%', '约94'];
    back.push(['表外的一行']);
  });
  const received = await receiveEntryWorkbook(reporter, id, filled);
  expect(received.cells).toBe(1);
  expect(received.findings.map(({ place }) => place)).toEqual([
    `填报!H${at + 1}`,
    `填报!A${rows.length + 1}`,
  ]);
  const { cells } = await getFiling(reporter, id);
  expect(cells).toContainEqual({
    ...cell(OUTPUT, 'A', '2026-09', '102.5', { growth: '8.5' }),
    place: `填报!F${at + 1}`,
  });
  const ofB = rows.findIndex((row) => row[0] === '规模以上工业总产值' && row[2] === 'B');
  expect(cells).toContainEqual(cell(OUTPUT, 'B', '2026-09', '80', { place: `填报!F${ofB + 1}` }));
});

test('a workbook of another month, of another origin or with columns moved is refused in clear words', async () => {
  const economy = await newEconomy(db);
  const reporter = economy.county.ctx(economy.bureau.reporter);
  const id = await openAs(reporter);
  const before = await openAs(reporter, { period: '2026-08' });
  const { content } = await writeEntryWorkbook(reporter, id);
  const workbook = await readWorkbookBytes(Buffer.from(content), '填报表.xlsx');
  const plain = await giveBack(workbook, () => undefined);
  expect(await codeOf(receiveEntryWorkbook(reporter, before, plain))).toBe('ENTRY_OTHER_MONTH');
  const moved = await giveBack(workbook, (rows) => {
    const heads = rows[ENTRY_HEAD_ROW];
    if (heads) [heads[5], heads[6]] = [heads[6] ?? null, heads[5] ?? null];
  });
  expect(await codeOf(receiveEntryWorkbook(reporter, id, moved))).toBe('ENTRY_COLUMNS_MOVED');
  const sorted = await giveBack(workbook, (rows) => {
    const [a, b] = [rows[ENTRY_HEAD_ROW + 1], rows[ENTRY_HEAD_ROW + 2]];
    if (a && b) [rows[ENTRY_HEAD_ROW + 1], rows[ENTRY_HEAD_ROW + 2]] = [b, a];
  });
  expect(await codeOf(receiveEntryWorkbook(reporter, id, sorted))).toBe('ENTRY_COLUMNS_MOVED');
  const other = Buffer.from(await writeXlsx({ sheets: [{ name: '填报', rows: [['指标']] }] }));
  expect(await codeOf(receiveEntryWorkbook(reporter, id, { name: 'a.xlsx', content: other }))).toBe(
    'ENTRY_WRONG_TEMPLATE',
  );
  const imported = await openAs(reporter, { kind: 'import' });
  expect(await codeOf(writeEntryWorkbook(reporter, imported))).toBe('ENTRY_ONLY_MONTHS');
});
