import { sql } from 'kysely';
import type { PlanBasis } from '#core/ledger/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { type ProgressDetail, readDetail } from './kept-detail.ts';

export interface ProjectMonthRow {
  period: string;
  is_frozen: boolean;
  actual_yuan: string | null;
  actual_period: string | null;
  month_yuan: string | null;
  completion_rate: string | null;
  planned_share: string | null;
  plan_basis: PlanBasis | null;
  rated_plan_yuan: string | null;
  other_plan_yuan: string | null;
  light: string;
  standing: string;
  reason: string;
  image_level: string;
  image_progress: string;
  image_percent: string | null;
  problems: string;
  needs_coordination: string;
  next_steps: string;
  report_status: string | null;
  first_confirmed_at: Date | null;
  confirm_way: string | null;
  is_late: boolean;
}

/**
 * The project's rows of a year: frozen periods from their snapshot, opened ones from the derived rows; each with the
 * confirmed report that it stands on, in the words of its unit.
 */
export async function listProjectMonthRows(
  tx: Tx,
  q: { regionId: number; projectId: string; year: number },
): Promise<ProjectMonthRow[]> {
  const columns = sql`region_id, period, project_id, actual_yuan, actual_period, month_yuan, completion_rate, planned_share, light, standing, reason,
    plan_basis, annual_plan_yuan as rated_plan_yuan, other_plan_yuan`;
  const { rows } = await sql<ProjectMonthRow>`
    select m.*, coalesce(v.line->>'imageLevel', '') as image_level, coalesce(v.line->>'imageProgress', '') as image_progress, v.line->>'imagePercent' as image_percent,
      coalesce(v.line->>'problems', '') as problems, coalesce(v.line->>'needsCoordination', '') as needs_coordination,
      coalesce(v.line->>'nextSteps', '') as next_steps, r.status as report_status, r.first_confirmed_at, r.confirm_way,
      coalesce(r.first_confirmed_at > r.deadline_at, false) as is_late
    from (
      select true as is_frozen, ${columns}, version_id from frozen_projects
        where region_id = ${q.regionId} and year = ${q.year} and project_id = ${q.projectId} and not is_moved_out
      union all
      select false, ${columns}, null::bigint from derived.project_progress g
        where region_id = ${q.regionId} and year = ${q.year} and project_id = ${q.projectId}
          and exists (select from periods o where o.region_id = g.region_id and o.id = g.period and o.opened_at is not null)
          and not exists (select from freezes f where f.region_id = g.region_id and f.period = g.period)) m
      left join reports r on r.region_id = m.region_id and r.period = m.period and r.project_id = m.project_id and r.is_due
      left join report_versions v on v.region_id = m.region_id
        and v.id = case when m.is_frozen then m.version_id else r.confirmed_version_id end
    order by m.period`.execute(tx);
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
    .select(['detail', 'as_of', 'rulebook_version'])
    .where('region_id', '=', q.regionId)
    .where('year', '=', Number(q.period.slice(0, 4)))
    .where('period', '=', q.period)
    .where('project_id', '=', q.projectId)
    .executeTakeFirst();
  return (
    row &&
    readDetail(row.detail, { period: q.period, asOf: row.as_of, rulebookVersion: row.rulebook_version })
  );
}
