import { type RawBuilder, sql } from 'kysely';
import type { ProjectFilter, ProjectRowView, ProjectSort } from '#core/progress/contract.ts';
import type { Tx } from '#server/platform/public.ts';
import { filterConditions, type GroupRowsFrom, HOLE_WORDS, rowsSource } from './project-filter.queries.ts';

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

/** The only columns that a request can sort by. */
const SORT_COLUMNS: Record<ProjectSort, { column: string; type: string }> = {
  serial: { column: 'p.serial', type: 'int' },
  name: { column: 'p.name collate "zh-x-icu"', type: 'text' },
  totalInvestment: { column: 'p.total_investment_yuan', type: 'numeric' },
  annualPlan: { column: 'g.annual_plan_yuan', type: 'numeric' },
  actual: { column: 'g.actual_yuan', type: 'numeric' },
  month: { column: 'g.month_yuan', type: 'numeric' },
  completionRate: { column: 'g.completion_rate', type: 'numeric' },
  leadPoints: { column: 'g.lead_points', type: 'numeric' },
  scheduleRatio: { column: 'g.schedule_ratio', type: 'numeric' },
  shortfall: { column: 'g.shortfall_yuan', type: 'numeric' },
  daysBehind: { column: 'g.days_behind', type: 'int' },
  light: { column: 'g.light_order', type: 'int' },
  // Official order first; the unit's number keeps units of equal order apart.
  unit: {
    column:
      '(select o.official_order::bigint * 10000000000 + o.id from orgs o where o.region_id = p.region_id and o.id = p.reporting_org_id)',
    type: 'bigint',
  },
};

function conditions(q: ProjectRowsQuery): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [
    sql`g.region_id = ${q.regionId} and g.year = ${sql.lit(Number(q.period.slice(0, 4)))} and g.period = ${q.period}`,
    filterConditions(q.filter, q),
  ];
  if (q.rows === 'top') all.push(sql`g.is_top`);
  if (q.rows === 'leaf') all.push(sql`g.is_leaf`);
  if (q.parentId !== undefined) all.push(sql`p.parent_id = ${q.parentId}`);
  if (q.projectId !== undefined) all.push(sql`p.id = ${q.projectId}`);
  return sql.join(all, sql` and `);
}

/** Keyset: the rows after one, nulls last in both directions, the id breaking ties. */
function afterCondition(q: ProjectRowsQuery): RawBuilder<unknown> {
  if (!q.after) return sql`true`;
  const { column, type } = SORT_COLUMNS[q.sort];
  const c = sql.raw(column);
  const { value, id } = q.after;
  if (value === null) return sql`(${c} is null and p.id > ${id})`;
  const v = sql`${value}::${sql.raw(type)}`;
  return q.order === 'asc'
    ? sql`(${c} > ${v} or (${c} = ${v} and p.id > ${id}) or ${c} is null)`
    : sql`(${c} < ${v} or (${c} = ${v} and p.id > ${id}) or ${c} is null)`;
}

const orgName = (column: string) =>
  sql`coalesce((select o.short_name from orgs o where o.region_id = p.region_id and o.id = ${sql.raw(column)}), '')`;

export type ProjectRow = ProjectRowView & { sortValue: string | null };

export async function listProjectRows(tx: Tx, q: ProjectRowsQuery): Promise<ProjectRow[]> {
  const sort = sql.raw(SORT_COLUMNS[q.sort].column);
  const sortValue = sql.raw(SORT_COLUMNS[q.sort].column.replace(' collate "zh-x-icu"', ''));
  const direction = sql.raw(q.order === 'asc' ? 'asc nulls last' : 'desc nulls last');
  const { rows } = await sql<ProjectRow>`
    select p.id, p.code, p.name, p.serial, p.parent_id as "parentId", p.is_bundle as "isBundle", g.part_count as "partCount", p.nature, p.sector,
      p.levels, p.lists, p.tags, p.reporting_org_id as "unitId", ${orgName('p.reporting_org_id')} as "unitName",
      ${orgName('p.responsible_org_id')} as "territoryName", ${orgName('p.department_org_id')} as "departmentName", ${orgName('p.lead_org_id')} as "leadName",
      coalesce((select s.name from persons s where s.region_id = p.region_id and s.id = p.sponsor_person_id), '') as "sponsorName",
      p.owner_name as "ownerName", p.stage, p.start_state as "startState", p.is_paused as "isPaused",
      coalesce(g.total_investment_yuan, p.total_investment_yuan) as "totalInvestmentYuan", g.base_yuan as "baseYuan",
      g.annual_plan_yuan as "annualPlanYuan", g.planned_yuan as "plannedYuan", g.actual_yuan as "actualYuan", g.actual_period as "actualPeriod",
      g.month_yuan as "monthYuan", g.completion_rate as "completionRate", g.plan_basis as "planBasis", g.other_plan_yuan as "otherPlanYuan", g.planned_share as "plannedShare", g.pro_rata_share as "proRataShare", g.lead_points as "leadPoints", g.pro_rata_points as "proRataPoints",
      g.schedule_ratio as "scheduleRatio", g.shortfall_yuan as "shortfallYuan", g.days_behind as "daysBehind", g.standing, g.light,
      g.light_since as "lightSince", g.periods_in_row as "periodsInRow", g.reason,
      (select r.status from reports r where r.region_id = p.region_id and r.period = ${q.period} and r.project_id = p.id and r.is_due) as "reportStatus", ${HOLE_WORDS} as holes,
      (${sortValue})::text as "sortValue"
    from ${rowsSource(q.from)} where ${conditions(q)} and ${afterCondition(q)} order by ${sort} ${direction}, p.id limit ${sql.lit(q.limit)}`.execute(
    tx,
  );
  return rows;
}

export async function countProjectRows(tx: Tx, q: ProjectRowsQuery): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from ${rowsSource(q.from)} where ${conditions(q)}`.execute(tx);
  return rows[0]?.n ?? 0;
}
