import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { listSeals } from './audit-seals.queries.ts';
import { sealAuditEntriesJob } from './seal-audit-entries.job.ts';
import { testDatabase } from './testing.ts';
import { verifyAudit } from './verify-audit.ts';
import { withScope, withWorker } from './with-scope.ts';

const db = await testDatabase();

/** Entries as they were written a minute ago. */
const enter = (...kinds: string[]) =>
  db.owner
    .insertInto('audit_entries')
    .values(
      kinds.map((kind) => ({
        at: new Date(Date.now() - 60_000),
        region_id: 1,
        person_id: '7',
        login: 'someone',
        kind,
        outcome: 'ok',
        detail: JSON.stringify({ reports: ['1', '2'] }),
      })),
    )
    .execute();

/** Runs until what is there is sealed: the newest entries want a second run, and a busy cluster some more. */
async function sealAll(): Promise<void> {
  const left = async () =>
    (
      await sql<{ left: number }>`select count(*)::int as left from audit_entries
        where id > coalesce((select max(to_id) from audit_seals), 0)`.execute(db.owner)
    ).rows[0]?.left;
  for (let run = 0; run < 100 && (await left()) !== 0; run += 1) {
    await sealAuditEntriesJob(db.worker);
    await sleep(20);
  }
}

const verify = () => withWorker(db.worker, 0, (tx) => verifyAudit(tx));
const sealsOf = () => withWorker(db.worker, 0, (tx) => listSeals(tx, '0', 100));

/** As somebody with the database's files in his hands would. */
async function tamper(change: string): Promise<void> {
  for (const state of ['disable', 'enable'] as const) {
    await sql.raw(`alter table audit_entries ${state} trigger audit_entries_append_only`).execute(db.owner);
    if (state === 'disable') await sql.raw(change).execute(db.owner);
  }
}

afterEach(async () => {
  expect(await verify()).toBeDefined();
});

describe('the seal of the audit log', () => {
  test('covers every entry once, in the order of the ids, and stands on the seal before', async () => {
    await enter('a.v1', 'b.v1');
    await sealAll();
    await enter('c.v1');
    await sealAll();
    const seals = await sealsOf();
    expect(seals.map((s) => [s.seq, s.entries])).toEqual([
      ['1', 2],
      ['2', 1],
    ]);
    expect(await verify()).toEqual({ seals: 2, entries: 3, broken: undefined });
  });

  test('run twice over the same entries seals nothing anew', async () => {
    const before = await sealsOf();
    await sealAuditEntriesJob(db.worker);
    await sealAuditEntriesJob(db.worker);
    expect(await sealsOf()).toEqual(before);
  });

  test('waits for a transaction that has drawn a number and not yet committed', async () => {
    let finish: () => void = () => undefined;
    const isFinished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const slow = db.owner.transaction().execute(async (tx) => {
      await sql`insert into audit_entries (at, region_id, kind, outcome) values (now() - interval '1 minute', 1, 'slow.v1', 'ok')`.execute(
        tx,
      );
      await isFinished;
    });
    await sleep(50);
    await enter('quick.v1');
    for (let run = 0; run < 5; run += 1) await sealAuditEntriesJob(db.worker);
    expect((await sealsOf()).reduce((sum, s) => sum + s.entries, 0)).toBe(3);
    finish();
    await slow;
    await sealAll();
    expect(await verify()).toMatchObject({ entries: 5, broken: undefined });
  });

  test('names the seal whose entry was changed by hand', async () => {
    await tamper(`update audit_entries set login = 'somebody-else' where kind = 'c.v1'`);
    expect((await verify()).broken).toEqual({
      at: '审计封条 第2号',
      message: '编号3至3的记录与封存时不符',
    });
    await tamper(`update audit_entries set login = 'someone' where kind = 'c.v1'`);
    expect((await verify()).broken).toBeUndefined();
  });

  test('names the seal from which an entry was taken away', async () => {
    await tamper(`delete from audit_entries where kind = 'b.v1'`);
    expect((await verify()).broken).toMatchObject({ at: '审计封条 第1号' });
  });

  test('cannot be written or read by the web process', async () => {
    const scope = { regionId: 1, personId: '7', orgPath: 'r1', projectIds: [], sees: 'region' as const };
    const read = withScope(db.app, scope, (tx) => sql`select * from audit_seals`.execute(tx));
    await expect(read).rejects.toThrow(/permission denied/);
    const write = withScope(db.app, scope, (tx) =>
      sql`update derived.audit_horizon set settled_id = 0`.execute(tx),
    );
    await expect(write).rejects.toThrow(/permission denied/);
  });
});
