// npm test: installs what is missing and runs everything. The last line is `N passed, N failed` over all runners.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runChecks } from './check.mjs';
import { CHECKOUT, ensureInstalled, say } from './install.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

const SLOW_MS = 5_000;
const reports = mkdtempSync(path.join(tmpdir(), 'luoshi-reports-'));

function run(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: CHECKOUT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** A runner that ended badly without a failed test (a file that does not load, no report) counts as one failure. */
const atLeastOne = (failed, code) => (code !== 0 && failed === 0 ? 1 : failed);

async function checkTypes() {
  const code = await run(['scripts/types.mjs', '--check']);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, slow: [] };
}

async function runVitest() {
  const file = path.join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(['node_modules/vitest/vitest.mjs', 'run', ...reporters]);
  const report = readReport(file);
  const tests = (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      ms: duration ?? 0,
      title: `${path.relative(CHECKOUT, name)}  ${fullName}`,
    })),
  );
  return {
    passed: report?.numPassedTests ?? 0,
    failed: atLeastOne(report?.numFailedTests ?? 0, code),
    slow: tests.filter(({ ms }) => ms > SLOW_MS),
  };
}

const listSpecs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(listSpecs)];

async function runBrowser() {
  const file = path.join(reports, 'playwright.json');
  const args = ['test', '--reporter=list,json', '--pass-with-no-tests'];
  const code = await run(['node_modules/@playwright/test/cli.js', ...args], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const report = readReport(file);
  const slow = (report?.suites ?? [])
    .flatMap(listSpecs)
    .flatMap(({ title, file: spec, tests }) =>
      tests.map(({ results }) => ({ ms: results.at(-1)?.duration ?? 0, title: `${spec}  ${title}` })),
    );
  return {
    passed: (report?.stats?.expected ?? 0) + (report?.stats?.flaky ?? 0),
    failed: atLeastOne(report?.stats?.unexpected ?? 0, code),
    slow: slow.filter(({ ms }) => ms > SLOW_MS),
  };
}

function printSlow(tests) {
  if (tests.length === 0) return;
  say('\n较慢的测试：', 'Slow tests:');
  for (const { ms, title } of tests.sort((a, b) => b.ms - a.ms).slice(0, 20))
    process.stdout.write(`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${title}\n`);
}

ensureInstalled();
ensureSystemPackages();
mkdirSync(reports, { recursive: true });
const startedAt = Date.now();
const total = { passed: 0, failed: 0, slow: [] };
const parts = {
  'check 检查': runChecks,
  'types 数据库类型': checkTypes,
  'vitest 单元与数据库测试': runVitest,
  'browser 浏览器测试': runBrowser,
};
for (const [title, part] of Object.entries(parts)) {
  process.stdout.write(`\n== ${title}\n`);
  const { passed, failed, slow = [] } = await part();
  total.passed += passed;
  total.failed += failed;
  total.slow.push(...slow);
  process.stdout.write(`-- ${title}: ${passed} / ${passed + failed}\n`);
}
rmSync(reports, { recursive: true, force: true });
printSlow(total.slow);
process.stdout.write(`\n${Math.round((Date.now() - startedAt) / 1000)} s\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
