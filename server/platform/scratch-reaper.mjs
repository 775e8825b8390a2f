// Started by reaper.ts: waits until the process that owns some others is gone, however it ended, then ends those and removes
// their folders. Each line that comes in names one: {"pid": 12, "signal": "SIGQUIT", "folder": "/tmp/luoshi-scratch-x"}.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 10_000;
const THROWN_AWAY = /^luoshi-(?:scratch|drill|pair|disk|clock)-/;

/** When it began, where the system says so: its number may belong to another program by then. */
function bornAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : rest[18];
  } catch {
    return process.platform === 'linux' ? undefined : isAlive(pid);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return undefined;
  }
}

const isStill = ({ pid, born }) => pid > 0 && born !== undefined && bornAt(pid) === born;

let owned = [];
const folders = new Set();

async function end(one) {
  if (isStill(one)) process.kill(one.pid, one.signal);
  for (let waited = 0; isStill(one) && waited < PATIENCE_MS; waited += 50) await sleep(50);
  if (isStill(one)) process.kill(one.pid, 'SIGKILL');
}

async function remove(folder) {
  if (!THROWN_AWAY.test(path.basename(folder))) return;
  if (path.basename(folder).startsWith('luoshi-disk-'))
    for (let tries = 0; tries < 20 && existsSync(folder); tries += 1)
      if (spawnSync('umount', [folder]).status === 0) break;
      else await sleep(500);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const { pid = 0, signal = 'SIGKILL', folder } = JSON.parse(line);
  owned = [...owned.filter(isStill), { pid, signal, born: bornAt(pid) }];
  if (folder) folders.add(folder);
});
lines.on('close', async () => {
  await Promise.all(owned.map(end));
  for (const folder of folders) await remove(folder);
});
