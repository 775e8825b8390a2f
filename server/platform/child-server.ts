// The server program as a child of the launcher: started, watched, started again when it falls, stopped in order.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ChildServerOptions {
  readonly checkout: string;
  readonly env: Readonly<Record<string, string>>;
  /** Answers once the server serves; absent for a worker alone. */
  readonly healthUrl: string | undefined;
  /** The server ended and could not be started again. */
  readonly onGivenUp: () => void;
}

export interface ChildServer {
  restart(env?: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

/** A small machine under load takes long to load the program; a start that is given up helps nobody. */
const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 15_000;
const MOST_FALLS_A_MINUTE = 5;

/** Requests leave their rubbish young: a small nursery is emptied more often and the process stays by a third smaller. */
const NURSERY = '--max-semi-space-size=8';
/** A web process alone reads no workbooks and draws no documents; told how little it needs, it tidies up in time. */
export const WEB_NODE_FLAGS = [NURSERY, '--max-old-space-size=384'];

/** A group of its own, so that Ctrl-C reaches the launcher alone; it ends with the launcher through the message channel. */
function spawnServer(options: ChildServerOptions, env: Readonly<Record<string, string>>): ChildProcess {
  const { checkout } = options;
  const loaders = ['--import', 'tsx', '--import', path.join(checkout, 'scripts', 'exit-with-parent.mjs')];
  const memory = env.LUOSHI_MODE === 'web' ? WEB_NODE_FLAGS : [NURSERY];
  return spawn(process.execPath, [...memory, ...loaders, path.join(checkout, 'server', 'main.ts')], {
    cwd: checkout,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    return answer.ok;
  } catch {
    return false;
  }
}

async function waitUntilHealthy(child: ChildProcess, healthUrl: string | undefined): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  // A worker alone has no address; it counts as started when it still lives after a moment.
  if (!healthUrl) await sleep(1_500);
  while (!hasEnded(child)) {
    if (!healthUrl || (await isHealthy(healthUrl))) return;
    if (Date.now() > deadline)
      throw new Error(
        '服务器三分钟内没有应答，机器可能过忙，稍后再启动。The server gave no answer within three minutes; the machine may be too busy, start again later.',
      );
    await sleep(100);
  }
  throw new Error('服务器未能启动，见上面的信息。The server did not start; see the lines above.');
}

async function endChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

/** Starts the server and waits until it serves. */
export async function startChildServer(options: ChildServerOptions): Promise<ChildServer> {
  let env = options.env;
  let isWanted = true;
  let current: ChildProcess;
  let falls: number[] = [];

  const onFall = () => {
    falls = [...falls.filter((at) => at > Date.now() - 60_000), Date.now()];
    if (falls.length >= MOST_FALLS_A_MINUTE) return options.onGivenUp();
    setTimeout(() => {
      if (isWanted) current = begin();
    }, 1_000);
  };
  const begin = (): ChildProcess => {
    const child = spawnServer(options, env);
    child.once('exit', () => {
      if (isWanted && child === current) onFall();
    });
    return child;
  };
  const halt = async () => {
    isWanted = false;
    await endChild(current);
  };

  current = begin();
  await waitUntilHealthy(current, options.healthUrl).catch(async (error: unknown) => {
    await halt();
    throw error;
  });
  return {
    restart: async (changed = env) => {
      await halt();
      env = changed;
      isWanted = true;
      current = begin();
      await waitUntilHealthy(current, options.healthUrl);
    },
    stop: halt,
  };
}
