// npm run drill [-- WORD … --seed N …]: runs drill/*.drill.ts one after the other, those whose name contains a word.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { CHECKOUT, ensureInstalled, say } from './install.mjs';

ensureInstalled();
/** `--seed 7` and `--seed=7` are the same to every drill. */
function joinOptions(given) {
  return given.flatMap((word, index) => {
    const isValue = index > 0 && given[index - 1].startsWith('--') && !given[index - 1].includes('=');
    if (isValue && !word.startsWith('--')) return [];
    const next = given[index + 1];
    const wantsValue = word.startsWith('--') && !word.includes('=') && next && !next.startsWith('--');
    return [wantsValue ? `${word}=${next}` : word];
  });
}

const given = joinOptions(process.argv.slice(2));
const words = given.filter((word) => !word.startsWith('-'));
const options = given.filter((word) => word.startsWith('-'));
const files = readdirSync(path.join(CHECKOUT, 'drill'))
  .filter((name) => name.endsWith('.drill.ts'))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort();

const run = (file) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join('drill', file), ...options], {
      cwd: CHECKOUT,
      stdio: 'inherit',
    });
    child.once('close', (code) => resolve(code ?? 1));
  });

let failures = 0;
for (const file of files) {
  process.stdout.write(`\n== ${file}\n`);
  if ((await run(file)) !== 0) failures += 1;
}
if (files.length === 0) say('没有符合的演练。', 'No drill matches.');
process.exitCode = failures === 0 && files.length > 0 ? 0 : 1;
