import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

/** The numbers that a confirmation will have: its act, and the versions of its reports. */
export interface TakenNumbers {
  act_id: string;
  versions: { report_id: string; id: string; version_no: number }[];
}

/** Takes the numbers ahead, so that they can be signed into the chain; the units are locked, so versions number on. */
export async function takeNumbers(
  tx: Tx,
  regionId: number,
  reportIds: readonly string[],
): Promise<TakenNumbers> {
  const { rows } = await sql<TakenNumbers>`select nextval('acts_id_seq')::text as act_id,
    (select json_agg(json_build_object('report_id', n.id::text, 'id', nextval('report_versions_id_seq')::text, 'version_no', 1 + coalesce(
        (select max(v.version_no) from report_versions v where v.region_id = ${regionId} and v.report_id = n.id), 0)))
      from unnest(${sql.val(`{${reportIds.join(',')}}`)}::bigint[]) as n(id)) as versions`.execute(tx);
  if (!rows[0]) throw new Error('no numbers');
  return rows[0];
}

export interface NewVersion {
  id: string;
  versionNo: number;
  reportId: string;
  projectId: string;
  line: object;
  findings: object;
  explanations: object;
  origin: object;
}

/** Appends what was confirmed: one version a report, numbered on; never changed. */
export const insertVersions = (
  q: { regionId: number; period: string; actId: string; at: Date },
  versions: readonly NewVersion[],
): RawBuilder<unknown> => sql`
    insert into report_versions (region_id, id, report_id, project_id, period, version_no, line, findings, explanations, origin, act_id, recorded_at)
    overriding system value
    select ${q.regionId}::int, n.id, n."reportId", n."projectId", ${q.period}, n."versionNo", n.line, n.findings, n.explanations, n.origin,
      ${q.actId}::bigint, ${q.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as n(id bigint, "versionNo" int, "reportId" bigint, "projectId" bigint,
      line jsonb, findings jsonb, explanations jsonb, origin jsonb)`;
