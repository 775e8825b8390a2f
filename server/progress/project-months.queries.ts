import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';
import type { ProgressDetail } from './progress-row.ts';

export interface ProjectMonthRow {
  period: string;
  is_frozen: boolean;
  actual_yuan: string | null;
  actual_period: string | null;
  month_yuan: string | null;
  completion_rate: string | null;
  planned_share: string | null;
  light: string;
  standing: string;
  reason: string;
}

/** The project's rows of a year: frozen periods from their snapshot, opened ones from the derived rows. */
export async function listProjectMonthRows(
  tx: Tx,
  q: { regionId: number; projectId: string; year: number },
): Promise<ProjectMonthRow[]> {
  const columns = sql`period, actual_yuan, actual_period, month_yuan, completion_rate, planned_share, light, standing, reason`;
  const { rows } = await sql<ProjectMonthRow>`
    select true as is_frozen, ${columns} from frozen_projects
      where region_id = ${q.regionId} and year = ${q.year} and project_id = ${q.projectId}
    union all
    select false, ${columns} from derived.project_progress g
      where region_id = ${q.regionId} and year = ${q.year} and project_id = ${q.projectId}
        and exists (select from periods o where o.region_id = g.region_id and o.id = g.period and o.opened_at is not null)
        and not exists (select from freezes f where f.region_id = g.region_id and f.period = g.period)
    order by period`.execute(tx);
  return rows;
}

export interface PlannedMonthRow {
  month: number;
  planned_yuan: string | null;
  baseline_yuan: string | null;
  annual_yuan: string | null;
  version_no: number | null;
}

/** Twelve months of plan by the version in force in each, and by the baseline; a bundle's is the sum of its parts' plans. */
export async function listPlannedMonths(
  tx: Tx,
  q: { regionId: number; projectId: string; year: number },
): Promise<PlannedMonthRow[]> {
  const { rows } = await sql<PlannedMonthRow>`
    with parts as (select id from projects where region_id = ${q.regionId} and parent_id = ${q.projectId} and is_listed
        and exists (select from plan_versions v where v.region_id = projects.region_id and v.project_id = projects.id and v.year = ${q.year})),
      own as (select id from parts union all select ${q.projectId}::bigint where not exists (select from parts))
    select m.month, sum(now.planned)::text as planned_yuan, sum(first.planned)::text as baseline_yuan, sum(now.annual)::text as annual_yuan,
      max(now.version_no) as version_no
    from generate_series(1, 12) as m(month) cross join own
      left join lateral (select v.cumulative_yuan[m.month] as planned, v.annual_yuan as annual, v.version_no from plan_versions v
        where v.region_id = ${q.regionId} and v.project_id = own.id and v.year = ${q.year}
          and v.in_force_from <= ${String(q.year)} || '-' || lpad(m.month::text, 2, '0')
        order by v.in_force_from desc, v.version_no desc limit 1) now on true
      left join lateral (select v.cumulative_yuan[m.month] as planned from plan_versions v
        where v.region_id = ${q.regionId} and v.project_id = own.id and v.year = ${q.year} order by v.version_no limit 1) first on true
    group by m.month order by m.month`.execute(tx);
  return rows;
}

/** Years in which the project has a plan, a base or a figure, newest first. */
export async function listProjectYears(tx: Tx, regionId: number, projectId: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select year from plan_versions where region_id = ${regionId} and project_id = ${projectId}
    union select year from year_bases where region_id = ${regionId} and project_id = ${projectId}
    union select year from figures where region_id = ${regionId} and project_id = ${projectId} order by year desc`.execute(
    tx,
  );
  return rows.map((r) => r.year);
}

/** The rules' whole result for a project and period, as it was frozen or as it stands. */
export async function findProgressDetail(
  tx: Tx,
  q: { regionId: number; projectId: string; period: string; isFrozen: boolean },
): Promise<ProgressDetail | undefined> {
  const row = await tx
    .selectFrom(q.isFrozen ? 'frozen_projects' : 'derived.project_progress')
    .select('detail')
    .where('region_id', '=', q.regionId)
    .where('year', '=', Number(q.period.slice(0, 4)))
    .where('period', '=', q.period)
    .where('project_id', '=', q.projectId)
    .executeTakeFirst();
  return row?.detail as ProgressDetail | undefined;
}
