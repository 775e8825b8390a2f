// Rows that are worked out anew beside the acts: the morning run, a rebuild, a job.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { openPool } from '../platform/database.ts';
import type { Tx } from '../platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { withWorker } from '../platform/with-scope.ts';
import { newMonth, PERIOD } from '../reporting/testing-month.ts';
import { deriveChangedProjects } from './derive-projects.job.ts';
import { deriveAllProjects, deriveProjects } from './derive-projects.ts';

const db = await testDatabase();
const TODAY = '2026-10-26';

async function readActual(projectId: string): Promise<number> {
  const { actual_yuan } = await db.owner
    .selectFrom('derived.project_progress')
    .select('actual_yuan')
    .where('project_id', '=', projectId)
    .where('period', '=', PERIOD)
    .executeTakeFirstOrThrow();
  return Number(actual_yuan);
}

test.each([
  [
    'a run over all projects',
    (regionId: number) =>
      withWorker(db.worker, regionId, (tx) =>
        deriveAllProjects(tx, { regionId, period: PERIOD, today: TODAY }),
      ),
  ],
  [
    'a job about one',
    (regionId: number, projectId: string) =>
      deriveChangedProjects(db.worker, { regionId, projectIds: [projectId] }),
  ],
  [
    'another act',
    (regionId: number, projectId: string) =>
      withWorker(db.worker, regionId, (tx) =>
        deriveProjects(tx, { regionId, period: PERIOD, projectIds: [projectId], today: TODAY }),
      ),
  ],
  [
    'a late supplement of an earlier month',
    (regionId: number, projectId: string) =>
      withWorker(db.worker, regionId, (tx) =>
        deriveProjects(tx, { regionId, period: '2026-08', projectIds: [projectId], today: TODAY }),
      ),
  ],
])('%s waits for an act that is under way and reads what it signed', async (_name, run) => {
  const month = await newMonth(db, 1);
  const { regionId } = month.county;
  const projectId = month.projects[0]?.id ?? '';
  const pool = openPool({ connectionString: db.urls.owner }, 1);
  const act = await pool.connect();
  // As a confirmation does it: the figure and the row in one transaction.
  await act.query('begin');
  await act.query(
    `insert into figures (region_id, year, project_id, period, measure, value, origin, act_id)
     values ($1, 2026, $2, $3, 'ytd_amount', 77, '{}', 0)`,
    [regionId, projectId, PERIOD],
  );
  await act.query(
    'update derived.project_progress set actual_yuan = 77, derived_at = now() where region_id = $1 and project_id = $2',
    [regionId, projectId],
  );
  const running = run(regionId, projectId);
  await sleep(300);
  await act.query('commit');
  act.release();
  await running;
  await pool.end();
  expect(await readActual(projectId)).toBe(77);
});

test('an act on one part of a bundle waits for one on another, and the bundle has both', async () => {
  const { county } = await newMonth(db, 1);
  const { regionId } = county;
  const bureau = await county.newUnit('住建局');
  const bundle = await county.newProject(bureau, { isBundle: true, annualYuan: null });
  const parts = [
    await county.newProject(bureau, { parentId: bundle.id }),
    await county.newProject(bureau, { parentId: bundle.id }),
  ].map(({ id }) => id);
  await withWorker(db.worker, regionId, (tx) =>
    deriveAllProjects(tx, { regionId, period: PERIOD, today: TODAY }),
  );
  const sign = `insert into figures (region_id, year, project_id, period, measure, value, origin, act_id)
    values ($1, 2026, $2, $3, 'ytd_amount', $4, '{}', 0)`;
  const derive = (projectIds: string[]) =>
    withWorker(db.worker, regionId, (tx) =>
      deriveProjects(tx, { regionId, period: PERIOD, projectIds, today: TODAY }),
    );
  const pool = openPool({ connectionString: db.urls.owner }, 2);
  const act = await pool.connect();
  await act.query('begin');
  await act.query('select from derived.project_progress where project_id = $1 for update', [bundle.id]);
  await act.query(sign, [regionId, parts[0], PERIOD, 70]);
  await pool.query(sign, [regionId, parts[1], PERIOD, 5]);
  const running = derive(parts.slice(1));
  await sleep(300);
  await act.query('commit');
  act.release();
  await running;
  await pool.end();
  expect(await readActual(bundle.id)).toBe(75);
});

test('two acts that work out the first row of a project at once have both what they signed in it', async () => {
  const { county } = await newMonth(db, 1);
  const { regionId } = county;
  const bureau = await county.newUnit('水利局');
  const projectId = (await county.newProject(bureau, {})).id;
  const sign = (measure: string, value: number) => (tx: Tx) =>
    sql`insert into figures (region_id, year, project_id, period, measure, value, origin, act_id)
      values (${regionId}, 2026, ${projectId}, ${PERIOD}, ${measure}, ${value}, '{}', 0)`.execute(tx);
  const act = (signs: (tx: Tx) => Promise<unknown>, then = async () => {}) =>
    withWorker(db.worker, regionId, async (tx) => {
      await signs(tx);
      await deriveProjects(tx, { regionId, period: PERIOD, projectIds: [projectId], today: TODAY });
      await then();
    });
  let isDerived = false;
  const first = act(sign('ytd_amount', 70), async () => {
    isDerived = true;
    await sleep(300);
  });
  await vi.waitUntil(() => isDerived);
  await act(sign('month_amount', 5));
  await first;
  expect(await readActual(projectId)).toBe(70);
});
