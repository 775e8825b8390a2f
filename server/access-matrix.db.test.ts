import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteContract } from '#core/platform/contract.ts';
import {
  ACCESS_ROWS,
  BLANK_FORMS,
  EMPTY_ELSEWHERE,
  NOT_AUDITED,
  OPEN_ROUTES,
  REFUSED_BY_STATE,
  SAMPLE_ACTORS,
  type SampleActor,
} from './access-rows.fixture.ts';
import { bindAllRoutes } from './all-routes.ts';
import { buildApp } from './app.ts';
import type { Routes } from './platform/bind-route.ts';
import { testDatabase } from './platform/testing.ts';
import { seedSample } from './sample/seed-sample.ts';
import { buildInput, toShape } from './sample-input.fixture.ts';

const { app: db, owner, urls } = await testDatabase();
const NOW = new Date('2026-11-21T03:00:00Z');
let app: FastifyInstance;
let known: Record<string, string>;
const tokens = new Map<string, string>();

const contracts: RouteContract[] = [];
const openHere: string[] = [];
const note = (contract: RouteContract) => void contracts.push(contract);
const noteOpen = (contract: RouteContract) => {
  note(contract);
  openHere.push(contract.name);
};
bindAllRoutes({ signedIn: note, signedInOrNot: noteOpen, open: noteOpen } as unknown as Routes);
const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const open = new Set(words(OPEN_ROUTES));
const emptyElsewhere = new Set(words(EMPTY_ELSEWHERE));
const blank = new Set(words(BLANK_FORMS));
const late = new Set(words(REFUSED_BY_STATE));
const unaudited = new Set(words(NOT_AUDITED));
const rowOf = new Map<string, ReadonlySet<SampleActor>>(
  ACCESS_ROWS.flatMap(({ who, routes }) => words(routes).map((name) => [name, new Set(who)] as const)),
);
const contractOf = (name: string): RouteContract => {
  const found = contracts.find((one) => one.name === name);
  if (!found) throw new Error(`${name} is no route`);
  return found;
};

const findId = async (statement: string): Promise<string> => {
  const { rows } = await sql.raw<{ id: string }>(statement).execute(owner);
  if (!rows[0]) throw new Error(`nothing is there: ${statement}`);
  return String(rows[0].id);
};

async function openSession(login: string): Promise<void> {
  const token = randomUUID();
  tokens.set(login, token);
  await sql`insert into sessions (token_hash, region_id, person_id, org_id, expires_at, address, agent)
    select ${createHash('sha256').update(token).digest('hex')}, p.region_id, p.id,
      (select po.org_id from posts po where po.region_id = p.region_id and po.person_id = p.id order by po.id limit 1),
      now() + interval '1 day', '', '' from persons p where p.login = ${login}`.execute(owner);
}

/** Another county with one unit, whose head of the project office may there whatever can be done. */
async function addForeignCounty(): Promise<void> {
  await sql`insert into regions (id, code, name, level, network_zone) values (2, '000002', '丁县', 'county', 'internet')`.execute(
    owner,
  );
  await sql`with unit as (insert into orgs (region_id, code, name, short_name, kind, path, official_order, is_project_office)
      values (2, 'X', '丁县项目办', '项目办', 'office', 'r2.x', 1, true) returning id),
    person as (insert into persons (region_id, name, login) values (2, '丁某', 'foreign') returning id)
    insert into posts (region_id, person_id, org_id, role, title, valid_from)
      select 2, person.id, unit.id, 'office-head', '主任', '2024-01-01' from unit, person`.execute(owner);
  await sql`insert into credentials (region_id, person_id, password_hash, must_change)
    select 2, id, 'none', false from persons where login = 'foreign'`.execute(owner);
}

function toUpload(body: Record<string, string>): { payload: Buffer; type: string } {
  const mark = 'edge-of-a-part';
  const fields = Object.entries(body).map(
    ([name, value]) => `--${mark}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4 一\n%%EOF\r\n--${mark}--\r\n`;
  return { payload: Buffer.from(fields.join('') + file), type: `multipart/form-data; boundary=${mark}` };
}

const addresses = ['nobody', 'foreign', ...SAMPLE_ACTORS];

/** A request that the route's schema accepts, about what stands in the county. */
async function ask(login: string, contract: RouteContract) {
  const params = buildInput(toShape(contract.params), '', known) as Record<string, string>;
  const query = buildInput(toShape(contract.query), '', known) as Record<string, string>;
  const made = buildInput(toShape(contract.body), '', known) as Record<string, string>;
  const body = { ...made, ...BODIES[contract.name] };
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : '';
  const upload = contract.transport === 'upload' ? toUpload(body) : undefined;
  return app.inject({
    method: contract.method,
    url: `/api${path}${search}`,
    remoteAddress: `10.0.0.${addresses.indexOf(login) + 1}`,
    headers: {
      'x-luoshi': '1',
      cookie: `luoshi=${tokens.get(login) ?? ''}`,
      ...(upload ? { 'content-type': upload.type } : {}),
    },
    ...(contract.method === 'GET' ? {} : { payload: upload?.payload ?? body }),
  });
}

/** Where the least that a schema accepts says nothing or is refused by what the schema cannot tell. */
const BODIES: Record<string, object> = {
  editProject: { changes: { name: '另一个名称' } },
  draftBulletin: { period: '2026-10' },
  requestAmendment: { period: '2026-10' },
  tellEnterpriseFigures: { salesYuan: '100' },
  setImageScales: {
    scales: { scales: [{ name: '厂房', sectors: [], levels: [{ name: '基础' }, { name: '封顶' }] }] },
  },
};

const create = async (login: string, name: string, key: string): Promise<string> => {
  const answer = await ask(login, contractOf(name));
  const value: unknown = answer.json()[key];
  if (answer.statusCode !== 200) throw new Error(`${name} by ${login}: ${answer.body}`);
  return String(Array.isArray(value) ? value[0] : value);
};

beforeAll(async () => {
  await seedSample(urls.owner, { today: '2026-11-21', projects: 24, months: 3 });
  await addForeignCounty();
  app = await buildApp({ db, now: () => NOW });
  for (const login of [...SAMPLE_ACTORS, 'foreign']) await openSession(login);
  const ganxi = await findId(`select id from orgs where short_name = '甘溪镇'`);
  const [a, b] = await Promise.all(
    ['ganxi-a', 'ganxi-b'].map((login) => findId(`select id from persons where login = '${login}'`)),
  );
  known = {
    ...{ orgId: ganxi, leadOrgId: ganxi, reportingOrgId: ganxi, period: '2026-11', year: '2026' },
    ...{
      personId: b ?? '',
      fromPersonId: b ?? '',
      toPersonId: a ?? '',
      heldOn: '2026-12-01',
      validOn: '2026-11-21',
    },
    parentId: await findId(`select id from orgs where kind = 'county'`),
    postId: await findId(`select id from posts where person_id = ${b}`),
    projectId: await findId(`select id from projects where reporting_org_id = ${ganxi} order by id limit 1`),
    milestoneId: '1',
    jobId: '00000000-0000-4000-8000-000000000000',
    problemId:
      await findId(`select o.id from problems o join projects p on p.region_id = o.region_id and p.id = o.project_id
      where p.reporting_org_id = ${ganxi} limit 1`),
    kind: 'wecom',
    address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc',
    secret: 'x'.repeat(43),
  };
  known.taskId = await create('dcs-head', 'proposeTasks', 'taskIds');
  known.meetingId = await create('xmb-head', 'planMeeting', 'meetingId');
  known.robotId = await create('xmb-head', 'addRobot', 'robotId');
  known.jobId = randomUUID();
  known.handoverId = await create('ganxi-admin', 'openHandover', 'handoverId');
  known.documentId = await create('xmb-1', 'draftBulletin', 'documentId');
});
afterAll(() => app.close());

test('Every route of the API stands in one row of the table, and no row names a route that is gone', () => {
  const listed = [...ACCESS_ROWS.flatMap(({ routes }) => words(routes)), ...open];
  expect(listed.toSorted()).toEqual([...new Set(listed)].toSorted());
  expect(contracts.map(({ name }) => name).toSorted()).toEqual(listed.toSorted());
});

test('Without a session only those routes answer that the table names, and the description of the API says so', () => {
  const declared = contracts.filter(({ access }) => access === 'public').map(({ name }) => name);
  expect(openHere.toSorted()).toEqual([...open].toSorted());
  expect(declared.toSorted()).toEqual([...open].toSorted());
});

const countAudit = async () => findId('select count(*) as id from audit_entries');
const countActs = async () => findId('select count(*) as id from acts');
const isRefusal = ({ name }: RouteContract, status: number): boolean =>
  [401, 403, 404].includes(status) || (late.has(name) && [409, 422].includes(status));
/** Some three thousand requests, on machines that do other things too. */
const LONG = 600_000;
const closed = contracts.filter(({ name }) => rowOf.has(name));

test(
  'Whoever may not ask a route is refused it, and nothing comes of it',
  async () => {
    const wrong: string[] = [];
    const before = await countActs();
    for (const contract of closed) {
      const others = ['nobody', ...SAMPLE_ACTORS].filter(
        (login) => !rowOf.get(contract.name)?.has(login as SampleActor),
      );
      const answers = await Promise.all(
        others.map(async (login) => ({ login, answer: await ask(login, contract) })),
      );
      for (const { login, answer } of answers)
        if (!isRefusal(contract, answer.statusCode))
          wrong.push(`${contract.name} ${login} ${answer.statusCode} ${answer.body.slice(0, 150)}`);
    }
    expect(wrong).toEqual([]);
    expect(await countActs()).toBe(before);
  },
  LONG,
);

/** The first, the one in the middle and the last: routes for everybody need not be read by everybody. */
const pickSome = <T>(all: readonly T[]): T[] => [
  ...new Set([0, Math.floor(all.length / 2), all.length - 1].flatMap((at) => all[at] ?? [])),
];

test(
  'Whoever may read is not refused it for who he is',
  async () => {
    const wrong: string[] = [];
    for (const contract of closed.filter(({ method }) => method === 'GET')) {
      for (const login of pickSome([...(rowOf.get(contract.name) ?? [])])) {
        const { statusCode, body } = await ask(login, contract);
        if ([401, 403].includes(statusCode) || statusCode >= 500)
          wrong.push(`${contract.name} ${login} ${statusCode} ${body.slice(0, 150)}`);
      }
    }
    expect(wrong).toEqual([]);
  },
  LONG,
);

test('A file that is taken out comes as an attachment, is not guessed at by the browser, and stands in the audit log', async () => {
  const wrong: string[] = [];
  const files = closed.filter(({ method, transport }) => method === 'GET' && transport === 'file');
  let sent = 0;
  for (const contract of files) {
    const login = [...(rowOf.get(contract.name) ?? [])][0] ?? '';
    const before = await countAudit();
    const { statusCode, headers } = await ask(login, contract);
    if (statusCode !== 200) continue;
    sent += 1;
    const isAttached = String(headers['content-disposition']).startsWith('attachment');
    if (!isAttached || headers['x-content-type-options'] !== 'nosniff')
      wrong.push(`${contract.name}: not attached`);
    if ((await countAudit()) === before && !blank.has(contract.name))
      wrong.push(`${contract.name}: not in the audit log`);
  }
  expect(wrong).toEqual([]);
  expect(sent).toBeGreaterThan(8);
});

/** What a path names by its id belongs to one county. */
const namesAThing = ({ path }: RouteContract) => /:(\w*Id|id)\b/.test(path);

test('Nobody of another county reaches a thing of this one by its id, or reads a name of it in any answer', async () => {
  const wrong: string[] = [];
  const before = await countActs();
  for (const contract of closed.filter((one) => namesAThing(one) || one.method === 'GET')) {
    const { statusCode, body } = await ask('foreign', contract);
    const isReached = namesAThing(contract) && statusCode < 300 && !emptyElsewhere.has(contract.name);
    if (isReached || /望川|甘溪/.test(body))
      wrong.push(`${contract.name} ${statusCode} ${body.slice(0, 200)}`);
  }
  expect(wrong).toEqual([]);
  expect(await countActs()).toBe(before);
});

/** Sessions that the other requests need; how they end is tried in sign-in.db.test.ts. */
const ENDS_A_SESSION = new Set(['signOut', 'signOutEverywhere', 'switchPost']);

test(
  'Whatever somebody does stands in the audit log, route by route',
  async () => {
    const silent: string[] = [];
    const done: string[] = [];
    for (const contract of closed.filter((one) => one.method !== 'GET' && !ENDS_A_SESSION.has(one.name))) {
      for (const login of rowOf.get(contract.name) ?? []) {
        const before = await countAudit();
        if ((await ask(login, contract)).statusCode !== 200) continue;
        done.push(contract.name);
        if ((await countAudit()) === before) silent.push(contract.name);
        break;
      }
    }
    expect(silent.filter((name) => !unaudited.has(name))).toEqual([]);
    expect(done.length).toBeGreaterThan(60);
  },
  LONG,
);
