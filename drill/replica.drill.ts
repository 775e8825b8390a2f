// npm run drill -- replica: two web processes and a worker over a primary with a streaming copy; either is killed. Wants PostgreSQL's own
// programs (DRILL_PG_BIN, by default those of Debian's postgresql-15).
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCli } from '../server/platform/run-cli.ts';
import { hasPostgres, PostgresPair, type Side } from './postgres-pair.ts';
import { Verdicts } from './verdicts.ts';

const CHECKOUT = path.dirname(import.meta.dirname);
const WEB_PORTS = [8_801, 8_802];
const LOGIN = { login: 'leader2', password: 'Wangchuan-168' };
const SIGN_INS = 60;

if (!hasPostgres()) {
  process.stdout.write('没有 PostgreSQL 的程序，跳过。No programs of PostgreSQL here; skipped.\n');
  process.exit(0);
}

const pair = new PostgresPair();
const children: ChildProcess[] = [];
const verdicts = new Verdicts();
const hold = verdicts.hold.bind(verdicts);

const envOf = (primary: Side, copy: Side | undefined): Record<string, string> => ({
  LUOSHI_OWNER_URL: pair.urlOf(primary, 'luoshi_owner'),
  LUOSHI_DATABASE_URL: pair.urlOf(primary, 'luoshi_app'),
  LUOSHI_WORKER_URL: pair.urlOf(primary, 'luoshi_worker'),
  ...(copy ? { LUOSHI_REPLICA_URL: pair.urlOf(copy, 'luoshi_app') } : {}),
});

async function startProcesses(primary: Side, copy: Side | undefined): Promise<void> {
  const begin = (env: Record<string, string>) =>
    children.push(
      spawn(process.execPath, ['--import', 'tsx', path.join(CHECKOUT, 'server', 'main.ts')], {
        cwd: CHECKOUT,
        stdio: 'ignore',
        env: { ...process.env, ...envOf(primary, copy), LUOSHI_OWNER_URL: '', ...env },
      }),
    );
  for (const port of WEB_PORTS)
    begin({ LUOSHI_MODE: 'web', LUOSHI_PORT: String(port), LUOSHI_WATCH_PORT: String(port + 100) });
  begin({ LUOSHI_MODE: 'worker', LUOSHI_WATCH_PORT: '8903' });
  for (const port of [...WEB_PORTS.map((web) => web + 100), 8_903]) await waitFor(port);
}

async function waitFor(port: number): Promise<void> {
  for (let waited = 0; waited < 180_000; waited += 300) {
    if ((await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined))?.ok) return;
    await sleep(300);
  }
  throw new Error(`nothing is ready on ${port}`);
}

async function stopProcesses(): Promise<void> {
  await Promise.all(
    children.splice(0).map(
      (child) =>
        new Promise<void>((resolve) => {
          if (child.exitCode !== null || child.signalCode !== null) return resolve();
          child.once('exit', () => resolve());
          child.kill('SIGTERM');
        }),
    ),
  );
}

async function signIn(port: number): Promise<string | undefined> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/people/sign-in`, {
    ...{
      method: 'POST',
      headers: { 'x-luoshi': '1', 'content-type': 'application/json' },
      body: JSON.stringify(LOGIN),
    },
  }).catch(() => undefined);
  return answer?.ok ? answer.headers.getSetCookie()[0]?.split(';')[0] : undefined;
}

async function readMonth(port: number, cookie: string): Promise<number> {
  const address = `http://127.0.0.1:${port}/api/progress/overview?period=${await lastFrozen()}&split=territory`;
  const answer = await fetch(address, { headers: { cookie } }).catch(() => undefined);
  await answer?.text();
  return answer?.status ?? 0;
}

let frozen = '';
async function lastFrozen(): Promise<string> {
  frozen ||=
    (await pair.ask<{ period: string }>('primary', 'select max(period) as period from freezes'))[0]?.period ??
    '';
  return frozen;
}

async function countReads(port: number, from: string): Promise<number> {
  const figures = await (await fetch(`http://127.0.0.1:${port + 100}/metrics`)).text();
  return Number(new RegExp(`luoshi_frozen_reads_total\\{from="${from}"\\} (\\d+)`).exec(figures)?.[1] ?? 0);
}

async function tryCopy(): Promise<void> {
  const [first = 0, second = 0] = WEB_PORTS;
  const cookie = (await signIn(first)) ?? '';
  await sleep(2_000);
  hold((await readMonth(second, cookie)) === 200, 'a session made at one web process is good at the other');
  hold((await countReads(second, 'replica')) > 0, 'a frozen month is read from the copy');
  pair.kill('copy');
  hold((await readMonth(second, cookie)) === 200, 'with the copy killed the month is read from the primary');
  hold((await countReads(second, 'primary')) > 0, 'and that is counted');
  await pair.start('copy');
  await sleep(11_000);
  const before = await countReads(second, 'replica');
  hold((await readMonth(second, cookie)) === 200, 'the copy is back');
  hold((await countReads(second, 'replica')) > before, 'and is read again after its rest');
}

/** Sign-ins are writes; what was acknowledged before the primary fell must stand in the copy. */
async function tryPrimary(): Promise<void> {
  await pair.waitForCopy();
  await sleep(1_000);
  const acknowledged: string[] = [];
  for (let count = 0; count < SIGN_INS; count += 1) {
    const cookie = await signIn(WEB_PORTS[count % 2] ?? 0);
    if (cookie) acknowledged.push(cookie);
    if (count === SIGN_INS - 10) pair.kill('primary');
  }
  verdicts.say(
    `${acknowledged.length} of ${SIGN_INS} sign-ins were acknowledged before and while the primary fell`,
  );
  pair.promoteCopy();
  await stopProcesses();
  await startProcesses('copy', undefined);
  let good = 0;
  for (const cookie of acknowledged) if ((await readMonth(WEB_PORTS[0] ?? 0, cookie)) === 200) good += 1;
  hold(
    good === acknowledged.length,
    `after the switch-over ${good} of ${acknowledged.length} acknowledged sessions stand`,
  );
  hold((await signIn(WEB_PORTS[1] ?? 0)) !== undefined, 'and new ones are made');
  const verified = await runCli(CHECKOUT, ['verify', '--json'], envOf('copy', undefined)).then(
    () => true,
    () => false,
  );
  hold(verified, 'chains, freezes, derived tables and files verify at the new primary');
}

try {
  await pair.open();
  await runCli(CHECKOUT, ['migrate'], envOf('primary', undefined));
  await runCli(CHECKOUT, ['seed'], envOf('primary', undefined));
  await lastFrozen();
  await pair.makeCopy();
  await startProcesses('primary', 'copy');
  await tryCopy();
  await tryPrimary();
} finally {
  await stopProcesses();
  pair.close();
}
verdicts.close();
