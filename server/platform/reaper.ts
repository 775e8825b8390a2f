// What this process started ends with it, however it ends (also by kill -9): a small program of its own sees to that.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export interface Owned {
  /** The process; absent where there is only a folder. */
  pid?: number;
  /** How it is ended; SIGKILL where nothing else is said. */
  signal?: 'SIGQUIT' | 'SIGKILL';
  /** A folder of the temporary ones to remove with it. */
  folder?: string;
}

let reaper: ChildProcess | undefined;

function startReaper(): ChildProcess {
  const script = path.join(import.meta.dirname, 'scratch-reaper.mjs');
  const child = spawn(process.execPath, [script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  child.unref();
  // The pipe closes with this process; it must not keep the process alive itself.
  (child.stdin as unknown as { unref(): void }).unref();
  child.stdin?.on('error', () => undefined);
  return child;
}

export function endAlongside(owned: Owned): void {
  reaper ??= startReaper();
  reaper.stdin?.write(`${JSON.stringify(owned)}\n`);
}
