import { type RawBuilder, sql } from 'kysely';
import type { ReportAct } from '#core/reporting/report.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';

export interface NewReportAct {
  reportId: string;
  projectId: string;
  fromStatus: string;
  toStatus: string;
  toStep: number;
  versionId?: string | undefined;
}

export interface ActFacts {
  /** The number of the act, or an expression for it. */
  actId: string | RawBuilder<unknown>;
  kind: ReportAct;
  period: string;
  reason?: string;
  way?: 'online' | 'paper';
  sheetId?: string | undefined;
  /** Who signed on paper; the recorder stands in the act itself. */
  personName?: string | undefined;
}

/** Appends the history of several reports; names of person and unit as of that day. */
export function insertReportActs(
  ctx: Ctx,
  act: ActFacts,
  reports: readonly NewReportAct[],
): RawBuilder<unknown> {
  const { actor } = ctx;
  return sql`insert into report_acts (region_id, report_id, project_id, period, kind, from_status, to_status, to_step, reason, way, sheet_id,
      version_id, person_id, person_name, org_name, post_title, act_id, at)
    select ${actor.regionId}::int, n."reportId", n."projectId", ${act.period}, ${act.kind}, n."fromStatus", n."toStatus", n."toStep",
      ${act.reason ?? ''}, ${act.way ?? 'online'}, ${act.sheetId ?? null}::bigint, n."versionId", ${actor.personId}::bigint,
      ${act.personName ?? actor.personName}, ${actor.orgName}, ${actor.postTitle}, ${act.actId}::bigint, ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as n("reportId" bigint, "projectId" bigint, "fromStatus" text,
      "toStatus" text, "toStep" int, "versionId" bigint)`;
}

export interface ReportActRow {
  kind: string;
  to_status: string;
  to_step: number;
  reason: string;
  way: string;
  person_name: string;
  org_name: string;
  post_title: string;
  at: Date;
}

export async function listReportActs(tx: Tx, regionId: number, reportId: string): Promise<ReportActRow[]> {
  return tx
    .selectFrom('report_acts')
    .select(['kind', 'to_status', 'to_step', 'reason', 'way', 'person_name', 'org_name', 'post_title', 'at'])
    .where('region_id', '=', regionId)
    .where('report_id', '=', reportId)
    .orderBy('id')
    .execute();
}
