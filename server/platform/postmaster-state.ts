// What the file postmaster.pid of a cluster says, and whether it is true.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly port: number;
  /** It accepts connections. */
  readonly isReady: boolean;
}

export function pidFileOf(clusterPath: string): string {
  return path.join(clusterPath, 'postmaster.pid');
}

/** Lines: pid, data folder, start time, port, socket folder, address, shared memory, status. */
export function readPidFile(clusterPath: string): Postmaster | undefined {
  let text: string;
  try {
    text = fs.readFileSync(pidFileOf(clusterPath), 'utf8');
  } catch {
    return undefined;
  }
  const lines = text.split('\n').map((line) => line.trim());
  return {
    pid: Number(lines[0]),
    port: Number(lines[3]),
    socketFolder: lines[4] ?? '',
    isReady: lines[7] === 'ready',
  };
}

function readLink(link: string): string | undefined {
  try {
    return fs.readlinkSync(link);
  } catch {
    return undefined;
  }
}

function isAliveByPs(pid: number, clusterPath: string): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout !== '' && !stdout.trimStart().startsWith('Z') && stdout.includes(clusterPath);
}

/**
 * Whether the process of that number is a living server of this very cluster: a zombie is dead, and a number that
 * another program got since then is not ours. Every PostgreSQL process works in the folder of its cluster.
 */
export function isAlivePostmaster(pid: number, clusterPath: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  if (!fs.existsSync('/proc/self/stat')) return isAliveByPs(pid, clusterPath);
  let state: string | undefined;
  try {
    // The name in parentheses may itself contain blanks and parentheses, so count from the last one.
    state = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0];
  } catch {
    return false;
  }
  if (state === undefined || state === 'Z' || state === 'X') return false;
  return readLink(`/proc/${pid}/cwd`) === fs.realpathSync(clusterPath);
}

/** Somebody accepts connections at its socket. */
function answersOnSocket({ socketFolder, port }: Postmaster): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(path.join(socketFolder, `.s.PGSQL.${port}`));
    const end = (answers: boolean) => () => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', end(true)).once('error', end(false));
  });
}

/**
 * Whether the server of a pid file lives: its process, or, where the number means nothing because another container runs it
 * over the same folder, its socket. A second server over one cluster would end the first, or spoil the data.
 */
export async function isServing(postmaster: Postmaster, clusterPath: string): Promise<boolean> {
  return isAlivePostmaster(postmaster.pid, clusterPath) || (await answersOnSocket(postmaster));
}

/** Server processes that outlived their postmaster for a moment; removing the pid file before they end could corrupt data. */
export function listLeftoverProcesses(clusterPath: string): number[] {
  if (!fs.existsSync('/proc/self/stat')) return [];
  const real = fs.realpathSync(clusterPath);
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && readLink(`/proc/${name}/cwd`) === real)
    .map(Number);
}
