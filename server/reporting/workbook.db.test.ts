import { openXlsx, saveXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { confirmReports } from './confirm-reports.ts';
import { getGridView } from './grid.view.ts';
import { receiveGridWorkbook } from './receive-grid-workbook.ts';
import { saveDrafts } from './save-drafts.ts';
import { submitReports } from './submit-reports.ts';
import { fillAll, idsOf, newMonth, PERIOD, type TestMonth, write } from './testing-month.ts';
import { codeOf } from './testing-refusals.ts';
import { writeGridWorkbook } from './write-grid-workbook.ts';

const db = await testDatabase();

/** Types values into the sheet 填报, as a clerk does in Excel. */
async function typeInto(
  content: Uint8Array,
  values: Record<string, string | number | null>,
): Promise<Buffer> {
  const book = await openXlsx(content);
  const sheet = book.sheets[0];
  if (!sheet) throw new Error('no sheet');
  for (const [address, value] of Object.entries(values)) {
    const column = address.charCodeAt(0) - 65;
    const row = sheet.rows[Number(address.slice(1)) - 1];
    if (row) row[column] = value;
  }
  return Buffer.from(await saveXlsx(book));
}

const upload = (month: TestMonth, content: Buffer, period = PERIOD, actor = month.reporter) =>
  receiveGridWorkbook(month.county.ctx(actor), period, { name: '填报表.xlsx', content });
const download = async (month: TestMonth, actor = month.reporter) =>
  (await writeGridWorkbook(month.county.ctx(actor), PERIOD)).content;

describe('the workbook of a unit', () => {
  test('goes out and comes back: changed cells become draft values that remember their cell', async () => {
    const month = await newMonth(db);
    const [first = '', second = ''] = idsOf(month);
    const filled = await typeInto(await download(month), {
      G4: 1234.5,
      L4: '主体结构完成三层',
      I4: '62%',
      G5: '约一百',
    });
    const answer = await upload(month, filled);
    expect(answer).toMatchObject({ saved: 2, cells: 4, conflicts: [] });
    expect(answer.findings).toMatchObject([{ address: '填报!G5', code: 'CELL_UNREAD', severity: 'error' }]);
    const grid = await getGridView(month.county.ctx(month.reporter), PERIOD, undefined);
    const rowOf = (id: string) => grid.rows.find((r) => r.projectId === id);
    expect(rowOf(first)?.cells).toMatchObject({
      monthAmountYuan: '12345000',
      imageProgress: '主体结构完成三层',
      imagePercent: '62',
    });
    expect(rowOf(second)?.cells.monthAmountYuan).toBe('约一百');
    expect(rowOf(second)?.findings.map((f) => f.ruleId)).toContain('RPT-001');
    await submitReports(month.county.ctx(month.reporter), PERIOD, [first]);
    await confirmReports(month.county.ctx(month.head), PERIOD, [first]);
    const figure = await db.owner
      .selectFrom('figures')
      .select('origin')
      .where('project_id', '=', first)
      .where('measure', '=', 'month_amount')
      .executeTakeFirst();
    expect(figure?.origin).toMatchObject({ kind: 'workbook', sheet: '填报', address: 'G4' });
  });

  test('uploaded as it was downloaded changes nothing, also when it is filled already', async () => {
    const month = await newMonth(db);
    await fillAll(month, '12345678.90');
    const answer = await upload(month, await typeInto(await download(month), {}));
    expect(answer).toMatchObject({ saved: 0, cells: 0, findings: [], conflicts: [] });
  });

  test('a cell that somebody changed on line meanwhile is a conflict and stays', async () => {
    const month = await newMonth(db, 1);
    const [id = ''] = idsOf(month);
    const content = await download(month);
    await saveDrafts(month.county.ctx(month.reporter), {
      period: PERIOD,
      origin: 'grid',
      drafts: [write(id, { monthAmountYuan: '10000000' })],
    });
    const answer = await upload(month, await typeInto(content, { G4: 2000, M4: '管线未迁改' }));
    expect(answer.conflicts).toMatchObject([
      { yours: '20000000', theirs: '10000000', fieldLabel: '本月完成' },
    ]);
    expect(answer.cells).toBe(1);
  });

  test('of another period or unit, or any other file, is refused', async () => {
    const month = await newMonth(db, 1);
    const content = Buffer.from(await download(month));
    expect(await codeOf(upload(month, content, PERIOD))).toBe('done');
    const other = await newMonth(db, 1);
    expect(await codeOf(upload(other, content))).toBe('WORKBOOK_OTHER_UNIT');
    expect(await codeOf(upload(month, Buffer.from('项目,金额\n甲,1\n'), PERIOD))).not.toBe('done');
  });

  test('leaves rows alone that were submitted meanwhile, and says so', async () => {
    const month = await newMonth(db, 1);
    const content = await download(month);
    await fillAll(month);
    await submitReports(month.county.ctx(month.reporter), PERIOD, idsOf(month));
    const answer = await upload(month, await typeInto(content, { G4: 5 }));
    expect(answer).toMatchObject({ saved: 0, findings: [{ code: 'ROW_CLOSED', severity: 'warning' }] });
  });

  test('asks for the level of physical progress beside the one in force, and takes one of the project’s own', async () => {
    const month = await newMonth(db, 1);
    const [id = ''] = idsOf(month);
    const book = await openXlsx(await download(month));
    expect(book.sheets[0]?.rows[2]?.slice(9, 12)).toEqual(['上期分级', '形象进度分级', '形象进度']);
    expect(book.sheets[0]?.dataValidations).toMatchObject([
      { type: 'list', range: 'K4', values: expect.arrayContaining(['规划设计', '交付使用']) },
    ]);
    const answer = await upload(month, await typeInto(await download(month), { G4: 0, K4: '主体施工' }));
    expect(answer).toMatchObject({ saved: 1, cells: 2, findings: [] });
    const { rows } = await getGridView(month.county.ctx(month.reporter), PERIOD, undefined);
    expect(rows.find((r) => r.projectId === id)).toMatchObject({
      cells: { imageLevel: '主体施工' },
      changedFields: ['imageLevel'],
    });
  });

  test('downloaded before levels were asked for is read by its own columns', async () => {
    const month = await newMonth(db, 1);
    const [id = ''] = idsOf(month);
    await saveDrafts(month.county.ctx(month.reporter), {
      period: PERIOD,
      origin: 'grid',
      drafts: [write(id, { imageProgress: '主体封顶', nextSteps: '外墙施工' })],
    });
    const book = await openXlsx(await download(month));
    const [sheet, keeping] = book.sheets;
    if (!sheet || !keeping) throw new Error('no sheets');
    for (const row of sheet.rows.slice(2)) row.splice(9, 2);
    for (const row of keeping.rows.slice(1)) row.splice(5, 1);
    const [head = []] = keeping.rows;
    head[0] = 'reporting-grid.v1';
    const row = sheet.rows[3];
    if (row) row[9] = '主体封顶，砌体施工';
    const answer = await upload(month, Buffer.from(await saveXlsx(book)));
    expect(answer).toMatchObject({ saved: 1, cells: 1, findings: [], conflicts: [] });
  });
});
