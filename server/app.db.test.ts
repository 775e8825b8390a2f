import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DB } from '../db/types.ts';
import { buildApp } from './app.ts';
import { openKysely, openPool } from './platform/database.ts';
import { findFreePort } from './platform/find-port.ts';
import { openLog } from './platform/log.ts';
import { Metrics } from './platform/metrics.ts';
import { checkReadiness } from './platform/readiness.ts';
import { testDatabase } from './platform/testing.ts';
import { openWatchPort } from './platform/watch-port.ts';

const { app: db, urls } = await testDatabase();
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp({ db, trustProxy: true });
});
afterAll(() => app.close());

test('Every answer keeps scripts, fonts, pictures and frames to our own host', async () => {
  const { headers } = await app.inject('/api/health');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("font-src 'self' data:");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).not.toMatch(/https?:|unsafe-/);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('A browser that came over TLS is told to stay with it; one that did not is told nothing', async () => {
  const overTls = await app.inject({ url: '/api/health', headers: { 'x-forwarded-proto': 'https' } });
  expect(overTls.headers['strict-transport-security']).toBe('max-age=31536000');
  const plain = await app.inject('/api/health');
  expect(plain.headers['strict-transport-security']).toBeUndefined();
});

test('The description of the API names every bound route once and is served without a session', async () => {
  const answer = await app.inject('/api/openapi.json');
  expect(answer.statusCode).toBe(200);
  const description = answer.json<{ openapi: string; paths: Record<string, Record<string, object>> }>();
  expect(description.openapi).toBe('3.1.0');
  const routes = Object.entries(description.paths).flatMap(([path, verbs]) =>
    Object.keys(verbs).map((verb) => `${verb} ${path}`),
  );
  expect(routes).toEqual(expect.arrayContaining(['post /api/people/sign-in', 'get /api/people/session']));
  expect(new Set(routes).size).toBe(routes.length);
});

test('The description of the API tells of each route who may ask, what a write carries and how it refuses', async () => {
  interface Told {
    operationId: string;
    security: object[];
    parameters?: { in: string; name: string }[];
    requestBody?: { content: Record<string, object> };
    responses: Record<string, { description: string; content: Record<string, object> }>;
  }
  const answer = await app.inject('/api/openapi.json');
  const { paths, components } = answer.json<{
    paths: Record<string, Record<string, Told>>;
    components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
  }>();
  expect(components.schemas).toHaveProperty('Refusal');
  expect(components.securitySchemes).toHaveProperty('session');
  const told = Object.values(paths).flatMap((verbs) => Object.values(verbs));
  for (const { operationId, responses } of told) {
    expect(responses['4XX']?.description, operationId).toContain('INPUT_INVALID');
    expect(Object.keys(responses), operationId).toContain('200');
  }
  const signIn = paths['/api/people/sign-in']?.post;
  expect(signIn?.security).toEqual([]);
  expect(signIn?.responses['4XX']?.description).toContain('SIGN_IN_LOCKED');
  expect(signIn?.parameters?.map(({ name }) => name)).toEqual(['x-luoshi', 'x-request-id']);
  const upload = paths['/api/ledger/imports']?.post;
  expect(upload?.requestBody?.content).toHaveProperty('multipart/form-data');
  expect(upload?.security).toEqual([{ session: [] }]);
  const file = paths['/api/ledger/export']?.get;
  expect(file?.responses['200']?.content).toHaveProperty('application/octet-stream');
});

test.each(['/api/tasks/%ff', '/api/%', `/api/tasks/${'1'.repeat(200)}`])(
  'An address that is no address (%s) is refused in the form of every refusal',
  async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ kind: 'invalid', code: 'REQUEST_INVALID', details: [] });
  },
);

test('A client that was built anew is served without a restart; other addresses open the page, wrong ones of the API say so', async () => {
  const webFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-web-'));
  fs.writeFileSync(path.join(webFolder, 'index.html'), '<title>first</title>');
  const site = await buildApp({ db, webFolder });
  fs.mkdirSync(path.join(webFolder, 'assets'));
  fs.writeFileSync(path.join(webFolder, 'assets', 'new.js'), 'export {};');
  expect((await site.inject('/assets/new.js')).body).toBe('export {};');
  for (const address of ['/', '/ledger/12', '/assets/gone.js']) {
    const page = await site.inject(address);
    expect([page.statusCode, page.body]).toEqual([200, '<title>first</title>']);
    expect(page.headers['cache-control']).toBe('no-store');
  }
  const wrong = await site.inject('/api/nothing');
  expect([wrong.statusCode, wrong.json().code]).toEqual([404, 'NO_SUCH_ROUTE']);
  expect((await site.inject('/..%2f..%2fetc%2fpasswd')).body).not.toContain('root:');
  await site.close();
  fs.rmSync(webFolder, { recursive: true });
});

test('The page takes the styles of its own scripts alone: each answer has another mark, answers of the API have none', async () => {
  const webFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-web-'));
  fs.copyFileSync(new URL('../web/index.html', import.meta.url), path.join(webFolder, 'index.html'));
  const site = await buildApp({ db, webFolder });
  const marks: (string | undefined)[] = [];
  for (const address of ['/', '/', '/ledger/12']) {
    const { headers, body } = await site.inject(address);
    const mark = /style-src 'self' 'nonce-([A-Za-z0-9+/]{22}==)'/.exec(
      String(headers['content-security-policy']),
    )?.[1];
    expect(body).toContain(`<meta name="style-nonce" nonce="${mark}" />`);
    marks.push(mark);
  }
  expect(new Set(marks).size).toBe(3);
  const answer = await site.inject('/api/health');
  expect(answer.headers['content-security-policy']).not.toContain('nonce');
  await site.close();
  fs.rmSync(webFolder, { recursive: true });
});

/** What somebody with a session is answered over such a database. */
async function askOver(broken: Kysely<DB>) {
  const site = await buildApp({ db: broken });
  const answer = await site.inject({ url: '/api/people/orgs', headers: { cookie: 'luoshi=x' } });
  await site.close();
  await broken.destroy();
  expect(answer.body).not.toMatch(/find_session|ECONNREFUSED|127\.0\.0\.1|told-to-nobody|\.ts|node_modules/);
  return answer;
}

test('A fault of our own shows its number alone', async () => {
  const empty = urls.app.replace(/(?<=localhost\/)[^?]+/, 'postgres');
  const answer = await askOver(openKysely(openPool({ connectionString: empty }, 1)));
  expect([answer.statusCode, answer.json().code]).toEqual([500, 'UNEXPECTED']);
  expect(answer.json().zh).toContain(answer.headers['x-request-id']);
});

test('A database that is away is said in words, without where it should be', async () => {
  const gone = openPool({ host: '127.0.0.1', port: 9, user: 'told-to-nobody' }, 1);
  const answer = await askOver(openKysely(gone));
  expect([answer.statusCode, answer.json().code]).toEqual([503, 'DATABASE_AWAY']);
});

describe('Those who run it', () => {
  test('find the id of a request in the answer, its own when it named one', async () => {
    const own = await app.inject({ url: '/api/health', headers: { 'x-request-id': 'from-balancer-1' } });
    expect(own.headers['x-request-id']).toBe('from-balancer-1');
    const made = await app.inject({ url: '/api/health', headers: { 'x-request-id': 'no good\tid' } });
    expect(made.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('read a line of the log for each answer, by the pattern of the route and without secrets', async () => {
    const lines: string[] = [];
    const log = openLog('info', 'web', { write: (line) => void lines.push(line) });
    const metrics = new Metrics();
    const site = await buildApp({ db, log, metrics });
    await site.inject({
      url: '/api/calendar/secret-of-the-feed',
      headers: { cookie: 'luoshi=secret-cookie' },
    });
    await site.inject({
      ...{ method: 'POST', url: '/api/people/sign-in', headers: { 'x-luoshi': '1' } },
      payload: { login: 'nobody', password: 'secret-password' },
    });
    await site.close();
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told.filter(({ message }) => message === 'answered')).toEqual([
      expect.objectContaining({ level: 'info', part: 'web', route: '/api/calendar/:secret', status: 422 }),
      expect.objectContaining({ method: 'POST', route: '/api/people/sign-in', reqId: expect.any(String) }),
    ]);
    expect(lines.join('')).not.toContain('secret-');
    const figures = await metrics.registry.metrics();
    expect(figures).toContain(
      'luoshi_answer_seconds_count{method="GET",route="/api/calendar/:secret",status="422"} 1',
    );
    expect(figures).not.toContain('secret-');
  });

  test('learn that a process is ready, and that one which stops is not', async () => {
    const stopping = { isStopping: false };
    const site = await buildApp({ db, stopping });
    const ready = await site.inject('/api/ready');
    expect([ready.statusCode, ready.json()]).toEqual([200, { ready: true, because: null }]);
    stopping.isStopping = true;
    const ending = await site.inject('/api/ready');
    expect([ending.statusCode, ending.json()]).toEqual([503, { ready: false, because: 'stopping' }]);
    expect((await site.inject('/api/health')).statusCode).toBe(200);
    await site.close();
  });

  test('learn that the database does not answer', async () => {
    const gone = openKysely(openPool({ host: '127.0.0.1', port: 9 }, 1));
    const site = await buildApp({ db: gone });
    const answer = await site.inject('/api/ready');
    expect([answer.statusCode, answer.json()]).toEqual([503, { ready: false, because: 'no-database' }]);
    await site.close();
    await gone.destroy();
  });

  test('are served figures, health and readiness on a port of their own', async () => {
    const metrics = new Metrics();
    metrics.worked('run-job', 'failed', 2);
    metrics.watchQueues(async () => ({ 'run-job': 3 }));
    const port = (await findFreePort('127.0.0.1', 21_000 + (process.pid % 10_000), 200)) ?? 0;
    const close = await openWatchPort({ host: '127.0.0.1', port }, metrics, () =>
      checkReadiness(db, { isStopping: true }),
    );
    const ask = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } });
      return [answer.status, await answer.text()] as const;
    };
    const [status, figures] = await ask('/metrics');
    expect(status).toBe(200);
    expect(figures).toContain('luoshi_jobs_waiting{queue="run-job"} 3');
    expect(figures).toContain('luoshi_job_seconds_count{queue="run-job",ended="failed"} 1');
    expect(await ask('/ready')).toEqual([503, '{"ready":false,"because":"stopping"}']);
    expect((await ask('/health'))[0]).toBe(200);
    expect((await ask('/api/people/session'))[0]).toBe(404);
    await close();
  });
});
