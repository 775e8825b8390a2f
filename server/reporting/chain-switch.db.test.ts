import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CanonicalValue } from '#core/platform/public.ts';
import { linkHash } from '../platform/chain.ts';
import { runChainAlgorithm } from '../platform/chain-algorithm.command.ts';
import { sealAuditEntriesJob } from '../platform/seal-audit-entries.job.ts';
import { testDatabase } from '../platform/testing.ts';
import { verifyAudit } from '../platform/verify-audit.ts';
import { withWorker } from '../platform/with-scope.ts';
import { acceptReports } from './accept-reports.ts';
import { confirmReports } from './confirm-reports.ts';
import { freezePeriod } from './freeze-period.ts';
import { idsOf, newMonth, PERIOD, submitAll, type TestMonth } from './testing-month.ts';
import { verifyChains, verifyFreezes } from './verify-chains.ts';

const db = await testDatabase();
const NAMES = ['LUOSHI_OWNER_URL', 'LUOSHI_DATABASE_URL', 'LUOSHI_WORKER_URL'] as const;
const before = NAMES.map((name) => process.env[name]);

async function run(...args: string[]): Promise<string> {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  expect(await runChainAlgorithm(args, { stdout: say, stderr: say })).toBe(0);
  return said.join('\n');
}

let month: TestMonth;
const regionOf = () => month.county.regionId;
const verify = () => withWorker(db.worker, regionOf(), (tx) => verifyChains(tx, regionOf()));

interface Link {
  seq: number;
  hash: string;
  body: CanonicalValue;
}
const listLinks = async (): Promise<Link[]> => {
  const { rows } = await sql<Link>`select seq, hash, body from chain_links
    where region_id = ${regionOf()} and org_id = ${month.unit.id} and period = ${PERIOD} order by seq`.execute(
    db.owner,
  );
  return rows;
};

/** As somebody with the database's files in his hands would. */
async function tamper(table: string, change: ReturnType<typeof sql>): Promise<void> {
  for (const state of ['disable', 'enable'] as const) {
    await sql`alter table ${sql.table(table)} ${sql.raw(state)} trigger user`.execute(db.owner);
    if (state === 'disable') await change.execute(db.owner);
  }
}

/** Entries wait for transactions that began before them, also those of other tests in the cluster. */
async function sealAll(): Promise<void> {
  const left = async () => {
    await sealAuditEntriesJob(db.worker);
    const { rows } = await sql<{ left: string }>`select count(*)::text as left from audit_entries
      where id > coalesce((select max(to_id) from audit_seals), 0)`.execute(db.owner);
    return rows[0]?.left;
  };
  await vi.waitUntil(async () => (await left()) === '0', { timeout: 20_000, interval: 20 });
}

beforeAll(async () => {
  const { owner, app, worker } = db.urls;
  for (const [n, url] of [owner, app, worker].entries()) process.env[NAMES[n] ?? ''] = url;
  month = await newMonth(db, 3);
  const { county, head } = month;
  await submitAll(month);
  const [first = '', second = '', third = ''] = idsOf(month);
  await confirmReports(county.ctx(head), PERIOD, [first]);
  await sealAll();
  await run('sm3');
  await confirmReports(county.ctx(head), PERIOD, [second]);
  await confirmReports(county.ctx(head), PERIOD, [third]);
});
afterAll(() => {
  for (const [n, name] of NAMES.entries()) {
    const was = before[n];
    if (was === undefined) delete process.env[name];
    else process.env[name] = was;
  }
});
afterEach(async () => {
  expect((await verify()).broken).toBeUndefined();
});

describe('a chain that goes on by SM3 from one act on', () => {
  test('keeps its links by SHA-256, and each later one names its algorithm and stands on the one before', async () => {
    const [old, next, last] = await listLinks();
    expect(old?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect([next?.hash, last?.hash]).toEqual([
      linkHash(old?.hash ?? '', next?.body ?? null, 'sm3'),
      linkHash(next?.hash ?? '', last?.body ?? null, 'sm3'),
    ]);
    expect(last?.hash).toMatch(/^sm3:[0-9a-f]{64}$/);
    expect(await verify()).toMatchObject({ links: expect.any(Number), broken: undefined });
  });

  test('names the first link that was changed, before the switch and after it', async () => {
    for (const { seq, body } of await listLinks()) {
      const where = sql`region_id = ${regionOf()} and org_id = ${month.unit.id} and period = ${PERIOD} and seq = ${seq}`;
      await tamper(
        'chain_links',
        sql`update chain_links set body = body || '{"signedByName":"别人"}' where ${where}`,
      );
      expect((await verify()).broken).toMatchObject({
        at: expect.stringContaining(`第${seq}环`),
        message: '内容与散列不符',
      });
      await tamper(
        'chain_links',
        sql`update chain_links set body = ${JSON.stringify(body)}::jsonb where ${where}`,
      );
    }
  });

  test('does not take a link back to SHA-256, even one that was reckoned rightly', async () => {
    const [, next, last] = await listLinks();
    const forged = linkHash(next?.hash ?? '', last?.body ?? null);
    const where = sql`region_id = ${regionOf()} and org_id = ${month.unit.id} and period = ${PERIOD}`;
    const put = async (hash: string) => {
      await tamper('chain_links', sql`update chain_links set hash = ${hash} where ${where} and seq = 3`);
      await sql`update chain_heads set hash = ${hash} where ${where}`.execute(db.owner);
    };
    await put(forged);
    expect((await verify()).broken?.message).toBe('算法由 SM3 退回 SHA-256');
    await put(last?.hash ?? '');
  });

  test('carries the freeze and the seals of the audit log on by SM3 too, and both are verified', async () => {
    const { county, clerk, officeHead, unit } = month;
    await acceptReports(county.ctx(clerk), {
      ...{ period: PERIOD, projectIds: [], orgIds: [unit.id], withoutReviewReason: '复核逾期' },
    });
    await freezePeriod(county.ctx(officeHead), { period: PERIOD, withMissing: false });
    const freeze = await db.owner.selectFrom('freezes').select('chain_hash').executeTakeFirstOrThrow();
    expect(freeze.chain_hash).toMatch(/^sm3:/);
    const verifyOwnFreezes = () => withWorker(db.worker, regionOf(), (tx) => verifyFreezes(tx, regionOf()));
    expect((await verifyOwnFreezes()).broken).toBeUndefined();
    await tamper('freezes', sql`update freezes set chain_hash = ${`sm3:${'0'.repeat(64)}`}`);
    expect((await verifyOwnFreezes()).broken?.message).toBe('定版散列不符');
    await tamper('freezes', sql`update freezes set chain_hash = ${freeze.chain_hash}`);
    await sealAll();
    const { rows: seals } = await sql<{ hash: string }>`select hash from audit_seals order by seq`.execute(
      db.owner,
    );
    expect(seals[0]?.hash).not.toMatch(/^sm3:/);
    expect(seals.at(-1)?.hash).toMatch(/^sm3:/);
    const verifySeals = () => withWorker(db.worker, 0, (tx) => verifyAudit(tx));
    expect((await verifySeals()).broken).toBeUndefined();
    await tamper('audit_entries', sql`update audit_entries set login = 'x' where kind = 'chain-algorithm'`);
    expect((await verifySeals()).broken).toBeDefined();
    await tamper(
      'audit_entries',
      sql`update audit_entries set login = set_by from chain_algorithms where kind = 'chain-algorithm'`,
    );
    expect((await verifySeals()).broken).toBeUndefined();
  });

  test('is chosen once, stands in the audit log, and cannot be taken back', async () => {
    expect(await run()).toContain('此后接上的环用 SM3');
    expect(JSON.parse(await run('sm3', '--json'))).toMatchObject([
      { regionId: regionOf(), algorithm: 'sm3' },
    ]);
    const { rows } = await sql`select address, outcome, subject from audit_entries
      where kind = 'chain-algorithm'`.execute(db.owner);
    expect(rows).toEqual([{ address: 'command', outcome: 'ok', subject: 'sm3' }]);
    await expect(sql`delete from chain_algorithms`.execute(db.owner)).rejects.toThrow();
    await expect(run('sha256')).rejects.toMatchObject({ code: 'ERR_PARSE_ARGS_ALGORITHM' });
  });
});
