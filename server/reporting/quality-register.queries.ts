import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';
import { ON_LIST_THEN, WITH_PROJECT_AND_PERIOD } from './counted-reports.queries.ts';

export interface RegisterQuery {
  regionId: number;
  from: string;
  to: string;
  now: Date;
  /** One unit alone; null: all. */
  orgId: string | null;
}

export interface QualityCountsRow {
  orgId: string;
  orgName: string;
  due: number;
  confirmed: number;
  onTime: number;
  late: number;
  missing: number;
  returned: number;
  amended: number;
  refutedStarts: number;
  reminded: number;
}

const ofUnit = (q: RegisterQuery, column: string) =>
  q.orgId === null ? sql`true` : sql`${sql.raw(column)} = ${q.orgId}`;

/** Reports that count: of months, due, on the list then, with the deadline behind them or the month frozen. */
const counted = (q: RegisterQuery) => sql`
  select r.* from reports r ${WITH_PROJECT_AND_PERIOD}
  where r.region_id = ${q.regionId} and r.is_due and pe.kind = 'month' and r.period between ${q.from} and ${q.to} and ${ofUnit(q, 'r.org_id')}
    and (r.deadline_at < ${q.now} or exists (select from freezes f where f.region_id = r.region_id and f.period = r.period)) and ${ON_LIST_THEN}`;

/** What each unit's reports came to over the months, units in the official order; counts alone. */
export async function listQualityCounts(tx: Tx, q: RegisterQuery): Promise<QualityCountsRow[]> {
  const { rows } = await sql<QualityCountsRow>`
    with due as materialized (${counted(q)}),
    returns as (select r.org_id, count(*)::int as n from report_acts a join due r on r.id = a.report_id
      where a.region_id = ${q.regionId} and a.kind in ('return', 'reopen') and a.from_status in ('confirmed', 'reviewed', 'accepted') group by 1),
    amended as (select coalesce(r.org_id, p.reporting_org_id) as org_id, count(*)::int as n
      from amendments a join amendment_decisions d on d.region_id = a.region_id and d.amendment_id = a.id and d.decision = 'approved'
        join projects p on p.region_id = a.region_id and p.id = a.project_id
        left join reports r on r.region_id = a.region_id and r.period = a.period and r.project_id = a.project_id
      where a.region_id = ${q.regionId} and a.period between ${q.from} and ${q.to} group by 1),
    refuted as (select p.reporting_org_id as org_id, count(*)::int as n from stage_events e
        join projects p on p.region_id = e.region_id and p.id = e.project_id
      where e.region_id = ${q.regionId} and e.kind = 'start-refuted' and e.voids_id is null and to_char(e.on_date, 'YYYY-MM') between ${q.from} and ${q.to}
        and not exists (select from stage_events w where w.region_id = e.region_id and w.voids_id = e.id) group by 1),
    reminded as (select org_id, count(*)::int as n from reminders where region_id = ${q.regionId} and period between ${q.from} and ${q.to} group by 1)
    select o.id::text as "orgId", o.short_name as "orgName", count(*)::int as due,
      count(*) filter (where r.first_confirmed_at is not null)::int as confirmed,
      count(*) filter (where r.first_confirmed_at <= r.deadline_at)::int as "onTime",
      count(*) filter (where r.first_confirmed_at > r.deadline_at)::int as late,
      count(*) filter (where r.first_confirmed_at is null)::int as missing,
      coalesce(max(b.n), 0) as returned, coalesce(max(a.n), 0) as amended, coalesce(max(s.n), 0) as "refutedStarts", coalesce(max(m.n), 0) as reminded
    from due r join orgs o on o.region_id = r.region_id and o.id = r.org_id
      left join returns b on b.org_id = o.id left join amended a on a.org_id = o.id
      left join refuted s on s.org_id = o.id left join reminded m on m.org_id = o.id
    group by o.id, o.short_name, o.official_order order by o.official_order, o.id`.execute(tx);
  return rows;
}

/** The texts that explain warnings of the confirmed reports, each with how often a unit gave it. */
export async function listExplanationTexts(
  tx: Tx,
  q: RegisterQuery,
): Promise<{ orgId: string; text: string; count: number }[]> {
  const { rows } = await sql<{ orgId: string; text: string; count: number }>`
    select r.org_id::text as "orgId", e.value->>'text' as text, count(*)::int as count
    from (${counted(q)}) r join report_versions v on v.region_id = r.region_id and v.id = r.confirmed_version_id
      cross join lateral jsonb_each(v.explanations) e
    where coalesce(e.value->>'text', '') <> '' group by 1, 2`.execute(tx);
  return rows;
}
