// How long an installed, built and seeded tree takes to its first page, and after kill -9 of all its processes, the database too.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../server/platform/find-port.ts';
import { listLeftoverProcesses } from '../server/platform/postmaster-state.ts';
import { childrenOf } from './http-load.ts';
import { keepResults } from './measure.ts';

const CHECKOUT = path.dirname(import.meta.dirname);
const ROUNDS = 5;
const TARGET_MS = 10_000;
const FIRST_RUN_MS = 300_000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-start-'));
// Run by root, the database works under an account that has to enter.
fs.chmodSync(folder, 0o711);
const clusterPath = path.join(folder, 'postgres');
const port = await findFreePort('127.0.0.1', 18_700, 500);

interface Running {
  launcher: ChildProcess;
  firstPageMs: number;
}

/** Started as `npm start` does it, until the first page is answered and the server says that it is ready. */
async function start(): Promise<Running> {
  const from = performance.now();
  const launcher = spawn(process.execPath, ['scripts/start.mjs', '--port', String(port)], {
    cwd: CHECKOUT,
    env: { ...process.env, LUOSHI_DATA: folder },
    stdio: 'ignore',
  });
  const isUp = async (at: string) => (await fetch(`http://127.0.0.1:${port}${at}`)).ok;
  while (!((await isUp('/').catch(() => false)) && (await isUp('/api/ready').catch(() => false)))) {
    if (performance.now() - from > FIRST_RUN_MS || launcher.exitCode !== null)
      throw new Error('the product did not start');
    await sleep(20);
  }
  return { launcher, firstPageMs: performance.now() - from };
}

async function stop({ launcher }: Running): Promise<void> {
  const ended = once(launcher, 'exit');
  launcher.kill('SIGTERM');
  await ended;
}

/** Launcher, server and every process of the database, at one go. */
async function killAll({ launcher }: Running): Promise<void> {
  const ended = once(launcher, 'exit');
  const all = [launcher.pid ?? 0, ...childrenOf(launcher.pid ?? 0), ...listLeftoverProcesses(clusterPath)];
  for (const pid of all) process.kill(pid, 'SIGKILL');
  await ended;
}

function sumUp(work: string, times: readonly number[]) {
  const [medianMs, mostMs] = [times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0, Math.max(...times)];
  process.stdout.write(
    `${work.padEnd(48)} ${medianMs.toFixed(0)} ms, at most ${mostMs.toFixed(0)} ms of ${times.length}   ≤ ${TARGET_MS}\n`,
  );
  return { work, runs: times.length, medianMs, mostMs, targetMs: TARGET_MS };
}

const [plain, afterKill]: [number[], number[]] = [[], []];
try {
  // The first run builds the web client and makes the sample.
  await stop(await start());
  for (let round = 0; round < ROUNDS; round += 1) {
    const running = await start();
    plain.push(running.firstPageMs);
    await killAll(running);
    const again = await start();
    afterKill.push(again.firstPageMs);
    await stop(again);
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
keepResults('start', [], {
  starts: [sumUp('start to the first page', plain), sumUp('after kill -9 of everything', afterKill)],
});
