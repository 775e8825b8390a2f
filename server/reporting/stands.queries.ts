import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';
import { ON_LIST_THEN, WITH_PROJECT_AND_PERIOD } from './counted-reports.queries.ts';

/** How far a unit is with a period: counts only, never figures (handbook 8.5). */
export interface UnitStandRow {
  org_id: string;
  org_name: string;
  due: number;
  filled: number;
  confirmed: number;
  reviewed: number;
  accepted: number;
  returned: number;
  late: number;
  missing: number;
  paper: number;
  waits_for_review: number;
  deadline_at: Date;
  last_reminded_at: Date | null;
  reminders: number;
  has_replied: boolean;
}

const done = sql`r.status in ('confirmed', 'reviewed', 'accepted')`;

export async function listUnitStands(
  tx: Tx,
  q: { regionId: number; period: string; now: Date },
): Promise<UnitStandRow[]> {
  const { rows } = await sql<UnitStandRow>`
    select r.org_id, o.short_name as org_name, count(*)::int as due, count(*) filter (where r.status <> 'open')::int as filled,
      count(*) filter (where ${done})::int as confirmed, count(*) filter (where r.status in ('reviewed', 'accepted'))::int as reviewed,
      count(*) filter (where r.status = 'accepted')::int as accepted, count(*) filter (where r.status = 'returned')::int as returned,
      count(*) filter (where r.first_confirmed_at > r.deadline_at)::int as late,
      count(*) filter (where r.first_confirmed_at is null and r.deadline_at < ${q.now})::int as missing,
      count(*) filter (where r.confirm_way = 'paper')::int as paper,
      count(*) filter (where r.status = 'confirmed' and r.department_org_id <> r.org_id)::int as waits_for_review,
      max(r.deadline_at) as deadline_at, m.last_reminded_at, coalesce(m.reminders, 0) as reminders,
      exists (select from reminder_replies a where a.region_id = ${q.regionId} and a.period = ${q.period} and a.org_id = r.org_id) as has_replied
    from reports r ${WITH_PROJECT_AND_PERIOD}
    join orgs o on o.region_id = r.region_id and o.id = r.org_id
    left join (select org_id, max(recorded_at) as last_reminded_at, count(*)::int as reminders from reminders
      where region_id = ${q.regionId} and period = ${q.period} group by org_id) m on m.org_id = r.org_id
    where r.region_id = ${q.regionId} and r.period = ${q.period} and r.is_due and ${ON_LIST_THEN}
    group by r.org_id, o.short_name, o.official_order, m.last_reminded_at, m.reminders order by o.official_order, r.org_id`.execute(
    tx,
  );
  return rows;
}

export interface MatrixRow {
  org_id: string;
  org_name: string;
  period: string;
  due: number;
  filled: number;
  confirmed: number;
  accepted: number;
  late: number;
  missing: number;
}

/** Units × periods within one's scope, units in the official order. */
export async function listMatrix(
  tx: Tx,
  q: { regionId: number; periods: readonly string[]; now: Date },
): Promise<MatrixRow[]> {
  const { rows } = await sql<MatrixRow>`
    select r.org_id, o.short_name as org_name, r.period, count(*)::int as due, count(*) filter (where r.status <> 'open')::int as filled,
      count(*) filter (where ${done})::int as confirmed, count(*) filter (where r.status = 'accepted')::int as accepted,
      count(*) filter (where r.first_confirmed_at > r.deadline_at)::int as late,
      count(*) filter (where r.first_confirmed_at is null and r.deadline_at < ${q.now})::int as missing
    from reports r ${WITH_PROJECT_AND_PERIOD} join orgs o on o.region_id = r.region_id and o.id = r.org_id
    where r.region_id = ${q.regionId} and r.is_due and ${ON_LIST_THEN} and r.period = any(${sql.val(`{${q.periods.join(',')}}`)}::text[])
    group by r.org_id, o.short_name, o.official_order, r.period order by o.official_order, r.org_id, r.period`.execute(
    tx,
  );
  return rows;
}

export interface DutyCounts {
  period: string;
  status: string;
  step: number;
  org_id: string;
  org_name: string;
  department_org_id: string | null;
  cosign_org_id: string | null;
  count: number;
  deadline_at: Date;
}

/** Reports of open periods by where they stand: what today's duties are counted from. */
export async function listOpenCounts(tx: Tx, regionId: number): Promise<DutyCounts[]> {
  const { rows } = await sql<DutyCounts>`
    select r.period, r.status, r.step, r.org_id, o.short_name as org_name, r.department_org_id, p.cosign_org_id, count(*)::int as count, min(r.deadline_at) as deadline_at
    from reports r join orgs o on o.region_id = r.region_id and o.id = r.org_id
    join projects p on p.region_id = r.region_id and p.id = r.project_id
    join periods pe on pe.region_id = r.region_id and pe.id = r.period
    where r.region_id = ${regionId} and r.is_due and ${ON_LIST_THEN} and not exists (select from freezes f where f.region_id = r.region_id and f.period = coalesce(pe.month, r.period))
    group by r.period, r.status, r.step, r.org_id, o.short_name, o.official_order, r.department_org_id, p.cosign_org_id
    order by r.period, o.official_order`.execute(tx);
  return rows;
}
