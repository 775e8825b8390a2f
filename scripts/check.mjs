// npm run check: format, lint, types, and the rules of the house. No database, under a minute.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkCycles } from './check/cycles.mjs';
import { checkArchitecture, checkGlossary, checkLock, checkTypesHead } from './check/documents.mjs';
import { checkLayers } from './check/layers.mjs';
import { checkNames } from './check/names.mjs';
import { listSources, listTracked } from './check/sources.mjs';
import { checkSql } from './check/sql.mjs';
import { CHECKOUT, ensureInstalled } from './install.mjs';

const LONG_FILE_LINES = 250;

function runTool(script, args) {
  const file = path.join(CHECKOUT, 'node_modules', script);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: CHECKOUT });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => resolve({ isGood: code === 0, lines: code === 0 ? [] : [output.trim()] }));
  });
}

function toResult(findings) {
  return {
    isGood: findings.length === 0,
    lines: findings.map(({ file, line, text }) => `${file}:${line}  ${text}`),
  };
}

function listLongFiles(sources) {
  return sources
    .map(({ file, text, isTest }) => ({ file, isTest, lines: text.split('\n').length }))
    .filter(({ lines, isTest, file }) => lines > LONG_FILE_LINES && !isTest && !file.endsWith('.gen.ts'))
    .map(({ file, lines }) => `${file} ${lines}`);
}

/** Runs every check, prints the outcome, and gives the counts. */
export async function runChecks() {
  const startedAt = Date.now();
  // Needs packages, which are installed by then but not when this file is loaded.
  const { checkPatterns } = await import('./check/patterns.mjs');
  const files = listTracked(CHECKOUT);
  const sources = listSources(CHECKOUT, files);
  const checks = {
    'format and lint (biome)': runTool('@biomejs/biome/bin/biome', ['check', '--reporter=summary', '.']),
    'types (tsc)': runTool('typescript/bin/tsc', ['--noEmit']),
    'layers, order, public doors, purity of core': toResult(checkLayers(sources)),
    'no import cycles': toResult(checkCycles(sources)),
    'SQL in its place': toResult(checkSql(sources)),
    'patterns cost no more than their input allows': toResult(checkPatterns(sources)),
    names: toResult(checkNames(files, sources)),
    'database types are of these migrations': toResult(checkTypesHead(CHECKOUT)),
    'the lock names every optional package': toResult(checkLock(CHECKOUT)),
    'paths in docs/architecture.md': toResult(checkArchitecture(CHECKOUT)),
    'docs/glossary.md': toResult(checkGlossary(CHECKOUT)),
  };
  let failed = 0;
  for (const [title, pending] of Object.entries(checks)) {
    const { isGood, lines } = await pending;
    if (!isGood) failed += 1;
    process.stdout.write(`${isGood ? '✓' : '✗'} ${title}\n${lines.map((line) => `    ${line}\n`).join('')}`);
  }
  const long = listLongFiles(sources);
  if (long.length > 0) process.stdout.write(`– long files to look at: ${long.join(', ')}\n`);
  process.stdout.write(`check: ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
  return { passed: Object.keys(checks).length - failed, failed };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled();
  const { failed } = await runChecks();
  process.exitCode = failed === 0 ? 0 : 1;
}
