import { expect, test } from 'vitest';
import { DEFAULT_IMAGE_SCALES, renameLevel } from '#core/ledger/public.ts';
import { deriveAllProjects, getOverview } from '#server/progress/public.ts';
import { editProject } from '../ledger/edit-project.ts';
import { withScope } from '../platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { setImageScales } from '../progress/image-scales.ts';
import { getProjectRows } from '../progress/project-rows.view.ts';
import { confirmReports } from './confirm-reports.ts';
import { hashSnapshot } from './freeze.queries.ts';
import { freezePeriod } from './freeze-period.ts';
import { getGridView } from './grid.view.ts';
import { openPeriod } from './open-period.ts';
import { saveDrafts } from './save-drafts.ts';
import { submitReports } from './submit-reports.ts';
import { idsOf, newMonth, PERIOD, type TestMonth, write } from './testing-month.ts';
import { codeOf } from './testing-refusals.ts';
import { verifyChains, verifyFreezes } from './verify-chains.ts';

const db = await testDatabase();
const NEXT = '2026-11';

const save = (month: TestMonth, period: string, levels: (string | undefined)[]) =>
  saveDrafts(month.county.ctx(month.reporter), {
    period,
    origin: 'grid',
    drafts: idsOf(month).map((id, at) => {
      const imageLevel = levels[at];
      const cells = { monthAmountYuan: '0', nextSteps: '推进', imageProgress: `${period}现场情况` };
      return write(id, imageLevel === undefined ? cells : { ...cells, imageLevel });
    }),
  });

async function confirm(month: TestMonth, period: string, levels: (string | undefined)[]) {
  await save(month, period, levels);
  await submitReports(month.county.ctx(month.reporter), period, idsOf(month));
  await confirmReports(month.county.ctx(month.head), period, idsOf(month));
}

/** October confirmed and frozen with these levels, November open. */
async function frozenOctober(levels: (string | undefined)[]): Promise<TestMonth> {
  const month = await newMonth(db, levels.length);
  const office = () => month.county.ctx(month.officeHead);
  await confirm(month, PERIOD, levels);
  await freezePeriod(office(), { period: PERIOD, withMissing: true });
  month.county.now = new Date('2026-11-26T02:00:00Z');
  await openPeriod(office(), NEXT);
  await deriveOpen(month);
  return month;
}

const deriveOpen = ({ county, officeHead }: TestMonth) =>
  withScope(db.app, officeHead, (tx) =>
    deriveAllProjects(tx, { regionId: county.regionId, period: NEXT, today: county.ctx(officeHead).today }),
  );

async function countLevels(month: TestMonth, period: string): Promise<Record<string, number>> {
  const { groups } = await getOverview(month.county.ctx(month.officeHead), {
    period,
    split: 'imageLevel',
    rows: 'top',
  });
  return Object.fromEntries(groups.map(({ key, figures }) => [key, figures.projectCount]));
}

const hashNow = ({ county, officeHead }: TestMonth) =>
  withScope(db.app, officeHead, (tx) => hashSnapshot(tx, county.regionId, PERIOD));

test('A level is reported once and stands until another is: projects are counted by it, in order, and found by it', async () => {
  const month = await frozenOctober(['主体施工', '招投标', undefined]);
  const [first = '', second = ''] = idsOf(month);
  expect(await countLevels(month, PERIOD)).toEqual({ 房建·招投标: 1, 房建·主体施工: 1, '': 1 });
  expect(Object.keys(await countLevels(month, NEXT))).toEqual(['房建·招投标', '房建·主体施工', '']);
  await confirm(month, NEXT, [undefined, '基础施工', undefined]);
  expect(await countLevels(month, NEXT)).toEqual({ 房建·基础施工: 1, 房建·主体施工: 1, '': 1 });
  expect(await countLevels(month, PERIOD)).toEqual({ 房建·招投标: 1, 房建·主体施工: 1, '': 1 });
  const list = (imageLevel: string) =>
    getProjectRows(month.county.ctx(month.officeHead), {
      period: NEXT,
      imageLevel,
      sort: 'serial',
      order: 'asc',
      limit: 10,
      rows: 'leaf',
    });
  expect((await list('房建·主体施工,房建·基础施工')).rows).toMatchObject([
    { id: first, imageLevel: '主体施工', imageLevelPeriod: PERIOD },
    { id: second, imageLevel: '基础施工', imageLevelPeriod: NEXT },
  ]);
  expect((await list('-')).rows.map((row) => row.imageLevel)).toEqual([null]);
});

test('The grid shows the level in force, a level that goes back asks why, and one of another scale cannot be submitted', async () => {
  const month = await frozenOctober(['主体施工', '招投标']);
  const [first = '', second = ''] = idsOf(month);
  const { rows } = await save(month, NEXT, ['规划设计', '投产']);
  expect(rows.find((row) => row.projectId === first)).toMatchObject({
    lastCells: { imageLevel: '主体施工' },
    imageLevels: expect.arrayContaining(['规划设计', '交付使用']),
    findings: [expect.objectContaining({ ruleId: 'QLT-039', severity: 'warning', field: 'imageLevel' })],
    unansweredCount: 1,
  });
  expect(rows.find((row) => row.projectId === second)?.findings).toMatchObject([
    { ruleId: 'QLT-038', severity: 'error' },
  ]);
  const submit = (id: string) => submitReports(month.county.ctx(month.reporter), NEXT, [id]);
  expect(await codeOf(submit(first))).toBe('REPORT_HAS_ERRORS');
  expect(await codeOf(submit(second))).toBe('REPORT_HAS_ERRORS');
  await saveDrafts(month.county.ctx(month.reporter), {
    period: NEXT,
    origin: 'grid',
    drafts: [
      {
        ...write(first, {}, 1),
        explanations: { 'QLT-039': { choice: '以前填报有误', text: '上月误选，尚在设计' } },
      },
    ],
  });
  expect(await codeOf(submit(first))).toBe('done');
});

test('New scales count from the first period that is not frozen: a renamed level stays known, a taken one is chosen anew', async () => {
  const month = await frozenOctober(['主体施工', '招投标']);
  const hash = await hashNow(month);
  const [building, ...others] = structuredClone(DEFAULT_IMAGE_SCALES.scales);
  if (!building) throw new Error('no scale');
  const levels = building.levels
    .filter(({ name }) => name !== '招投标')
    .map((level) => (level.name === '主体施工' ? renameLevel(level, '主体结构施工') : level));
  const change = { scales: { scales: [{ ...building, levels }, ...others] }, source: '项目办会议纪要第3期' };
  expect(await codeOf(setImageScales(month.county.ctx(month.clerk), change))).toBe('IMAGE_SCALES_NOT_YOURS');
  expect(await setImageScales(month.county.ctx(month.officeHead), change)).toEqual({
    version: 1,
    validFrom: '2026-11-01',
  });
  await deriveOpen(month);
  expect(await countLevels(month, NEXT)).toEqual({ 房建·主体结构施工: 1, '': 1 });
  expect(await countLevels(month, PERIOD)).toEqual({ 房建·招投标: 1, 房建·主体施工: 1 });
  expect(await hashNow(month)).toBe(hash);
  const grid = await getGridView(month.county.ctx(month.reporter), NEXT, undefined);
  expect(grid.rows.map((row) => row.lastCells.imageLevel)).toEqual(['主体结构施工', '']);
  const verified = await withScope(db.app, month.officeHead, async (tx) => [
    await verifyChains(tx, month.county.regionId),
    await verifyFreezes(tx, month.county.regionId),
  ]);
  expect(verified.map(({ broken }) => broken)).toEqual([undefined, undefined]);
});

test('A project may take another scale than that of its sector, with its history', async () => {
  const month = await frozenOctober(['主体施工']);
  const [id = ''] = idsOf(month);
  const office = month.county.ctx(month.officeHead);
  await editProject(office, id, { version: 1, changes: { imageScale: '工业' }, reason: '厂房项目' });
  const grid = await getGridView(month.county.ctx(month.reporter), NEXT, undefined);
  expect(grid.rows[0]?.imageLevels).toContain('设备安装');
  expect(grid.rows[0]?.lastCells.imageLevel).toBe('主体施工');
  await deriveOpen(month);
  expect(await countLevels(month, NEXT)).toEqual({ 工业·主体施工: 1 });
});
