// Started by scratch-cluster.ts: waits until the process that owns a scratch cluster is gone, then ends the cluster.
import { readlinkSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [folder, pidText] = process.argv.slice(2);
const pid = Number(pidText);

/** The number may belong to another program by then; a server works in the folder of its cluster. */
function isOurs() {
  try {
    return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
  } catch (error) {
    return process.platform !== 'linux' && error.code === 'ENOENT' && isAlive();
  }
}

function isAlive() {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.stdin.resume();
process.stdin.on('close', async () => {
  // Immediate shutdown: the data is thrown away anyway.
  if (isOurs()) process.kill(pid, 'SIGQUIT');
  for (let waited = 0; isOurs() && waited < 10_000; waited += 50) await sleep(50);
  if (path.basename(folder).startsWith('luoshi-scratch-')) rmSync(folder, { recursive: true, force: true });
});
