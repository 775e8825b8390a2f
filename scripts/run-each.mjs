// Runs the programs of a folder one after the other, those whose name contains a word: what `npm run bench` and `npm run drill` share.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { CHECKOUT, say } from './install.mjs';

/** `--seed 7` and `--seed=7` are the same to every program. */
function joinOptions(given) {
  return given.flatMap((word, index) => {
    const isValue = index > 0 && given[index - 1].startsWith('--') && !given[index - 1].includes('=');
    if (isValue && !word.startsWith('--')) return [];
    const next = given[index + 1];
    const wantsValue = word.startsWith('--') && !word.includes('=') && next && !next.startsWith('--');
    return [wantsValue ? `${word}=${next}` : word];
  });
}

const run = (file, options) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...options], {
      cwd: CHECKOUT,
      stdio: 'inherit',
    });
    child.once('close', (code) => resolve(code ?? 1));
  });

/** Exit code 0 when something ran and nothing failed. */
export async function runEach(folder, none) {
  const given = joinOptions(process.argv.slice(2));
  const words = given.filter((word) => !word.startsWith('-'));
  const options = given.filter((word) => word.startsWith('-'));
  const files = readdirSync(path.join(CHECKOUT, folder))
    .filter((name) => name.endsWith(`.${folder}.ts`))
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
    .sort();
  let failures = 0;
  for (const file of files) {
    process.stdout.write(`\n== ${file}\n`);
    if ((await run(path.join(folder, file), options)) !== 0) failures += 1;
  }
  if (files.length === 0) say(...none);
  process.exitCode = failures === 0 && files.length > 0 ? 0 : 1;
}
