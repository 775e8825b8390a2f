import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface StartRow {
  projectId: string;
  name: string;
  code: string;
  unitName: string;
  reportedOn: string;
  plannedStartOn: string | null;
  evidenceNote: string;
  reportedBy: string;
  /** For the decision who verifies. */
  reportingOrgId: string;
  orgPath: string;
  departmentOrgId: string | null;
}

/** Listed projects whose start was reported and is not yet verified, the earliest first. */
export async function listReportedStarts(tx: Tx, regionId: number): Promise<StartRow[]> {
  const { rows } = await sql<StartRow>`
    select p.id::text as "projectId", p.name, p.code, o.short_name as "unitName", coalesce(e.on_date, p.started_on)::text as "reportedOn",
      p.planned_start_on::text as "plannedStartOn", coalesce(e.evidence_note, '') as "evidenceNote", coalesce(a.person_name, '') as "reportedBy",
      p.reporting_org_id::text as "reportingOrgId", p.org_path::text as "orgPath", p.department_org_id::text as "departmentOrgId"
    from projects p join orgs o on o.region_id = p.region_id and o.id = p.reporting_org_id
      left join lateral (select * from stage_events s where s.region_id = p.region_id and s.project_id = p.id and s.kind = 'start-reported'
        order by s.id desc limit 1) e on true
      left join acts a on a.region_id = p.region_id and a.id = e.act_id
    where p.region_id = ${regionId} and p.is_listed and p.start_state = 'reported'
    order by coalesce(e.on_date, p.started_on) nulls last, p.id limit 500`.execute(tx);
  return rows;
}
