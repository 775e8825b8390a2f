import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface NewVersion {
  reportId: string;
  projectId: string;
  line: object;
  findings: object;
  explanations: object;
  origin: object;
}

export interface AppendedVersion {
  id: string;
  report_id: string;
  version_no: number;
}

/** Appends what was confirmed: one version a report, numbered on; never changed. */
export async function appendVersions(
  tx: Tx,
  q: { regionId: number; period: string; actId: string; at: Date },
  versions: readonly NewVersion[],
): Promise<AppendedVersion[]> {
  if (versions.length === 0) return [];
  const { rows } = await sql<AppendedVersion>`
    insert into report_versions (region_id, report_id, project_id, period, version_no, line, findings, explanations, origin, act_id, recorded_at)
    select ${q.regionId}, n."reportId", n."projectId", ${q.period},
      coalesce((select max(v.version_no) from report_versions v where v.region_id = ${q.regionId} and v.report_id = n."reportId"), 0) + 1,
      n.line, n.findings, n.explanations, n.origin, ${q.actId}, ${q.at}
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as n("reportId" bigint, "projectId" bigint, line jsonb, findings jsonb,
      explanations jsonb, origin jsonb)
    returning id, report_id, version_no`.execute(tx);
  return rows;
}
