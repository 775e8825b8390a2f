// A workbook of 100,000 rows × 30 columns (or --rows=N) uploaded, compared and entered over HTTP: how long each takes, and what memory the
// web process, the worker and the child that reads the workbook hold at most.
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProgram } from '../drill/processes.ts';
import { WEB_NODE_FLAGS } from '../server/platform/child-server.ts';
import { openBenchCounty, TODAY } from './county.ts';
import { childrenOf, readPeakMiB, startTarget } from './http-load.ts';
import { writeXlsx } from './make-workbook.ts';
import { openSession } from './places.ts';

const ROWS = Number(process.argv.find((arg) => arg.startsWith('--rows='))?.slice(7) ?? 100_000);
const PROJECTS = 300;
const EVERY_MS = 200;

interface Seen {
  state: string;
  sentence: string;
  head: { counts: Record<string, number> } | null;
}

const county = await openBenchCounty(PROJECTS, 3);
const web = await startTarget(
  'web.child.ts',
  { BENCH_APP_URL: county.urls.app, BENCH_TODAY: TODAY },
  WEB_NODE_FLAGS,
);
const worker = startProgram('server/main.ts', {
  ...{ LUOSHI_MODE: 'worker', LUOSHI_DATABASE_URL: county.urls.app, LUOSHI_WORKER_URL: county.urls.worker },
});
const peaks = { web: 0, worker: 0, reader: 0 };
const watch = setInterval(() => {
  peaks.web = Math.max(peaks.web, readPeakMiB(web.pid) ?? 0);
  peaks.worker = Math.max(peaks.worker, readPeakMiB(worker.pid) ?? 0);
  for (const pid of childrenOf(worker.pid)) peaks.reader = Math.max(peaks.reader, readPeakMiB(pid) ?? 0);
}, EVERY_MS);

async function ask<T>(path: string, body?: FormData | object): Promise<T> {
  const isForm = body instanceof FormData;
  const answer = await fetch(`http://127.0.0.1:${web.port}/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...{ cookie, 'x-luoshi': '1' },
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 500)}`);
  return JSON.parse(text) as T;
}

const cookie = await openSession(county, 'xmb-1');
try {
  const { rows: units } = await county.owner.query<{ name: string }>(
    "select short_name as name from orgs where kind in ('town', 'department') and is_active order by official_order limit 12",
  );
  const file = await writeXlsx(
    ROWS,
    units.map(({ name }) => name),
  );
  const form = new FormData();
  form.append('file', new Blob([fs.readFileSync(file)]), '台账.xlsx');
  process.stdout.write(`workbook of ${ROWS} rows, ${Math.round(fs.statSync(file).size / 2 ** 20)} MiB\n`);
  let from = performance.now();
  const say = (what: string): void => {
    process.stdout.write(
      `${what.padEnd(28)} ${((performance.now() - from) / 1000).toFixed(1)} s   at most: web ${peaks.web} MiB, worker ${peaks.worker} MiB, reader ${peaks.reader} MiB\n`,
    );
    from = performance.now();
  };
  const { importId } = await ask<{ importId: string }>('/ledger/imports', form);
  say('uploaded');
  let seen = await ask<Seen>(`/ledger/imports/${importId}`);
  for (; seen.state === 'working'; seen = await ask<Seen>(`/ledger/imports/${importId}`))
    await sleep(EVERY_MS);
  if (seen.state !== 'ready') throw new Error(`${seen.state}: ${seen.sentence}`);
  say(`compared: ${JSON.stringify(seen.head?.counts)}`);
  const applied = await ask<{ sentence: string }>(`/ledger/imports/${importId}/apply`, {});
  say(applied.sentence);
} finally {
  clearInterval(watch);
  await worker.end('SIGTERM');
  web.stop();
  await county.close();
}
