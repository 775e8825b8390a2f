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
