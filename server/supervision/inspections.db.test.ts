import { expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { newMonth, type TestMonth } from '../reporting/testing-month.ts';
import { endInspection, getInspections, planInspection, setInspectionQuota } from './inspections.ts';

const db = await testDatabase();
const codeOf = (run: () => Promise<unknown>): Promise<string> =>
  (async () => run())().then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );

interface Office extends TestMonth {
  inspector: Actor;
  inspectionHead: Actor;
}
async function newOffice(): Promise<Office> {
  const month = await newMonth(db, 1);
  const inspection = await month.county.newUnit('督查室', 'office');
  const inspector = await month.county.newActor(inspection, ['inspector']);
  const inspectionHead = await month.county.newActor(inspection, ['inspection-head']);
  return { ...month, inspector, inspectionHead };
}
const wishOf = (office: Office, title: string, plannedOn = '2026-12-01') => ({
  title,
  topic: '项目进度',
  plannedOn,
  untilOn: plannedOn,
  orgIds: [office.unit.id],
  ledBy: '督查室',
  merges: [] as string[],
});

test('two near inspections of one unit are proposed as one, merged, counted once against the quota, and held', async () => {
  const office = await newOffice();
  const ctx = office.county.ctx(office.inspector);
  const quota = { region: 1, eachUnit: 1, mergeWithinDays: 15 };
  await setInspectionQuota(office.county.ctx(office.inspectionHead), { quota, source: '县委办文件' });
  const one = await planInspection(ctx, wishOf(office, '冬季施工检查'));
  const two = await planInspection(ctx, wishOf(office, '年底进度检查', '2026-12-10'));
  expect(two).toMatchObject({ count: 2, quota: 1 });
  const before = await getInspections(ctx, '2026');
  expect(before.proposals).toEqual([
    { planIds: [one.planId, two.planId], sharedNames: ['城关镇'], isSameTopic: true },
  ]);
  expect(before.count).toMatchObject({ planned: 2, over: 1, units: [{ times: 2, isOver: true }] });
  const merges = [one.planId, two.planId];
  const merged = await planInspection(ctx, { ...wishOf(office, '年底联合检查'), merges });
  expect(await codeOf(() => planInspection(ctx, { ...wishOf(office, '再合一次'), merges }))).toBe(
    'INSPECTION_NOT_OPEN',
  );
  const after = await getInspections(ctx, '2026');
  expect(after.proposals).toEqual([]);
  expect(after.count).toMatchObject({ planned: 1, beforeMerging: 2, over: 0 });
  expect(after.inspections.map(({ state }) => state).sort()).toEqual(['merged', 'merged', 'planned']);
  await endInspection(ctx, merged.planId, { kind: 'held', on: '2026-12-02', reason: '' });
  expect((await getInspections(ctx, '2026')).count.held).toBe(1);
  const again = { kind: 'held' as const, on: '2026-12-03', reason: '' };
  expect(await codeOf(() => endInspection(ctx, merged.planId, again))).toBe('INSPECTION_NOT_OPEN');
});

test('wrong days, an unknown unit and a cancellation without a reason are refused', async () => {
  const office = await newOffice();
  const ctx = office.county.ctx(office.inspector);
  const wish = wishOf(office, '检查');
  expect(await codeOf(() => planInspection(ctx, { ...wish, untilOn: '2026-11-30' }))).toBe('INSPECTION_DAYS');
  expect(await codeOf(() => planInspection(ctx, { ...wish, orgIds: ['999999'] }))).toBe('ORG_NOT_FOUND');
  const { planId } = await planInspection(ctx, wish);
  const cancel = { kind: 'cancelled' as const, on: '2026-11-25', reason: '' };
  expect(await codeOf(() => endInspection(ctx, planId, cancel))).toBe('INSPECTION_REASON');
  await endInspection(ctx, planId, { ...cancel, reason: '与上级检查重复' });
  expect((await getInspections(ctx, '2026')).count.planned).toBe(0);
});

const YES = 'done';
const NO = 'INSPECTIONS_NOT_YOURS';
test.each([
  ['reporter', NO, NO, NO],
  ['head', NO, NO, NO],
  ['clerk', YES, NO, NO],
  ['officeHead', YES, NO, NO],
  ['inspector', YES, YES, NO],
  ['inspectionHead', YES, YES, YES],
] as const)('the %s reads: %s, plans: %s, sets the quota: %s', async (who, reads, plans, sets) => {
  const office = await newOffice();
  const ctx = office.county.ctx(office[who]);
  const quota = { region: null, eachUnit: null, mergeWithinDays: 10 };
  expect(await codeOf(() => getInspections(ctx, '2026'))).toBe(reads);
  expect(await codeOf(() => planInspection(ctx, wishOf(office, '检查')))).toBe(plans);
  expect(await codeOf(() => setInspectionQuota(ctx, { quota, source: '' }))).toBe(sets);
});
