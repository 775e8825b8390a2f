// Writes db/types.ts from the migrated database: one interface per table, comments of tables and columns carried over.
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { hashMigrations } from './migrate.ts';
import { prepareTemplate, startScratchCluster } from './scratch-cluster.ts';

export const TYPES_FILE = path.join(import.meta.dirname, '../../db/types.ts');

interface ColumnRow {
  schema: string;
  table: string;
  table_comment: string | null;
  column: string;
  column_comment: string | null;
  type: string;
  element_type: string | null;
  enum_values: string[] | null;
  is_nullable: boolean;
  has_default: boolean;
  is_always_generated: boolean;
  is_view: boolean;
}

const COLUMNS = `
  select n.nspname as schema, c.relname as table, obj_description(c.oid, 'pg_class') as table_comment,
    a.attname as column, col_description(c.oid, a.attnum) as column_comment,
    coalesce(bt.typname, t.typname) as type, et.typname as element_type,
    (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid in (t.oid, et.oid)) as enum_values,
    not (a.attnotnull or coalesce(t.typnotnull, false)) as is_nullable, (a.atthasdef or a.attidentity <> '') as has_default,
    (a.attidentity = 'a' or a.attgenerated <> '') as is_always_generated, c.relkind in ('v', 'm') as is_view
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type bt on bt.oid = t.typbasetype
  left join pg_type et on et.oid = t.typelem and t.typcategory = 'A'
  where n.nspname in ('public', 'derived') and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by n.nspname desc, c.relname, a.attnum`;

const TYPES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'Int8',
  float4: 'number',
  float8: 'number',
  numeric: 'string',
  date: 'string',
  timestamptz: 'Timestamp',
  timestamp: 'Timestamp',
  json: 'Json',
  jsonb: 'Json',
  bytea: 'Buffer',
};
const ARRAY_TYPES: Readonly<Record<string, string>> = {
  ...TYPES,
  int8: 'string',
  timestamptz: 'Date',
  timestamp: 'Date',
};

const HEAD = `import type { ColumnType } from 'kysely';

/** The database fills the column when an insert leaves it out. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
/** Only the database may fill the column. */
export type GeneratedAlways<T> = T extends ColumnType<infer S, unknown, unknown> ? ColumnType<S, never, never> : ColumnType<T, never, never>;
/** Arrives as text, since it does not fit a number. */
export type Int8 = ColumnType<string, string | number | bigint, string | number | bigint>;
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** Arrives parsed; goes in as JSON text, since the driver would write an array as a PostgreSQL array. */
export type Json = ColumnType<unknown, string, string>;
/** A view: read only. */
export type Viewed<T> = T extends ColumnType<infer S, unknown, unknown> ? ColumnType<S, never, never> : ColumnType<T, never, never>;
type OrNull<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S | null, I | null, U | null> : T | null;
`;

function toTypeName(row: ColumnRow): string {
  const literals = row.enum_values?.map((value) => JSON.stringify(value)).join(' | ');
  if (row.element_type) return `(${literals ?? ARRAY_TYPES[row.element_type] ?? 'string'})[]`;
  return literals ?? TYPES[row.type] ?? 'string';
}

const WRAPPED = new Set(['Int8', 'Timestamp', 'Json']);

function buildColumn(row: ColumnRow): string {
  const plain = toTypeName(row);
  // A nullable column may be left out of an insert, which Kysely grants when the insert type includes undefined.
  const nullable = WRAPPED.has(plain) ? `OrNull<${plain}>` : `${plain} | null`;
  let type = row.is_nullable ? nullable : plain;
  if (row.is_view) type = `Viewed<${type}>`;
  else if (row.is_always_generated) type = `GeneratedAlways<${type}>`;
  else if (row.has_default) type = `Generated<${type}>`;
  const comment = row.column_comment ? `  /** ${row.column_comment.replaceAll('*/', '* /')} */\n` : '';
  return `${comment}  ${row.column}: ${type};\n`;
}

function toInterfaceName({ schema, table }: ColumnRow): string {
  const words = (schema === 'public' ? table : `${schema}_${table}`).split('_');
  return `${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}Table`;
}

function groupByTable(rows: readonly ColumnRow[]): ColumnRow[][] {
  const groups = new Map<string, ColumnRow[]>();
  for (const row of rows) {
    const key = `${row.schema}.${row.table}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function buildTable(columns: readonly ColumnRow[]): string {
  const first = columns[0];
  if (!first) return '';
  const comment = first.table_comment ? `/** ${first.table_comment.replaceAll('*/', '* /')} */\n` : '';
  return `${comment}export interface ${toInterfaceName(first)} {\n${columns.map(buildColumn).join('')}}\n`;
}

function buildEntry(columns: readonly ColumnRow[]): string {
  const first = columns[0];
  if (!first) return '';
  const key = first.schema === 'public' ? first.table : `'${first.schema}.${first.table}'`;
  return `  ${key}: ${toInterfaceName(first)};\n`;
}

/** The text of db/types.ts for the database at that address. */
export async function buildTypes(ownerUrl: string, migrationsHash = hashMigrations()): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<ColumnRow>(COLUMNS);
    const tables = groupByTable(rows.filter(({ table }) => table !== 'schema_migrations'));
    const head = `// Generated from the migrated database; do not edit.\n// migrations: ${migrationsHash}\n`;
    return `${head}${HEAD}\n${tables.map(buildTable).join('\n')}\nexport interface DB {\n${tables.map(buildEntry).join('')}}\n`;
  } finally {
    await client.end();
  }
}

/** Migrates a scratch database and writes the file from it (or only compares); says whether it differed. */
export async function refreshTypes({ isCheck }: { isCheck: boolean }): Promise<boolean> {
  const cluster = await startScratchCluster();
  try {
    const urls = await prepareTemplate(cluster.socket);
    const text = await buildTypes(urls.owner);
    const before = fs.existsSync(TYPES_FILE) ? fs.readFileSync(TYPES_FILE, 'utf8') : '';
    if (before !== text && !isCheck) fs.writeFileSync(TYPES_FILE, text);
    return before !== text;
  } finally {
    await cluster.stop();
  }
}
