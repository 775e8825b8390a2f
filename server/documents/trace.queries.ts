import { type RawBuilder, sql } from 'kysely';
import type { FigureSplit } from '#core/documents/figure-ref.ts';
import type { Tx } from '#server/platform/public.ts';

export interface TraceRow {
  projectId: string;
  name: string;
  unitName: string;
  actualYuan: string | null;
  annualPlanYuan: string | null;
  plannedYuan: string | null;
  totalInvestmentYuan: string | null;
  completionRate: string | null;
  plannedShare: string | null;
  light: string;
  standing: string;
  startDue: boolean;
  startVerified: boolean;
  reason: string;
  periodsInRow: number;
  daysBehind: number | null;
  confirmWay: string | null;
  confirmedBy: string;
  origin: { kind?: string; fileId?: string; sheet?: string; address?: string } | null;
  amendedLater: boolean;
}

/** Which frozen rows stand behind a group: parts where the split counts parts, whole projects otherwise. */
function behindGroup(split: FigureSplit, key: string): RawBuilder<unknown> {
  switch (split) {
    case 'region':
      return sql`g.is_top`;
    case 'unit':
    case 'company':
      return sql`g.is_leaf and g.reporting_org_id = ${key}`;
    case 'territory':
      return sql`g.is_leaf and g.responsible_org_id = ${key}`;
    case 'department':
      return sql`g.is_top and g.department_org_id = ${key}`;
    case 'sector':
      return sql`g.is_top and g.sector = ${key}`;
    case 'level':
      return sql`g.is_top and g.levels @> array[${key}]`;
    case 'nature':
      return sql`g.is_top and g.nature = ${key}`;
    case 'project':
      return sql`(g.project_id = ${key} or g.parent_id = ${key})`;
  }
}

export async function listTraceRows(
  tx: Tx,
  q: { regionId: number; period: string; split: FigureSplit; key: string },
): Promise<TraceRow[]> {
  const { rows } = await sql<TraceRow>`select g.project_id::text as "projectId", g.name,
      coalesce((select o.short_name from orgs o where o.region_id = g.region_id and o.id = g.reporting_org_id), '') as "unitName",
      coalesce(g.counted_yuan, g.actual_yuan)::text as "actualYuan", g.annual_plan_yuan::text as "annualPlanYuan", g.planned_yuan::text as "plannedYuan",
      g.total_investment_yuan::text as "totalInvestmentYuan", g.completion_rate::text as "completionRate", g.planned_share::text as "plannedShare",
      g.light, g.standing, g.start_due as "startDue", g.start_verified as "startVerified", g.reason, g.periods_in_row as "periodsInRow",
      g.days_behind as "daysBehind", g.confirm_way as "confirmWay", g.confirmed_by as "confirmedBy", f.origin,
      exists (select from figures n where n.region_id = g.region_id and n.year = g.year and n.supersedes_id = g.ytd_figure_id) as "amendedLater"
    from frozen_projects g left join figures f on f.region_id = g.region_id and f.year = g.year and f.id = g.ytd_figure_id
    where g.region_id = ${q.regionId} and g.year = ${Number(q.period.slice(0, 4))} and g.period = ${q.period} and ${behindGroup(q.split, q.key)}
    order by g.serial, g.project_id limit 2000`.execute(tx);
  return rows;
}

export async function findFreezeHead(
  tx: Tx,
  regionId: number,
  period: string,
): Promise<{ frozenAt: Date; frozenBy: string } | undefined> {
  const row = await tx
    .selectFrom('freezes')
    .select(['frozen_at', 'person_name'])
    .where('region_id', '=', regionId)
    .where('period', '=', period)
    .executeTakeFirst();
  return row && { frozenAt: row.frozen_at, frozenBy: row.person_name };
}

export async function findGroupLabel(
  tx: Tx,
  regionId: number,
  period: string,
  split: string,
  key: string,
): Promise<string> {
  const row = await tx
    .selectFrom('frozen_groups')
    .select('label')
    .where('region_id', '=', regionId)
    .where('period', '=', period)
    .where('split', '=', split)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.label ?? '';
}

export interface TracedFigureRow {
  figureId: string;
  measure: string;
  value: string;
  certainty: string;
  recordedAt: Date;
  personName: string;
  orgName: string;
  way: string;
  origin: { kind?: string; fileId?: string; sheet?: string; address?: string };
  fileName: string | null;
  supersededBy: string | null;
}

/** Confirmed figures of a project and period, each with the act that confirmed it. */
export async function listTracedFigures(
  tx: Tx,
  regionId: number,
  period: string,
  projectId: string,
): Promise<TracedFigureRow[]> {
  const { rows } =
    await sql<TracedFigureRow>`select f.id::text as "figureId", f.measure, f.value::text as value, f.certainty, f.recorded_at as "recordedAt",
      coalesce(c.person_name, a.person_name, '') as "personName", coalesce(c.org_name, a.org_name, '') as "orgName", coalesce(c.way, 'online') as way, f.origin,
      (select x.name from files x where x.region_id = f.region_id and x.id = (f.origin->>'fileId')::bigint) as "fileName",
      (select min(n.id)::text from figures n where n.region_id = f.region_id and n.year = f.year and n.supersedes_id = f.id) as "supersededBy"
    from figures f left join acts a on a.region_id = f.region_id and a.id = f.act_id
      left join lateral (select person_name, org_name, way from report_acts r where r.region_id = f.region_id and r.project_id = f.project_id
        and r.act_id = f.act_id order by r.id limit 1) c on true
    where f.region_id = ${regionId} and f.year = ${Number(period.slice(0, 4))} and f.project_id = ${projectId} and f.period = ${period}
    order by f.measure, f.id`.execute(tx);
  return rows;
}

export async function listTracedActs(tx: Tx, regionId: number, period: string, projectId: string) {
  const { rows } = await sql<{
    kind: string;
    personName: string;
    orgName: string;
    postTitle: string;
    way: string;
    reason: string;
    at: Date;
  }>`
    select kind, person_name as "personName", org_name as "orgName", post_title as "postTitle", way, reason, at from report_acts
    where region_id = ${regionId} and project_id = ${projectId} and period = ${period} order by id`.execute(
    tx,
  );
  return rows;
}

export async function findLinkOf(
  tx: Tx,
  regionId: number,
  period: string,
  projectId: string,
): Promise<{ seq: number; hash: string } | null> {
  const { rows } = await sql<{ seq: number; hash: string }>`select l.seq, l.hash from chain_links l
    join report_acts r on r.region_id = l.region_id and r.act_id = l.act_id and r.kind = 'confirm'
    where l.region_id = ${regionId} and l.period = ${period} and r.project_id = ${projectId} and r.period = ${period} order by l.seq desc limit 1`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export interface TracedReportRow {
  versionNo: number;
  recordedAt: Date;
  line: Record<string, unknown>;
}

/** The version of the report that the frozen figures stand on; the last confirmed one of an open period. */
export async function findTracedReport(
  tx: Tx,
  regionId: number,
  period: string,
  projectId: string,
): Promise<TracedReportRow | undefined> {
  const { rows } =
    await sql<TracedReportRow>`select v.version_no as "versionNo", v.recorded_at as "recordedAt", v.line from report_versions v
    where v.region_id = ${regionId} and v.project_id = ${projectId} and v.period = ${period} and v.id = coalesce(
      (select g.version_id from frozen_projects g where g.region_id = v.region_id and g.year = ${Number(period.slice(0, 4))} and g.period = v.period
        and g.project_id = v.project_id),
      (select r.confirmed_version_id from reports r where r.region_id = v.region_id and r.id = v.report_id))`.execute(
      tx,
    );
  return rows[0];
}
