import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { newCounty } from '../platform/testing-county.ts';
import { clearSessionsJob } from './clear-sessions.job.ts';

const db = await testDatabase();

test('The nightly clearing takes ended and idle sessions, spent links and old counters, and nothing that is in use', async () => {
  const county = await newCounty(db);
  const unit = await county.newUnit('城关镇', 'town');
  const { personId } = await county.newActor(unit, ['reporter-a']);
  const session = (hash: string, expires: string, seen: string) =>
    sql`insert into sessions (token_hash, region_id, person_id, org_id, expires_at, last_seen_at, address, agent)
      values (${hash}, ${county.regionId}, ${personId}, ${unit.id}, now() + ${expires}::interval, now() - ${seen}::interval, '', '')`.execute(
      db.owner,
    );
  await session('running', '2 hours', '1 minute');
  await session('over', '-1 minute', '1 minute');
  await session('idle', '2 hours', '40 minutes');
  await sql`insert into sign_in_counters (key, failures, first_at, locked_until) values
    ('old', 3, now() - interval '2 days', null), ('fresh', 2, now(), null),
    ('locked', 5, now() - interval '2 days', now() + interval '5 minutes')`.execute(db.owner);
  await sql`insert into request_counts (address, minute, requests) values
    ('10.0.0.1', now() - interval '2 hours', 3000), ('10.0.0.2', now(), 100)`.execute(db.owner);
  await sql`insert into setup_links (token_hash, expires_at, used_at) values
    ('used', now() + interval '1 hour', now()), ('run-out', now() - interval '1 hour', null), ('good', now() + interval '1 hour', null)`.execute(
    db.owner,
  );
  expect(await clearSessionsJob(db.worker)).toEqual({ sessions: 2, counters: 1, links: 2 });
  const left = await sql<{
    what: string;
  }>`select token_hash as what from sessions union all select key from sign_in_counters
    union all select token_hash from setup_links order by 1`.execute(db.owner);
  expect(left.rows.map((r) => r.what)).toEqual(['fresh', 'good', 'locked', 'running']);
  const counted = await db.owner.selectFrom('request_counts').select('address').execute();
  expect(counted).toEqual([{ address: '10.0.0.2' }]);
  expect(await clearSessionsJob(db.worker)).toEqual({ sessions: 0, counters: 0, links: 0 });
});

test('Answers of old requests go after thirty days, addresses of letters after half a year, and what waits keeps its own', async () => {
  const county = await newCounty(db);
  const unit = await county.newUnit('甘溪镇', 'town');
  const { personId } = await county.newActor(unit, ['reporter-a']);
  const { regionId } = county;
  for (const days of [29, 31])
    await sql`insert into request_ids (region_id, person_id, request_id, answer, at)
      values (${regionId}, ${personId}, ${`r-${days}`}, '{}', now() - make_interval(days => ${days}))`.execute(
      db.owner,
    );
  for (const [key, state, days] of [
    ['recent', 'sent', 179],
    ['old', 'sent', 181],
    ['waits', 'waiting', 181],
  ] as const)
    await sql`insert into outbox (region_id, key, person_id, mail_address, text, state, created_at)
      values (${regionId}, ${key}, ${personId}, 'a@b.cn', '有事项待办', ${state}, now() - make_interval(days => ${days}))`.execute(
      db.owner,
    );
  await clearSessionsJob(db.worker);
  const answers = await db.owner.selectFrom('request_ids').select('request_id').execute();
  expect(answers).toEqual([{ request_id: 'r-29' }]);
  const { rows } = await sql<{
    key: string;
  }>`select key from outbox where mail_address <> '' order by key`.execute(db.owner);
  expect(rows.map(({ key }) => key)).toEqual(['recent', 'waits']);
});
