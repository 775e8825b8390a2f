// The second line of access, walked table by table as every role, on rows made from the catalogue:
// a table that is added without a policy, or with a grant too many, fails here.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { buildSocketUrl } from './embedded-database.ts';
import { BOOTSTRAP_ROLE } from './embedded-postgres.ts';
import { testDatabase } from './testing.ts';

const { urls } = await testDatabase();
const socket = inject('scratchCluster');
if (!socket) throw new Error('the run has a cluster');
const database = new URL(urls.owner).pathname.slice(1);
const root = new pg.Client({ connectionString: buildSocketUrl(socket, BOOTSTRAP_ROLE, database) });
const web = new pg.Client({ connectionString: urls.app });
await Promise.all([root.connect(), web.connect()]);
afterAll(() => Promise.all([root.end(), web.end()]));

interface Column {
  name: string;
  type: string;
  is_needed: boolean;
  is_list: boolean;
}
interface Table {
  name: string;
  has_row_security: boolean;
  columns: Column[];
  checks: string[];
}

const { rows: tables } = await root.query<Table>(`
  select n.nspname || '.' || c.relname as name, c.relrowsecurity as has_row_security,
    (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', t.typname, 'is_list', t.typcategory = 'A',
        'is_needed', a.attnotnull and not a.atthasdef and a.attidentity = '') order by a.attnum)
      from pg_attribute a join pg_type t on t.oid = a.atttypid
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    array(select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c') as checks
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'derived') and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migrations'
  order by 1`);

/** Tables that restrict no rows, each with its reason. */
const EXEMPT: Readonly<Record<string, string>> = {
  'public.regions': 'names of regions, the same for everybody',
  'public.calendar_days': 'public holidays, the same for everybody',
  'public.calendar_years': 'public holidays, the same for everybody',
  'public.file_contents': 'reached only through a visible row of files, by a hash that cannot be guessed',
  'public.audit_entries': 'everybody appends; only the auditor and the worker may read, by grant',
  'public.audit_seals': 'only the auditor and the worker may read, by grant',
  'public.sign_in_counters': 'granted to sign-in alone',
  'public.request_counts': 'granted to the gate alone',
  'public.setup_links': 'granted to sign-in alone',
};

/** Drafts, current pictures, sessions, counters, job state, comfort, and what is rebuilt; everything else only grows. */
const CHANGEABLE = [
  ...[
    'calendar_days',
    'calendar_years',
    'chain_heads',
    'credentials',
    'document_addressees',
    'documents',
    'import_layouts',
    'import_runs',
  ],
  ...[
    'job_runs',
    'last_visits',
    'orgs',
    'periods',
    'person_contacts',
    'persons',
    'posts',
    'projects',
    'regions',
    'reports',
  ],
  ...[
    'reply_links',
    'request_counts',
    'request_ids',
    'saved_views',
    'second_factors',
    'sessions',
    'setup_links',
    'sign_in_counters',
  ],
  ...['notice_choices', 'notices', 'outbox', 'robots'],
  ...['enterprises', 'indicator_filings', 'indicator_imports', 'indicator_subjects'],
].map((name) => `public.${name}`);

/**
 * Who works where and what was ordered of whom is known in the whole region; so are the subjects of indicators and the values that
 * a freeze stands on (which of them is tried in indicators.db.test.ts).
 */
const SHOWN_IN_REGION: ReadonlySet<string> = new Set([
  'public.delegations',
  'public.indicator_subjects',
  'public.indicator_values',
  'public.org_changes',
  'public.posts',
]);
/** What administrators (三员) work with; every other table is business, of which they see nothing (migration 0157). */
const ADMINISTERED: ReadonlySet<string> = new Set(
  [
    ...[
      'orgs',
      'org_changes',
      'persons',
      'person_contacts',
      'posts',
      'credentials',
      'second_factors',
      'sessions',
      'delegations',
    ],
    ...[
      'delegation_ends',
      'rulebooks',
      'chain_algorithms',
      'request_ids',
      'job_runs',
      'last_visits',
      'notices',
      'notice_choices',
    ],
    ...['robots', 'outbox', 'saved_views', 'handovers', 'handover_signatures', 'calendar_feeds'],
  ].map((name) => `public.${name}`),
);
/** Of these an administrator sees what he did himself. */
const OWN_ACTS: ReadonlySet<string> = new Set(['public.acts', 'public.files']);

const OWN = { region: 1, org: 11, project: 101, person: 1001, path: 'r1.own' };
const OTHER = { region: 1, org: 12, project: 102, person: 1002, path: 'r1.other' };
const FOREIGN = { region: 2, org: 13, project: 103, person: 1003, path: 'r2.own' };
type Place = typeof OWN;

const BY_NAME: Readonly<Record<string, (place: Place) => unknown>> = {
  region_id: ({ region }) => region,
  project_id: ({ project }) => project,
  org_id: ({ org }) => org,
  reporting_org_id: ({ org }) => org,
  person_id: ({ person }) => person,
  org_path: ({ path }) => path,
  path: ({ path }) => path,
};
const BY_TYPE: Readonly<Record<string, (place: Place) => unknown>> = {
  bool: () => false,
  date: () => '2026-06-01',
  timestamptz: () => '2026-06-01T00:00:00Z',
  jsonb: () => '{}',
  bytea: () => Buffer.from('x'),
  ltree: ({ path }) => path,
  int4: ({ project }) => project,
  int8: ({ project }) => project,
  numeric: () => '1',
};
/** Keys of the three tables that stand for the place itself. */
const KEYS: Readonly<Record<string, (place: Place) => number>> = {
  'public.regions': ({ region }) => region,
  'public.orgs': ({ org }) => org,
  'public.projects': ({ project }) => project,
  'public.persons': ({ person }) => person,
};

/** The first word that a check such as `state = ANY (ARRAY['open'::text, …])` allows. */
function findAllowedWord(table: Table, column: string): string | undefined {
  const check = table.checks.find((text) => new RegExp(`\\b${column}\\b.*= ANY`).test(text));
  return check ? /'([^']+)'::/.exec(check)?.[1] : undefined;
}

function cellFor(table: Table, column: Column, place: Place): unknown {
  if (column.name === 'id') return KEYS[table.name]?.(place) ?? place.project;
  const word = findAllowedWord(table, column.name);
  if (column.is_list) return '{}';
  return word ?? BY_NAME[column.name]?.(place) ?? BY_TYPE[column.type]?.(place) ?? `${place.project}`;
}

async function addRow(table: Table, place: Place): Promise<void> {
  const wanted = table.columns.filter(({ name, is_needed }) => is_needed || name === 'id' || name in BY_NAME);
  const names = wanted.map(({ name }) => pg.escapeIdentifier(name)).join(', ');
  const marks = wanted.map((_, index) => `$${index + 1}`).join(', ');
  const values = wanted.map((column) => cellFor(table, column, place));
  const statement = `insert into ${table.name} (${names}) overriding system value values (${marks}) on conflict do nothing`;
  await root.query(statement, values).catch((error: unknown) => {
    throw new Error(`no row for ${table.name}: ${String(error)}`);
  });
}

beforeAll(async () => {
  // Checks, triggers and references off in this copy: each table gets a row of each place, whatever else it would need.
  const { rows: checks } = await root.query<{ drop: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop from pg_constraint
    where contype = 'c' and coninhcount = 0 and connamespace in ('public'::regnamespace, 'derived'::regnamespace)`);
  for (const { drop } of checks) await root.query(drop);
  await root.query('set session_replication_role = replica');
  for (const table of tables) for (const place of [OWN, OTHER, FOREIGN]) await addRow(table, place);
  await root.query('reset session_replication_role');
});

type Row = Record<string, unknown>;
type Settings = Partial<Record<'region' | 'org' | 'project_ids' | 'person' | 'sees', string>>;

/** Every row of the table that the role sees, or 'refused'. */
async function readAs(
  role: string | undefined,
  settings: Settings,
  table: Table,
): Promise<Row[] | 'refused'> {
  await web.query('begin');
  try {
    if (role) await web.query(`set local role ${role}`);
    for (const [name, value] of Object.entries(settings))
      await web.query('select set_config($1, $2, true)', [`app.${name}`, value]);
    return (await web.query<Row>(`select * from ${table.name}`)).rows;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return 'refused';
    throw error;
  } finally {
    await web.query('rollback');
  }
}

const settingsOf = ({ region, path, person }: Place): Settings => ({
  region: `${region}`,
  org: path,
  project_ids: '',
  person: `${person}`,
});
const restricted = tables.filter(({ name }) => !(name in EXEMPT));
const has = (table: Table, column: string) => table.columns.some(({ name }) => name === column);
const rowsOf = async (role: string, settings: Settings, table: Table) => {
  const rows = await readAs(role, settings, table);
  return rows === 'refused' ? [] : rows;
};

test('every table has a row of each place to be seen or not', async () => {
  for (const table of restricted) {
    const { rows } = await root.query<{ n: number }>(`select count(*)::int as n from ${table.name}`);
    expect(rows[0]?.n, table.name).toBeGreaterThanOrEqual(2);
  }
});

test('every table restricts its rows, or is exempt for a written reason', () => {
  const open = tables.filter(({ has_row_security }) => !has_row_security).map(({ name }) => name);
  expect(open.sort()).toEqual(Object.keys(EXEMPT).sort());
});

describe('the web login', () => {
  test.each(tables)('without a role reads nothing of $name', async (table) => {
    expect(await readAs(undefined, settingsOf(OWN), table)).toBe('refused');
  });

  test.each(restricted)(
    'with the role of a unit but without settings sees no row of $name',
    async (table) => {
      expect(await rowsOf('luoshi_scoped', {}, table)).toEqual([]);
      expect(
        await rowsOf('luoshi_scoped', { region: '', org: '', project_ids: '', person: '' }, table),
      ).toEqual([]);
    },
  );
});

describe('people who see the region', () => {
  test.each(restricted.filter((table) => has(table, 'region_id')))(
    'see no row of another region in $name',
    async (table) => {
      const rows = await rowsOf('luoshi_region', settingsOf(OWN), table);
      expect(rows.filter(({ region_id }) => region_id !== 1)).toEqual([]);
    },
  );

  test('see every project of their region', async () => {
    const projects = tables.find(({ name }) => name === 'public.projects');
    const rows = projects ? await rowsOf('luoshi_region', settingsOf(OWN), projects) : [];
    expect(rows.map(({ id }) => id).sort()).toEqual(['101', '102']);
  });
});

describe('administrators who are nothing else', () => {
  const settings = { ...settingsOf(OWN), sees: 'administration' };

  test.each(restricted.filter(({ name }) => !ADMINISTERED.has(name)))(
    'see nothing of $name but what they did themselves',
    async (table) => {
      const rows = await rowsOf('luoshi_region', settings, table);
      const others = OWN_ACTS.has(table.name)
        ? rows.filter(({ person_id }) => person_id !== `${OWN.person}`)
        : rows;
      expect(others).toEqual([]);
    },
  );

  test('see the units, the people and their posts', async () => {
    for (const name of ['public.orgs', 'public.persons', 'public.posts']) {
      const table = tables.find((one) => one.name === name);
      if (!table) throw new Error(`${name} is a table`);
      expect(await rowsOf('luoshi_region', settings, table), name).toHaveLength(2);
    }
  });
});

describe('people of a unit', () => {
  test.each(restricted)('see no row of another unit or region in $name', async (table) => {
    const rows = await rowsOf('luoshi_scoped', settingsOf(OWN), table);
    if (has(table, 'region_id')) expect(rows.filter(({ region_id }) => region_id !== 1)).toEqual([]);
    if (has(table, 'project_id') && !has(table, 'sha256'))
      expect(rows.filter(({ project_id }) => project_id === '102')).toEqual([]);
    if (has(table, 'org_id') && !SHOWN_IN_REGION.has(table.name))
      expect(rows.filter(({ org_id }) => org_id === '12')).toEqual([]);
    if (table.name === 'public.projects') expect(rows.map(({ id }) => id)).toEqual(['101']);
  });

  test.each(restricted.filter((table) => has(table, 'project_id') && table.name !== 'public.files'))(
    'see in $name what belongs to a project outside their unit that names them',
    async (table) => {
      const own = await rowsOf('luoshi_scoped', settingsOf(OWN), table);
      const more = await rowsOf('luoshi_scoped', { ...settingsOf(OWN), project_ids: '{102}' }, table);
      const foreign = await rowsOf('luoshi_scoped', { ...settingsOf(OWN), project_ids: '{103}' }, table);
      expect(more.length).toBeGreaterThanOrEqual(own.length);
      expect(foreign).toEqual(own);
    },
  );
});

describe('narrow roles', () => {
  const LEDGER = restricted.filter((table) => has(table, 'project_id') || table.name === 'public.projects');

  test.each(LEDGER)('neither sign-in nor the auditor reads $name', async (table) => {
    expect(await readAs('luoshi_gate', settingsOf(OWN), table)).toBe('refused');
    expect(await readAs('luoshi_audit', settingsOf(OWN), table)).toBe('refused');
  });

  test('the auditor reads the audit log, the units and the regions read none of it', async () => {
    const log = tables.find(({ name }) => name === 'public.audit_entries');
    if (!log) throw new Error('the audit log is a table');
    expect(await readAs('luoshi_audit', settingsOf(OWN), log)).toHaveLength(3);
    expect(await readAs('luoshi_region', settingsOf(OWN), log)).toBe('refused');
    expect(await readAs('luoshi_scoped', settingsOf(OWN), log)).toBe('refused');
  });
});

describe('append-only', () => {
  test('only the listed tables may be changed or deleted from, by any login', async () => {
    const { rows } = await root.query<{ name: string }>(`
      select distinct n.nspname || '.' || c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
        cross join lateral (select e.* from aclexplode(c.relacl) e union all
          select e.* from pg_attribute t cross join lateral aclexplode(t.attacl) e where t.attrelid = c.oid) a
      where n.nspname = 'public' and c.relkind in ('r', 'p') and a.grantee <> c.relowner
        and a.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE') order by 1`);
    expect(rows.map(({ name }) => name).sort()).toEqual([...CHANGEABLE].sort());
  });

  test('a partition cannot be reached but through its table', async () => {
    const { rows } = await root.query<{ name: string }>(`
      select c.relname as name from pg_class c cross join lateral aclexplode(c.relacl) a
      where c.relispartition and a.grantee <> c.relowner and c.relnamespace <> to_regnamespace('pgboss')`);
    expect(rows).toEqual([]);
  });

  test.each(tables.filter(({ name }) => name.startsWith('public.') && !CHANGEABLE.includes(name)))(
    'even the owner is refused a change of $name',
    async ({ name, columns }) => {
      const owner = new pg.Client({ connectionString: urls.owner });
      await owner.connect();
      const [first] = columns;
      const column = pg.escapeIdentifier(first?.name ?? '');
      const refused = /append-only|cannot/;
      await expect(owner.query(`delete from ${name}`)).rejects.toThrow(refused);
      await expect(owner.query(`update ${name} set ${column} = ${column}`)).rejects.toThrow(refused);
      await owner.end();
    },
  );
});
