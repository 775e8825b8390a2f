import { beforeAll, describe, expect, test } from 'vitest';
import { withScope } from '../platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { type AdjustedMonth, newAdjustedMonth } from '../progress/testing-adjusted-month.ts';
import { freezePeriod } from '../reporting/freeze-period.ts';
import { PERIOD } from '../reporting/testing-month.ts';
import { gatherBulletinFacts } from './gather-bulletin-facts.ts';
import { gatherProjectList } from './project-sheets.ts';
import { getFigureTrace } from './trace.view.ts';

const db = await testDatabase();
let adjusted: AdjustedMonth;
const traced = (measure: string, place = 'group/2026-10/region/') =>
  getFigureTrace(adjusted.month.county.ctx(adjusted.month.clerk), `${place}/${measure}`);

beforeAll(async () => {
  adjusted = await newAdjustedMonth(db);
});

const checkTrace = async (isFrozen: boolean) => {
  const second = await traced('completion_rate_other_plan');
  expect(second).toMatchObject({ isFrozen, measureName: '按另一计划口径的完成率' });
  expect(second.total).toMatchObject({
    actualYuan: '30000000.00',
    annualPlanYuan: '480000000.00',
    projects: 4,
    outside: 0,
  });
  const { movedOut, substitute, lowered } = adjusted;
  expect(second.rows).toHaveLength(5);
  const row = (id: string) => second.rows.find(({ projectId }) => projectId === id);
  expect(row(lowered.id)).toMatchObject({ value: '8.3%（计划12,000万元）', annualPlanYuan: '120000000.00' });
  expect(row(movedOut.id)).toMatchObject({ value: '计划12,000万元', actualYuan: null });
  expect(row(movedOut.id)?.name).toContain('（已调出）');
  expect(row(substitute.id)?.value).toBe('—');
  const own = await traced('completion_rate');
  expect(own.rows.map(({ projectId }) => projectId)).not.toContain(movedOut.id);
  expect(own.total).toMatchObject({ actualYuan: '30000000.00', annualPlanYuan: '400000000.00' });
};

describe('A click on the second rate', () => {
  test('leads to the same investment over the plan as first issued, project by project, with what was moved out', async () => {
    await checkTrace(false);
    const one = await traced('completion_rate_other_plan', `project/2026-10/project/${adjusted.lowered.id}`);
    expect(one.total).toMatchObject({ actualYuan: '10000000.00', annualPlanYuan: '120000000.00' });
  });

  test('and does so once the period is frozen', async () => {
    await freezePeriod(
      {
        ...adjusted.month.county.ctx(adjusted.month.officeHead),
        now: new Date('2026-11-05T02:00:00Z'),
        today: '2026-11-05',
      },
      { period: PERIOD, withMissing: true },
    );
    await checkTrace(true);
  });
});

describe('The two lists of the frozen period', () => {
  test('are given the rate of every project by the plan as first issued', async () => {
    const { clerk } = adjusted.month;
    const q = { regionId: clerk.regionId, period: PERIOD, list: 'building' as const };
    const list = await withScope(db.app, clerk, (tx) => gatherProjectList(tx, q));
    expect(list.otherPlan).toBe('first-issued');
    const lowered = list.projects.find(({ projectKey }) => projectKey === adjusted.lowered.id);
    expect([lowered?.completionRate, lowered?.otherCompletionRate]).toEqual([
      '0.100000000000',
      '0.083333333333',
    ]);
  });
});

describe('The bulletin of the frozen period', () => {
  test('is given both plans by name, the rate of the whole, of every group and of every project behind', async () => {
    const ctx = adjusted.month.county.ctx(adjusted.month.clerk);
    const { facts } = await withScope(db.app, ctx.actor, (tx) =>
      gatherBulletinFacts(tx, ctx.actor.regionId, PERIOD, {
        requests: [],
        replyByOn: null,
        seasonNote: null,
        switches: {},
      }),
    );
    expect(facts.plan).toMatchObject({
      basis: 'in-force',
      versionName: '10月调整计划',
      documentNumber: '望政办〔2026〕31号',
      otherVersion: { versionName: '年初下达计划', completionRate: '0.0625' },
    });
    expect(facts.rankTables[0]?.groups[0]?.otherCompletionRate).toBe('0.0625');
    const lowered = facts.behind.find(({ projectKey }) => projectKey === adjusted.lowered.id);
    expect(lowered?.otherCompletionRate).toBe('0.083333333333');
  });
});
