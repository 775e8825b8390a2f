import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { newCounty } from '../platform/testing-county.ts';
import { getFailedJobs } from './failed-jobs.view.ts';
import { repeatJob } from './repeat-job.ts';

const db = await testDatabase();

async function newCountyWithKeeper() {
  const county = await newCounty(db);
  const unit = await county.newUnit('城关镇', 'town');
  const keeper = county.ctx(await county.newActor(unit, ['system-admin']));
  const clerk = county.ctx(await county.newActor(unit, ['office-clerk']));
  return { keeper, clerk, regionId: county.regionId };
}

async function jobOf(regionId: number, state: string, output: object, table = 'job'): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into ${sql.table(`pgboss.${table}`)}
      (id, name, data, state, retry_count, created_on, completed_on, output, policy, retry_limit, keep_until, start_after,
        priority, retry_delay, retry_backoff, expire_in)
    values (gen_random_uuid(), 'derive-projects', ${JSON.stringify({ regionId, projectIds: ['1'] })}, ${state}, 3,
      now() - interval '1 hour', now() - interval '1 hour', ${JSON.stringify(output)}, 'standard', 3, now() + interval '1 day', now() - interval '1 hour',
      0, 0, false, interval '1 hour')
    returning id::text`.execute(db.owner);
  return rows[0]?.id ?? '';
}

test.each([
  [{ code: '53100', message: 'could not extend file' }, 'STORAGE_FULL'],
  [{ message: 'Connection terminated unexpectedly' }, 'DATABASE_AWAY'],
  [{ message: 'its worker is gone' }, 'WORKER_GONE'],
  [{ message: '张三的项目 has no unit' }, 'FAULT'],
])('A job that failed with %j is shown as %s, without what was said', async (output, trouble) => {
  const { keeper, regionId } = await newCountyWithKeeper();
  await jobOf(regionId, 'failed', output);
  const { failed } = await getFailedJobs(keeper);
  expect(failed).toMatchObject([{ queue: 'derive-projects', tries: 4, trouble, isUnderWay: false }]);
  expect(JSON.stringify(failed)).not.toContain('张三');
});

test('What failed is shown though it was put away, until the same work is done; others do not see it', async () => {
  const { keeper, clerk, regionId } = await newCountyWithKeeper();
  await jobOf(regionId, 'failed', {}, 'archive');
  const elsewhere = await newCountyWithKeeper();
  expect((await getFailedJobs(keeper)).failed).toHaveLength(1);
  expect((await getFailedJobs(elsewhere.keeper)).failed).toEqual([]);
  await expect(getFailedJobs(clerk)).rejects.toThrow(/JOBS_NOT_YOURS/);
  await jobOf(regionId, 'completed', {});
  await sql`update pgboss.job set completed_on = now() where state = 'completed'`.execute(db.owner);
  expect((await getFailedJobs(keeper)).failed).toEqual([]);
});

test('It is given out again with what it was to do, and only what failed can be', async () => {
  const { keeper, clerk, regionId } = await newCountyWithKeeper();
  const jobId = await jobOf(regionId, 'failed', {});
  await expect(repeatJob(clerk, jobId)).rejects.toThrow(/JOBS_NOT_YOURS/);
  await repeatJob(keeper, jobId);
  const { rows } =
    await sql`select data from pgboss.job where state = 'created' and data->>'regionId' = ${String(regionId)}`.execute(
      db.owner,
    );
  expect(rows).toEqual([{ data: { regionId, projectIds: ['1'] } }]);
  expect((await getFailedJobs(keeper)).failed).toMatchObject([{ isUnderWay: true }]);
  const done = await jobOf(regionId, 'completed', {});
  await expect(repeatJob(keeper, done)).rejects.toThrow(/JOB_NOT_FAILED/);
});

test('Work that should have begun long ago is told of', async () => {
  const { keeper, regionId } = await newCountyWithKeeper();
  await jobOf(regionId, 'created', {});
  const { waiting } = await getFailedJobs(keeper);
  expect(waiting.find(({ queue }) => queue === 'derive-projects')?.minutes).toBeGreaterThanOrEqual(59);
});
