// A field that no route knows is refused wherever it is sent: one row for each route, made from the contracts.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_IMAGE_SCALES } from '#core/ledger/image-scale.ts';
import type { RouteContract } from '#core/platform/contract.ts';
import { bindAllRoutes } from './all-routes.ts';
import { buildApp } from './app.ts';
import type { Routes } from './platform/bind-route.ts';
import { toStrict } from './platform/strict-input.ts';
import { testDatabase } from './platform/testing.ts';
import { buildInput, toShape } from './sample-input.fixture.ts';

const { app: db } = await testDatabase();
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp({ db });
});
afterAll(() => app.close());

const contracts: RouteContract[] = [];
const note = (contract: RouteContract) => void contracts.push(contract);
bindAllRoutes({ signedIn: note, signedInOrNot: note, open: note } as unknown as Routes);
const withBody = contracts.filter(({ method, transport }) => method !== 'GET' && transport !== 'upload');

const EXTRA = 'nobodyKnows';
const KNOWN = {
  ...{ period: '2026-10', projectId: '1', year: '2026' },
  jobId: '00000000-0000-4000-8000-000000000000',
};
/** Bodies whose parts have to agree with each other. */
const AGREEING: Readonly<Record<string, object>> = {
  setImageScales: { scales: DEFAULT_IMAGE_SCALES, source: '县政府常务会议' },
  tellEnterpriseFigures: {
    ...{ period: '2026-10', salesYuan: '1', profitYuan: null, outputYuan: null },
    electricityKwh: null,
  },
};
type Fields = Record<string, unknown>;
const built = (schema: RouteContract['body']) => buildInput(toShape(schema), '', KNOWN) as Fields;
const bodyOf = ({ name, body }: RouteContract) => (AGREEING[name] ?? built(body)) as Fields;

function toUrl({ path, params, query }: RouteContract, more: Fields = {}): string {
  const places = built(params);
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...built(query), ...more }))
    for (const one of [value].flat()) search.append(name, String(one));
  return `/api${path.replaceAll(/:(\w+)/g, (_, name: string) => String(places[name]))}?${search}`;
}

async function ask(contract: RouteContract, url: string, body?: unknown) {
  const hasBody = contract.method !== 'GET' && contract.transport !== 'upload';
  const answer = await app.inject({
    method: contract.method,
    url,
    headers: { 'x-luoshi': '1' },
    ...(hasBody ? { payload: (body ?? bodyOf(contract)) as object } : {}),
  });
  return { status: answer.statusCode, ...answer.json<{ code: string; zh: string; details: object[] }>() };
}

test.each(contracts.map((contract) => [contract.name, contract] as const))(
  '%s refuses a parameter that it does not know and says which ones it has',
  async (_, contract) => {
    const answer = await ask(contract, toUrl(contract, { [EXTRA]: '1' }));
    expect(answer).toMatchObject({ status: 400, code: 'FIELD_UNKNOWN' });
    expect(answer.zh).toContain(EXTRA);
    const said = JSON.stringify(answer.details);
    for (const name of Object.keys(toShape(contract.query).properties ?? {})) expect(said).toContain(name);
  },
);

test.each(withBody.map((contract) => [contract.name, contract] as const))(
  '%s refuses a field of the body that it does not know and says which ones it has',
  async (_, contract) => {
    const body = bodyOf(contract);
    const answer = await ask(contract, toUrl(contract), { ...body, [EXTRA]: 1 });
    expect(answer).toMatchObject({ status: 400, code: 'FIELD_UNKNOWN' });
    expect(JSON.stringify(answer.details)).toContain(EXTRA);
    for (const name of Object.keys(body)) expect(JSON.stringify(answer.details)).toContain(name);
  },
);

/** Places of objects that would take whatever they are given. */
function findOpenObjects(shape: unknown, at: string): string[] {
  if (typeof shape !== 'object' || shape === null) return [];
  const isOpen = 'properties' in shape && !Array.isArray(shape) && typeof shape.properties === 'object';
  const here =
    isOpen && (shape as Fields).type === 'object' && (shape as Fields).additionalProperties !== false;
  return [
    ...(here ? [at] : []),
    ...Object.entries(shape).flatMap(([name, part]) => findOpenObjects(part, `${at}/${name}`)),
  ];
}

test('At no depth does an input take a field that it does not know', () => {
  const loose = contracts.flatMap(({ name, query, body }) =>
    [query, body].flatMap((schema) => findOpenObjects(toShape(toStrict(schema)), name)),
  );
  expect(loose).toEqual([]);
  const before = contracts.flatMap(({ name, body }) => findOpenObjects(toShape(body), name));
  expect(before.length).toBeGreaterThan(100);
});

test('The description of the API says that nothing else may be sent', async () => {
  const { paths } = (await app.inject('/api/openapi.json')).json();
  const { schema } = paths['/api/people/sign-in'].post.requestBody.content['application/json'];
  expect(schema).toMatchObject({ additionalProperties: false });
});
