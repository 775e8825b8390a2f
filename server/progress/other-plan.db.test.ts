import { beforeAll, describe, expect, test } from 'vitest';
import { withWorker } from '../platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { freezePeriod } from '../reporting/freeze-period.ts';
import { PERIOD } from '../reporting/testing-month.ts';
import { verifyFreezes } from '../reporting/verify-chains.ts';
import { choosePlanBasis } from './choose-plan-basis.ts';
import { getOverview } from './overview.view.ts';
import { getPlanBasisSetting } from './plan-basis.view.ts';
import { getProjectMonths } from './project-progress.view.ts';
import { getProjectRows } from './project-rows.view.ts';
import { type AdjustedMonth, deriveMonth, newAdjustedMonth } from './testing-adjusted-month.ts';
import { verifyDerived } from './verify-derived.ts';

const db = await testDatabase();
let adjusted: AdjustedMonth;
const codeOf = (run: () => Promise<unknown>): Promise<string> =>
  Promise.resolve()
    .then(run)
    .then(
      () => 'done',
      (error: { body?: { code: string } }) => error.body?.code ?? String(error),
    );
const look = (split: 'unit' | 'department' = 'unit') =>
  getOverview(adjusted.month.county.ctx(adjusted.month.clerk), { period: PERIOD, split, rows: 'top' });
const choose = (basis: 'in-force' | 'first-issued', who = adjusted.month.officeHead) =>
  choosePlanBasis(adjusted.month.county.ctx(who), { basis, source: '县政府常务会议' });

beforeAll(async () => {
  adjusted = await newAdjustedMonth(db);
});

describe('After a batch has adjusted the plan', () => {
  test('the rate stands on the plan in force and the rate by the first issue is beside it, with what was moved out', async () => {
    const { total, groups } = await look();
    expect(total).toMatchObject({
      projectCount: 4,
      annualPlanYuan: '400000000.00',
      ratedActualYuan: '30000000.00',
      completionRate: '0.075',
      otherPlan: {
        basis: 'first-issued',
        annualPlanYuan: '480000000.00',
        completionRate: '0.0625',
        changedCount: 3,
        nullReason: null,
      },
    });
    expect(groups.map((g) => g.figures.otherPlan)).toEqual([total.otherPlan]);
    expect(
      (await look('department')).groups.map((g) => [g.label, g.figures.otherPlan?.annualPlanYuan]),
    ).toEqual([
      ['发改局', '480000000.00'],
      ['未定主管部门', '0'],
    ]);
  });

  test('a project that was moved out is on no list, and each of the others shows both plans', async () => {
    const { rows, matched } = await getProjectRows(adjusted.month.county.ctx(adjusted.month.clerk), {
      period: PERIOD,
      sort: 'serial',
      order: 'asc',
      limit: 100,
      rows: 'all',
    });
    expect(matched).toBe(4);
    expect(rows.map((r) => [r.planBasis, r.annualPlanYuan, r.otherPlanYuan])).toEqual([
      ['in-force', '100000000.00', '120000000.00'],
      ['in-force', '120000000.00', '120000000.00'],
      ['in-force', '120000000.00', '120000000.00'],
      ['in-force', '60000000.00', null],
    ]);
  });

  test('a filter by light or standing leaves out what was moved out', async () => {
    const { total } = await getOverview(adjusted.month.county.ctx(adjusted.month.clerk), {
      period: PERIOD,
      split: 'unit',
      rows: 'top',
      standing: 'behind,no-plan,unreported,on-plan,done,not-due,paused',
    });
    expect(total.otherPlan?.annualPlanYuan).toBe('360000000.00');
  });

  test('the rows agree with a fresh derivation', async () => {
    const { regionId } = adjusted.month.county;
    const { rows, broken } = await withWorker(db.worker, regionId, (tx) =>
      verifyDerived(tx, { regionId, today: '2026-10-31' }),
    );
    expect(broken).toBeUndefined();
    expect(rows).toBe(5);
  });
});

describe('The region picks the denominator', () => {
  test('only the head of the project office, and only the other one', async () => {
    expect(await codeOf(() => choose('first-issued', adjusted.month.clerk))).toBe('PLAN_BASIS_NOT_YOURS');
    expect(await codeOf(() => choose('in-force'))).toBe('PLAN_BASIS_UNCHANGED');
  });

  test('by the plan as first issued rates, standings and ranks stand on it from the first open period; an audit entry tells who', async () => {
    await choose('first-issued');
    await deriveMonth(db, adjusted.month);
    const { total } = await look();
    expect(total).toMatchObject({
      annualPlanYuan: '480000000.00',
      ratedActualYuan: '30000000.00',
      completionRate: '0.0625',
      planCount: 3,
      otherPlan: { basis: 'in-force', annualPlanYuan: '400000000.00', completionRate: '0.075' },
    });
    expect(total.standings['no-plan']).toBe(1);
    const setting = await getPlanBasisSetting(adjusted.month.county.ctx(adjusted.month.clerk));
    expect(setting).toMatchObject({ basis: 'first-issued', mayChoose: false });
    expect(setting.versions).toMatchObject([
      { version: 1, basis: 'first-issued', source: '县政府常务会议', personName: '孙主任' },
    ]);
    const audits = await db.owner
      .selectFrom('audit_entries')
      .select(['kind', 'outcome'])
      .where('region_id', '=', adjusted.month.county.regionId)
      .where('kind', '=', 'choose-plan-basis')
      .execute();
    expect(audits).toEqual([{ kind: 'choose-plan-basis', outcome: 'ok' }]);
  });

  test('a frozen period keeps the plan it was frozen by; the next choice applies after it', async () => {
    const { month, movedOut } = adjusted;
    const ctx = month.county.ctx(month.officeHead);
    const frozen = await freezePeriod(
      { ...ctx, now: new Date('2026-11-05T02:00:00Z'), today: '2026-11-05' },
      { period: PERIOD, withMissing: true },
    );
    expect(frozen.projectCount).toBe(4);
    const before = await look();
    expect(before.total).toMatchObject({ completionRate: '0.0625', annualPlanYuan: '480000000.00' });
    expect((await choose('in-force')).validFrom).toBe('2026-11-01');
    const { groups, total } = await look();
    expect({ groups, total }).toEqual({ groups: before.groups, total: before.total });
    const stages = await getOverview(ctx, { period: PERIOD, split: 'stage', rows: 'top' });
    expect(stages.total.otherPlan).toEqual(total.otherPlan);
    const { regionId } = month.county;
    const chain = await withWorker(db.worker, regionId, (tx) => verifyFreezes(tx, regionId));
    expect(chain.broken).toBeUndefined();
    const months = await getProjectMonths(ctx, movedOut.id, 2026);
    expect(months.months.find((m) => m.period === PERIOD)?.completionRate ?? null).toBeNull();
  });
});
