import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DAYS, judge, LONGEST_DELAY, PROBE, report } from './advisories.mjs';

const ROOT = path.join(import.meta.dirname, '..');
const advisory = (name, id, severity, range) => ({
  [name]: [
    {
      id: 1,
      url: `https://github.com/advisories/${id}`,
      title: `A hole in ${name}`,
      severity,
      vulnerable_versions: range,
      cwe: [],
      cvss: { score: 0, vectorString: null },
    },
  ],
});
const OF_PROBE = advisory(PROBE.name, 'GHSA-prob-prob-prob', 'critical', '<=0.0.4');

const LOCKED = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).packages;

/** A registry that answers the question for advisories with `status` and `body`; of each package it has the locked version and 99.0.0. */
async function withRegistry(status, body, run) {
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      if (request.method === 'POST') return response.writeHead(status).end(JSON.stringify(body));
      const name = decodeURIComponent(request.url.slice(1));
      const numbers = [LOCKED[`node_modules/${name}`]?.version ?? PROBE.version, '99.0.0'];
      const versions = Object.fromEntries(numbers.map((version) => [version, { name, version }]));
      return response.end(JSON.stringify({ name, 'dist-tags': { latest: '99.0.0' }, versions }));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await run(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const lookUp = (registry) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/advisories.mjs', `--registry=${registry}`], {
      cwd: ROOT,
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.once('close', (code) => resolve({ code, said }));
  });

const NO_ANSWER = '登记处没有给出答复：有没有已知漏洞不知道，不能当作没有';

test('A registry that knows of no hole but the probe lets the look-up end well', async () => {
  const { code, said } = await withRegistry(200, OF_PROBE, lookUp);
  expect(said).toContain('登记处已答复：查到 0 项');
  expect(code).toBe(0);
});

test('A hole in a package of the product is named with its severity and day, and the look-up fails', async () => {
  const found = { ...OF_PROBE, ...advisory('big.js', 'GHSA-2222-2222-2222', 'high', '<99.0.0') };
  const { code, said } = await withRegistry(200, found, lookUp);
  expect(said).toMatch(/high big\.js <99\.0\.0 GHSA-2222-2222-2222：A hole in big\.js；有修正版/);
  expect(said).toContain('新查到，写进 docs/advisories.json');
  expect(said).toContain('查到 1 项，其中须立即处理 1 项');
  expect(code).toBe(1);
});

test.each([
  ['refuses the question', 405, {}],
  ['answers it with an empty page', 200, {}],
])('A registry that %s has given no answer, and none is made up', async (_what, status, body) => {
  const { code, said } = await withRegistry(status, body, lookUp);
  expect(said).toContain(NO_ANSWER);
  expect(said).not.toContain('登记处已答复');
  expect(code).toBe(2);
});

test('Where nothing listens there is no answer either', async () => {
  const closed = await withRegistry(200, {}, async (address) => address);
  const { code, said } = await lookUp(closed);
  expect(said).toContain(NO_ANSWER);
  expect(code).toBe(2);
});

test('A finding stays quiet only while it is noted and its day has not come', () => {
  const hole = { id: 'GHSA-3333-3333-3333', package: 'big.js', severity: 'high', title: '', range: '' };
  const stateOf = (noted, today) => judge([hole], noted, today)[0];
  const noted = { advisory: hole.id, foundOn: '2026-11-01' };
  expect(stateOf([], '2026-11-01')).toMatchObject({ state: 'new', due: '2026-11-15' });
  expect(stateOf([noted], '2026-11-15')).toMatchObject({ state: 'noted', due: '2026-11-15' });
  expect(stateOf([noted], '2026-11-16').state).toBe('late');
  const delayed = { ...noted, until: '2026-12-10' };
  expect(stateOf([delayed], '2026-11-16').state).toBe('unsound');
  expect(stateOf([{ ...delayed, measure: '不用到有漏洞的函数' }], '2026-11-16').state).toBe('noted');
  expect(stateOf([{ ...delayed, measure: '同上' }], '2026-11-01').state).toBe('unsound');
  const said = [];
  const tell = (zh) => said.push(zh);
  expect(report({ findings: [hole] }, [noted], '2026-11-15', tell)).toBe(0);
  expect(report({ findings: [hole] }, [noted], '2026-11-16', tell)).toBe(1);
  expect(report({ findings: [] }, [noted], '2026-11-16', tell)).toBe(0);
  expect(said.join('\n')).toContain('GHSA-3333-3333-3333 已不再查到');
});

test('The page of security promises the days that the look-up counts, and the probe is no package of the product', () => {
  const page = fs.readFileSync(path.join(ROOT, 'docs/security.md'), 'utf8');
  for (const [severity, days] of Object.entries(DAYS).filter(([name]) => name !== 'info'))
    expect(page).toMatch(new RegExp(`^\\| [^|]*${severity}[^|]*\\| ${days} 天 `, 'm'));
  expect(page).toContain(`每次不超过 ${LONGEST_DELAY} 天`);
  expect(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).not.toContain(PROBE.name);
});
