import { sql } from 'kysely';
import type { CountedProject } from '#core/documents/touched-lines.ts';
import type { Tx } from '#server/platform/public.ts';

export interface LaterAmendment {
  project: CountedProject;
  projectName: string;
  unitName: string;
  measure: string;
  oldValue: string | null;
  newValue: string;
  reason: string;
  approverName: string;
  approvedAt: string;
}

/** Amendments of a frozen period whose figures the freeze does not stand on, with the groups their projects were counted in. */
export async function listLaterAmendments(
  tx: Tx,
  regionId: number,
  period: string,
): Promise<{ frozenAt: string | null; amendments: LaterAmendment[] }> {
  const freeze = await tx
    .selectFrom('freezes')
    .select(['frozen_at', 'last_figure_id'])
    .where('region_id', '=', regionId)
    .where('period', '=', period)
    .executeTakeFirst();
  if (!freeze) return { frozenAt: null, amendments: [] };
  const { rows } = await sql<LaterAmendment>`select
      jsonb_build_object('projectId', g.project_id::text, 'parentId', g.parent_id::text, 'reportingOrgId', g.reporting_org_id::text,
        'responsibleOrgId', g.responsible_org_id::text, 'departmentOrgId', g.department_org_id::text,
        'sponsorPersonId', g.sponsor_person_id::text, 'sector', g.sector,
        'levels', to_jsonb(g.levels), 'nature', g.nature) as project,
      g.name as "projectName", coalesce((select o.short_name from orgs o where o.region_id = g.region_id and o.id = g.reporting_org_id), '') as "unitName",
      a.measure, trim_scale(coalesce(d.old_value, a.old_value))::text as "oldValue", trim_scale(a.new_value)::text as "newValue", a.reason, d.approver_name as "approverName",
      to_char(d.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "approvedAt"
    from amendments a join amendment_decisions d on d.region_id = a.region_id and d.amendment_id = a.id and d.decision = 'approved'
      join frozen_projects g on g.region_id = a.region_id and g.year = ${Number(period.slice(0, 4))} and g.period = a.period and g.project_id = a.project_id
    where a.region_id = ${regionId} and a.period = ${period} and d.figure_id > ${freeze.last_figure_id} order by d.id limit 500`.execute(
    tx,
  );
  return { frozenAt: freeze.frozen_at.toISOString(), amendments: rows };
}
