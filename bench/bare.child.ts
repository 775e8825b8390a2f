// The floor over HTTP: node:http and pg with prepared statements, without permission, checks or audit.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { BARE_CONFIRM, BARE_COUNT, BARE_LIST, BARE_PROJECT } from './floor-statements.ts';

const pool = new pg.Pool({ connectionString: process.env.BENCH_OWNER_URL, max: 8, options: '-c jit=off' });
let versionNo = Date.now() % 1_000_000_000;

async function list(sector: string) {
  const { rows } = await pool.query({ name: 'list', text: BARE_LIST, values: [sector] });
  const counted = await pool.query({ name: 'count', text: BARE_COUNT, values: [sector] });
  return { rows, matched: (counted.rows[0] as { n: number }).n };
}

async function listRows(sector: string) {
  const { rows } = await pool.query({ name: 'list', text: BARE_LIST, values: [sector] });
  return { rows };
}

async function getProject(id: string) {
  const parts = [];
  for (const [index, text] of BARE_PROJECT.entries())
    parts.push((await pool.query({ name: `project${index}`, text, values: [id] })).rows);
  return parts;
}

/** The four statements for each project, all in one transaction. */
async function confirm(projectIds: readonly string[], line: string) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const projectId of projectIds) {
      versionNo += 1;
      const values = [[projectId, versionNo, line], [projectId], [projectId, line], [line]];
      for (const [index, text] of BARE_CONFIRM.entries())
        await client.query({ name: `confirm${index}`, text, values: values[index] ?? [] });
    }
    await client.query('commit');
  } finally {
    client.release();
  }
  return { ok: true };
}

async function readBody(request: http.IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) text += piece as string;
  return text;
}

async function answer(request: http.IncomingMessage): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://bench');
  const value = url.searchParams.get('of') ?? '';
  if (url.pathname === '/list') return list(value);
  if (url.pathname === '/rows') return listRows(value);
  if (url.pathname === '/project') return getProject(value);
  if (url.pathname === '/nothing') return { ok: true };
  return confirm(value.split(','), await readBody(request));
}

const server = http.createServer((request, response) => {
  answer(request).then(
    (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
// Its connections wait while the product is measured.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
