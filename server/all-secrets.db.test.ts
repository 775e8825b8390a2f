// Secrets that are kept to be used again: what stands in the tables, and what becomes of it when the key changes or is lost.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { RobotWish } from '#core/notifications/channel.ts';
import { GATE_SECRETS, WORKER_SECRETS } from './all-secrets.ts';
import { addRobot, setRobot, tryRobot } from './notifications/robots.ts';
import { sendOutboxJob } from './notifications/send-outbox.job.ts';
import { startRobots } from './notifications/testing-stand-ins.ts';
import { codeOf as codeAt, newRecoveryCodes, newSecret, stepAt } from './people/one-time-code.ts';
import { confirmFactor, findSecondFactor, putSecret } from './people/second-factor.queries.ts';
import { passSecondFactor } from './people/second-factor.ts';
import { hashToken } from './people/tokens.ts';
import { prepareSecrets } from './platform/kept-secrets.ts';
import { newSecretKey, readSecretKeys } from './platform/sealed-text.ts';
import { buildSecretKey, lookAtSecrets } from './platform/secret-key.command.ts';
import { testDatabase } from './platform/testing.ts';
import { newCounty } from './platform/testing-county.ts';
import { withGate, withWorker } from './platform/with-scope.ts';

const db = await testDatabase();
const robots = await startRobots('SEC-1');
process.env.LUOSHI_GATEWAYS = robots.origin;
const KEY_OF_TESTS = process.env.LUOSHI_SECRET_KEY ?? '';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-secrets-'));
beforeEach(() => {
  process.env.LUOSHI_SECRET_KEY = KEY_OF_TESTS;
  process.env.LUOSHI_DATA = folder;
});
afterAll(async () => {
  await robots.stop();
  fs.rmSync(folder, { recursive: true });
});

const settings = { gateways: [robots.origin], mailServer: '', mailFault: '', mailFrom: '', address: '' };
const ADDRESS = `${robots.origin}/robot/send?access_token=right`;
const wish = (over: Partial<RobotWish> = {}): RobotWish => ({
  kind: 'dingtalk',
  name: '填报员群',
  address: ADDRESS,
  secret: 'SEC-1',
  topics: ['opened'],
  isOn: true,
  tellsMore: false,
  ...over,
});

async function newRobot() {
  const county = await newCounty(db);
  const unit = await county.newUnit('县发改局', 'department');
  const ctx = county.ctx(await county.newActor(unit, ['system-admin']));
  const { robotId } = await addRobot(ctx, wish());
  const row = async () => {
    const { rows } = await sql<{ address: string; secret: string }>`select address, secret from robots
      where region_id = ${county.regionId} and id = ${robotId}`.execute(db.owner);
    return rows[0] ?? { address: '', secret: '' };
  };
  const send = async () => {
    await tryRobot({ ...ctx, now: new Date() }, robotId);
    await sendOutboxJob(db.worker, new Date(Date.now() + 1000), settings);
    const { rows } = await sql<{
      state: string;
      fault: string;
      answer: string;
    }>`select state, fault, answer from outbox
      where region_id = ${county.regionId} order by id desc limit 1`.execute(db.owner);
    return rows[0];
  };
  return { county, ctx, robotId, row, send };
}

const startWorker = (said: string[] = []) =>
  prepareSecrets(
    (work) => withWorker(db.worker, 0, work),
    WORKER_SECRETS,
    (line) => said.push(line),
  );
const startWeb = (said: string[] = []) =>
  prepareSecrets(
    (work) => withGate(db.app, work),
    GATE_SECRETS,
    (line) => said.push(line),
  );

async function newFactor() {
  const county = await newCounty(db);
  const unit = await county.newUnit('县发改局', 'department');
  const actor = await county.newActor(unit, ['head']);
  const who = { regionId: county.regionId, personId: actor.personId, login: actor.login };
  const secret = newSecret();
  const [spare = ''] = newRecoveryCodes();
  await withGate(db.app, async (tx) => {
    await putSecret(tx, { ...who, secret });
    await confirmFactor(tx, { ...who, hashes: [hashToken(spare)] });
  });
  const kept = async () => {
    const { rows } = await sql<{ secret: string }>`select secret from second_factors
      where region_id = ${who.regionId} and person_id = ${who.personId}`.execute(db.owner);
    return rows[0]?.secret ?? '';
  };
  const enter = (code: string) =>
    passSecondFactor(
      { db: db.app, address: '10.0.0.9', agent: '', today: county.ctx(actor).today, now: new Date() },
      who,
      code,
    ).then(
      () => 'in',
      (error: { body: { code: string } }) => error.body.code,
    );
  const current = () => codeAt(secret, stepAt(new Date()));
  return { who, secret, spare, kept, enter, current };
}

test('The table holds neither address nor secret of a robot, and what is sent is addressed and signed as before', async () => {
  const { row, send, ctx, robotId } = await newRobot();
  for (const kept of Object.values(await row())) {
    expect(kept).toMatch(/^luoshi-sealed:1:[0-9a-f]{8}:/);
    expect(kept).not.toMatch(/access_token|right|SEC-1/);
  }
  expect(await send()).toMatchObject({ state: 'sent' });
  const before = await row();
  await setRobot(ctx, robotId, wish({ address: '', secret: '', name: '改名' }));
  expect(await row()).toEqual(before);
  expect(await send()).toMatchObject({ state: 'sent' });
});

test('The table holds no key of an authenticator, and its codes open as before', async () => {
  const { kept, secret, enter, current } = await newFactor();
  expect(await kept()).toMatch(/^luoshi-sealed:1:/);
  expect(await kept()).not.toContain(secret);
  expect(await enter(current())).toBe('in');
});

test('What an earlier version kept in the clear works, and is sealed when a process starts, once', async () => {
  const { county, robotId, row, send } = await newRobot();
  const { who, secret, kept, enter, current } = await newFactor();
  await sql`update robots set address = ${ADDRESS}, secret = 'SEC-1'
    where region_id = ${county.regionId} and id = ${robotId}`.execute(db.owner);
  await sql`update second_factors set secret = ${secret}
    where region_id = ${who.regionId} and person_id = ${who.personId}`.execute(db.owner);
  expect(await send()).toMatchObject({ state: 'sent' });
  const said: string[] = [];
  await Promise.all([startWorker(said), startWorker(said), startWeb(said)]);
  const sealed = { ...(await row()), factor: await kept() };
  for (const one of Object.values(sealed)) expect(one).toMatch(/^luoshi-sealed:1:/);
  await startWorker(said);
  await startWeb(said);
  expect({ ...(await row()), factor: await kept() }).toEqual(sealed);
  expect(said).toEqual([]);
  expect(await send()).toMatchObject({ state: 'sent' });
  expect(await enter(current())).toBe('in');
});

test('Without the key nothing is sent and nothing made up: message, sign-in, start and restore say what to do', async () => {
  const { ctx, robotId, send } = await newRobot();
  const { spare, enter, current, who } = await newFactor();
  const [right] = readSecretKeys();
  process.env.LUOSHI_SECRET_KEY = newSecretKey();
  expect(await send()).toMatchObject({ fault: 'secret-unreadable' });
  expect(await enter(current())).toBe('SECOND_FACTOR_UNREADABLE');
  expect(await enter(spare)).toBe('in');
  const said: string[] = [];
  await startWorker(said);
  expect(said.join()).toContain(`库里有用编号 ${right?.id} 的密钥封存的秘密，这台服务器没有这把密钥`);
  expect(await lookAtSecrets.remark?.(db.urls.owner)).toContain('放回原来的 secret.key');
  await setRobot(ctx, robotId, wish());
  expect(await send()).toMatchObject({ state: 'sent' });
  process.env.LUOSHI_SECRET_KEY = KEY_OF_TESTS;
  expect(await withGate(db.app, (tx) => findSecondFactor(tx, who))).toMatchObject({
    secret: expect.any(String),
  });
});

test('A secret that was moved to another robot does not open there', async () => {
  const [one, other] = [await newRobot(), await newRobot()];
  const { address, secret } = await one.row();
  await sql`update robots set address = ${address}, secret = ${secret}
    where region_id = ${other.county.regionId} and id = ${other.robotId}`.execute(db.owner);
  expect(await other.send()).toMatchObject({
    fault: 'secret-unreadable',
    answer: expect.stringContaining('别处'),
  });
});

test('A first start makes the key file; where secrets wait for another key it makes none and new ones are refused', async () => {
  process.env.LUOSHI_SECRET_KEY = '';
  const said: string[] = [];
  await startWorker(said);
  expect(said).toHaveLength(1);
  expect(fs.existsSync(path.join(folder, 'secret.key'))).toBe(false);
  process.env.LUOSHI_SECRET_KEY = KEY_OF_TESTS;
  const { ctx } = await newRobot();
  process.env.LUOSHI_SECRET_KEY = '';
  await expect(addRobot(ctx, wish())).rejects.toMatchObject({ body: { code: 'SECRET_KEY_MISSING' } });
  await sql`update robots set address = '', secret = ''`.execute(db.owner);
  await sql`delete from second_factors`.execute(db.owner);
  await startWorker(said);
  expect(said).toHaveLength(1);
  expect(fs.statSync(path.join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
  await addRobot(ctx, wish());
});

test('The key changes by command: all is sealed anew, the older key is gone, and everything still works', async () => {
  process.env.LUOSHI_SECRET_KEY = '';
  process.env.LUOSHI_OWNER_URL = db.urls.owner;
  const lines: string[] = [];
  const io = { stdout: (text: string) => lines.push(text), stderr: (text: string) => lines.push(text) };
  try {
    const { row, send } = await newRobot();
    const { enter, current } = await newFactor();
    const [before] = readSecretKeys();
    const run = buildSecretKey([...GATE_SECRETS, ...WORKER_SECRETS]);
    expect(await run(['new'], io)).toBe(0);
    const keys = readSecretKeys();
    expect(keys).toHaveLength(1);
    expect(keys[0]?.id).not.toBe(before?.id);
    expect((await row()).secret).toContain(`:${keys[0]?.id}:`);
    expect(await send()).toMatchObject({ state: 'sent' });
    expect(await enter(current())).toBe('in');
    expect(await run([], io)).toBe(0);
    expect(lines.join('\n')).toContain(`用密钥 ${keys[0]?.id} 封存`);
    const { rows } = await sql<{
      subject: string;
    }>`select subject from audit_entries where kind = 'secret-key'`.execute(db.owner);
    expect(rows.map(({ subject }) => subject)).toContain(keys[0]?.id);
    process.env.LUOSHI_SECRET_KEY = KEY_OF_TESTS;
    await expect(run(['new'], io)).rejects.toMatchObject({ body: { code: 'SECRET_KEY_IN_VARIABLE' } });
    expect(await run([], io)).toBe(1);
    expect(lines.at(-1)).toContain('这台服务器没有这把密钥');
  } finally {
    process.env.LUOSHI_OWNER_URL = '';
  }
});
