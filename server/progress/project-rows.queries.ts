import { type RawBuilder, sql } from 'kysely';
import type { ProjectRowView, ProjectSort } from '#core/progress/contract.ts';
import type { ProjectFilter } from '#core/progress/project-filter-contract.ts';
import type { Tx } from '#server/platform/public.ts';
import {
  filterConditions,
  type GroupRowsFrom,
  HOLE_WORDS,
  hasFilter,
  rowsSource,
} from './project-filter.queries.ts';

export interface ProjectRowsQuery {
  regionId: number;
  period: string;
  from: GroupRowsFrom;
  filter: ProjectFilter;
  sort: ProjectSort;
  order: 'asc' | 'desc';
  after: { value: string | null; id: string } | null;
  limit: number;
  rows: 'top' | 'leaf' | 'all';
  isScoped: boolean;
  parentId?: string | undefined;
  projectId?: string | undefined;
}

interface SortColumn {
  column: string;
  type: 'int' | 'bigint' | 'numeric' | 'text';
  /** Figures may be missing; what a project is, never. */
  isNullable: boolean;
}
const figure = (column: string, type: SortColumn['type'] = 'numeric'): SortColumn => ({
  column,
  type,
  isNullable: true,
});
const known = (column: string, type: SortColumn['type']): SortColumn => ({ column, type, isNullable: false });

/** The only columns that a request can sort by. Each but the ratio has its index (migration 0148). */
const SORT_COLUMNS: Record<ProjectSort, SortColumn> = {
  serial: known('p.serial', 'int'),
  name: known('p.name collate "zh-x-icu"', 'text'),
  totalInvestment: figure('g.total_investment_yuan'),
  annualPlan: figure('g.annual_plan_yuan'),
  actual: figure('g.actual_yuan'),
  month: figure('g.month_yuan'),
  completionRate: figure('g.completion_rate'),
  leadPoints: figure('g.lead_points'),
  scheduleRatio: figure('g.schedule_ratio'),
  shortfall: figure('g.shortfall_yuan'),
  daysBehind: figure('g.days_behind', 'int'),
  light: known('g.light_order', 'int'),
  unit: known('o.place', 'bigint'),
};

const ofPeriod = (q: ProjectRowsQuery) =>
  sql`g.region_id = ${q.regionId} and g.year = ${sql.lit(Number(q.period.slice(0, 4)))} and g.period = ${q.period}`;

/** What the list holds before anything is filtered. */
function listed(q: ProjectRowsQuery): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [ofPeriod(q)];
  if (q.rows === 'top') all.push(sql`g.is_top`);
  if (q.rows === 'leaf') all.push(sql`g.is_leaf`);
  if (q.parentId !== undefined) all.push(sql`p.parent_id = ${q.parentId}`);
  if (q.projectId !== undefined) all.push(sql`p.id = ${q.projectId}`);
  return sql.join(all, sql` and `);
}

const wayOf = ({ order }: ProjectRowsQuery): RawBuilder<unknown> => sql.raw(order);

/** Units in official order, their number keeping those of equal order apart. */
const placesOfUnits = (q: ProjectRowsQuery) =>
  sql`select id, official_order::bigint * 10000000000 + id as place from orgs where region_id = ${q.regionId}`;

/** By units each comes with its rows, so that only those of the page are read. */
const sourceInOrder = (q: ProjectRowsQuery) =>
  q.sort !== 'unit'
    ? rowsSource(q.from)
    : sql`(${placesOfUnits(q)} order by place ${wayOf(q)}) o join (${rowsSource(q.from)}) on p.reporting_org_id = o.id`;

/** Keyset: the rows behind the last one of the page before. The number of the project breaks ties, in the direction of the order. */
function behind(q: ProjectRowsQuery, isKnown: boolean): RawBuilder<unknown> {
  if (!q.after || (isKnown && q.after.value === null)) return sql`true`;
  const beyond = sql.raw(q.order === 'asc' ? '>' : '<');
  if (q.after.value === null) return sql`p.id ${beyond} ${q.after.id}::bigint`;
  const { column, type } = SORT_COLUMNS[q.sort];
  return isKnown
    ? sql`(${sql.raw(column)}, p.id) ${beyond} (${q.after.value}::${sql.raw(type)}, ${q.after.id}::bigint)`
    : sql`true`;
}

/** One stretch of the order, read from its index: the rows whose figure is known, or those behind them whose figure is missing. */
function stretch(q: ProjectRowsQuery, isKnown: boolean, most: number): RawBuilder<unknown> {
  const { column, isNullable } = SORT_COLUMNS[q.sort];
  const by = sql.raw(column);
  const part = isNullable ? sql`${by} is ${sql.raw(isKnown ? 'not null' : 'null')}` : sql`true`;
  const order = isKnown ? sql`${by} ${wayOf(q)}, p.id ${wayOf(q)}` : sql`p.id ${wayOf(q)}`;
  return sql`select p.id, ${by} as place from ${sourceInOrder(q)} where ${listed(q)} and ${part} and ${behind(q, isKnown)}
    order by ${order} limit ${sql.lit(most)}`;
}

/** Of a stretch those that the filter lets pass. */
function passed(q: ProjectRowsQuery, isKnown: boolean): RawBuilder<unknown> {
  const order = isKnown ? sql`w.place ${wayOf(q)}, w.id ${wayOf(q)}` : sql`w.id ${wayOf(q)}`;
  return sql`select w.id, w.place from (${stretch(q, isKnown, WALKED)}) w, ${rowsSource(q.from)}
    where g.project_id = w.id and ${ofPeriod(q)} and ${filterConditions(q.filter, q, 'row-by-row')} order by ${order} limit ${sql.lit(q.limit)}`;
}

/** The ids of a page from the index of its order. Missing figures come last in both directions. */
function walk(q: ProjectRowsQuery): RawBuilder<unknown> {
  const { isNullable } = SORT_COLUMNS[q.sort];
  const isPastKnown = isNullable && q.after?.value === null;
  // With a filter the walk may end before the stretch does; nothing of the next may follow then.
  if (hasFilter(q.filter)) return passed(q, !isPastKnown);
  const stretches = isPastKnown ? [false] : isNullable ? [true, false] : [true];
  const parts = stretches.map((isKnown) => sql`(${stretch(q, isKnown, q.limit)})`);
  return sql`select * from (${sql.join(parts, sql` union all `)}) walked limit ${sql.lit(q.limit)}`;
}

/** The ids of a page from all that match, for filters that few rows pass. */
function sift(q: ProjectRowsQuery): RawBuilder<unknown> {
  const { column, type } = SORT_COLUMNS[q.sort];
  const beyond = sql.raw(q.order === 'asc' ? '>' : '<');
  const [value, id] = [q.after?.value ?? null, sql`${q.after?.id ?? null}::bigint`];
  const place = q.sort === 'unit' ? sql`p.reporting_org_id` : sql.raw(column);
  const placed =
    q.sort === 'unit'
      ? sql`select f.id, o.place from found f join (${placesOfUnits(q)}) o on o.id = f.place`
      : sql`select id, place from found`;
  const rest = !q.after
    ? sql`true`
    : value === null
      ? sql`place is null and id ${beyond} ${id}`
      : sql`((place, id) ${beyond} (${value}::${sql.raw(type)}, ${id}) or place is null)`;
  return sql`with found as materialized (select p.id, ${place} as place from ${rowsSource(q.from)}
      where ${listed(q)} and ${filterConditions(q.filter, q)})
    select id, place from (${placed}) placed where ${rest} order by place is null, place ${wayOf(q)}, id ${wayOf(q)} limit ${sql.lit(q.limit)}`;
}

/** Names of units are joined: looked up row by row they cost more than all the rest of a page. */
const UNITS_SHOWN = {
  u: 'p.reporting_org_id',
  t: 'p.responsible_org_id',
  d: 'p.department_org_id',
  l: 'p.lead_org_id',
};

export type ProjectRow = ProjectRowView & { sortValue: string | null };

/** The rows of a page as they are shown, once its ids are picked. */
async function readPage(tx: Tx, q: ProjectRowsQuery, page: RawBuilder<unknown>): Promise<ProjectRow[]> {
  const { rows } = await sql<ProjectRow>`with page as materialized (${page})
    select p.id, p.code, p.name, p.serial, p.parent_id as "parentId", p.is_bundle as "isBundle", g.part_count as "partCount", p.nature, p.sector,
      p.levels, p.lists, p.tags, p.reporting_org_id as "unitId", coalesce(u.short_name, '') as "unitName",
      coalesce(t.short_name, '') as "territoryName", coalesce(d.short_name, '') as "departmentName", coalesce(l.short_name, '') as "leadName",
      coalesce(s.name, '') as "sponsorName",
      p.owner_name as "ownerName", p.stage, p.start_state as "startState", p.is_paused as "isPaused", g.image_level as "imageLevel", g.image_level_period as "imageLevelPeriod",
      coalesce(g.total_investment_yuan, p.total_investment_yuan) as "totalInvestmentYuan", g.base_yuan as "baseYuan",
      g.annual_plan_yuan as "annualPlanYuan", g.planned_yuan as "plannedYuan", g.actual_yuan as "actualYuan", g.actual_period as "actualPeriod",
      g.month_yuan as "monthYuan", g.completion_rate as "completionRate", g.plan_basis as "planBasis", g.other_plan_yuan as "otherPlanYuan", g.planned_share as "plannedShare", g.pro_rata_share as "proRataShare", g.lead_points as "leadPoints", g.pro_rata_points as "proRataPoints",
      g.schedule_ratio as "scheduleRatio", g.shortfall_yuan as "shortfallYuan", g.days_behind as "daysBehind", g.standing, g.light,
      g.light_since as "lightSince", g.periods_in_row as "periodsInRow", g.reason,
      (select r.status from reports r where r.region_id = p.region_id and r.period = ${q.period} and r.project_id = p.id and r.is_due) as "reportStatus", ${HOLE_WORDS} as holes,
      page.place::text as "sortValue"
    from page join (${rowsSource(q.from)}) on g.project_id = page.id and ${ofPeriod(q)}
      ${sql.join(
        Object.entries(UNITS_SHOWN).map(
          ([as, column]) =>
            sql`left join orgs ${sql.raw(as)} on ${sql.raw(as)}.region_id = p.region_id and ${sql.raw(as)}.id = ${sql.raw(column)}`,
        ),
        sql` `,
      )}
      left join persons s on s.region_id = p.region_id and s.id = p.sponsor_person_id
    order by page.place is null, page.place ${wayOf(q)}, p.id ${wayOf(q)}`.execute(tx);
  return rows;
}

/** How many rows of the order are looked at before all that match are searched out instead. */
const WALKED = 3_000;

/**
 * A page of what a scoped person sees: once its ids are picked the transaction is narrowed to them, or the policy of every table
 * that is joined would collect all that the person sees. Nothing but the page may be asked for afterwards.
 */
async function readScopedPage(tx: Tx, q: ProjectRowsQuery): Promise<ProjectRow[]> {
  const { rows: picked } = await sql<{ id: string; place: string | null }>`
    select id, place::text from (${sift(q)}) page`.execute(tx);
  const ids = picked.map(({ id }) => id);
  await sql`select narrow_projects(${ids}::bigint[])`.execute(tx);
  const { column, type } = SORT_COLUMNS[q.sort];
  const collation = sql.raw(column.includes('collate') ? 'collate "zh-x-icu"' : '');
  return readPage(
    tx,
    q,
    sql`select id, place::${sql.raw(type)} ${collation} as place
      from unnest(${ids}::bigint[], ${picked.map(({ place }) => place)}::text[]) as picked(id, place)`,
  );
}

/** One page in order. Who asks for a few named projects has them searched out at once. */
export async function listProjectRows(tx: Tx, q: ProjectRowsQuery): Promise<ProjectRow[]> {
  if (q.projectId !== undefined || q.parentId !== undefined) return readPage(tx, q, sift(q));
  if (q.isScoped) return readScopedPage(tx, q);
  if (q.sort === 'scheduleRatio') return readPage(tx, q, sift(q));
  const rows = await readPage(tx, q, walk(q));
  return rows.length === q.limit || !hasFilter(q.filter) ? rows : readPage(tx, q, sift(q));
}

export async function countProjectRows(tx: Tx, q: ProjectRowsQuery): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from ${rowsSource(q.from)} where ${listed(q)} and ${filterConditions(q.filter, q)}`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}
