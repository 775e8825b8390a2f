// A large load goes into tables without their secondary indexes and references; these are made again, as they were, afterwards.
import type pg from 'pg';

/** Filled row by row in a large load. Keys and unique constraints stay. */
const LOADED = [
  'acts',
  'chain_links',
  'derived.project_progress',
  'figures',
  'frozen_projects',
  'milestone_dates',
  'milestones',
  'plan_versions',
  'planned_payments',
  'project_changes',
  'projects',
  'report_acts',
  'report_versions',
  'reports',
  'stage_events',
  'year_bases',
];

export interface PutDown {
  indexes: string[];
  references: string[];
}

const tables = LOADED.map((name) => `'${name}'::regclass`).join(', ');

/** Drops them in the running transaction and says how they are made again. */
export async function putDownIndexes(client: pg.ClientBase): Promise<PutDown> {
  const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conparentid = 0 and conrelid in (${tables})`);
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i where i.indrelid in (${tables}) and not i.indisunique`);
  for (const { table, name } of references)
    await client.query(`alter table ${table} drop constraint "${name}"`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  return {
    // The definition of an index over partitions names the parent alone.
    indexes: indexes.map(({ definition }) => definition.replace(' ON ONLY ', ' ON ')),
    references: references.map(
      ({ table, name, definition }) => `alter table ${table} add constraint "${name}" ${definition}`,
    ),
  };
}

/** Makes some of them again. */
export async function makeAgain(client: pg.ClientBase, statements: readonly string[]): Promise<void> {
  await client.query(`set local maintenance_work_mem = '256MB'`);
  for (const statement of statements) await client.query(statement);
}
