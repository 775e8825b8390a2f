import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

/** Each of the five works once; `npm run drill -- kills` plays a hundred. */
const KILLS = 5;
const SEED = 3;

test('after kill -9 in the middle of confirming, importing, freezing, drafting and backing up, nothing is half done or lost', async () => {
  const drill = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      path.join(import.meta.dirname, 'kills.drill.ts'),
      `--kills=${KILLS}`,
      `--seed=${SEED}`,
      '--projects=80',
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const said = await text(drill.stdout);
  expect(said).toContain(`${KILLS} kills, 0 findings (seed ${SEED})`);
  for (const work of ['confirm', 'import', 'freeze', 'document', 'backup'])
    expect(said).toMatch(new RegExp(`${work} .* whole`));
}, 600_000);
