// Every read of the economy goes over HTTP once, with and without figures: what a page is given has just the form that its contract says.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import { buildApp } from '../app.ts';
import { addSession } from '../people/sessions.queries.ts';
import { hashToken } from '../people/tokens.ts';
import { testDatabase } from '../platform/testing.ts';
import { withGate } from '../platform/with-scope.ts';
import { freezeIndicators } from './freeze-indicators.ts';
import { setTargets } from './set-targets.ts';
import { cell, newEconomy, signFiling, type TestEconomy } from './testing-economy.ts';

const db = await testDatabase();
let app: FastifyInstance;
const cookies = new Map<string, string>();
let economy: TestEconomy;
let filingId = '';

async function signInAs(actor: Actor): Promise<string> {
  const token = `token-of-${actor.login}`;
  await db.owner
    .insertInto('credentials')
    .values({ region_id: actor.regionId, person_id: actor.personId, password_hash: 'x', must_change: false })
    .execute();
  await withGate(db.app, (tx) =>
    addSession(tx, {
      ...{
        tokenHash: hashToken(token),
        regionId: actor.regionId,
        personId: actor.personId,
        orgId: actor.orgId,
      },
      ...{ expiresAt: new Date(Date.now() + 3_600_000), address: '127.0.0.1', agent: '' },
    }),
  );
  return `luoshi=${token}`;
}

beforeAll(async () => {
  economy = await newEconomy(db);
  const { county, bureau, treasury, officeHead, clerk, town } = economy;
  const months = ['2025-08', '2025-09', '2025-12', '2026-08'];
  await signFiling(
    economy,
    bureau,
    months.flatMap((period, at) =>
      ['A', 'B', 'C'].map((place) => cell('industry-output', place, period, String(80 + at * 7))),
    ),
    { kind: 'import' },
  );
  filingId = await signFiling(economy, bureau, [
    cell('industry-output', 'A', '2026-09', '130'),
    cell('industry-output', 'B', '2026-09', '120'),
    cell('gdp', 'A', '2026-09', '200', { growth: '5.1' }),
    cell('primary-value-added', 'A', '2026-09', '40', { growth: '3' }),
  ]);
  await signFiling(economy, treasury, [
    cell('fiscal-revenue', 'A', '2026-09', '12'),
    cell('public-budget-revenue', 'A', '2026-09', '9'),
  ]);
  await setTargets(county.ctx(officeHead), 2026, {
    targets: [
      {
        ...{ indicator: 'industry-output', subject: 'A', kind: 'budget', value: '200', growth: '8', rank: 1 },
        ...{ months: null, leadOrgId: null, supportingOrgIds: [], basis: '政府工作报告' },
      },
    ],
  });
  await freezeIndicators(county.ctx(officeHead), { period: '2026-09', withMissing: true });
  const revised = cell('industry-output', 'A', '2026-09', '128', { reason: '核减重复统计' });
  await signFiling(economy, bureau, [revised], { kind: 'revision' });
  app = await buildApp({ db: db.app, now: () => county.now });
  for (const [name, actor] of Object.entries({ clerk, town: town.reporter, bureau: bureau.reporter }))
    cookies.set(name, await signInAs(actor));
});
afterAll(() => app.close());

const READS = [
  'board',
  'board?period=2026-09',
  'board?period=2026-01',
  'board?period=2030-05',
  'one/industry-output',
  'one/industry-output?by=level&period=2026-09',
  'one/gdp?by=completion',
  'one/tax-share?period=2026-09',
  'one/industry-output/what-if?value=150',
  'one/industry-output/tiles?period=2026-09',
  'one/gdp/tiles?by=level',
  'heat',
  'heat?among=below',
  'one/industry-output?among=below&subject=1',
  'freezes/2026-09',
  'freezes/2026-09/revised',
  'shortfalls?period=2026-09',
  'matches',
  'forecasts?period=2026-08',
  'filings',
  'filings?period=2026-09',
  'settings',
  '/enterprises',
  '/statistics-entry/projects',
];

test.each(['clerk', 'town', 'bureau'].flatMap((who) => READS.map((path) => [who, path] as const)))(
  'for the %s the answer of %s has the form of its contract',
  async (who, path) => {
    const answer = await app.inject({
      url: path.startsWith('/') ? `/api${path}` : `/api/indicators/${path}`,
      headers: { cookie: cookies.get(who) ?? '', 'x-luoshi': '1' },
    });
    expect([answer.statusCode, path, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, path, '']);
  },
);

test('a filing and a value are found by those who may see them, and by nobody else', async () => {
  const ask = async (who: string, path: string) => {
    const headers = { cookie: cookies.get(who) ?? '', 'x-luoshi': '1' };
    return app.inject({ url: `/api/indicators/${path}`, headers });
  };
  const board = (await ask('clerk', 'board?period=2026-09')).json() as {
    rows: { figure: { valueId: string | null } }[];
  };
  const valueId = board.rows.find(({ figure }) => figure.valueId !== null)?.figure.valueId;
  expect((await ask('clerk', `filings/${filingId}`)).statusCode).toBe(200);
  expect((await ask('bureau', `filings/${filingId}`)).statusCode).toBe(200);
  expect((await ask('town', `filings/${filingId}`)).statusCode).toBe(404);
  expect((await ask('clerk', `values/${valueId}`)).statusCode).toBe(200);
  expect((await ask('clerk', 'values/999999')).statusCode).toBe(404);
  expect((await ask('clerk', 'one/nobody')).statusCode).toBe(404);
});
