// Processes of the product that drills start, watch and end.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endAlongside } from '../server/platform/reaper.ts';

const CHECKOUT = path.dirname(import.meta.dirname);
const READY_WITHIN_MS = 180_000;

export interface Started {
  readonly pid: number;
  isAlive: () => boolean;
  /** By SIGKILL where nothing else is said. */
  end: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

/** A program of the checkout under tsx; with DRILL_LOG set its complaints are shown. `before` are words before `node`, as of faketime. */
export function startProgram(
  file: string,
  env: Record<string, string>,
  before: readonly string[] = [],
): Started {
  const words = [...before, process.execPath, '--import', 'tsx', path.join(CHECKOUT, file)];
  const child: ChildProcess = spawn(words[0] ?? '', words.slice(1), {
    cwd: CHECKOUT,
    stdio: ['ignore', 'ignore', process.env.DRILL_LOG ? 'inherit' : 'ignore'],
    env: { ...process.env, ...env },
  });
  if (child.pid) endAlongside({ pid: child.pid });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid ?? 0,
    isAlive,
    end: async (signal = 'SIGKILL') => {
      if (!isAlive()) return;
      child.kill(signal);
      await ended;
    },
  };
}

export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  withinMs = READY_WITHIN_MS,
): Promise<void> {
  const last = Date.now() + withinMs;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > last) throw new Error(`not within ${withinMs / 1_000} s: ${what}`);
    await sleep(100);
  }
}
