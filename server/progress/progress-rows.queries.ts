import { sql } from 'kysely';
import { type Tx, takeLock } from '#server/platform/public.ts';
import { idList, selectBundles } from './bundles.queries.ts';
import type { ProgressRow } from './progress-row.ts';

/** Columns of derived.project_progress that a derivation writes; the key first. */
export const PROGRESS_COLUMNS = [
  'region_id',
  'year',
  'period',
  'project_id',
  'as_of',
  'plan_version_id',
  'annual_plan_yuan',
  'base_yuan',
  'planned_yuan',
  'actual_yuan',
  'counted_yuan',
  'actual_period',
  'month_yuan',
  'completion_rate',
  'planned_share',
  'pro_rata_share',
  'lead_points',
  'pro_rata_points',
  'schedule_ratio',
  'shortfall_yuan',
  'days_behind',
  'standing',
  'light',
  'light_order',
  'light_since',
  'periods_in_row',
  'reason',
  'start_due',
  'start_verified',
  'resume_due',
  'resumed',
  'reports_due',
  'reports_confirmed',
  'reports_on_time',
  'total_investment_yuan',
  'part_count',
  'is_top',
  'is_leaf',
  'plan_version_no',
  'rulebook_version',
  'plan_basis',
  'other_plan_yuan',
  'is_moved_out',
  'image_scale',
  'image_level',
  'image_level_period',
  'detail',
] as const satisfies readonly (keyof ProgressRow)[];
const KEY = new Set(['region_id', 'year', 'period', 'project_id']);
const list = PROGRESS_COLUMNS.join(', ');
const sets = PROGRESS_COLUMNS.filter((c) => !KEY.has(c))
  .map((c) => `${c} = excluded.${c}`)
  .join(', ');

/** Writes rows of the derived table in one statement; a row that is there is replaced. */
export async function putProgressRows(tx: Tx, rows: readonly ProgressRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into derived.project_progress (${sql.raw(list)})
    select ${sql.raw(list)} from jsonb_populate_recordset(null::derived.project_progress, ${JSON.stringify(rows)}::jsonb)
    order by period, project_id
    on conflict (region_id, year, period, project_id) do update set ${sql.raw(sets)}, derived_at = now()`.execute(
    tx,
  );
}

/** Holds the rows that are there, in the order in which they are put; whether one that is wanted is missing. */
async function holdRowsThere(
  tx: Tx,
  { regionId, period, projectIds }: { regionId: number; period: string; projectIds: readonly string[] },
): Promise<{ isMissing: boolean }> {
  const named = idList(projectIds);
  const { rows } = await sql<{ missing: string }>`with wanted as materialized (select ${named} || array(
        select unnest(array[b.parent_id, b.id]) from (${selectBundles(regionId, named)}) b) as ids),
    held as (select g.project_id from derived.project_progress g where g.region_id = ${regionId}
      and g.year = ${sql.lit(Number(period.slice(0, 4)))} and g.period = ${period}
      and g.project_id = any((select ids from wanted)::bigint[]) order by g.project_id for update of g)
    select (select count(distinct id) from wanted, unnest(ids) as id) - (select count(*) from held) as missing`.execute(
    tx,
  );
  return { isMissing: Number(rows[0]?.missing) > 0 };
}

/**
 * Who works rows out holds them before it reads: whoever waited would else write over what was signed meanwhile. With them the bundles
 * that they are part of, and their parts, which are written too. A row that is not there yet cannot be held: who works out a first one
 * waits for all others of its month that do, and looks again.
 */
export async function holdProgressRows(
  tx: Tx,
  q: { regionId: number; period: string; projectIds: readonly string[] },
): Promise<void> {
  if (!(await holdRowsThere(tx, q)).isMissing) return;
  await takeLock(tx, `first-derivation:${q.regionId}:${q.period}`);
  await holdRowsThere(tx, q);
}

/** Projects of a period whose row was worked out for another day: a freeze and the morning job renew them. */
export async function listStaleIds(
  tx: Tx,
  regionId: number,
  period: string,
  asOf: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('derived.project_progress')
    .select('project_id')
    .where('region_id', '=', regionId)
    .where('year', '=', Number(period.slice(0, 4)))
    .where('period', '=', period)
    .where('as_of', '!=', asOf)
    .execute();
  return rows.map((r) => r.project_id);
}

/** Those of the periods with rows that were last worked out before a moment: a new day moves lights and passes deadlines. */
export async function listPeriodsDerivedBefore(
  tx: Tx,
  q: { regionId: number; periods: readonly string[]; moment: string },
): Promise<string[]> {
  const { rows } = await sql<{
    period: string;
  }>`select p.period from unnest(${q.periods}::text[]) as p (period)
    where exists (select from derived.project_progress g where g.region_id = ${q.regionId}
      and g.year = left(p.period, 4)::smallint and g.period = p.period and g.derived_at < ${q.moment}) order by p.period`.execute(
    tx,
  );
  return rows.map((r) => r.period);
}

/** Periods that are open (opened and not frozen), from one on. */
export async function listOpenPeriodsFrom(tx: Tx, regionId: number, period: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select p.id from periods p where p.region_id = ${regionId} and p.id >= ${period} and p.kind = 'month'
    and left(p.id, 4) = left(${period}, 4) and p.opened_at is not null
    and not exists (select from freezes f where f.region_id = p.region_id and f.period = p.id) order by p.id`.execute(
    tx,
  );
  return rows.map((r) => r.id);
}

export async function listRegionIds(tx: Tx): Promise<number[]> {
  const rows = await tx.selectFrom('regions').select('id').orderBy('id').execute();
  return rows.map((r) => r.id);
}

/** Rows as they are stored, for comparison with a fresh derivation. */
export async function listStoredRows(
  tx: Tx,
  regionId: number,
  period: string,
  projectIds: readonly string[],
): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`select ${sql.raw(list)} from derived.project_progress
    where region_id = ${regionId} and year = ${Number(period.slice(0, 4))} and period = ${period}
      and project_id in (select value::bigint from jsonb_array_elements_text(${JSON.stringify(projectIds)}::jsonb))`.execute(
    tx,
  );
  return rows;
}
