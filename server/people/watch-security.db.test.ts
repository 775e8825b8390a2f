import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { appendAudit } from '../platform/audit.queries.ts';
import { sealAuditEntriesJob } from '../platform/seal-audit-entries.job.ts';
import { testDatabase } from '../platform/testing.ts';
import { newCounty } from '../platform/testing-county.ts';
import { withScope } from '../platform/with-scope.ts';
import { walkChains } from '../reporting/public.ts';
import { expirePasswordsJob } from './expire-passwords.job.ts';
import { hashPassword } from './passwords.ts';
import { getSecurityAlerts } from './security-alerts.view.ts';
import { getPeopleSettings, setSignInRule } from './settings.ts';
import { signIn } from './sign-in.ts';
import { stopIdleAccountsJob } from './stop-idle-accounts.job.ts';
import { watchSecurityJob } from './watch-security.job.ts';

const db = await testDatabase();
const watch = () => watchSecurityJob(db.worker, new Date(), walkChains);
const at = (address: string) => ({ db: db.app, address, agent: '', today: '2026-10-26', now: new Date() });

async function newCountyWithGuards() {
  const county = await newCounty(db);
  const unit = await county.newUnit('城关镇', 'town');
  const [guard, auditor] = [
    county.ctx(await county.newActor(unit, ['security-admin'])),
    county.ctx(await county.newActor(unit, ['auditor'])),
  ];
  const alerts = async () => (await getSecurityAlerts(guard, {})).alerts;
  return { county, unit, guard, auditor, alerts };
}

test('Failed sign-ins, refusals, exports and a new administrator each give an alert in the next run, told once', async () => {
  const { county, unit, guard, auditor, alerts } = await newCountyWithGuards();
  const clerk = county.ctx(await county.newActor(unit, ['reporter-a']));
  await sql`insert into credentials (region_id, person_id, password_hash, must_change)
    values (${county.regionId}, ${clerk.actor.personId}, ${await hashPassword('Right-one-26')}, false)`.execute(
    db.owner,
  );
  for (let n = 0; n < 5; n += 1)
    await expect(
      signIn(at('10.1.1.1'), { login: clerk.actor.login.toUpperCase(), password: 'wrong' }),
    ).rejects.toThrow();
  await withScope(db.app, clerk.actor, async (tx) => {
    for (let n = 0; n < 20; n += 1)
      await appendAudit(tx, clerk, { kind: 'access-refused', outcome: 'refused' });
    for (let n = 0; n < 30; n += 1)
      await appendAudit(tx, clerk, { kind: 'download-document', outcome: 'ok' });
    const detail = { role: 'security-admin' };
    await appendAudit(tx, clerk, { kind: 'add-post', outcome: 'ok', subject: 'person:7', detail });
  });
  await watch();
  const told = await alerts();
  expect(told.map(({ kind, subject }) => `${kind} ${subject}`).toSorted()).toEqual([
    `exports ${clerk.actor.login}`,
    `refusals ${clerk.actor.login}`,
    'rights person:7',
    `sign-in-login ${clerk.actor.login}`,
  ]);
  await watch();
  expect(await alerts()).toEqual(told);
  expect((await getSecurityAlerts(auditor, {})).alerts).toEqual(told);
  await expect(getSecurityAlerts(clerk, {})).rejects.toThrow();
  const elsewhere = await newCountyWithGuards();
  expect((await getSecurityAlerts(elsewhere.guard, {})).alerts).toEqual([]);
  expect(guard.actor.regionId).not.toBe(elsewhere.guard.actor.regionId);
});

test('A link of a chain that was changed by hand is told in the next run', async () => {
  const { county, unit, alerts } = await newCountyWithGuards();
  const head = sql`insert into chain_heads (region_id, org_id, period, seq, hash) values (${county.regionId}, ${unit.id}, '2026-09', 1, 'x')`;
  const link = sql`insert into chain_links (region_id, org_id, period, seq, act_id, body, hash)
    values (${county.regionId}, ${unit.id}, '2026-09', 1, 0, '{"kind":"exchanged"}', 'x')`;
  await head.execute(db.owner);
  await link.execute(db.owner);
  await watch();
  expect(await alerts()).toMatchObject([{ kind: 'chain', message: '内容与散列不符' }]);
});

test('A sealed entry of the audit log that was changed by hand is told', async () => {
  const { county, guard } = await newCountyWithGuards();
  await sql`insert into audit_entries (region_id, login, kind, outcome, at)
    values (${county.regionId}, 'somebody', 'sign-in', 'ok', now() - interval '1 minute')`.execute(db.owner);
  // What is seen in one run is sealed once every transaction of that moment has ended, wherever it ran.
  for (let tries = 0; (await sealAuditEntriesJob(db.worker)) === 0 && tries < 600; tries += 1)
    await sleep(100);
  await sql`alter table audit_entries disable trigger audit_entries_append_only`.execute(db.owner);
  await sql`update audit_entries set login = 'nobody' where login = 'somebody'`.execute(db.owner);
  await sql`alter table audit_entries enable trigger audit_entries_append_only`.execute(db.owner);
  await watch();
  const { rows } = await sql<{
    subject: string;
  }>`select subject from security_alerts where kind = 'chain' and region_id is null`.execute(db.owner);
  expect(rows.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^审计封条/)]);
  expect(guard.actor.sees).toBe('administration');
});

test('An alert is neither changed nor taken away by anybody', async () => {
  for (const login of [db.worker, db.app, db.owner]) {
    await expect(sql`delete from security_alerts`.execute(login)).rejects.toThrow();
    await expect(sql`update security_alerts set subject = ''`.execute(login)).rejects.toThrow();
  }
});

test('Where the age of passwords is limited, an older one is to be changed at the next request; elsewhere never', async () => {
  const { county, unit } = await newCountyWithGuards();
  const system = county.ctx(await county.newActor(unit, ['system-admin']));
  const person = await county.newActor(unit, ['reporter-a']);
  await sql`insert into credentials (region_id, person_id, password_hash, must_change, changed_at)
    values (${county.regionId}, ${person.personId}, 'none', false, now() - interval '100 days')`.execute(
    db.owner,
  );
  const mustChange = async () => {
    const { rows } = await sql<{
      must: boolean;
    }>`select must_change as must from credentials where person_id = ${person.personId}`.execute(db.owner);
    return rows[0]?.must;
  };
  expect(await expirePasswordsJob(db.worker, new Date())).toBe(0);
  expect(await mustChange()).toBe(false);
  await expect(setSignInRule(county.ctx(person), { passwordDays: 90 })).rejects.toThrow(/系统管理员/);
  await setSignInRule(system, { passwordDays: 180 });
  expect(await expirePasswordsJob(db.worker, new Date())).toBe(0);
  await setSignInRule(system, { passwordDays: 90 });
  expect(await getPeopleSettings(system)).toMatchObject({ passwordDays: 90, mode: 'simple' });
  expect(await expirePasswordsJob(db.worker, new Date())).toBe(1);
  expect(await mustChange()).toBe(true);
});

test('Where the county wants it an account that nobody used for long is stopped, the last administrator never', async () => {
  const { county, unit } = await newCountyWithGuards();
  const system = county.ctx(await county.newActor(unit, ['system-admin']));
  const [idle, busy] = [await county.newActor(unit, ['head']), await county.newActor(unit, ['reporter-a'])];
  for (const [{ personId }, days] of [
    [idle, 100],
    [busy, 10],
    [system.actor, 400],
  ] as const)
    await sql`insert into credentials (region_id, person_id, password_hash, must_change, last_sign_in_at)
      values (${county.regionId}, ${personId}, 'none', false, now() - make_interval(days => ${days}))`.execute(
      db.owner,
    );
  const listActive = async () => {
    const { rows } = await sql<{
      id: string;
    }>`select id::text as id from persons where region_id = ${county.regionId} and is_active`.execute(
      db.owner,
    );
    return rows.map(({ id }) => id);
  };
  const night = () => stopIdleAccountsJob(db.worker, new Date());
  expect(await night()).toBe(0);
  await setSignInRule(system, { idleDays: 180 });
  expect(await night()).toBe(0);
  await setSignInRule(system, { idleDays: 90 });
  expect(await night()).toBe(1);
  expect(await listActive()).toEqual(expect.arrayContaining([busy.personId, system.actor.personId]));
  expect(await listActive()).not.toContain(idle.personId);
  const { rows } = await sql<{
    detail: unknown;
  }>`select detail from audit_entries where region_id = ${county.regionId}
    and kind = 'stop-account' and subject = ${`person:${idle.personId}`}`.execute(db.owner);
  expect(rows).toEqual([{ detail: { idleDays: 90 } }]);
  expect(await night()).toBe(0);
});
