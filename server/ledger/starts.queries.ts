import { sql } from 'kysely';
import type { StartState } from '#core/ledger/project.ts';
import type { StaleFacts } from '#core/ledger/stale-project.ts';
import type { BatchCounts } from '#core/ledger/start-batch.ts';
import type { Tx } from '#server/platform/public.ts';

export interface NotStartedRow {
  projectId: string;
  code: string;
  name: string;
  unitName: string;
  sponsorName: string;
  nature: string;
  stage: string;
  startState: StartState;
  totalInvestmentYuan: string | null;
  annualYuan: string | null;
  originalStartOn: string | null;
  plannedStartOn: string | null;
  reasonClass: string | null;
  promisedOn: string | null;
  explanation: string;
  explainedAt: string | null;
  explainedBy: string;
  reportingOrgId: string;
  orgPath: string;
  departmentOrgId: string | null;
}

const sponsorName = sql`coalesce((select s.name from persons s where s.region_id = p.region_id and s.id = p.sponsor_person_id), '')`;
/** The first date that was ever planned: what stood before the first approved move. */
const originalOf = (
  which: 'start' | 'finish',
) => sql`coalesce((select s.until_date from stage_events s where s.region_id = p.region_id
    and s.project_id = p.id and s.kind = ${`planned-${which}-moved`} order by s.id limit 1), ${sql.ref(`p.planned_${which}_on`)})`;

/** Listed projects without a verified start, the longest overdue first and those without a date last; parts, not bundles. */
export async function listNotStartedRows(
  tx: Tx,
  regionId: number,
  year: number,
  limit: number,
): Promise<NotStartedRow[]> {
  const { rows } = await sql<NotStartedRow>`
    select p.id::text as "projectId", p.code, p.name, o.short_name as "unitName", ${sponsorName} as "sponsorName", p.nature, p.stage, p.start_state as "startState",
      p.total_investment_yuan::text as "totalInvestmentYuan",
      (select v.annual_yuan::text from plan_versions v where v.region_id = p.region_id and v.project_id = p.id and v.year = ${year}
        order by v.version_no desc limit 1) as "annualYuan",
      ${originalOf('start')}::text as "originalStartOn", p.planned_start_on::text as "plannedStartOn", e.reason_class as "reasonClass",
      e.promised_on::text as "promisedOn", coalesce(e.explanation, '') as explanation, e.recorded_at::text as "explainedAt",
      coalesce(nullif(a.person_name, ''), e.org_name, '') as "explainedBy", p.reporting_org_id::text as "reportingOrgId", p.org_path::text as "orgPath",
      p.department_org_id::text as "departmentOrgId"
    from projects p join orgs o on o.region_id = p.region_id and o.id = p.reporting_org_id
      left join lateral (select * from start_explanations x where x.region_id = p.region_id and x.project_id = p.id order by x.id desc limit 1) e on true
      left join acts a on a.region_id = p.region_id and a.id = e.act_id
    where p.region_id = ${regionId} and p.is_listed and not p.is_bundle and p.nature <> 'continuing' and p.start_state <> 'verified'
      and p.stage not in ('finished', 'in-operation', 'at-capacity', 'stopped', 'cancelled', 'merged', 'split')
    order by p.planned_start_on nulls last, p.serial, p.id limit ${limit}`.execute(tx);
  return rows;
}

export async function addStartExplanation(
  tx: Tx,
  row: {
    regionId: number;
    projectId: string;
    actId: string;
    orgName: string;
    reasonClass: string;
    promisedOn: string | null;
    explanation: string;
  },
): Promise<void> {
  await tx
    .insertInto('start_explanations')
    .values({
      region_id: row.regionId,
      project_id: row.projectId,
      reason_class: row.reasonClass,
      promised_on: row.promisedOn,
      explanation: row.explanation,
      org_name: row.orgName,
      act_id: row.actId,
    })
    .execute();
}

export interface LandingRow {
  projectId: string;
  name: string;
  signedOn: string;
  startedOn: string;
}

/** Projects with a formal signing and a verified start; the newest signing counts. */
export async function listLandingRows(tx: Tx, regionId: number): Promise<LandingRow[]> {
  const { rows } = await sql<LandingRow>`
    select p.id::text as "projectId", p.name, s.signed_on::text as "signedOn", p.started_on::text as "startedOn"
    from (select project_id, max(on_date) as signed_on from stage_events where region_id = ${regionId} and kind = 'stage' and stage = 'signed' group by project_id) s
      join projects p on p.region_id = ${regionId} and p.id = s.project_id
    where p.start_state = 'verified' and p.started_on is not null`.execute(tx);
  return rows;
}

export interface StaleRow extends StaleFacts {
  projectId: string;
  name: string;
  unitName: string;
  sponsorName: string;
  stage: string;
  totalInvestmentYuan: string | null;
}

/** Unfinished listed projects that may be stale: in two years' plans without a start, past their finish, or moved. */
export async function listStaleCandidates(
  tx: Tx,
  regionId: number,
  asOf: string,
  limit: number,
): Promise<StaleRow[]> {
  const { rows } = await sql<StaleRow>`
    with moved as (
      select s.project_id, json_agg(json_build_object('from', s.until_date, 'to', s.to_date)) as moves from (
        select project_id, until_date, coalesce(lead(until_date) over (partition by project_id, kind order by id),
          (select case when e.kind = 'planned-start-moved' then q.planned_start_on else q.planned_finish_on end
            from projects q where q.region_id = e.region_id and q.id = e.project_id)) as to_date
        from stage_events e where region_id = ${regionId} and kind in ('planned-start-moved', 'planned-finish-moved')) s
      group by s.project_id),
    years as (
      select project_id, array_agg(distinct year) as years from plan_versions where region_id = ${regionId} and annual_yuan > 0 group by project_id)
    select p.id::text as "projectId", p.name, o.short_name as "unitName", ${sponsorName} as "sponsorName", p.stage,
      p.total_investment_yuan::text as "totalInvestmentYuan", coalesce(y.years, '{}') as "planYears",
      (p.start_state = 'verified' or p.nature = 'continuing') as "hasStarted", false as "isFinished",
      ${originalOf('finish')}::text as "originalFinishOn", p.planned_finish_on::text as "currentFinishOn", coalesce(m.moves, '[]') as moves
    from projects p join orgs o on o.region_id = p.region_id and o.id = p.reporting_org_id
      left join moved m on m.project_id = p.id left join years y on y.project_id = p.id
    where p.region_id = ${regionId} and p.is_listed and not p.is_bundle and p.finished_on is null
      and p.stage not in ('finished', 'in-operation', 'at-capacity', 'stopped', 'cancelled', 'merged', 'split')
      and (m.moves is not null or p.planned_finish_on < ${asOf}::date - 365
        or (cardinality(coalesce(y.years, '{}')) >= 2 and p.start_state <> 'verified' and p.nature <> 'continuing'))
    order by p.serial, p.id limit ${limit}`.execute(tx);
  return rows;
}

/** Every tag and list whose name holds the word, over the projects that this person may see; bundles stand for their parts. */
export async function listBatchCounts(
  tx: Tx,
  regionId: number,
  year: number,
  word: string,
): Promise<BatchCounts[]> {
  const { rows } = await sql<BatchCounts>`
    select b.kind, b.name, count(*)::int as projects, (count(*) filter (where p.start_state = 'verified'))::int as started,
      coalesce(sum(p.total_investment_yuan), 0)::text as "totalInvestmentYuan", coalesce(sum(v.annual_yuan), 0)::text as "annualPlanYuan"
    from projects p
      cross join lateral (select 'tag' as kind, unnest(p.tags) as name union all select 'list', unnest(p.lists)) b
      left join lateral (select annual_yuan from plan_versions v where v.region_id = p.region_id and v.project_id = p.id and v.year = ${year}
        order by v.version_no desc limit 1) v on true
    where p.region_id = ${regionId} and not p.is_bundle and b.name like ${`%${word}%`} and p.stage not in ('cancelled', 'merged')
    group by b.kind, b.name`.execute(tx);
  return rows;
}

/** The body of the region's newest rulebook of a kind that is valid on a day. */
export async function findRuleBody(tx: Tx, regionId: number, kind: string, on: string): Promise<unknown> {
  const row = await tx
    .selectFrom('rulebooks')
    .select('body')
    .where('region_id', '=', regionId)
    .where('kind', '=', kind)
    .where('valid_from', '<=', on)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.body;
}
