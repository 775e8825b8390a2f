import { type RawBuilder, sql } from 'kysely';
import type { ReportFacts, ReportStatus } from '#core/reporting/report.ts';
import type { Tx } from '#server/platform/public.ts';

/** A report with what its project is called and stands at; the draft is the unit's, see `canSeeDraft`. */
export interface ReportRow {
  id: string;
  period: string;
  project_id: string;
  org_id: string;
  org_path: string;
  org_name: string;
  department_org_id: string | null;
  department_name: string | null;
  cosign_org_id: string | null;
  cosign_name: string | null;
  status: ReportStatus;
  step: number;
  return_reason: string;
  draft: unknown;
  explanations: unknown;
  draft_version: number;
  draft_by: string | null;
  draft_by_name: string | null;
  draft_at: Date | null;
  deadline_at: Date;
  first_confirmed_at: Date | null;
  confirmed_version_id: string | null;
  confirmed_line: unknown;
  confirm_way: string | null;
  code: string;
  name: string;
  serial: number;
  stage: string;
  start_state: 'none' | 'reported' | 'verified' | 'refuted';
  nature: 'continuing' | 'new' | 'completing' | 'preliminary';
  is_paused: boolean;
  total_investment_yuan: string | null;
  is_frozen: boolean;
}

export interface ReportsQuery {
  regionId: number;
  period: string;
  orgId?: string | undefined;
  departmentOrgId?: string | undefined;
  cosignOrgId?: string | undefined;
  projectIds?: readonly string[] | undefined;
}

/** Ids as a list in SQL. */
export const toIds = (list: readonly string[]): RawBuilder<unknown> =>
  sql`${sql.val(`{${list.join(',')}}`)}::bigint[]`;

/** Which reports of a period are meant. */
const isChosen = (q: ReportsQuery) => sql`r.region_id = ${q.regionId} and r.period = ${q.period} and r.is_due
      and ${q.orgId === undefined ? sql`true` : sql`r.org_id = ${q.orgId}`}
      and ${q.departmentOrgId === undefined ? sql`true` : sql`r.department_org_id = ${q.departmentOrgId}`}
      and ${q.cosignOrgId === undefined ? sql`true` : sql`p.cosign_org_id = ${q.cosignOrgId}`}
      and ${q.projectIds === undefined ? sql`true` : sql`r.project_id = any(${toIds(q.projectIds)})`}`;

/** Reports of a period, in the order of the ledger. What the scope does not show is not there. */
export const selectReports = (q: ReportsQuery): RawBuilder<ReportRow> => sql<ReportRow>`
    select r.id::text, r.period, r.project_id::text, r.org_id::text, o.path::text as org_path, o.short_name as org_name,
      r.department_org_id::text, d.short_name as department_name, p.cosign_org_id::text, s.short_name as cosign_name, r.status, r.step,
      r.return_reason, r.draft, r.explanations, r.draft_version, r.draft_by::text, w.name as draft_by_name, r.draft_at, r.deadline_at,
      r.first_confirmed_at, r.confirmed_version_id::text, v.line as confirmed_line, r.confirm_way, p.code, p.name, p.serial, p.stage,
      p.start_state, p.nature, p.is_paused, p.total_investment_yuan::text,
      exists (select from freezes f where f.region_id = r.region_id and f.period = coalesce(pe.month, r.period)) as is_frozen
    from reports r
    join periods pe on pe.region_id = r.region_id and pe.id = r.period
    join projects p on p.region_id = r.region_id and p.id = r.project_id
    join orgs o on o.region_id = r.region_id and o.id = r.org_id
    left join orgs d on d.region_id = r.region_id and d.id = r.department_org_id
    left join orgs s on s.region_id = p.region_id and s.id = p.cosign_org_id
    left join persons w on w.region_id = r.region_id and w.id = r.draft_by
    left join report_versions v on v.region_id = r.region_id and v.id = r.confirmed_version_id
    where ${isChosen(q)} order by p.serial, p.id`;

export async function listReports(tx: Tx, q: ReportsQuery): Promise<ReportRow[]> {
  return (await selectReports(q).execute(tx)).rows;
}

export const toReportFacts = (row: ReportRow): ReportFacts => ({
  id: row.id,
  projectId: row.project_id,
  period: row.period,
  orgId: row.org_id,
  orgPath: row.org_path,
  departmentOrgId: row.department_org_id,
  cosignOrgId: row.cosign_org_id === row.org_id ? null : row.cosign_org_id,
  status: row.status,
  step: row.step,
  draftBy: row.draft_by,
  isFrozen: row.is_frozen,
});

/** Projects of whole units that the office may accept now: reviewed, or confirmed where nobody has to review. */
export async function listAcceptableProjects(
  tx: Tx,
  q: { regionId: number; period: string; orgIds: readonly string[]; withUnreviewed: boolean },
): Promise<string[]> {
  if (q.orgIds.length === 0) return [];
  const { rows } = await sql<{ project_id: string }>`select project_id from reports
    where region_id = ${q.regionId} and period = ${q.period} and org_id = any(${toIds(q.orgIds)})
      and (status = 'reviewed' or (status = 'confirmed'
        and (${q.withUnreviewed} or department_org_id is null or department_org_id = org_id)))`.execute(tx);
  return rows.map((r) => r.project_id);
}

export interface DraftRow {
  id: string;
  draft: object;
  explanations: object;
  status: ReportStatus;
}

/** Writes drafts in one statement; each gets the next version. */
export async function putDrafts(
  tx: Tx,
  q: { regionId: number; personId: string; at: Date },
  drafts: readonly DraftRow[],
): Promise<void> {
  if (drafts.length === 0) return;
  await sql`update reports r set draft = n.draft, explanations = n.explanations, status = n.status, step = 0,
      draft_version = r.draft_version + 1, draft_by = ${q.personId}, draft_at = ${q.at}
    from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) as n(id bigint, draft jsonb, explanations jsonb, status text)
    where r.region_id = ${q.regionId} and r.id = n.id`.execute(tx);
}

export interface ReportMove {
  id: string;
  status: ReportStatus;
  step: number;
  /** Kept while returned, emptied by the next submission. */
  returnReason: string;
}

export const updateMoved = (regionId: number, moves: readonly ReportMove[]): RawBuilder<unknown> =>
  sql`update reports r set status = n.status, step = n.step, return_reason = n."returnReason"
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as n(id bigint, status text, step int, "returnReason" text)
    where r.region_id = ${regionId} and r.id = n.id`;

export interface ConfirmedRow {
  id: string;
  versionId: string;
  step: number;
}

/** Marks reports as confirmed by a version; the first confirmation is what punctuality goes by. */
export const updateConfirmed = (
  q: { regionId: number; way: 'online' | 'paper'; at: Date },
  reports: readonly ConfirmedRow[],
): RawBuilder<unknown> => sql`update reports r set status = 'confirmed', step = n.step, is_due = true, return_reason = '',
      confirmed_version_id = n."versionId", confirm_way = ${q.way}, first_confirmed_at = coalesce(r.first_confirmed_at, ${q.at}::timestamptz)
    from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as n(id bigint, "versionId" bigint, step int)
    where r.region_id = ${q.regionId} and r.id = n.id`;
