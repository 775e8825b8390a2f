// What acts leave in the derived table is what a rebuild from the ledger gives.
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { deriveAllProjects, listOpenPeriodsFrom, verifyDerived } from '#server/progress/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { withWorker } from '../platform/with-scope.ts';
import { deriveChangedProjects } from '../progress/derive-projects.job.ts';
import { acceptReports } from './accept-reports.ts';
import { confirmReports } from './confirm-reports.ts';
import { freezePeriod } from './freeze-period.ts';
import { openPeriod } from './open-period.ts';
import { returnReports } from './return-reports.ts';
import { saveDrafts } from './save-drafts.ts';
import { submitReports } from './submit-reports.ts';
import { newMonth, PERIOD, type TestMonth, write } from './testing-month.ts';

const db = await testDatabase();
const NEXT = '2026-11';
const PROJECTS = 3;

type Act = { kind: 'fill' | 'confirm' | 'return' | 'accept' | 'freeze'; project: number; wan: number };
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('fill', 'fill', 'confirm', 'confirm', 'return', 'accept', 'freeze'),
  project: fc.nat(PROJECTS - 1),
  wan: fc.integer({ min: 1, max: 1_500 }),
});

/** Chance alone may never fill and then confirm the same project: this sequence always does. */
const SIGNS_ONE: [Act, boolean][] = [
  [{ kind: 'fill', project: 0, wan: 300 }, false],
  [{ kind: 'confirm', project: 0, wan: 1 }, false],
  [{ kind: 'accept', project: 0, wan: 1 }, false],
  [{ kind: 'return', project: 0, wan: 1 }, false],
];

/** A refusal is part of the story: it must leave nothing behind. */
async function tryAct(month: TestMonth, { kind, project, wan }: Act, period: string): Promise<void> {
  const { county } = month;
  const projectId = month.projects[project]?.id ?? '';
  const run = {
    fill: async () => {
      const cells = { monthAmountYuan: String(wan * 10_000), imageProgress: `第${wan}段主体完成，进度正常` };
      const ctx = county.ctx(month.reporter);
      await saveDrafts(ctx, { period, origin: 'grid', drafts: [write(projectId, cells, 0, '*')] });
      await submitReports(county.ctx(month.reporter), period, [projectId]);
    },
    confirm: () => confirmReports(county.ctx(month.head), period, [projectId]),
    return: () =>
      returnReports(county.ctx(month.clerk), {
        period,
        projectIds: [projectId],
        target: { to: 'step', step: 0 },
        reason: '数字请核对',
      }),
    accept: () =>
      acceptReports(county.ctx(month.clerk), {
        period,
        projectIds: [projectId],
        orgIds: [],
        withoutReviewReason: '复核逾期',
      }),
    freeze: () => freezePeriod(county.ctx(month.officeHead), { period, withMissing: true }),
  };
  await run[kind]().catch((error: { body?: unknown }) => {
    if (!error.body) throw error;
  });
}

const readRows = async (regionId: number) => {
  const { rows } = await sql<
    Record<string, unknown>
  >`select to_jsonb(g) - 'derived_at' as row from derived.project_progress g
    where region_id = ${regionId} order by year, period, project_id`.execute(db.owner);
  return rows;
};

const countSigned = async (regionId: number): Promise<number> => {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from report_versions where region_id = ${regionId}`.execute(db.owner);
  return rows[0]?.n ?? 0;
};

async function rebuild(month: TestMonth): Promise<void> {
  const { regionId, now } = month.county;
  const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const periods = await withWorker(db.worker, regionId, (tx) => listOpenPeriodsFrom(tx, regionId, '2026-01'));
  for (const period of periods)
    await withWorker(db.worker, regionId, (tx) => deriveAllProjects(tx, { regionId, period, today }));
}

describe('derived rows', () => {
  test('after any sequence of acts are those that a rebuild from the ledger gives', async () => {
    let signed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(act, fc.boolean()), { minLength: 3, maxLength: 12 }),
        async (acts) => {
          const month = await newMonth(db, PROJECTS);
          await openPeriod(month.county.ctx(month.officeHead), NEXT);
          await rebuild(month);
          for (const [one, isNext] of acts) await tryAct(month, one, isNext ? NEXT : PERIOD);
          signed += await countSigned(month.county.regionId);
          const kept = await readRows(month.county.regionId);
          await rebuild(month);
          expect(kept).toEqual(await readRows(month.county.regionId));
          const { regionId } = month.county;
          const verified = await withWorker(db.worker, regionId, (tx) =>
            verifyDerived(tx, { regionId, today: '2026-10-26' }),
          );
          expect(verified.broken).toBeUndefined();
        },
      ),
      { numRuns: 10, examples: [[SIGNS_ONE]] },
    );
    expect(signed).toBeGreaterThan(0);
  });

  test('of a bundle over several units are made by the worker from all its parts, never from those one unit sees', async () => {
    const month = await newMonth(db, 1);
    const { county } = month;
    const other = await county.newUnit('南河镇', 'town');
    const bundle = await county.newProject(county.office ?? month.unit, { isBundle: true, annualYuan: null });
    const own = await county.newProject(month.unit, { parentId: bundle.id });
    const far = await county.newProject(other, { parentId: bundle.id });
    await county.newReport(own, month.unit, PERIOD);
    await county.newReport(far, other, PERIOD);
    await rebuild(month);
    const amountOf = async (id: string) => {
      const { rows } = await sql<{
        actual: string | null;
        plan: string | null;
      }>`select actual_yuan::text as actual,
        annual_plan_yuan::text as plan from derived.project_progress
        where region_id = ${county.regionId} and period = ${PERIOD} and project_id = ${id}`.execute(db.owner);
      return rows[0];
    };
    const before = await amountOf(bundle.id);
    await saveDrafts(county.ctx(month.reporter), {
      period: PERIOD,
      origin: 'grid',
      drafts: [write(own.id, { monthAmountYuan: '8000000', imageProgress: '主体结构施工，进度正常' })],
    });
    await submitReports(county.ctx(month.reporter), PERIOD, [own.id]);
    await confirmReports(county.ctx(month.head), PERIOD, [own.id]);
    expect((await amountOf(own.id))?.actual).toBe('8000000.00');
    expect(await amountOf(bundle.id)).toEqual(before);
    const { rows: jobs } = await sql<{ data: { projectIds: string[] } }>`select data from pgboss.job
      where name = 'derive-projects' and (data->>'regionId')::int = ${county.regionId}`.execute(db.owner);
    expect(jobs.map(({ data }) => data.projectIds)).toContainEqual([bundle.id]);
    await rebuild(month);
    expect(await amountOf(bundle.id)).toEqual({ actual: '8000000.00', plan: before?.plan });
    await deriveChangedProjects(db.worker, { regionId: county.regionId, projectIds: [bundle.id] });
  });
});
