import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openKysely, openPool } from './database.ts';
import { testDatabase } from './testing.ts';
import { type Scope, type Tx, withGate, withScope, withSnapshot, withWorker } from './with-scope.ts';

const { app, worker, owner, urls } = await testDatabase();

const scope: Scope = { regionId: 1, personId: '7', orgPath: 'r1.d2', projectIds: ['3', '4'], sees: 'scoped' };

async function readSettings(tx: Tx) {
  const { rows } = await sql<Record<string, string>>`select current_user as role,
    current_setting('app.region') as region, current_setting('app.org') as org,
    current_setting('app.project_ids') as projects, current_setting('app.person') as person,
    current_setting('transaction_isolation') as isolation`.execute(tx);
  return rows[0];
}

describe('a transaction in a scope', () => {
  test('takes the role and the settings of the person', async () => {
    expect(await withScope(app, scope, readSettings)).toEqual({
      role: 'luoshi_scoped',
      region: '1',
      org: 'r1.d2',
      projects: '{3,4}',
      person: '7',
      isolation: 'read committed',
    });
    expect(await withSnapshot(app, { ...scope, sees: 'region' }, readSettings)).toMatchObject({
      role: 'luoshi_region',
      isolation: 'repeatable read',
    });
  });

  test('is rolled back as a whole when the work throws', async () => {
    await owner
      .insertInto('regions')
      .values({ id: 1, code: '1', name: '甲县', level: 'county', network_zone: 'internet' })
      .execute();
    const work = withScope(app, { ...scope, sees: 'region' }, async (tx) => {
      await tx.updateTable('regions').set({ name: '乙县' }).where('id', '=', 1).execute();
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    const { name } = await owner
      .selectFrom('regions')
      .select('name')
      .where('id', '=', 1)
      .executeTakeFirstOrThrow();
    expect(name).toBe('甲县');
  });

  test('cannot be opened inside another', async () => {
    const work = withScope(app, scope, (tx) => tx.transaction().execute(async () => 1));
    await expect(work).rejects.toThrow();
  });

  test('treats a quotation mark in a setting as text', async () => {
    const settings = await withScope(app, { ...scope, personId: "7'); drop table acts; --" }, readSettings);
    expect(settings?.person).toBe("7'); drop table acts; --");
  });
});

test('the web login reads nothing when a scope is forgotten', async () => {
  await expect(app.selectFrom('projects').selectAll().execute()).rejects.toThrow(/permission denied/);
});

async function registerProject(): Promise<string> {
  await owner
    .insertInto('regions')
    .values({ id: 2, code: '2', name: '丙县', level: 'county', network_zone: 'internet' })
    .execute();
  const org = await owner
    .insertInto('orgs')
    .values({
      region_id: 2,
      code: 'd2',
      name: '交通局',
      short_name: '交通局',
      kind: 'department',
      path: 'r2.d2',
      official_order: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const project = await owner
    .insertInto('projects')
    .values({
      region_id: 2,
      code: 'P1',
      name: '大桥',
      nature: 'continuing',
      reporting_org_id: org.id,
      org_path: 'r2.d2',
      search_text: '大桥',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return project.id;
}

test('a connection that served a scope shows no project to the next one without an organisation', async () => {
  const projectId = await registerProject();
  const single = openKysely(openPool({ connectionString: urls.app }, 1));
  try {
    const listIds = (tx: Tx) => tx.selectFrom('projects').select('id').execute();
    const own = { ...scope, regionId: 2, orgPath: 'r2.d2', projectIds: [] };
    expect(await withScope(single, own, listIds)).toEqual([{ id: projectId }]);
    const left = await sql<{
      role: string;
      org: string;
    }>`select current_user as role, current_setting('app.org', true) as org`.execute(single);
    expect(left.rows[0]).toEqual({ role: 'luoshi_app', org: '' });
    expect(await withScope(single, { ...own, orgPath: '' }, listIds)).toEqual([]);
    const bare = await single.connection().execute(async (connection) => {
      await sql.raw('begin; set local role luoshi_scoped').execute(connection);
      const { rows } = await sql`select id from projects`.execute(connection);
      await sql.raw('rollback').execute(connection);
      return rows;
    });
    expect(bare).toEqual([]);
  } finally {
    await single.destroy();
  }
});

/** A bundle of two parts and a project alone, in one unit; a further one elsewhere. */
async function registerFamily(): Promise<
  Record<'bundle' | 'left' | 'right' | 'alone' | 'elsewhere', string>
> {
  await owner
    .insertInto('regions')
    .values({ id: 3, code: '3', name: '丁县', level: 'county', network_zone: 'internet' })
    .execute();
  const unit = (code: string) =>
    owner
      .insertInto('orgs')
      .values({
        region_id: 3,
        code,
        name: code,
        short_name: code,
        kind: 'department',
        path: `r3.${code}`,
        official_order: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
  const orgs = { own: (await unit('own')).id, other: (await unit('other')).id };
  const project = async (
    code: string,
    at: 'own' | 'other',
    family: { parent_id?: string; is_bundle?: boolean },
  ) => {
    const row = { region_id: 3, code, name: code, nature: 'continuing', search_text: code, ...family };
    const added = await owner
      .insertInto('projects')
      .values({ ...row, reporting_org_id: orgs[at], org_path: `r3.${at}` })
      .returning('id')
      .executeTakeFirstOrThrow();
    return added.id;
  };
  const bundle = await project('bundle', 'own', { is_bundle: true });
  return {
    bundle,
    left: await project('left', 'own', { parent_id: bundle }),
    right: await project('right', 'own', { parent_id: bundle }),
    alone: await project('alone', 'own', {}),
    elsewhere: await project('elsewhere', 'other', {}),
  };
}

test('an act that names its projects sees these and their bundles, never more than the person does', async () => {
  const ids = await registerFamily();
  const own: Scope = { ...scope, regionId: 3, orgPath: 'r3.own', projectIds: [] };
  const seen = async (only?: string[]) => {
    const rows = await withScope(
      app,
      own,
      (tx) => tx.selectFrom('projects').select('code').orderBy('id').execute(),
      only,
    );
    return rows.map(({ code }) => code);
  };
  expect(await seen()).toEqual(['bundle', 'left', 'right', 'alone']);
  expect(await seen([ids.alone])).toEqual(['alone']);
  expect(await seen([ids.left])).toEqual(['bundle', 'left', 'right']);
  expect(await seen([ids.bundle])).toEqual(['bundle', 'left', 'right']);
  expect(await seen([ids.elsewhere])).toEqual([]);
  expect(await seen([ids.elsewhere, ids.alone])).toEqual(['alone']);
  expect(await seen([])).toEqual([]);
  expect(await seen(["1}'); drop table acts; --"])).toEqual([]);
  expect(await seen()).toEqual(['bundle', 'left', 'right', 'alone']);
});

test('a statement that comes again is prepared once a role and goes on seeing what the role sees', async () => {
  const single = openKysely(openPool({ connectionString: urls.app }, 1));
  try {
    const count = async (sees: Scope['sees'], orgPath: string) => {
      const rows = await withScope(single, { ...scope, regionId: 3, orgPath, projectIds: [], sees }, (tx) =>
        tx
          .selectFrom('projects')
          .select('id')
          .where('region_id', '=', 3)
          .where('is_bundle', '=', false)
          .execute(),
      );
      return rows.length;
    };
    for (let time = 0; time < 8; time += 1) {
      expect(await count('scoped', 'r3.own')).toBe(3);
      expect(await count('region', 'r3.own')).toBe(4);
      expect(await count('scoped', 'r3.other')).toBe(1);
    }
    const { rows } = await sql<{
      name: string;
      text: string;
    }>`select name, statement as text from pg_prepared_statements
      where statement like '%"is_bundle" =%'`.execute(single);
    expect(rows.map(({ name }) => name.split('-')[0]).sort()).toEqual(['luoshi_region', 'luoshi_scoped']);
  } finally {
    await single.destroy();
  }
});

test('sign-in sees nothing of the ledger', async () => {
  await expect(withGate(app, (tx) => tx.selectFrom('projects').selectAll().execute())).rejects.toThrow(
    /permission denied/,
  );
});

test('a job runs as the worker itself', async () => {
  expect(await withWorker(worker, 1, readSettings)).toMatchObject({
    role: 'luoshi_worker',
    region: '1',
    org: '',
  });
});

test('dates, long integers, amounts and their arrays arrive as text', async () => {
  const { rows } =
    await sql`select date '2026-03-01' as day, 12345678901234567890::numeric as amount, 9007199254740993::int8 as id,
    array[0.10]::numeric[] as amounts, array[date '2026-03-01'] as days, array[9007199254740993]::int8[] as ids`.execute(
      owner,
    );
  expect(rows[0]).toEqual({
    day: '2026-03-01',
    amount: '12345678901234567890',
    id: '9007199254740993',
    amounts: ['0.10'],
    days: ['2026-03-01'],
    ids: ['9007199254740993'],
  });
});
