import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import { buildApp } from '../app.ts';
import { addSession } from '../people/sessions.queries.ts';
import { hashToken } from '../people/tokens.ts';
import { testDatabase } from '../platform/testing.ts';
import { newCounty, type TestCounty, type TestProject } from '../platform/testing-county.ts';
import { withGate, withScope } from '../platform/with-scope.ts';
import { freezePeriod } from '../reporting/freeze-period.ts';
import { deriveAllProjects } from './derive-projects.ts';
import { getYearTurnPreview, turnYear } from './turn-year.ts';
import { findTurnWaiting } from './year-turn.queries.ts';

const db = await testDatabase();
let app: FastifyInstance;
let county: TestCounty;
let head: Actor;
let cookie = '';
let project: TestProject;
let finished: TestProject;

async function signInAs(actor: Actor): Promise<string> {
  const token = `token-of-${actor.login}`;
  await db.owner
    .insertInto('credentials')
    .values({ region_id: actor.regionId, person_id: actor.personId, password_hash: 'x', must_change: false })
    .execute();
  await withGate(db.app, (tx) =>
    addSession(tx, {
      tokenHash: hashToken(token),
      regionId: actor.regionId,
      personId: actor.personId,
      orgId: actor.orgId,
      expiresAt: new Date(Date.now() + 3_600_000),
      address: '127.0.0.1',
      agent: '',
    }),
  );
  return token;
}

const derive = (period: string, today: string) =>
  withScope(db.app, head, (tx) => deriveAllProjects(tx, { regionId: county.regionId, period, today }));
const report = (
  one: TestProject,
  unit: Parameters<TestCounty['newReport']>[1],
  period: string,
  ytdYuan: string,
) =>
  county.newReport(one, unit, period, {
    confirmedAt: `${period}-26T00:00:00Z`,
    ytdYuan,
    monthYuan: '1000000',
  });

beforeAll(async () => {
  county = await newCounty(db);
  head = await county.newOfficer();
  const unit = await county.newUnit('甘溪镇', 'town');
  project = await county.newProject(unit, { name: '甘溪水厂', nature: 'new', levels: ['县'] });
  finished = await county.newProject(unit, { name: '已竣工的桥', nature: 'completing' });
  await db.owner
    .updateTable('projects')
    .set({ finished_on: '2026-11-20', stage: 'finished' })
    .where('id', '=', finished.id)
    .execute();
  for (const one of [project, finished])
    await db.owner
      .insertInto('year_bases')
      .values({
        region_id: county.regionId,
        project_id: one.id,
        year: 2026,
        base_yuan: '50000000',
        act_id: '0',
      })
      .execute();
  await county.newPeriod('2026-12');
  await report(project, unit, '2026-12', '110000000');
  await report(finished, unit, '2026-12', '120000000');
  county.now = new Date('2027-01-05T02:00:00Z');
  await derive('2026-12', '2027-01-05');
  const { SESSION_COOKIE } = await import('../people/routes.ts');
  cookie = `${SESSION_COOKIE}=${await signInAs(head)}`;
  app = await buildApp({ db: db.app, now: () => county.now });
});
afterAll(() => app.close());

const get = (url: string) => app.inject({ method: 'GET', url: `/api${url}`, headers: { cookie } });
const send = (method: 'POST' | 'DELETE', url: string, payload: object = {}) =>
  app.inject({
    method,
    url: `/api${url}`,
    payload,
    headers: { cookie, 'x-luoshi': '1', 'x-request-id': `request-${method}-${url}` },
  });

describe('over HTTP', () => {
  test.each([
    '/progress/overview?period=2026-12&split=territory',
    '/progress/projects?period=2026-12&sort=light&order=desc&light=red,yellow,green,blue,grey',
    '/progress/periods',
    '/progress/filter-choices',
    '/progress/months?year=2026',
    '/progress/year-turns/2027',
    '/ledger/plan-batches?year=2026',
    '/ledger/plan-lines?year=2026&limit=10',
    '/ledger/saved-views?page=ledger',
  ])('%s answers what its contract says', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.headers['cache-control']).toMatch(/private|no-store/);
  });

  test('the same request again gives the first answer; the same id for another content is refused and does nothing', async () => {
    const save = (name: string) =>
      app.inject({
        method: 'POST',
        url: '/api/ledger/saved-views',
        payload: { page: 'ledger', name, search: 'light=red' },
        headers: { cookie, 'x-luoshi': '1', 'x-request-id': 'one-id-twice-used' },
      });
    const first = await save('红灯');
    expect(first.statusCode, first.body).toBe(200);
    expect((await save('红灯')).json()).toEqual(first.json());
    const other = await save('黄灯');
    expect(other.statusCode).toBe(409);
    expect(other.json()).toMatchObject({ code: 'REQUEST_ID_USED', allowed: ['换一个请求编号再提交'] });
    const { views } = (await get('/ledger/saved-views?page=ledger')).json<{ views: { name: string }[] }>();
    expect(views.map(({ name }) => name)).toEqual(['红灯']);
  });

  test('the page of a project, its history, months and lights answer what their contracts say', async () => {
    for (const url of [
      `/ledger/projects/${project.id}`,
      `/ledger/projects/${project.id}/history`,
      `/progress/projects/${project.id}/months?year=2026`,
      `/progress/projects/${project.id}/progress?period=2026-12`,
    ]) {
      const answer = await get(url);
      expect(answer.statusCode, answer.body).toBe(200);
    }
  });

  test('a page of one row leads to the next one', async () => {
    const first = (await get('/progress/projects?period=2026-12&limit=1')).json();
    expect(first).toMatchObject({ matched: 2, rows: [{ name: '甘溪水厂' }] });
    const second = (await get(`/progress/projects?period=2026-12&limit=1&after=${first.next}`)).json();
    expect(second).toMatchObject({ matched: null, next: null, rows: [{ name: '已竣工的桥' }] });
  });

  test('a filter outside of its choices is refused with the field', async () => {
    const answer = await get('/progress/projects?period=2026-12&light=pink');
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('light');
  });

  test('a saved view is kept and removed', async () => {
    const kept = (
      await send('POST', '/ledger/saved-views', { page: 'ledger', name: '红灯', search: '?light=red' })
    ).json();
    expect((await get('/ledger/saved-views?page=ledger')).json().views).toEqual([kept]);
    expect((await send('DELETE', `/ledger/saved-views/${kept.id}`)).json()).toEqual({ removed: true });
  });
});

describe("the year's turn", () => {
  const waiting = () => withScope(db.app, head, (tx) => findTurnWaiting(tx, county.regionId));

  test('waits for December to be frozen, and says so', async () => {
    expect((await get('/progress/year-turns/2027')).json()).toMatchObject({
      state: 'waits',
      reason: '2026年12月尚未定版',
      lines: [],
    });
    await expect(turnYear(county.ctx(head), 2027)).rejects.toThrow('2026年12月尚未定版');
    expect(await waiting()).toBeUndefined();
  });

  test('carries the base, makes new projects continuing, sends finished ones to tail tracking, and turns once', async () => {
    await freezePeriod(county.ctx(head), { period: '2026-12', withMissing: false });
    // Amended before the turn, as when the annual report is early: it neither counts as the turn nor is it overwritten.
    const bridge = await send('POST', `/ledger/projects/${finished.id}/bases`, {
      year: 2027,
      baseYuan: '171000000',
      reason: '年报核对',
    });
    expect(bridge.statusCode, bridge.body).toBe(200);
    const preview = (await get('/progress/year-turns/2027')).json();
    expect(preview).toMatchObject({
      state: 'ready',
      may: { turn: true },
      counts: { carried: 1, finished: 1, renewed: 1 },
    });
    expect(await waiting()).toBe(2027);
    const clerk = await county.newOfficer('office-clerk');
    expect(await getYearTurnPreview(county.ctx(clerk), 2027)).toMatchObject({
      state: 'ready',
      may: { turn: false, reason: '由项目办主任办理结转' },
    });
    await expect(turnYear(county.ctx(clerk), 2027)).rejects.toThrow('项目办主任');
    expect((await send('POST', '/progress/year-turns/2027')).json()).toEqual({ carried: 1, finished: 1 });
    const turned = (await get(`/ledger/projects/${project.id}`)).json();
    expect(turned.fields.nature).toBe('continuing');
    expect(turned.bases[0]).toMatchObject({ year: 2027, baseYuan: '160000000.00' });
    const tail = await db.owner
      .selectFrom('projects')
      .select(['is_listed', 'tags'])
      .where('region_id', '=', county.regionId)
      .where('name', '=', '已竣工的桥')
      .executeTakeFirstOrThrow();
    expect(tail).toEqual({ is_listed: false, tags: ['尾工跟踪'] });
    await expect(turnYear(county.ctx(head), 2027)).rejects.toThrow('已结转');
    expect(await waiting()).toBeUndefined();
  });

  test('stays readable afterwards: the page shows what was done with every project', async () => {
    expect((await get('/progress/year-turns/2027')).json()).toMatchObject({
      state: 'turned',
      reason: '2027年已结转',
      counts: { carried: 1, finished: 1, renewed: 1 },
      lines: [
        { name: '甘溪水厂', natureBefore: 'new', natureAfter: 'continuing', becomes: 'carried' },
        { name: '已竣工的桥', becomes: 'tail', baseYuan: '171000000.00', isBaseKept: true },
      ],
    });
  });

  test('December stays as it was frozen, with the nature of its time', async () => {
    const answer = (await get('/progress/projects?period=2026-12&nature=new')).json();
    expect(answer.rows.map((r: { name: string }) => r.name)).toEqual(['甘溪水厂']);
  });
});
