// Load over HTTP: eight connections that send one request after the other, from this process.
import { type ChildProcess, fork } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const CONNECTIONS = 8;

export interface Target {
  port: number;
  pid: number;
  stop: () => void;
}

/** Starts a server of the bench in a process of its own. */
export function startTarget(
  file: string,
  env: Record<string, string>,
  flags: readonly string[] = [],
): Promise<Target> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = fork(path.join(import.meta.dirname, file), [], {
      execArgv: [...flags, '--import', 'tsx', ...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? [])],
      env: { ...process.env, ...env },
    });
    child.once('message', (message: { port: number }) =>
      resolve({ port: message.port, pid: child.pid ?? 0, stop: () => void child.kill('SIGTERM') }),
    );
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
}

/** Most memory that a process has held, in MiB; null where the system does not say. */
export function readPeakMiB(pid: number): number | null {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found ? Math.round(Number(found[1]) / 1024) : null;
  } catch {
    return null;
  }
}

export interface Sent {
  method?: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export type Send = (request: Sent) => Promise<{ status: number; body: string }>;

/** Eight senders over kept connections; each has an address of its own, as eight people have. */
export function openSenders(port: number): { senders: Send[]; close: () => void } {
  const agents = Array.from(
    { length: CONNECTIONS },
    () => new http.Agent({ keepAlive: true, maxSockets: 1 }),
  );
  let address = 0;
  const senders = agents.map(
    (agent): Send =>
      ({ method = 'GET', path: url, headers = {}, body }) =>
        new Promise((resolve, reject) => {
          address = (address + 1) % 60_000;
          const own = {
            ...headers,
            'x-forwarded-for': `10.1.${address >> 8}.${address & 255}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json', 'x-luoshi': '1' }),
          };
          const request = http.request({ port, agent, method, path: url, headers: own }, (response) => {
            let text = '';
            response.setEncoding('utf8');
            response.on('data', (piece: string) => {
              text += piece;
            });
            response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
          });
          request.on('error', reject);
          request.end(body);
        }),
  );
  return {
    senders,
    close: () => {
      for (const agent of agents) agent.destroy();
    },
  };
}

/** Milliseconds a piece of work takes with all senders busy for so long, or until nothing is left; `work` says whether it counts. */
export async function loadFor(
  senders: readonly Send[],
  seconds: number,
  work: (send: Send, n: number) => Promise<boolean>,
  hasMore: () => boolean = () => true,
): Promise<{ msEach: number; done: number }> {
  const from = performance.now();
  const until = from + seconds * 1_000;
  let n = 0;
  let done = 0;
  const run = async (send: Send): Promise<void> => {
    while (performance.now() < until && hasMore()) {
      n += 1;
      if (await work(send, n - 1)) done += 1;
    }
  };
  await Promise.all(senders.map(run));
  return { msEach: (performance.now() - from) / Math.max(1, done), done };
}

/** Processes that this one started and that live. */
export const childrenOf = (pid: number): number[] =>
  fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
