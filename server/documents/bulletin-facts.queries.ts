import { sql } from 'kysely';
import type { PlanBasis } from '#core/ledger/public.ts';
import type { AmendedMeasure } from '#core/reporting/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { ON_LIST_THEN, WITH_PROJECT_AND_PERIOD } from '#server/reporting/public.ts';
import { hasEvidence, plannedStartThen, startedThen } from './as-frozen.queries.ts';

export interface FrozenFacts {
  freeze_id: string;
  frozen_on: string;
  region_name: string;
  region_level: string;
}

export async function findFrozenFacts(
  tx: Tx,
  regionId: number,
  period: string,
): Promise<FrozenFacts | undefined> {
  const { rows } =
    await sql<FrozenFacts>`select f.id as freeze_id, (f.frozen_at at time zone 'Asia/Shanghai')::date::text as frozen_on,
      r.name as region_name, r.level as region_level
    from freezes f join regions r on r.id = f.region_id where f.region_id = ${regionId} and f.period = ${period}`.execute(
      tx,
    );
  return rows[0];
}

export interface BehindRow {
  projectKey: string;
  name: string;
  responsibleUnit: string;
  sponsor: string | null;
  annualPlanYuan: string | null;
  actualYuan: string | null;
  completionRate: string | null;
  planBasis: PlanBasis | null;
  otherPlanYuan: string | null;
  plannedShare: string | null;
  daysBehind: number | null;
  light: 'red' | 'yellow' | 'green' | 'blue' | 'grey';
  lightPeriods: number;
  firstReason: string | null;
  isUnreported: boolean;
}

/** Red projects and those that are behind, worst first: the behind list of the annex. */
export async function listBehind(tx: Tx, regionId: number, period: string): Promise<BehindRow[]> {
  const { rows } = await sql<BehindRow>`select g.project_id::text as "projectKey", g.name,
      coalesce((select o.short_name from orgs o where o.region_id = g.region_id and o.id = g.reporting_org_id), '') as "responsibleUnit",
      nullif(g.sponsor_name, '') as sponsor, g.annual_plan_yuan::text as "annualPlanYuan", g.actual_yuan::text as "actualYuan",
      g.completion_rate::text as "completionRate", g.plan_basis as "planBasis", g.other_plan_yuan::text as "otherPlanYuan",
      g.planned_share::text as "plannedShare", g.days_behind as "daysBehind", g.light,
      g.periods_in_row as "lightPeriods", nullif(g.reason, '') as "firstReason", g.standing = 'unreported' as "isUnreported"
    from frozen_projects g where g.region_id = ${regionId} and g.year = ${Number(period.slice(0, 4))} and g.period = ${period} and g.is_top
      and (g.light = 'red' or g.standing in ('behind', 'unreported'))
    order by g.light_order, g.schedule_ratio nulls first, g.completion_rate - g.planned_share nulls first,
      g.days_behind desc nulls last, g.serial, g.project_id`.execute(tx);
  return rows;
}

export interface StartingRow {
  projectKey: string;
  name: string;
  responsibleUnit: string;
  sponsor: string | null;
  totalInvestmentYuan: string | null;
  annualPlanYuan: string | null;
  plannedStartOn: string | null;
  startedOn: string | null;
  due: boolean;
}

/** All that should have started, whatever their nature, and the new ones planned to start this year, as the snapshot had them. */
export async function listStarting(tx: Tx, regionId: number, period: string): Promise<StartingRow[]> {
  const { rows } = await sql<StartingRow>`select g.project_id::text as "projectKey", g.name,
      coalesce((select o.short_name from orgs o where o.region_id = g.region_id and o.id = g.reporting_org_id), '') as "responsibleUnit",
      nullif(g.sponsor_name, '') as sponsor, g.total_investment_yuan::text as "totalInvestmentYuan", g.annual_plan_yuan::text as "annualPlanYuan",
      t.planned::text as "plannedStartOn", case when g.start_verified then t.started::text end as "startedOn", g.start_due as due
    from frozen_projects g cross join lateral (select ${plannedStartThen(period)} as planned, ${startedThen(period)} as started) t
    where g.region_id = ${regionId} and g.year = ${Number(period.slice(0, 4))} and g.period = ${period} and g.is_top
      and (g.start_due or (g.nature = 'new' and t.planned is not null and extract(year from t.planned) = ${Number(period.slice(0, 4))}))
    order by g.start_verified, t.planned nulls last, g.serial, g.project_id`.execute(tx);
  return rows;
}

export interface ProblemRow {
  projectKey: string;
  projectName: string;
  responsibleUnit: string;
  text: string;
}

/** Problems that units named in their confirmed reports. */
export async function listRaisedProblems(tx: Tx, regionId: number, period: string): Promise<ProblemRow[]> {
  const { rows } = await sql<ProblemRow>`select g.project_id::text as "projectKey", g.name as "projectName",
      coalesce((select o.short_name from orgs o where o.region_id = g.region_id and o.id = g.reporting_org_id), '') as "responsibleUnit",
      btrim(g.texts->>'needsCoordination') as text
    from frozen_projects g where g.region_id = ${regionId} and g.year = ${Number(period.slice(0, 4))} and g.period = ${period}
      and not g.is_moved_out and btrim(coalesce(g.texts->>'needsCoordination', '')) not in ('', '无', '暂无', '—', '-')
    order by g.light_order, g.serial, g.project_id`.execute(tx);
  return rows;
}

export interface UnitReportingRow {
  key: string;
  name: string;
  due: number;
  confirmed: number;
  first_late_on: string | null;
  deadline_on: string;
}

/** How the units reported this period: due, confirmed, and the day on which the last late one was confirmed. */
export async function listUnitReporting(
  tx: Tx,
  regionId: number,
  period: string,
): Promise<UnitReportingRow[]> {
  const { rows } =
    await sql<UnitReportingRow>`select o.id::text as key, o.short_name as name, count(*)::int as due,
      (count(*) filter (where r.first_confirmed_at <= z.frozen_at))::int as confirmed,
      (max(r.first_confirmed_at) filter (where r.first_confirmed_at > r.deadline_at and r.first_confirmed_at <= z.frozen_at) at time zone 'Asia/Shanghai')::date::text as first_late_on,
      (max(r.deadline_at) at time zone 'Asia/Shanghai')::date::text as deadline_on
    from reports r ${WITH_PROJECT_AND_PERIOD} join orgs o on o.region_id = r.region_id and o.id = r.org_id
      join freezes z on z.region_id = r.region_id and z.period = r.period
    where r.region_id = ${regionId} and r.period = ${period} and r.is_due and ${ON_LIST_THEN} group by o.id, o.short_name, o.official_order order by o.official_order`.execute(
      tx,
    );
  return rows;
}

export interface AmendmentFactRow {
  amendmentKey: string;
  projectKey: string;
  projectName: string;
  responsibleUnit: string;
  period: string;
  measure: AmendedMeasure;
  fromValue: string | null;
  toValue: string | null;
  reason: string;
}

/** Amendments approved since the previous period was frozen and before this one was. */
export async function listAmendmentsSince(
  tx: Tx,
  regionId: number,
  period: string,
): Promise<AmendmentFactRow[]> {
  const { rows } =
    await sql<AmendmentFactRow>`select a.id::text as "amendmentKey", a.project_id::text as "projectKey",
      coalesce((select g.name from frozen_projects g where g.region_id = a.region_id and g.year = left(a.period, 4)::int and g.period = a.period
        and g.project_id = a.project_id), p.name) as "projectName",
      o.short_name as "responsibleUnit", a.period, a.measure, trim_scale(coalesce(d.old_value, a.old_value))::text as "fromValue",
      trim_scale(a.new_value)::text as "toValue", a.reason
    from amendments a join amendment_decisions d on d.region_id = a.region_id and d.amendment_id = a.id and d.decision = 'approved'
      join projects p on p.region_id = a.region_id and p.id = a.project_id join orgs o on o.region_id = p.region_id and o.id = p.reporting_org_id
    where a.region_id = ${regionId} and d.recorded_at <= (select frozen_at from freezes f where f.region_id = ${regionId} and f.period = ${period})
      and d.recorded_at > coalesce((select max(frozen_at) from freezes f where f.region_id = ${regionId} and f.period < ${period}), '-infinity')
    order by a.id`.execute(tx);
  return rows;
}

export interface PlanFactsRow {
  kind: string;
  document_number: string;
  in_force_from: string;
  decided_on: string;
}

/** Batches of the year that are in force in the period, latest first. */
export async function listPlansInForce(tx: Tx, regionId: number, period: string): Promise<PlanFactsRow[]> {
  const { rows } =
    await sql<PlanFactsRow>`select kind, document_number, in_force_from, decided_on::text as decided_on from plan_batches
    where region_id = ${regionId} and year = ${Number(period.slice(0, 4))} and in_force_from <= ${period} order by in_force_from desc, id desc`.execute(
      tx,
    );
  return rows;
}

/**
 * What was first issued for the year, summed, for periods frozen before the groups kept it: of the projects frozen, and of
 * those that a batch had moved out by then.
 */
export async function sumFirstIssued(tx: Tx, regionId: number, period: string): Promise<string | null> {
  const year = Number(period.slice(0, 4));
  const { rows } = await sql<{
    annual: string | null;
  }>`select sum(v.annual_yuan)::text as annual from plan_versions v
    where v.region_id = ${regionId} and v.year = ${year} and v.change_kind = 'issued' and v.in_force_from <= ${period} and (
      exists (select from frozen_projects g where g.region_id = v.region_id and g.year = v.year and g.period = ${period}
        and g.project_id = v.project_id and g.is_leaf)
      or exists (select from plan_versions r where r.region_id = v.region_id and r.project_id = v.project_id and r.year = v.year
        and r.change_kind = 'removed' and r.in_force_from <= ${period}))`.execute(tx);
  return rows[0]?.annual ?? null;
}

export async function countBundles(
  tx: Tx,
  regionId: number,
  period: string,
): Promise<{ bundles: number; parts: number }> {
  const { rows } = await sql<{
    bundles: number;
    parts: number;
  }>`select count(*)::int as bundles, coalesce(sum(part_count), 0)::int as parts
    from frozen_projects where region_id = ${regionId} and year = ${Number(period.slice(0, 4))} and period = ${period} and is_bundle`.execute(
    tx,
  );
  return rows[0] ?? { bundles: 0, parts: 0 };
}

/** Confirmed reports of the frozen period, and those of them with evidence; parts report, their bundle does not. */
export async function countEvidence(
  tx: Tx,
  regionId: number,
  period: string,
): Promise<{ reported: number; evidenced: number }> {
  const { rows } = await sql<{ reported: number; evidenced: number }>`select count(*)::int as reported,
      (count(*) filter (where ${hasEvidence}))::int as evidenced
    from frozen_projects g where g.region_id = ${regionId} and g.year = ${Number(period.slice(0, 4))} and g.period = ${period}
      and g.is_leaf and g.reports_confirmed > 0`.execute(tx);
  return rows[0] ?? { reported: 0, evidenced: 0 };
}
