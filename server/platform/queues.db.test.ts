import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { openJobHolder } from './held-jobs.ts';
import { migrateQueues, QUEUES, sendJob, startWorker } from './queues.ts';
import { testDatabase } from './testing.ts';
import { type Scope, withScope } from './with-scope.ts';

const { app, owner, urls } = await testDatabase();
const clerk: Scope = { regionId: 1, personId: '1', orgPath: 'r1', projectIds: [], sees: 'region' };
const unit: Scope = { ...clerk, sees: 'scoped' };

const taken: unknown[] = [];
const errors: unknown[] = [];
const told: [queue: string, ended: string][] = [];
let openings = 0;
const worker = await startWorker(
  urls.worker,
  {
    'run-job': async (payload) => {
      taken.push(payload);
    },
    'seal-audit-entries': async () => undefined,
    'derive-projects': () => Promise.reject(new Error('this job always fails')),
    'open-due-reports': async () => {
      openings += 1;
    },
  },
  {
    onError: (error) => void errors.push(error),
    onJob: (queue, ended) => void told.push([queue, ended]),
  },
);
afterAll(() => worker.stop());

async function waitFor(isDone: () => boolean): Promise<void> {
  for (let waited = 0; !isDone() && waited < 10_000; waited += 50) await sleep(50);
}

describe('a job', () => {
  test('sent in an act that is committed is taken by the worker, from either role', async () => {
    await withScope(app, clerk, (tx) => sendJob(tx, 'run-job', { number: 1 }));
    await withScope(app, unit, (tx) => sendJob(tx, 'run-job', { number: 2 }));
    await waitFor(() => taken.length === 2);
    expect(taken).toEqual(expect.arrayContaining([{ number: 1 }, { number: 2 }]));
    expect(errors).toEqual([]);
    await waitFor(() => told.filter(([queue]) => queue === 'run-job').length === 2);
    expect(told.filter(([queue]) => queue === 'run-job').every(([, ended]) => ended === 'done')).toBe(true);
  });

  test('that fails is told of, and the worker goes on with the others', async () => {
    await withScope(app, clerk, (tx) => sendJob(tx, 'derive-projects', {}));
    await waitFor(() => told.some(([queue]) => queue === 'derive-projects'));
    expect(told).toContainEqual(['derive-projects', 'failed']);
    const before = taken.length;
    await withScope(app, clerk, (tx) => sendJob(tx, 'run-job', { number: 9 }));
    await waitFor(() => taken.length > before);
    expect(taken.at(-1)).toEqual({ number: 9 });
    const waiting = await worker.countWaiting();
    // It is tried again later, so it still waits.
    expect([waiting['run-job'], waiting['derive-projects']]).toEqual([0, 1]);
  });

  test('of an act that is rolled back never runs', async () => {
    const act = withScope(app, clerk, async (tx) => {
      await sendJob(tx, 'run-job', { number: 3 });
      throw new Error('no');
    });
    await expect(act).rejects.toThrow('no');
    await withScope(app, clerk, (tx) => sendJob(tx, 'run-job', { number: 4 }));
    await waitFor(() => taken.length === 3);
    expect(taken).not.toContainEqual({ number: 3 });
  });

  test('cannot be changed or taken away by the web process', async () => {
    const remove = withScope(app, clerk, (tx) => sql`delete from pgboss.job`.execute(tx));
    await expect(remove).rejects.toThrow(/permission denied/);
    const change = withScope(app, clerk, (tx) => sql`update pgboss.job set state = 'cancelled'`.execute(tx));
    await expect(change).rejects.toThrow(/permission denied/);
  });
});

test('reports that fell due while no worker ran are opened at its start', async () => {
  await waitFor(() => openings > 0);
  expect(openings).toBe(1);
});

test('the timetable of the list stands in Beijing time', async () => {
  const { rows } = await sql<{ name: string; cron: string; timezone: string }>`
    select name, cron, timezone from pgboss.schedule order by name`.execute(owner);
  expect(rows).toEqual([
    { name: 'open-due-reports', cron: QUEUES['open-due-reports'].cron, timezone: 'Asia/Shanghai' },
    { name: 'seal-audit-entries', cron: QUEUES['seal-audit-entries'].cron, timezone: 'Asia/Shanghai' },
  ]);
});

test('making the queues a second time changes nothing', async () => {
  const listNames = async () =>
    (await sql<{ name: string }>`select name from pgboss.queue order by 1`.execute(owner)).rows;
  const before = await listNames();
  await migrateQueues(urls.owner);
  expect(await listNames()).toEqual(before);
  expect(before.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(QUEUES)));
});

describe('a job whose worker died', () => {
  const abandon = async (age: string) => {
    const { rows } = await sql<{ id: string }>`
      insert into pgboss.job (name, data, state, started_on, retry_limit, keep_until, expire_in)
      values ('run-job', '{"number": 77}', 'active', now() - ${age}::interval, 3, now() + interval '1 day', interval '1 hour')
      returning id::text`.execute(owner);
    return rows[0]?.id ?? '';
  };

  test('is found once it is nobody’s; one that is held, or has just been taken, is left alone', async () => {
    const holder = openJobHolder(urls.worker, 2);
    const [dead, fresh, held] = [
      await abandon('1 minute'),
      await abandon('1 second'),
      await abandon('1 minute'),
    ];
    const whileHeld = await holder.hold(held, () => holder.listAbandoned());
    expect(whileHeld.map(({ id }) => id)).toEqual([dead]);
    const after = await holder.listAbandoned();
    expect(after.map(({ id }) => id).sort()).toEqual([dead, held].sort());
    await sql`delete from pgboss.job where id::text in (${dead}, ${fresh}, ${held})`.execute(owner);
    await holder.close();
  });

  test('is taken up by the next worker that starts', async () => {
    await abandon('1 minute');
    const numbers: unknown[] = [];
    const next = await startWorker(
      urls.worker,
      { 'run-job': async (payload) => void numbers.push(payload) },
      { onError: (error) => void errors.push(error), onJob: () => undefined },
    );
    const isDone = () =>
      [...numbers, ...taken].some((payload) => JSON.stringify(payload) === '{"number":77}');
    await waitFor(isDone);
    expect(isDone()).toBe(true);
    await next.stop();
  });
});

test('where the clock was set back, the timetable and what waits go on from now and not from the time that has not come', async () => {
  const holder = openJobHolder(urls.worker, 1);
  await withScope(app, clerk, (tx) => sendJob(tx, 'expire-passwords', { mark: 'of tomorrow' }));
  await sql`update pgboss.version set cron_on = now() + interval '1 year'`.execute(owner);
  await sql`update pgboss.job set created_on = now() + interval '1 day', start_after = now() + interval '1 day 1 minute',
    singleton_on = now() + interval '1 day' where data->>'mark' = 'of tomorrow'`.execute(owner);
  await holder.putTimesRight();
  const { rows } = await sql<{ waits: number; rests: boolean; free: boolean }>`
    select round(extract(epoch from start_after - now()))::int as waits, singleton_on is null as free,
      (select cron_on > now() from pgboss.version) as rests from pgboss.job where data->>'mark' = 'of tomorrow'`.execute(
    owner,
  );
  expect(rows[0]?.waits).toBeGreaterThan(50);
  expect(rows[0]?.waits).toBeLessThan(61);
  expect(rows[0]).toMatchObject({ rests: false, free: true });
  expect(await holder.putTimesRight()).toBe(0);
  await holder.close();
});
