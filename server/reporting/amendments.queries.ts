import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface AmendmentRow {
  id: string;
  project_id: string;
  project_name: string;
  org_id: string;
  org_name: string;
  period: string;
  measure: string;
  /** What it replaced; while it waits, what it would replace now: another amendment may have moved it since. */
  old_value: string | null;
  new_value: string;
  reason: string;
  requested_by_name: string;
  requested_by: string;
  recorded_at: Date;
  decision: 'approved' | 'refused' | null;
  opinion: string | null;
  approver_name: string | null;
  decided_at: Date | null;
}

/** The figure of an amendment `m` in force. */
const VALUE_NOW = sql`(select f.value from figures f where f.region_id = m.region_id and f.year = left(m.period, 4)::int
  and f.project_id = m.project_id and f.period = m.period and f.measure = m.measure and f.caliber = 'dispatch' order by f.id desc limit 1)`;

export async function listAmendmentRows(
  tx: Tx,
  q: {
    regionId: number;
    period?: string | undefined;
    projectId?: string | undefined;
    id?: string | undefined;
  },
): Promise<AmendmentRow[]> {
  const { rows } = await sql<AmendmentRow>`
    select m.id, m.project_id, p.name as project_name, p.reporting_org_id as org_id, o.short_name as org_name, m.period, m.measure,
      trim_scale(case when d.id is not null then coalesce(d.old_value, m.old_value) else ${VALUE_NOW} end)::text as old_value, trim_scale(m.new_value)::text as new_value, m.reason, m.requested_by_name,
      (m.requested_by)::text as requested_by, m.recorded_at, d.decision, d.opinion, d.approver_name, d.recorded_at as decided_at
    from amendments m
    join projects p on p.region_id = m.region_id and p.id = m.project_id
    join orgs o on o.region_id = p.region_id and o.id = p.reporting_org_id
    left join amendment_decisions d on d.region_id = m.region_id and d.amendment_id = m.id
    where m.region_id = ${q.regionId}
      and ${q.period === undefined ? sql`true` : sql`m.period = ${q.period}`}
      and ${q.projectId === undefined ? sql`true` : sql`m.project_id = ${q.projectId}`}
      and ${q.id === undefined ? sql`true` : sql`m.id = ${q.id}`}
    order by d.id is not null, m.id desc limit 500`.execute(tx);
  return rows;
}

/** 截至上年底累计 of the year as last set; null when there is none. */
export async function findAmountToLastYearEnd(
  tx: Tx,
  q: { regionId: number; projectId: string; year: number },
): Promise<string | null> {
  const { rows } = await sql<{ base: string }>`select base_yuan::text as base from year_bases
    where region_id = ${q.regionId} and project_id = ${q.projectId} and year = ${q.year} order by id desc limit 1`.execute(
    tx,
  );
  return rows[0]?.base ?? null;
}

export async function addAmendment(
  tx: Tx,
  a: {
    regionId: number;
    projectId: string;
    period: string;
    measure: string;
    oldValue: string | null;
    newValue: string;
    reason: string;
    personId: string;
    personName: string;
    actId: string;
    at: Date;
  },
): Promise<string> {
  const row = await tx
    .insertInto('amendments')
    .values({
      region_id: a.regionId,
      project_id: a.projectId,
      period: a.period,
      measure: a.measure,
      old_value: a.oldValue,
      new_value: a.newValue,
      reason: a.reason,
      requested_by: a.personId,
      requested_by_name: a.personName,
      act_id: a.actId,
      recorded_at: a.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function addDecision(
  tx: Tx,
  d: {
    regionId: number;
    amendmentId: string;
    projectId: string;
    decision: 'approved' | 'refused';
    oldValue: string | null;
    opinion: string;
    approverName: string;
    figureId: string | null;
    actId: string;
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('amendment_decisions')
    .values({
      region_id: d.regionId,
      amendment_id: d.amendmentId,
      project_id: d.projectId,
      decision: d.decision,
      old_value: d.oldValue,
      opinion: d.opinion,
      approver_name: d.approverName,
      figure_id: d.figureId,
      act_id: d.actId,
      recorded_at: d.at,
    })
    .execute();
}

/** Later periods of the same year that are frozen too: their cumulative stood on the figure that is corrected. */
export async function listLaterFrozen(tx: Tx, regionId: number, period: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('freezes')
    .select('period')
    .where('region_id', '=', regionId)
    .where('period', '>', period)
    .where('year', '=', Number(period.slice(0, 4)))
    .orderBy('period')
    .execute();
  return rows.map((r) => r.period);
}

export interface AmendedFigure {
  project_id: string;
  period: string;
  measure: string;
  frozen_value: string | null;
  value: string;
  decided_at: Date;
  approver_name: string;
  reason: string;
}

/** 此后更正: figures of frozen periods that were amended afterwards, to be printed beside the frozen value. */
export async function listAmendedFigures(
  tx: Tx,
  q: { regionId: number; periods: readonly string[]; projectIds?: readonly string[] | undefined },
): Promise<AmendedFigure[]> {
  const { rows } = await sql<AmendedFigure>`
    select distinct on (m.project_id, m.period, m.measure) m.project_id, m.period, m.measure, trim_scale(f.value)::text as frozen_value,
      trim_scale(m.new_value)::text as value, d.recorded_at as decided_at, d.approver_name, m.reason
    from amendments m
    join amendment_decisions d on d.region_id = m.region_id and d.amendment_id = m.id and d.decision = 'approved'
    left join freezes z on z.region_id = m.region_id and z.period = m.period
    left join lateral (select value from figures f where f.region_id = m.region_id and f.year = left(m.period, 4)::int and f.project_id = m.project_id
      and f.period = m.period and f.measure = m.measure and f.caliber = 'dispatch' and f.id <= z.last_figure_id order by f.id desc limit 1) f on true
    where m.region_id = ${q.regionId} and m.period = any(${sql.val(`{${q.periods.join(',')}}`)}::text[])
      and ${q.projectIds === undefined ? sql`true` : sql`m.project_id = any(${sql.val(`{${q.projectIds.join(',')}}`)}::bigint[])`}
    order by m.project_id, m.period, m.measure, d.id desc`.execute(tx);
  return rows;
}
