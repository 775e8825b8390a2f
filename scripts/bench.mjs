// npm run bench [-- WORD …]: runs bench/*.bench.ts one after the other, those whose name contains a word.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { CHECKOUT, ensureInstalled, say } from './install.mjs';

ensureInstalled();
const words = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const options = process.argv.slice(2).filter((word) => word.startsWith('-'));
const files = readdirSync(path.join(CHECKOUT, 'bench'))
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort();

const run = (file) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join('bench', file), ...options], {
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
if (files.length === 0) say('没有符合的性能测试。', 'No bench matches.');
process.exitCode = failures === 0 && files.length > 0 ? 0 : 1;
