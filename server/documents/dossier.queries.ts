import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface DossierRow {
  isFrozen: boolean;
  asOfOn: string;
  name: string;
  code: string;
  sector: string;
  nature: string;
  levels: string[];
  builder: string;
  responsibleUnit: string | null;
  supervisingUnit: string | null;
  leadUnit: string | null;
  sponsor: string | null;
  officer: string;
  contentAndScale: string;
  totalInvestmentYuan: string | null;
  priorInvestmentYuan: string | null;
  annualPlanYuan: string | null;
  actualYuan: string | null;
  completionRate: string | null;
  plannedShare: string | null;
  proRataShare: string | null;
  light: 'red' | 'yellow' | 'green' | 'blue' | 'grey';
  lightPeriods: number;
  reason: string;
  detail: {
    lights?: {
      overall?: {
        reasons?: { sentence: string }[];
        wayToGreen?: { physicalWording?: string | null } | null;
      };
    };
  } | null;
  texts: { imageProgress?: string; problems?: string; needsCoordination?: string } | null;
}

const named = (column: string) =>
  sql`(select o.short_name from orgs o where o.region_id = p.region_id and o.id = ${sql.ref(column)})`;

const SHARED = sql`p.location, p.content_scale as "contentAndScale", p.specialist_name as officer,
  ${named('p.responsible_org_id')} as "responsibleUnit", ${named('p.department_org_id')} as "supervisingUnit", ${named('p.lead_org_id')} as "leadUnit",
  g.as_of::text as "asOfOn", g.base_yuan::text as "priorInvestmentYuan", g.annual_plan_yuan::text as "annualPlanYuan",
  coalesce(g.counted_yuan, g.actual_yuan)::text as "actualYuan", g.completion_rate::text as "completionRate",
  g.planned_share::text as "plannedShare", g.pro_rata_share::text as "proRataShare", g.light, g.periods_in_row as "lightPeriods", g.reason, g.detail`;

/** The project as the period was frozen; an open period as it stands. */
export async function findDossierRow(
  tx: Tx,
  q: { regionId: number; projectId: string; period: string },
): Promise<DossierRow | undefined> {
  const year = Number(q.period.slice(0, 4));
  const { rows } =
    await sql<DossierRow>`select true as "isFrozen", g.name, g.code, g.sector, g.nature, g.levels, g.owner_name as builder,
      nullif(g.sponsor_name, '') as sponsor, g.total_investment_yuan::text as "totalInvestmentYuan", g.texts, ${SHARED}
    from frozen_projects g join projects p on p.region_id = g.region_id and p.id = g.project_id
    where g.region_id = ${q.regionId} and g.year = ${year} and g.period = ${q.period} and g.project_id = ${q.projectId}
    union all
    select false, p.name, p.code, p.sector, p.nature, p.levels, p.owner_name,
      (select s.name from persons s where s.region_id = p.region_id and s.id = p.sponsor_person_id), p.total_investment_yuan::text,
      (select v.line from report_versions v where v.region_id = p.region_id and v.project_id = p.id and v.period = g.period order by v.id desc limit 1), ${SHARED}
    from derived.project_progress g join projects p on p.region_id = g.region_id and p.id = g.project_id
    where g.region_id = ${q.regionId} and g.year = ${year} and g.period = ${q.period} and g.project_id = ${q.projectId}
      and not exists (select from freezes f where f.region_id = g.region_id and f.period = g.period)`.execute(
      tx,
    );
  return rows[0];
}

export interface DossierMilestoneRow {
  name: string;
  plannedOn: string | null;
  finishedOn: string | null;
  daysLate: number;
  critical: boolean;
}

/** Milestones as they were known when the period was frozen. */
export async function listDossierMilestones(
  tx: Tx,
  q: { regionId: number; projectId: string; period: string; asOfOn: string },
): Promise<DossierMilestoneRow[]> {
  const { rows } = await sql<DossierMilestoneRow>`with known as (
      select d.milestone_id, d.kind, d.finish_on, d.id from milestone_dates d where d.region_id = ${q.regionId} and d.project_id = ${q.projectId}
        and d.recorded_at <= coalesce((select f.frozen_at from freezes f where f.region_id = ${q.regionId} and f.period = ${q.period}), 'infinity'::timestamptz)),
      dated as (select m.id, m.name, m.is_critical,
        (select k.finish_on from known k where k.milestone_id = m.id and k.kind in ('original', 'approved') order by k.id desc limit 1) as planned,
        (select k.finish_on from known k where k.milestone_id = m.id and k.kind = 'actual' order by k.id desc limit 1) as actual
      from milestones m where m.region_id = ${q.regionId} and m.project_id = ${q.projectId})
    select name, planned::text as "plannedOn", actual::text as "finishedOn", is_critical as critical,
      greatest(0, coalesce(least(actual, ${q.asOfOn}::date), ${q.asOfOn}::date) - coalesce(planned, ${q.asOfOn}::date))::int as "daysLate"
    from dated order by (actual is not null), planned nulls last, id`.execute(tx);
  return rows;
}

export async function listDossierMonths(
  tx: Tx,
  q: { regionId: number; projectId: string; period: string },
): Promise<{ month: number; planWan: string | null; actualWan: string | null }[]> {
  const year = Number(q.period.slice(0, 4));
  const { rows } = await sql<{
    month: number;
    planWan: string | null;
    actualWan: string | null;
  }>`with own as (select id from projects where region_id = ${q.regionId} and (id = ${q.projectId} or parent_id = ${q.projectId}))
    select m.month::int as month,
      (select round(sum(v.cumulative_yuan[m.month]) / 10000, 2)::text from own join lateral (select x.cumulative_yuan from plan_versions x
        where x.region_id = ${q.regionId} and x.project_id = own.id and x.year = ${year} and x.in_force_from <= ${q.period}
        order by x.in_force_from desc, x.version_no desc limit 1) v on true) as "planWan",
      (select round(coalesce(g.counted_yuan, g.actual_yuan) / 10000, 2)::text from frozen_projects g where g.region_id = ${q.regionId} and g.year = ${year}
        and g.project_id = ${q.projectId} and g.period = ${String(year)} || '-' || lpad(m.month::text, 2, '0') and g.period <= ${q.period}) as "actualWan"
    from generate_series(1, 12) as m(month) order by 1`.execute(tx);
  return rows;
}

/** The last photographs of the project that the store holds. */
export async function listDossierPhotos(
  tx: Tx,
  regionId: number,
  projectId: string,
): Promise<{ fileSha256: string; caption: string; content: Buffer }[]> {
  const { rows } = await sql<{
    fileSha256: string;
    caption: string;
    content: Buffer;
  }>`select f.sha256 as "fileSha256", to_char(f.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as caption, c.content
    from files f join file_contents c on c.sha256 = f.sha256
    where f.region_id = ${regionId} and f.project_id = ${projectId} and f.media_type in ('image/png', 'image/jpeg')
      and f.subject not like '%scan%' order by f.id desc limit 3`.execute(tx);
  return rows;
}

export interface ListedProjectRow {
  projectKey: string;
  groupName: string;
  name: string;
  responsibleUnit: string;
  sponsor: string | null;
  totalInvestmentYuan: string | null;
  annualPlanYuan: string | null;
  actualYuan: string | null;
  completionRate: string | null;
  plannedStartOn: string | null;
  startedOn: string | null;
  light: 'red' | 'yellow' | 'green' | 'blue' | 'grey';
  physicalProgress: string | null;
  remark: string | null;
}

/** One of the two lists out of a frozen period, by sector; every project once, bundles as one. */
export async function listListedProjects(
  tx: Tx,
  q: { regionId: number; period: string; list: 'planned-to-start' | 'building' },
): Promise<ListedProjectRow[]> {
  const year = Number(q.period.slice(0, 4));
  const which =
    q.list === 'planned-to-start'
      ? sql`g.nature = 'new' and (g.start_due or extract(year from p.planned_start_on) = ${year})`
      : sql`g.start_verified and g.stage not in ('finished', 'in-operation', 'at-capacity', 'stopped', 'cancelled', 'merged', 'split')`;
  const { rows } =
    await sql<ListedProjectRow>`select g.project_id::text as "projectKey", coalesce(nullif(g.sector, ''), '其他') as "groupName", g.name,
      coalesce((select o.short_name from orgs o where o.region_id = g.region_id and o.id = coalesce(g.responsible_org_id, g.reporting_org_id)), '') as "responsibleUnit",
      nullif(g.sponsor_name, '') as sponsor, g.total_investment_yuan::text as "totalInvestmentYuan", g.annual_plan_yuan::text as "annualPlanYuan",
      coalesce(g.counted_yuan, g.actual_yuan)::text as "actualYuan", g.completion_rate::text as "completionRate",
      p.planned_start_on::text as "plannedStartOn", case when g.start_verified then p.started_on::text end as "startedOn", g.light,
      nullif(btrim(g.texts->>'imageProgress'), '') as "physicalProgress", case when g.is_paused then '停工' end as remark
    from frozen_projects g join projects p on p.region_id = g.region_id and p.id = g.project_id
    where g.region_id = ${q.regionId} and g.year = ${year} and g.period = ${q.period} and g.is_top and ${which}
    order by min(g.serial) over (partition by coalesce(nullif(g.sector, ''), '其他')), "groupName", g.serial, g.project_id`.execute(
      tx,
    );
  return rows;
}
