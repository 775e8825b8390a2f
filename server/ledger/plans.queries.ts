import { sql } from 'kysely';
import type { PlanStep } from '#core/ledger/plan-audit.ts';
import type { PlanBatchInput } from '#core/ledger/plan-contract.ts';
import type { Tx } from '#server/platform/public.ts';

export interface NewPlanVersion {
  projectId: string;
  changeKind: string;
  annualYuan: string;
  firstMonth: number;
  lastMonth: number;
  profile: string;
  cumulativeYuan: readonly string[];
  /** Why it is taken off; only of a removal. */
  removalClass?: string | undefined;
  /** The cell or form that it came from. */
  origin?: object | undefined;
}

export async function addPlanBatch(
  tx: Tx,
  regionId: number,
  actId: string,
  batch: PlanBatchInput,
): Promise<string> {
  const row = await tx
    .insertInto('plan_batches')
    .values({
      region_id: regionId,
      year: batch.year,
      kind: batch.kind,
      document_number: batch.documentNumber,
      decided_on: batch.decidedOn,
      approver: batch.approver,
      reason: batch.reason,
      in_force_from: batch.inForceFrom,
      act_id: actId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Appends versions in one statement; each project's number follows its last. Projects out of scope are not touched. */
export async function addPlanVersions(
  tx: Tx,
  key: { regionId: number; year: number; inForceFrom: string; batchId: string; actId: string },
  versions: readonly NewPlanVersion[],
): Promise<string[]> {
  const body = versions.map((v) => ({
    p: v.projectId,
    k: v.changeKind,
    a: v.annualYuan,
    f: v.firstMonth,
    l: v.lastMonth,
    s: v.profile,
    c: v.cumulativeYuan,
    r: v.changeKind === 'removed' ? (v.removalClass ?? 'other') : '',
    o: v.origin ?? {},
  }));
  const { rows } = await sql<{ project_id: string }>`
    insert into plan_versions (region_id, project_id, year, version_no, in_force_from, change_kind, annual_yuan, first_month, last_month, profile, cumulative_yuan, batch_id, act_id, origin, removal_class)
    select ${key.regionId}, x.p, ${key.year}, coalesce((select max(v.version_no) from plan_versions v where v.region_id = ${key.regionId}
        and v.project_id = x.p and v.year = ${key.year}), 0) + 1, ${key.inForceFrom}, x.k, x.a, x.f, x.l, x.s, x.c, ${key.batchId}, ${key.actId}, x.o, x.r
    from jsonb_to_recordset(${JSON.stringify(body)}::jsonb) as x(p bigint, k text, a numeric, f int, l int, s text, c numeric[], o jsonb, r text)
      join projects p on p.region_id = ${key.regionId} and p.id = x.p
    returning project_id`.execute(tx);
  return rows.map((r) => r.project_id);
}

export async function listPlanBatches(tx: Tx, regionId: number, year: number | undefined) {
  const { rows } = await sql<{
    id: string;
    year: number;
    kind: string;
    documentNumber: string;
    decidedOn: string;
    approver: string;
    reason: string;
    inForceFrom: string;
    projects: number;
    raised: number;
    lowered: number;
    removed: number;
    substituted: number;
    totalYuan: string;
  }>`select b.id, b.year, b.kind, b.document_number as "documentNumber", b.decided_on as "decidedOn", b.approver, b.reason, b.in_force_from as "inForceFrom",
      count(v.id)::int as projects, (count(*) filter (where v.change_kind = 'raised'))::int as raised, (count(*) filter (where v.change_kind = 'lowered'))::int as lowered,
      (count(*) filter (where v.change_kind = 'removed'))::int as removed, (count(*) filter (where v.change_kind = 'substituted'))::int as substituted,
      coalesce(sum(v.annual_yuan), 0)::text as "totalYuan"
    from plan_batches b left join plan_versions v on v.region_id = b.region_id and v.batch_id = b.id
    where b.region_id = ${regionId} and (${year ?? null}::int is null or b.year = ${year ?? null}::int)
    group by b.region_id, b.id order by b.year desc, b.id desc`.execute(tx);
  return rows;
}

/** The year's changes added up by kind and reason, each version beside the one before it. */
export async function listPlanSteps(tx: Tx, regionId: number, year: number): Promise<PlanStep[]> {
  const { rows } = await sql<PlanStep>`
    select v.change_kind as "changeKind", v.removal_class as "removalClass", count(*)::int as projects,
      coalesce(sum(v.before), 0)::text as "beforeYuan", sum(v.annual_yuan)::text as "afterYuan"
    from (select change_kind, removal_class, annual_yuan, lag(annual_yuan) over (partition by project_id order by version_no) as before
      from plan_versions where region_id = ${regionId} and year = ${year}) v
    group by v.change_kind, v.removal_class`.execute(tx);
  return rows;
}

export async function hasIssuedPlan(tx: Tx, regionId: number, year: number): Promise<boolean> {
  const row = await tx
    .selectFrom('plan_batches')
    .select('id')
    .where('region_id', '=', regionId)
    .where('year', '=', year)
    .where('kind', '=', 'issued')
    .executeTakeFirst();
  return row !== undefined;
}

/** The newest period of the year that is frozen, in whose months no plan may change any more. */
export async function findNewestFrozen(tx: Tx, regionId: number, year: number): Promise<string | undefined> {
  const row = await tx
    .selectFrom('freezes')
    .select('period')
    .where('region_id', '=', regionId)
    .where('period', 'like', `${year}-__`)
    .orderBy('period', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.period;
}

export interface PlanLineRow {
  projectId: string;
  code: string;
  name: string;
  parentName: string | null;
  unitName: string;
  nature: string;
  isListed: boolean;
  totalInvestmentYuan: string | null;
  baseYuan: string | null;
  annualYuan: string | null;
  firstMonth: number | null;
  lastMonth: number | null;
  profile: string | null;
  versionNo: number | null;
}

/** Projects that carry a plan of their own (bundles do not) with the year's latest version; of the list, or the named ones. */
export async function listPlanLines(
  tx: Tx,
  q: { regionId: number; year: number; afterId: string; limit: number; projectIds?: readonly string[] },
): Promise<PlanLineRow[]> {
  const which = q.projectIds
    ? sql`p.id = any(${[...q.projectIds]}::bigint[])`
    : sql`(p.is_listed or v.version_no is not null)`;
  const { rows } = await sql<PlanLineRow>`
    select p.id as "projectId", p.code, p.name, bundle.name as "parentName", o.short_name as "unitName", p.nature, p.is_listed as "isListed",
      p.total_investment_yuan as "totalInvestmentYuan",
      (select b.base_yuan from year_bases b where b.region_id = p.region_id and b.project_id = p.id and b.year = ${q.year} order by b.id desc limit 1) as "baseYuan",
      v.annual_yuan as "annualYuan", v.first_month as "firstMonth", v.last_month as "lastMonth", v.profile, v.version_no as "versionNo"
    from projects p join orgs o on o.region_id = p.region_id and o.id = p.reporting_org_id
      left join projects bundle on bundle.region_id = p.region_id and bundle.id = p.parent_id
      left join lateral (select * from plan_versions v where v.region_id = p.region_id and v.project_id = p.id and v.year = ${q.year}
        order by v.version_no desc limit 1) v on true
    where p.region_id = ${q.regionId} and not p.is_bundle and p.id > ${q.afterId} and ${which}
    order by p.id limit ${q.limit}`.execute(tx);
  return rows;
}

/** Seasonal weights that the region has set for its winters; twelve decimal texts. */
export async function findSeasonalWeights(
  tx: Tx,
  regionId: number,
  on: string,
): Promise<string[] | undefined> {
  const row = await tx
    .selectFrom('rulebooks')
    .select('body')
    .where('region_id', '=', regionId)
    .where('kind', '=', 'seasonal-weights')
    .where('valid_from', '<=', on)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.body as string[] | undefined;
}

export async function listCalendar(tx: Tx) {
  const days = await tx.selectFrom('calendar_days').select(['day', 'kind', 'name']).execute();
  const years = await tx.selectFrom('calendar_years').select('year').execute();
  return { days, years: years.map((y) => y.year) };
}

export async function addYearBases(
  tx: Tx,
  regionId: number,
  actId: string,
  rows: readonly { projectId: string; year: number; baseYuan: string; reason: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  const body = rows.map((r) => ({ p: r.projectId, y: r.year, b: r.baseYuan, r: r.reason }));
  await sql`insert into year_bases (region_id, project_id, year, base_yuan, act_id, reason, supersedes_id)
    select ${regionId}, x.p, x.y, x.b, ${actId}, x.r, (select max(o.id) from year_bases o where o.region_id = ${regionId} and o.project_id = x.p and o.year = x.y)
    from jsonb_to_recordset(${JSON.stringify(body)}::jsonb) as x(p bigint, y int, b numeric, r text)`.execute(
    tx,
  );
}
