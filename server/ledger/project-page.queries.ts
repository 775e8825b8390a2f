import { sql } from 'kysely';
import type { ProjectView } from '#core/ledger/project-view.ts';
import type { Tx } from '#server/platform/public.ts';

interface ProjectExtras {
  names: ProjectView['names'];
  parent: ProjectView['parent'];
  parts: ProjectView['parts'];
  bases: ProjectView['bases'];
  plans: ProjectView['plans'];
  milestones: ProjectView['milestones'];
  payments: ProjectView['payments'];
  stages: ProjectView['stages'];
}

/** The name of a unit from those that were read together: one look into the table for all of them. */
const org = (column: string) => sql`coalesce(own.names->>(p.${sql.ref(column)}::text), '')`;
const ORG_COLUMNS = [
  'reporting_org_id',
  'cosign_org_id',
  'lead_org_id',
  'responsible_org_id',
  'department_org_id',
  'sponsor_org_id',
];

/** Everything of the project page beside the project's own row, in one statement. */
export async function getProjectExtras(tx: Tx, regionId: number, projectId: string): Promise<ProjectExtras> {
  const { rows } = await sql<ProjectExtras>`select
    json_build_object('reportingOrg', ${org('reporting_org_id')}, 'cosignOrg', ${org('cosign_org_id')}, 'leadOrg', ${org('lead_org_id')},
      'responsibleOrg', ${org('responsible_org_id')}, 'departmentOrg', ${org('department_org_id')}, 'sponsorOrg', ${org('sponsor_org_id')},
      'sponsor', coalesce((select s.name from persons s where s.region_id = p.region_id and s.id = p.sponsor_person_id), ''),
      'supporting', coalesce((select json_agg(json_build_object('id', o.id::text, 'name', o.name) order by o.official_order)
        from orgs o where o.region_id = p.region_id and o.id = any(p.supporting_org_ids)), '[]')) as names,
    (select json_build_object('id', b.id::text, 'name', b.name) from projects b where b.region_id = p.region_id and b.id = p.parent_id) as parent,
    coalesce((select json_agg(json_build_object('id', c.id::text, 'name', c.name, 'unitName', o.short_name,
        'totalInvestmentYuan', c.total_investment_yuan::text, 'stage', c.stage) order by c.serial, c.id)
      from projects c join orgs o on o.region_id = c.region_id and o.id = c.reporting_org_id where c.region_id = p.region_id and c.parent_id = p.id), '[]') as parts,
    coalesce((select json_agg(json_build_object('year', b.year, 'baseYuan', b.base_yuan::text, 'reason', b.reason, 'recordedAt', b.recorded_at) order by b.year desc, b.id desc)
      from year_bases b where b.region_id = p.region_id and b.project_id = p.id), '[]') as bases,
    coalesce((select json_agg(json_build_object('id', v.id::text, 'year', v.year, 'versionNo', v.version_no, 'changeKind', v.change_kind,
        'inForceFrom', v.in_force_from, 'annualYuan', v.annual_yuan::text, 'firstMonth', v.first_month, 'lastMonth', v.last_month, 'profile', v.profile,
        'cumulativeYuan', v.cumulative_yuan::text[], 'documentNumber', b.document_number, 'decidedOn', b.decided_on, 'approver', b.approver, 'reason', b.reason)
        order by v.year desc, v.version_no desc)
      from plan_versions v join plan_batches b on b.region_id = v.region_id and b.id = v.batch_id where v.region_id = p.region_id and v.project_id = p.id), '[]') as plans,
    coalesce((select json_agg(json_build_object('id', m.id::text, 'name', m.name, 'weight', m.weight, 'isCritical', m.is_critical, 'evidenceWanted', m.evidence_wanted,
        'originalOn', d.original_on, 'approvedOn', d.approved_on, 'actualOn', d.actual_on, 'moves', coalesce(d.moves, '[]')) order by m.id)
      from milestones m left join (select milestone_id,
          (array_agg(finish_on order by id) filter (where kind = 'original'))[1] as original_on,
          (array_agg(finish_on order by id desc) filter (where kind = 'approved'))[1] as approved_on,
          (array_agg(finish_on order by id desc) filter (where kind = 'actual'))[1] as actual_on,
          json_agg(json_build_object('on', finish_on, 'reason', reason, 'recordedAt', recorded_at) order by id) filter (where kind = 'approved') as moves
        from milestone_dates where region_id = p.region_id and project_id = p.id group by milestone_id) d on d.milestone_id = m.id
      where m.region_id = p.region_id and m.project_id = p.id), '[]') as milestones,
    coalesce((select json_agg(json_build_object('id', y.id::text, 'name', y.name, 'dueOn', y.due_on, 'amountYuan', y.amount_yuan::text, 'paidOn', y.paid_on) order by y.due_on)
      from planned_payments y where y.region_id = p.region_id and y.project_id = p.id
        and not exists (select from planned_payments n where n.region_id = y.region_id and n.supersedes_id = y.id)), '[]') as payments,
    coalesce((select json_agg(json_build_object('id', s.id::text, 'kind', s.kind, 'stage', s.stage, 'onDate', s.on_date, 'untilDate', s.until_date, 'reason', s.reason,
        'approver', s.approver, 'evidenceNote', s.evidence_note, 'evidenceFileId', s.evidence_file_id::text,
        'personName', coalesce((select a.person_name from acts a where a.region_id = s.region_id and a.id = s.act_id), ''), 'recordedAt', s.recorded_at) order by s.on_date desc, s.id desc)
      from stage_events s where s.region_id = p.region_id and s.project_id = p.id), '[]') as stages
    from projects p left join lateral (select json_object_agg(o.id, o.name) as names from orgs o where o.region_id = p.region_id
      and o.id = any(array[${sql.join(ORG_COLUMNS.map((column) => sql.ref(`p.${column}`)))}])) own on true
    where p.region_id = ${regionId} and p.id = ${projectId}`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error(`project ${projectId} vanished inside its transaction`);
  return row;
}

export interface HistoryRow {
  id: string;
  valid_on: string;
  recorded_at: Date;
  person_name: string | null;
  org_name: string | null;
  kind: string | null;
  reason: string;
  changes: Record<string, [unknown, unknown]>;
  origin: Record<string, { sheet?: string; address?: string; fileId?: string }>;
}

/** Names of units and persons by their numbers, so that the history reads as words. */
export async function listNames(
  tx: Tx,
  regionId: number,
  ids: { orgIds: readonly string[]; personIds: readonly string[] },
): Promise<{ orgs: Map<string, string>; persons: Map<string, string> }> {
  const { rows } = await sql<{ kind: string; id: string; name: string }>`
    select 'org' as kind, id, name from orgs where region_id = ${regionId} and id = any(${[...ids.orgIds]}::bigint[])
    union all select 'person', id, name from persons where region_id = ${regionId} and id = any(${[...ids.personIds]}::bigint[])`.execute(
    tx,
  );
  const of = (kind: string) => new Map(rows.filter((r) => r.kind === kind).map((r) => [r.id, r.name]));
  return { orgs: of('org'), persons: of('person') };
}

export async function listHistoryRows(tx: Tx, regionId: number, projectId: string): Promise<HistoryRow[]> {
  const { rows } =
    await sql<HistoryRow>`select c.id, c.valid_on, c.recorded_at, a.person_name, a.org_name, a.kind, c.reason, c.changes, c.origin
    from project_changes c left join acts a on a.region_id = c.region_id and a.id = c.act_id
    where c.region_id = ${regionId} and c.project_id = ${projectId} order by c.id desc limit 500`.execute(tx);
  return rows;
}
