import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const CHECKOUT = path.dirname(import.meta.dirname);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

interface Left {
  postmaster: number;
  program: number;
  folders: string[];
}

/** A drill with everything it starts, as far as its own line says. */
async function startDrill() {
  const drill = spawn(process.execPath, ['--import', 'tsx', 'drill/left-alone.child.ts'], {
    cwd: CHECKOUT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(drill.stdout, 'data')) as [Buffer];
  const { pid, folder, cluster } = JSON.parse(line.toString()) as Record<string, string>;
  const postmaster = fs.readFileSync(path.join(cluster ?? '', 'pg', 'postmaster.pid'), 'utf8').split('\n')[0];
  const left: Left = {
    postmaster: Number(postmaster),
    program: Number(pid),
    folders: [folder ?? '', cluster ?? ''],
  };
  return { drill, left };
}

test('A drill that is killed from outside leaves no cluster, no program and no folder behind', async () => {
  const { drill, left } = await startDrill();
  expect([isAlive(left.postmaster), isAlive(left.program)]).toEqual([true, true]);
  expect(left.folders.map((folder) => fs.existsSync(folder))).toEqual([true, true]);
  drill.kill('SIGKILL');
  const whatIsLeft = () => [
    ...[left.postmaster, left.program].filter(isAlive),
    ...left.folders.filter((folder) => fs.existsSync(folder)),
  ];
  await expect.poll(whatIsLeft, { timeout: 30_000, interval: 100 }).toEqual([]);
}, 90_000);
