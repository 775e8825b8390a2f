import { type RawBuilder, sql } from 'kysely';
import type { ProjectFilter, ProjectRowView, ProjectSort } from '#core/progress/contract.ts';
import type { Tx } from '#server/platform/public.ts';
import type { GroupRowsFrom } from './groups.queries.ts';

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
  /** Scoped people search through a function that applies the scope itself. */
  isScoped: boolean;
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
  unit: { column: 'p.reporting_org_id', type: 'bigint' },
};

const FROZEN_AS_PROJECT = sql`frozen_projects g join lateral (select g.project_id as id, g.code, g.name, g.serial, g.parent_id, g.is_bundle, g.nature,
  g.sector, g.levels, g.lists, g.tags, g.stage, g.start_state, g.is_paused, g.owner_name, g.reporting_org_id, g.responsible_org_id,
  g.department_org_id, g.sponsor_person_id, g.total_investment_yuan, g.region_id) p on true`;

function source(q: ProjectRowsQuery): RawBuilder<unknown> {
  if (q.from === 'frozen') return FROZEN_AS_PROJECT;
  return sql`projects p join derived.project_progress g on g.region_id = p.region_id and g.year = ${Number(q.period.slice(0, 4))}
    and g.period = ${q.period} and g.project_id = p.id`;
}

function searched(q: ProjectRowsQuery, term: string): RawBuilder<unknown> {
  const text = term.trim().toLowerCase();
  if (q.isScoped) return sql`p.id in (select id from search_projects(${text}, 20000))`;
  const pattern = `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  return sql`p.id in (select x.id from projects x where x.region_id = ${q.regionId} and x.search_text like ${pattern})`;
}

const STARTS: Record<NonNullable<ProjectFilter['start']>, RawBuilder<unknown>> = {
  due: sql`g.start_due`,
  started: sql`g.start_due and g.start_verified`,
  'not-started': sql`g.start_due and not g.start_verified`,
  building: sql`p.stage in ('started', 'building')`,
};

/** 五个一 with holes: leader, team, plan, timetable, specialist to the end. */
const HOLE = sql`exists (select from projects h where h.region_id = ${sql.ref('p.region_id')} and h.id = p.id and (h.sponsor_person_id is null
  or h.team_note = '' or h.scheme_note = '' or h.specialist_name = ''
  or not exists (select from milestones m where m.region_id = h.region_id and m.project_id = h.id)))`;

function conditions(q: ProjectRowsQuery): RawBuilder<unknown> {
  const f = q.filter;
  const year = Number(q.period.slice(0, 4));
  const all: RawBuilder<unknown>[] = [
    sql`g.region_id = ${q.regionId} and g.year = ${year} and g.period = ${q.period}`,
  ];
  if (q.from === 'open') all.push(sql`p.is_listed`);
  if (q.rows === 'top') all.push(sql`g.is_top`);
  if (q.rows === 'leaf') all.push(sql`g.is_leaf`);
  if (f.search?.trim()) all.push(searched(q, f.search));
  if (f.sector !== undefined) all.push(sql`p.sector = ${f.sector}`);
  if (f.level !== undefined) all.push(sql`p.levels @> array[${f.level}]`);
  if (f.nature !== undefined) all.push(sql`p.nature = ${f.nature}`);
  if (f.list !== undefined) all.push(sql`p.lists @> array[${f.list}]`);
  if (f.tag !== undefined) all.push(sql`p.tags @> array[${f.tag}]`);
  if (f.unitId !== undefined) all.push(sql`p.reporting_org_id = ${f.unitId}`);
  if (f.territoryId !== undefined) all.push(sql`p.responsible_org_id = ${f.territoryId}`);
  if (f.departmentId !== undefined) all.push(sql`p.department_org_id = ${f.departmentId}`);
  if (f.sponsorId !== undefined) all.push(sql`p.sponsor_person_id = ${f.sponsorId}`);
  if (f.light !== undefined) all.push(sql`g.light = ${f.light}`);
  if (f.standing !== undefined) all.push(sql`g.standing = ${f.standing}`);
  if (f.stage !== undefined) all.push(sql`p.stage = ${f.stage}`);
  if (f.start !== undefined) all.push(STARTS[f.start]);
  if (f.hole !== undefined) all.push(HOLE);
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
      ${orgName('p.responsible_org_id')} as "territoryName", ${orgName('p.department_org_id')} as "departmentName",
      coalesce((select s.name from persons s where s.region_id = p.region_id and s.id = p.sponsor_person_id), '') as "sponsorName",
      p.owner_name as "ownerName", p.stage, p.start_state as "startState", p.is_paused as "isPaused",
      coalesce(g.total_investment_yuan, p.total_investment_yuan) as "totalInvestmentYuan", g.base_yuan as "baseYuan",
      g.annual_plan_yuan as "annualPlanYuan", g.planned_yuan as "plannedYuan", g.actual_yuan as "actualYuan", g.actual_period as "actualPeriod",
      g.month_yuan as "monthYuan", g.completion_rate as "completionRate", g.lead_points as "leadPoints", g.pro_rata_points as "proRataPoints",
      g.schedule_ratio as "scheduleRatio", g.shortfall_yuan as "shortfallYuan", g.days_behind as "daysBehind", g.standing, g.light,
      g.light_since as "lightSince", g.periods_in_row as "periodsInRow", g.reason,
      (select r.status from reports r where r.region_id = p.region_id and r.period = ${q.period} and r.project_id = p.id) as "reportStatus",
      (${sortValue})::text as "sortValue"
    from ${source(q)} where ${conditions(q)} and ${afterCondition(q)} order by ${sort} ${direction}, p.id limit ${q.limit}`.execute(
    tx,
  );
  return rows;
}

export async function countProjectRows(tx: Tx, q: ProjectRowsQuery): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from ${source(q)} where ${conditions(q)}`.execute(tx);
  return rows[0]?.n ?? 0;
}
