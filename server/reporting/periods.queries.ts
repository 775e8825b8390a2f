import { type RawBuilder, sql } from 'kysely';
import {
  getLastMonth,
  getPeriodKind,
  getPeriodYear,
  type PeriodId,
  type PeriodKind,
} from '#core/platform/public.ts';
import type { WatchRule } from '#core/reporting/calendar.ts';
import { HAS_TO_REPORT } from '#server/ledger/public.ts';
import type { Tx } from '#server/platform/public.ts';

export interface PeriodRow {
  id: string;
  cut_off_on: string;
  announced_at: Date | null;
  deadline_at: Date;
  review_on: string;
  forecast_deadline_at: Date | null;
  opened_at: Date | null;
  frozen_at: Date | null;
  frozen_by: string | null;
  snapshot_hash: string | null;
  note: string;
}

const columns = sql`p.id, p.cut_off_on, p.announced_at, p.deadline_at, p.review_on, p.forecast_deadline_at, p.opened_at,
  f.frozen_at, f.person_name as frozen_by, f.snapshot_hash, p.note`;
const from = sql`periods p left join freezes f on f.region_id = p.region_id and f.period = coalesce(p.month, p.id)`;

export const selectPeriod = (regionId: number, period: string): RawBuilder<PeriodRow> =>
  sql<PeriodRow>`select ${columns} from ${from} where p.region_id = ${regionId} and p.id = ${period}`;

export async function findPeriod(tx: Tx, regionId: number, period: string): Promise<PeriodRow | undefined> {
  return (await selectPeriod(regionId, period).execute(tx)).rows[0];
}

export async function listPeriodRows(
  tx: Tx,
  regionId: number,
  q: { from: string; to: string; kind?: PeriodKind },
): Promise<PeriodRow[]> {
  const { rows } = await sql<PeriodRow>`select ${columns} from ${from}
    where p.region_id = ${regionId} and p.kind = ${q.kind ?? 'month'} and p.id between ${q.from} and ${q.to} order by p.id`.execute(
    tx,
  );
  return rows;
}

/** Periods of closer watch that were opened in a year, the latest first. */
export async function listWatchPeriods(tx: Tx, regionId: number, year: number): Promise<PeriodRow[]> {
  const { rows } =
    await sql<PeriodRow>`select ${columns} from ${from} where p.region_id = ${regionId} and p.kind <> 'month'
    and p.year = ${year} and p.opened_at is not null order by p.cut_off_on desc, p.id limit 100`.execute(tx);
  return rows;
}

/** The latest month that is frozen; null when none is. */
export async function findLastFrozenMonth(tx: Tx, regionId: number): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select max(p.id) as id from ${from}
    where p.region_id = ${regionId} and p.kind = 'month' and f.id is not null`.execute(tx);
  return rows[0]?.id ?? null;
}

/** The latest month that was opened; null when none was. */
export async function findLastOpenedMonth(tx: Tx, regionId: number): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select max(p.id) as id from periods p
    where p.region_id = ${regionId} and p.kind = 'month' and p.opened_at is not null`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Months that are opened and not frozen, earliest first. */
export async function listOpenPeriodIds(tx: Tx, regionId: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from ${from}
    where p.region_id = ${regionId} and p.kind = 'month' and p.opened_at is not null and f.id is null order by p.id`.execute(
    tx,
  );
  return rows.map((r) => r.id);
}

export interface PeriodDays {
  cutOffOn: string;
  announcedAt: Date | null;
  deadlineAt: string;
  reviewOn: string;
  forecastDeadlineAt: string | null;
  openedAt: Date | null;
  note: string;
}

/** Writes the days of a period; what is there already is replaced, the moment of opening is kept. */
export async function putPeriod(tx: Tx, regionId: number, period: string, days: PeriodDays): Promise<void> {
  const kind = getPeriodKind(period);
  await sql`insert into periods (region_id, id, kind, year, cut_off_on, announced_at, deadline_at, review_on, forecast_deadline_at, opened_at, note, month)
    values (${regionId}, ${period}, ${kind}, ${getPeriodYear(period)}, ${days.cutOffOn}, ${days.announcedAt}, ${days.deadlineAt},
      ${days.reviewOn}, ${days.forecastDeadlineAt}, ${days.openedAt}, ${days.note},
      ${kind === 'month' ? null : getLastMonth(period)})
    on conflict (region_id, id) do update set cut_off_on = excluded.cut_off_on, announced_at = excluded.announced_at,
      deadline_at = excluded.deadline_at, review_on = excluded.review_on, forecast_deadline_at = excluded.forecast_deadline_at,
      opened_at = coalesce(periods.opened_at, excluded.opened_at), note = excluded.note`.execute(tx);
}

export interface ExtensionRow {
  org_ids: string[];
  deadline_at: Date;
  reason: string;
}

export async function listExtensions(tx: Tx, regionId: number, period: string): Promise<ExtensionRow[]> {
  return tx
    .selectFrom('period_extensions')
    .select(['org_ids', 'deadline_at', 'reason'])
    .where('region_id', '=', regionId)
    .where('period', '=', period)
    .orderBy('id')
    .execute();
}

export async function addExtension(
  tx: Tx,
  e: {
    regionId: number;
    period: string;
    orgIds: string[];
    deadlineAt: string;
    reason: string;
    actId: string;
  },
): Promise<void> {
  await tx
    .insertInto('period_extensions')
    .values({
      region_id: e.regionId,
      period: e.period,
      org_ids: e.orgIds,
      deadline_at: e.deadlineAt,
      reason: e.reason,
      act_id: e.actId,
    })
    .execute();
}

/**
 * The deadline of each report of the period by the announced time and the extensions (`findUnitDeadline` of core says
 * the same for one unit); lateness is worked out from it everywhere.
 */
export async function renewDeadlines(tx: Tx, regionId: number, period: string): Promise<void> {
  await sql`update reports r set deadline_at = d.deadline_at
    from (select o.id as org_id, greatest(p.deadline_at, coalesce(p.announced_at, p.deadline_at), max(e.deadline_at)) as deadline_at
      from periods p join orgs o on o.region_id = p.region_id
      left join period_extensions e on e.region_id = p.region_id and e.period = p.id and o.id = any(e.org_ids)
      where p.region_id = ${regionId} and p.id = ${period} group by o.id, p.deadline_at, p.announced_at) d
    where r.region_id = ${regionId} and r.period = ${period} and r.org_id = d.org_id and r.deadline_at <> d.deadline_at`.execute(
    tx,
  );
}

/** Which projects a period of closer watch is for; everything empty: all of them. */
const isWatched = (rule: WatchRule, month: PeriodId) => {
  const texts = (list: readonly string[]) => sql`${list}::text[]`;
  if (rule.lists.length === 0 && rule.levels.length === 0 && !rule.redLight) return sql`true`;
  return sql`(p.lists && ${texts(rule.lists)} or p.levels && ${texts(rule.levels)} or (${rule.redLight} and 'red' = (
    select g.light from derived.project_progress g where g.region_id = p.region_id and g.project_id = p.id
      and g.year = ${Number(month.slice(0, 4))} and g.period <= ${month} order by g.period desc limit 1)))`;
};

/**
 * Opens a report for every project that has to report and has none: listed, no bundle, not cancelled (handbook 8.4, 8.5);
 * in a period of closer watch only for those that its rule names.
 */
export async function openDueReports(
  tx: Tx,
  regionId: number,
  period: string,
  rule: WatchRule | undefined,
): Promise<string[]> {
  const { rows } = await sql<{ project_id: string }>`
    insert into reports (region_id, period, project_id, org_id, department_org_id, deadline_at)
    select p.region_id, d.id, p.id, p.reporting_org_id, p.department_org_id, greatest(d.deadline_at, coalesce(d.announced_at, d.deadline_at))
    from projects p join periods d on d.region_id = p.region_id and d.id = ${period}
    where p.region_id = ${regionId} and ${HAS_TO_REPORT}
      and ${rule ? isWatched(rule, getLastMonth(period)) : sql`true`}
      and not exists (select from freezes f where f.region_id = d.region_id and f.period = coalesce(d.month, d.id))
    on conflict (region_id, period, project_id) do update set is_due = true where not reports.is_due returning project_id`.execute(
    tx,
  );
  return rows.map((r) => r.project_id);
}

/** Whether anybody owes a report of the period. */
export async function hasReports(tx: Tx, regionId: number, period: string): Promise<boolean> {
  const { rows } = await sql<{ is_there: boolean }>`select exists (select from reports
    where region_id = ${regionId} and period = ${period} and is_due) as is_there`.execute(tx);
  return rows[0]?.is_there ?? false;
}

/** Regions that have ever opened a period: where the calendar runs. */
export async function listRegionIds(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ region_id: number }>`select distinct region_id from periods
    where opened_at is not null order by region_id`.execute(tx);
  return rows.map((r) => r.region_id);
}
