import { describe, expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { applyImport } from '../quality/import/apply-import.ts';
import { getImportView, listFindings } from '../quality/import/import.view.ts';
import { importRunJob } from '../quality/import/import-run.job.ts';
import { startImport } from '../quality/import/start-import.ts';
import { confirmReports } from './confirm-reports.ts';
import { getGridView } from './grid.view.ts';
import { saveDrafts } from './save-drafts.ts';
import { submitReports } from './submit-reports.ts';
import { takeImportedMonth } from './take-imported-month.ts';
import { idsOf, newMonth, PERIOD, submitAll, type TestMonth, write } from './testing-month.ts';

const db = await testDatabase();

/** A ledger with cumulative amounts and words of progress up to that month. */
async function importMonth(month: TestMonth, lastMonth: number, lines: string[]): Promise<string> {
  const { county, clerk } = month;
  const head = `序号,项目代码,项目名称,建设性质,责任单位,计划总投资（万元）,1—${lastMonth}月累计完成投资（万元）,形象进度`;
  const content = Buffer.from(`望川县2026年重点项目台账\n${head}\n${lines.join('\n')}\n`);
  const { importId } = await startImport(county.ctx(clerk), { name: '台账.csv', content });
  const { today } = county.ctx(clerk);
  await importRunJob(db.worker, { kind: 'ledger-import', regionId: county.regionId, importId, today });
  return importId;
}

const apply = (month: TestMonth, importId: string) =>
  applyImport(month.county.ctx(month.clerk), importId, {
    statuses: ['new', 'changed'],
    without: [],
    reason: '',
  });
const take = (month: TestMonth, importId: string) =>
  takeImportedMonth(month.county.ctx(month.clerk), { period: PERIOD, importId });
const gridOf = (month: TestMonth) => getGridView(month.county.ctx(month.reporter), PERIOD, undefined);

/** The rows of projects that are there, as a ledger prints them. */
async function linesOf(month: TestMonth, ytd: string[], words = '主体结构完成三层'): Promise<string[]> {
  const rows = await db.owner
    .selectFrom('projects')
    .select(['code', 'name'])
    .where('region_id', '=', month.county.regionId)
    .orderBy('id')
    .execute();
  return rows.map((row, at) => `${at + 1},${row.code},${row.name},,,,${ytd[at] ?? ''},${words}`);
}

describe('month figures of an imported workbook', () => {
  test('become drafts with their cells, and the confirmed figure leads back to the cell', async () => {
    const month = await newMonth(db);
    const [first = ''] = idsOf(month);
    const importId = await importMonth(month, 10, await linesOf(month, ['1234.5', '88']));
    const view = await getImportView(month.county.ctx(month.clerk), importId);
    expect(view.head).toMatchObject({ months: [{ period: PERIOD, rows: 2, isOpen: true }] });
    const taken = await take(month, importId);
    expect(taken).toMatchObject({ reports: 2, cells: 4, left: [] });
    const row = (await gridOf(month)).rows.find((one) => one.projectId === first);
    expect(row?.status).toBe('draft');
    expect(row?.cells).toMatchObject({
      monthAmountYuan: '12345000',
      ytdAmountYuan: '12345000',
      imageProgress: '主体结构完成三层',
    });
    expect(row?.importedCells).toContainEqual({ field: 'imageProgress', address: '台账!H3' });
    await submitReports(month.county.ctx(month.reporter), PERIOD, [first]);
    await confirmReports(month.county.ctx(month.head), PERIOD, [first]);
    const figures = await db.owner
      .selectFrom('figures')
      .select(['measure', 'origin'])
      .where('project_id', '=', first)
      .execute();
    for (const figure of figures)
      expect(figure.origin).toMatchObject({ kind: 'workbook', sheet: '台账', address: 'G3' });
  });

  test('reach the report of a project that the same workbook has made', async () => {
    const month = await newMonth(db, 1);
    const lines = [...(await linesOf(month, [''], '')), '2,,新来的项目,新建,城关镇,3000,260.5,完成场地平整'];
    const importId = await importMonth(month, 10, lines);
    await expect(take(month, importId)).rejects.toThrow('IMPORT_NOT_NOW');
    await apply(month, importId);
    expect(await take(month, importId)).toMatchObject({ reports: 1, cells: 2 });
    const row = (await gridOf(month)).rows.find((one) => one.name === '新来的项目');
    expect(row?.cells).toMatchObject({ monthAmountYuan: '2605000' });
  });

  test('leave filled cells and reports that were submitted or confirmed alone and name them', async () => {
    const month = await newMonth(db);
    const [first = '', second = ''] = idsOf(month);
    await submitAll(month);
    await confirmReports(month.county.ctx(month.head), PERIOD, [first, second]);
    const confirmed = await take(month, await importMonth(month, 10, await linesOf(month, ['9', '9'])));
    expect(confirmed).toMatchObject({ reports: 0, cells: 0 });
    expect(confirmed.left.map((one) => one.address)).toEqual(['台账!G3', '台账!G4']);
    expect(confirmed.left[0]?.message).toContain('已签字确认');

    const filling = await newMonth(db, 1);
    const [own = ''] = idsOf(filling);
    await saveDrafts(filling.county.ctx(filling.reporter), {
      period: PERIOD,
      origin: 'grid',
      drafts: [write(own, { imageProgress: '正在浇筑基础' })],
    });
    const partly = await take(filling, await importMonth(filling, 10, await linesOf(filling, ['12'])));
    expect(partly).toMatchObject({ reports: 1, cells: 1 });
    expect(partly.left).toMatchObject([{ address: '台账!H3' }]);
    expect((await gridOf(filling)).rows[0]?.cells.imageProgress).toBe('正在浇筑基础');
  });

  test('of another month than the one that is being filled stay in the workbook, with a finding', async () => {
    const month = await newMonth(db, 1);
    const importId = await importMonth(month, 8, await linesOf(month, ['12']));
    const view = await getImportView(month.county.ctx(month.clerk), importId);
    expect(view.head?.months).toEqual([{ period: '2026-08', rows: 1, isOpen: false }]);
    const { findings } = await listFindings(month.county.ctx(month.clerk), importId, {
      severity: 'note',
      page: 0,
    });
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'IMP-MONTH-CLOSED', address: '台账!G3' }),
    );
    expect(await take(month, importId)).toMatchObject({ reports: 0, cells: 0 });
  });

  test('are taken twice without changing anything', async () => {
    const month = await newMonth(db, 1);
    const importId = await importMonth(month, 10, await linesOf(month, ['12']));
    await take(month, importId);
    const before = (await gridOf(month)).rows[0]?.draftVersion;
    expect(await take(month, importId)).toMatchObject({ reports: 0, cells: 0, left: [] });
    expect((await gridOf(month)).rows[0]?.draftVersion).toBe(before);
  });
});
