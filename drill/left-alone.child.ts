// For processes.test.ts: a drill that is killed in the middle, with a cluster, a program and a folder of its own.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { endAlongside } from '../server/platform/reaper.ts';
import { startScratchCluster } from '../server/platform/scratch-cluster.ts';
import { startProgram } from './processes.ts';

if (process.env.LEFT_ALONE === undefined) {
  const { socket } = await startScratchCluster();
  const { pid } = startProgram('drill/left-alone.child.ts', { LEFT_ALONE: 'yes' });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-drill-'));
  endAlongside({ folder });
  const cluster = path.dirname(socket.socketFolder);
  process.stdout.write(`${JSON.stringify({ pid, folder, cluster, socket: socket.socketFolder })}\n`);
}
setInterval(() => undefined, 60_000);
