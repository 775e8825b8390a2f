import { sql } from 'kysely';
import type { PlanBasis } from '#core/ledger/public.ts';
import type { Tx } from '#server/platform/public.ts';
import {
  contentScaleThen,
  earlierWords,
  locationThen,
  plannedStartThen,
  specialistThen,
  startedThen,
} from './as-frozen.queries.ts';

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
  planBasis: PlanBasis | null;
  otherPlanYuan: string | null;
  plannedShare: string | null;
  proRataShare: string | null;
  light: 'red' | 'yellow' | 'green' | 'blue' | 'grey';
  lightPeriods: number;
  reason: string;
  imageLevel: string | null;
  earlier: { period: string; words: string } | null;
  texts: { imageProgress?: string; problems?: string; needsCoordination?: string } | null;
}

const named = (column: string) =>
  sql`(select o.short_name from orgs o where o.region_id = g.region_id and o.id = ${sql.ref(column)})`;

/** Words and dates that the row of the period does not hold, as they were known when it was frozen. */
const toldThen = (period: string) =>
  sql`${locationThen(period)} as location, ${contentScaleThen(period)} as "contentAndScale", ${specialistThen(period)} as officer, ${earlierWords(period)} as earlier`;

const FIGURES = sql`g.as_of::text as "asOfOn", g.base_yuan::text as "priorInvestmentYuan", g.annual_plan_yuan::text as "annualPlanYuan",
  coalesce(g.counted_yuan, g.actual_yuan)::text as "actualYuan", g.completion_rate::text as "completionRate",
  g.plan_basis as "planBasis", g.other_plan_yuan::text as "otherPlanYuan", g.planned_share::text as "plannedShare", g.pro_rata_share::text as "proRataShare", g.light, g.periods_in_row as "lightPeriods", g.reason, g.image_level as "imageLevel"`;

const orgsOf = (alias: 'g' | 'p') =>
  sql`${named(`${alias}.responsible_org_id`)} as "responsibleUnit", ${named(`${alias}.department_org_id`)} as "supervisingUnit",
    ${named(`${alias}.lead_org_id`)} as "leadUnit"`;

/** The project as the period was frozen; an open period as it stands. */
export async function findDossierRow(
  tx: Tx,
  q: { regionId: number; projectId: string; period: string },
): Promise<DossierRow | undefined> {
  const year = Number(q.period.slice(0, 4));
  const { rows } =
    await sql<DossierRow>`select true as "isFrozen", g.name, g.code, g.sector, g.nature, g.levels, g.owner_name as builder,
      nullif(g.sponsor_name, '') as sponsor, g.total_investment_yuan::text as "totalInvestmentYuan", g.texts, ${orgsOf('g')}, ${toldThen(q.period)}, ${FIGURES}
    from frozen_projects g
    where g.region_id = ${q.regionId} and g.year = ${year} and g.period = ${q.period} and g.project_id = ${q.projectId}
      and not g.is_moved_out
    union all
    select false, p.name, p.code, p.sector, p.nature, p.levels, p.owner_name,
      (select s.name from persons s where s.region_id = p.region_id and s.id = p.sponsor_person_id), p.total_investment_yuan::text,
      (select v.line from report_versions v where v.region_id = p.region_id and v.project_id = p.id and v.period = g.period order by v.id desc limit 1),
      ${orgsOf('p')}, ${toldThen(q.period)}, ${FIGURES}
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
        and g.project_id = ${q.projectId} and g.period = ${String(year)} || '-' || lpad(m.month::text, 2, '0') and g.period <= ${q.period}
        union all select round(coalesce(d.counted_yuan, d.actual_yuan) / 10000, 2)::text from derived.project_progress d where d.region_id = ${q.regionId}
        and d.year = ${year} and d.project_id = ${q.projectId} and d.period = ${q.period} and right(d.period, 2)::int = m.month
        and not exists (select from freezes z where z.region_id = d.region_id and z.period = d.period) limit 1) as "actualWan"
    from generate_series(1, 12) as m(month) order by 1`.execute(tx);
  return rows;
}

/** The last photographs among the evidence of the project, as it stood when the period was frozen. */
export async function listDossierPhotos(
  tx: Tx,
  q: { regionId: number; projectId: string; period: string },
): Promise<{ fileSha256: string; caption: string; content: Buffer }[]> {
  const { rows } = await sql<{ fileSha256: string; caption: string; content: Buffer }>`with z as (
      select coalesce((select frozen_at from freezes where region_id = ${q.regionId} and period = ${q.period}), 'infinity'::timestamptz) as at)
    select f.sha256 as "fileSha256", c.content,
      concat_ws(' ', nullif(left(e.note, 12), ''), to_char(e.recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')) as caption
    from z, evidence_files e join files f on f.region_id = e.region_id and f.id = e.file_id join file_contents c on c.sha256 = f.sha256
    where e.region_id = ${q.regionId} and e.project_id = ${q.projectId} and e.voids_id is null and e.recorded_at <= z.at
      and f.media_type in ('image/png', 'image/jpeg') and (e.period is null or e.period <= ${q.period})
      and not exists (select from evidence_files w where w.region_id = e.region_id and w.voids_id = e.id and w.recorded_at <= z.at)
    order by e.id desc limit 3`.execute(tx);
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
  planBasis: PlanBasis | null;
  otherPlanYuan: string | null;
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
      ? sql`g.nature = 'new' and (g.start_due or extract(year from t.planned) = ${year})`
      : sql`g.start_verified and g.stage not in ('finished', 'in-operation', 'at-capacity', 'stopped', 'cancelled', 'merged', 'split')`;
  const { rows } =
    await sql<ListedProjectRow>`select g.project_id::text as "projectKey", coalesce(nullif(g.sector, ''), '其他') as "groupName", g.name,
      coalesce((select o.short_name from orgs o where o.region_id = g.region_id and o.id = coalesce(g.responsible_org_id, g.reporting_org_id)), '') as "responsibleUnit",
      nullif(g.sponsor_name, '') as sponsor, g.total_investment_yuan::text as "totalInvestmentYuan", g.annual_plan_yuan::text as "annualPlanYuan",
      coalesce(g.counted_yuan, g.actual_yuan)::text as "actualYuan", g.completion_rate::text as "completionRate",
      g.plan_basis as "planBasis", g.other_plan_yuan::text as "otherPlanYuan",
      t.planned::text as "plannedStartOn", case when g.start_verified then t.started::text end as "startedOn", g.light,
      nullif(concat('〔' || g.image_level || '〕', btrim(g.texts->>'imageProgress')), '') as "physicalProgress", case when g.is_paused then '停工' end as remark
    from frozen_projects g cross join lateral (select ${plannedStartThen(q.period)} as planned, ${startedThen(q.period)} as started) t
    where g.region_id = ${q.regionId} and g.year = ${year} and g.period = ${q.period} and g.is_top and ${which}
    order by min(g.serial) over (partition by coalesce(nullif(g.sector, ''), '其他')), "groupName", g.serial, g.project_id`.execute(
      tx,
    );
  return rows;
}
