import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canReach } from '#core/people/permissions.ts';
import { buildApp } from '../app.ts';
import { testDatabase } from '../platform/testing.ts';
import { TestCounty } from '../platform/testing-county.ts';
import { withScope } from '../platform/with-scope.ts';
import { editOrg } from './edit-org.ts';
import { hashPassword } from './passwords.ts';

const db = await testDatabase();
let app: FastifyInstance;
let county: TestCounty;
const PASSWORD = 'Right-one-26';
const THREE = ['system-admin', 'security-admin', 'auditor'] as const;
const cookies = new Map<string, string>();

beforeAll(async () => {
  app = await buildApp({ db: db.app });
  county = await new TestCounty(db).open();
  const unit = await county.newUnit('双河镇');
  for (const role of [...THREE, 'office-clerk'] as const) {
    const { personId, login } = await county.newActor(county.office ?? unit, [role]);
    await db.owner
      .insertInto('credentials')
      .values({
        region_id: county.regionId,
        person_id: personId,
        password_hash: await hashPassword(PASSWORD),
        must_change: false,
      })
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

const ask = (role: string, method: string, path: string) =>
  app.inject({
    method: method as 'GET',
    url: path.replaceAll(/\{[^}]+\}/g, '999999'),
    headers: { cookie: cookies.get(role) ?? '', 'x-luoshi': '1' },
    ...(method === 'GET' ? {} : { payload: {} }),
  });

interface Described {
  paths: Record<string, Record<string, { security?: unknown[] }>>;
}

describe('the three administrators', () => {
  test.each(THREE)('%s is refused every route of the business, read or write, and no other', async (role) => {
    const description: Described = (await app.inject({ url: '/api/openapi.json' })).json();
    const wrong: string[] = [];
    let closed = 0;
    for (const [path, methods] of Object.entries(description.paths))
      for (const [method, { security }] of Object.entries(methods)) {
        if (security?.length === 0 || path.includes('sign-out')) continue;
        const isOpen = canReach({ sees: 'administration' }, path.replace('/api', ''));
        const answer = await ask(role, method.toUpperCase(), path);
        // The auditor reads of such refusals in the log.
        const isRefused = answer.statusCode === 403 && answer.body.includes('ADMINISTRATION_ONLY');
        if (isRefused) closed += 1;
        // What is not read in full is refused before anybody is asked who he is.
        if (isRefused === isOpen && answer.statusCode !== 422)
          wrong.push(`${method} ${path} ${answer.statusCode}`);
      }
    expect(wrong).toEqual([]);
    expect(closed).toBeGreaterThan(50);
  });

  test('somebody of the project office is refused none of them for that reason', async () => {
    const answer = await ask('office-clerk', 'GET', '/api/progress/periods');
    expect(answer.statusCode).toBe(200);
  });
});

test('a unit that a system administrator moves takes its projects along, and one with projects is not closed', async () => {
  const [from, to] = [await county.newUnit('东片区'), await county.newUnit('西片区')];
  const unit = await county.newUnit('双河镇');
  await sql`update orgs set parent_id = ${county.office?.id ?? null} where id = ${unit.id}`.execute(db.owner);
  const project = await county.newProject(unit);
  const admin = county.ctx(await county.newActor(county.office ?? unit, ['system-admin']));
  expect(admin.actor.sees).toBe('administration');
  const seen = await withScope(db.app, admin.actor, (tx) => sql`select from projects`.execute(tx));
  expect(seen.rows).toEqual([]);
  const { name, kind } = unit;
  const stand = {
    name,
    shortName: name,
    aliases: [],
    kind,
    isActive: true,
    validOn: admin.today,
    reason: '',
  };
  const move = (parentId: string) => editOrg(admin, unit.id, { ...stand, parentId });
  expect(await move(from.id)).toMatchObject({ movedProjects: 1 });
  expect(await move(to.id)).toMatchObject({ movedProjects: 1 });
  const { rows } = await sql<{
    ok: boolean;
  }>`select p.org_path = o.path and o.path <@ ${to.path}::ltree as ok from projects p
    join orgs o on o.id = p.reporting_org_id where p.id = ${project.id}`.execute(db.owner);
  expect(rows).toEqual([{ ok: true }]);
  const close = editOrg(admin, unit.id, { ...stand, parentId: to.id, isActive: false });
  await expect(close).rejects.toThrow(/在册填报项目1个/);
});
