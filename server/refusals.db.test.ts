import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#core/people/public.ts';
import { buildApp } from './app.ts';
import { hashPassword } from './people/passwords.ts';
import { testDatabase } from './platform/testing.ts';
import { TestCounty } from './platform/testing-county.ts';

const db = await testDatabase();
let app: FastifyInstance;
const PASSWORD = 'Right-one-26';
const WALKERS: Role[] = ['office-head', 'reporter-a', 'reviewer', 'leader', 'system-admin'];
const cookies = new Map<Role, string>();

beforeAll(async () => {
  app = await buildApp({ db: db.app });
  const county = await new TestCounty(db).open();
  const unit = await county.newUnit('双河镇', 'town');
  const hash = await hashPassword(PASSWORD);
  for (const role of WALKERS) {
    const place = role === 'office-head' ? (county.office ?? unit) : unit;
    const { personId, login } = await county.newActor(place, [role]);
    await db.owner
      .insertInto('credentials')
      .values({ region_id: county.regionId, person_id: personId, password_hash: hash, must_change: false })
      .execute();
    const answer = await app.inject({
      method: 'POST',
      url: '/api/people/sign-in',
      payload: { login, password: PASSWORD },
      headers: { 'x-luoshi': '1' },
    });
    cookies.set(role, String(answer.headers['set-cookie']).split(';')[0] ?? '');
  }
});
afterAll(() => app.close());

interface Route {
  parameters?: { in: string; name: string; required?: boolean }[];
  responses: Record<string, { description?: string }>;
}

/** Words that a place or a query may have; what stands for anything else is an id that nobody has. */
const WORDS: Readonly<Record<string, string>> = {
  period: '2026-11',
  from: '2026-01',
  to: '2026-11',
  year: '2026',
  list: 'building',
  paper: 'notice',
};
const wordFor = (name: string): string => WORDS[name] ?? '999999';

function toUrl(path: string, route: Route): string {
  const wanted = (route.parameters ?? []).filter((one) => one.in === 'query' && one.required);
  const query = wanted.map(({ name }) => `${name}=${wordFor(name)}`).join('&');
  return `${path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => wordFor(name))}${query ? `?${query}` : ''}`;
}

test.each(WALKERS)('a read that is refused to %s is refused as the description says', async (role) => {
  const { paths }: { paths: Record<string, { get?: Route }> } = (
    await app.inject({ url: '/api/openapi.json' })
  ).json();
  const silent: string[] = [];
  let refused = 0;
  for (const [path, { get: route }] of Object.entries(paths)) {
    if (!route) continue;
    const answer = await app.inject({
      url: toUrl(path, route),
      headers: { cookie: cookies.get(role) ?? '' },
    });
    if (answer.statusCode < 400) continue;
    refused += 1;
    const { code } = answer.json<{ code: string }>();
    const told = route.responses['4XX']?.description ?? '';
    if (!told.split(/[：、]/).includes(code)) silent.push(`${path} ${answer.statusCode} ${code}`);
  }
  expect(silent).toEqual([]);
  expect(refused).toBeGreaterThan(10);
});

test('What somebody could save is shown to him again, also where two judges of an address differ', async () => {
  const headers = { cookie: cookies.get('reporter-a') ?? '', 'x-luoshi': '1' };
  const url = '/api/notices/choices';
  const { choices } = (await app.inject({ url, headers })).json<{ choices: object }>();
  const payload = { ...choices, mailAddress: 'zhang@a-.cn' };
  expect((await app.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(200);
  const again = await app.inject({ url, headers });
  expect([again.statusCode, again.json().choices?.mailAddress]).toEqual([200, 'zhang@a-.cn']);
});
