import { fork } from 'node:child_process';
import path from 'node:path';
import type { CountyOptions } from './county-size.ts';
import type { PartRequest } from './load-part.child.ts';
import type { LoadedPart } from './load-part.ts';

const PROCESSES = 2;
/** Rows live as long as it takes to write them down: with room for them the collector has little to move. */
const ROOM_FOR_THE_YOUNG = '--max-semi-space-size=64';
const CHILD = path.join(import.meta.dirname, 'load-part.child.ts');
const EXIT_WITH_PARENT = path.join(import.meta.dirname, '../../scripts/exit-with-parent.mjs');

/** Loads the chunks of a large county in processes side by side: one computes while the database works for the other. */
export function loadParts(
  ownerUrl: string,
  options: CountyOptions,
  chunks: readonly { from: number; to: number }[],
  onProjects: (done: number) => void,
): Promise<LoadedPart[]> {
  const parts = Array.from({ length: PROCESSES }, (_, i) =>
    chunks.filter((_, chunk) => chunk % PROCESSES === i),
  );
  return Promise.all(
    parts
      .filter((part) => part.length > 0)
      .map((part) => runChild({ ownerUrl, options, chunks: part }, onProjects)),
  );
}

function runChild(request: PartRequest, onProjects: (done: number) => void): Promise<LoadedPart> {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, [], {
      execArgv: [ROOM_FOR_THE_YOUNG, '--import', 'tsx', '--import', EXIT_WITH_PARENT],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', (message: { done?: number; loaded?: LoadedPart }) => {
      if (message.done !== undefined) onProjects(message.done);
      if (message.loaded) resolve(message.loaded);
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`a part of the county was not loaded (exit code ${code})`)));
    child.send(request);
  });
}
