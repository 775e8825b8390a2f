import { sql } from 'kysely';
import type { FilingCell, FilingExplanations, FilingKind } from '#core/indicators/filing.ts';
import type { PeriodId } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';

export type FilingStatus =
  | 'open'
  | 'draft'
  | 'submitted'
  | 'confirmed'
  | 'accepted'
  | 'returned'
  | 'withdrawn';

export interface FilingRow {
  id: string;
  kind: FilingKind;
  period: PeriodId | null;
  orgId: string;
  orgName: string;
  orgPath: string;
  title: string;
  source: string;
  certainty: 'forecast' | 'preliminary' | 'verified';
  caliber: 'dispatch' | 'statistics' | 'funds';
  status: FilingStatus;
  step: number;
  returnReason: string;
  cells: FilingCell[];
  explanations: FilingExplanations;
  draftVersion: number;
  draftBy: string | null;
  draftAt: Date | null;
  deadlineAt: Date | null;
  firstConfirmedAt: Date | null;
  confirmedVersionId: string | null;
  fileId: string | null;
}

const COLUMNS =
  sql.raw(`f.id::text as id, f.kind, f.period, f.org_id::text as "orgId", o.short_name as "orgName", o.path::text as "orgPath",
  f.title, f.source, f.certainty, f.caliber, f.status, f.step, f.return_reason as "returnReason", f.explanations,
  f.draft_version as "draftVersion", f.draft_by::text as "draftBy", f.draft_at as "draftAt", f.deadline_at as "deadlineAt",
  f.first_confirmed_at as "firstConfirmedAt", f.confirmed_version_id::text as "confirmedVersionId", f.file_id::text as "fileId"`);

export async function findFiling(tx: Tx, regionId: number, id: string): Promise<FilingRow | undefined> {
  const { rows } = await sql<FilingRow>`select ${COLUMNS}, f.cells from indicator_filings f
    join orgs o on o.region_id = f.region_id and o.id = f.org_id where f.region_id = ${regionId} and f.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export async function findMonthlyFiling(
  tx: Tx,
  q: { regionId: number; kind: 'monthly' | 'forecast'; period: PeriodId; orgId: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select f.id::text as id from indicator_filings f
    where f.region_id = ${q.regionId} and f.kind = ${q.kind} and f.period = ${q.period} and f.org_id = ${q.orgId}`.execute(
    tx,
  );
  return rows[0]?.id;
}

/** The list of a page: without the cells, with how many there are. */
export interface FilingLine extends Omit<FilingRow, 'cells' | 'explanations'> {
  cellCount: number;
}

export async function listFilings(
  tx: Tx,
  q: { regionId: number; period: PeriodId | null; orgId: string | null; most: number },
): Promise<FilingLine[]> {
  const { rows } =
    await sql<FilingLine>`select ${COLUMNS}, jsonb_array_length(f.cells) as "cellCount" from indicator_filings f
    join orgs o on o.region_id = f.region_id and o.id = f.org_id
    where f.region_id = ${q.regionId} and (${q.period}::text is null or f.period = ${q.period} or f.period is null)
      and (${q.orgId}::bigint is null or f.org_id = ${q.orgId}) and f.status <> 'withdrawn'
    order by f.period desc nulls first, o.official_order, f.id desc limit ${q.most}`.execute(tx);
  return rows;
}

/** Departments whose filings of a month are signed, in the official order. */
export async function listFilingUnits(tx: Tx, regionId: number, period: PeriodId): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select o.id::text as id from orgs o where o.region_id = ${regionId}
    and exists (select from indicator_filings f where f.region_id = o.region_id and f.org_id = o.id and f.period = ${period}
      and f.kind = 'monthly' and f.first_confirmed_at is not null and f.status <> 'withdrawn')
    order by o.official_order, o.id`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface NewFiling {
  kind: FilingKind;
  period: PeriodId | null;
  orgId: string;
  title: string;
  source: string;
  certainty: FilingRow['certainty'];
  caliber: FilingRow['caliber'];
  deadlineAt: Date | null;
  fileId: string | null;
}

export async function addFiling(tx: Tx, regionId: number, filing: NewFiling): Promise<string> {
  const { kind, period, orgId, title, source, certainty, caliber, deadlineAt, fileId } = filing;
  const { rows } = await sql<{ id: string }>`insert into indicator_filings
      (region_id, kind, period, org_id, title, source, certainty, caliber, deadline_at, file_id)
    values (${regionId}, ${kind}, ${period}, ${orgId}, ${title}, ${source}, ${certainty}, ${caliber}, ${deadlineAt}, ${fileId})
    returning id::text as id`.execute(tx);
  if (!rows[0]) throw new Error('a filing without a number');
  return rows[0].id;
}

export async function updateDraft(
  tx: Tx,
  ctx: Ctx,
  filing: {
    id: string;
    cells: readonly FilingCell[];
    explanations: FilingExplanations;
    status: string;
    step: number;
  },
): Promise<void> {
  await sql`update indicator_filings set cells = ${JSON.stringify(filing.cells)}::jsonb,
      explanations = ${JSON.stringify(filing.explanations)}::jsonb, status = ${filing.status}, step = ${filing.step},
      draft_version = draft_version + 1, draft_by = ${ctx.actor.personId}, draft_at = ${ctx.now}
    where region_id = ${ctx.actor.regionId} and id = ${filing.id}`.execute(tx);
}

export async function updatePlace(
  tx: Tx,
  regionId: number,
  filing: {
    id: string;
    status: string;
    step: number;
    returnReason: string;
    versionId?: string;
    confirmedAt?: Date;
  },
): Promise<void> {
  await sql`update indicator_filings set status = ${filing.status}, step = ${filing.step}, return_reason = ${filing.returnReason},
      confirmed_version_id = coalesce(${filing.versionId ?? null}::bigint, confirmed_version_id),
      first_confirmed_at = coalesce(first_confirmed_at, ${filing.confirmedAt ?? null}::timestamptz)
    where region_id = ${regionId} and id = ${filing.id}`.execute(tx);
}

export interface NewFilingAct {
  filingId: string;
  kind: string;
  fromStatus: string;
  toStatus: string;
  toStep: number;
  reason: string;
  versionId: string | null;
  actId: string;
  orgId: string;
}

export async function addFilingAct(tx: Tx, ctx: Ctx, act: NewFilingAct): Promise<void> {
  const { actor, now } = ctx;
  await sql`insert into indicator_filing_acts (region_id, filing_id, kind, from_status, to_status, to_step, reason, version_id, org_id,
      person_id, person_name, org_name, post_title, act_id, at)
    values (${actor.regionId}, ${act.filingId}, ${act.kind}, ${act.fromStatus}, ${act.toStatus}, ${act.toStep}, ${act.reason},
      ${act.versionId}, ${act.orgId}, ${actor.personId}, ${actor.personName}, ${actor.orgName}, ${actor.postTitle}, ${act.actId}, ${now})`.execute(
    tx,
  );
}

export interface FilingActRow {
  kind: string;
  toStatus: string;
  reason: string;
  personName: string;
  orgName: string;
  postTitle: string;
  at: Date;
}

export async function listFilingActs(tx: Tx, regionId: number, id: string): Promise<FilingActRow[]> {
  const { rows } =
    await sql<FilingActRow>`select a.kind, a.to_status as "toStatus", a.reason, a.person_name as "personName",
      a.org_name as "orgName", a.post_title as "postTitle", a.at from indicator_filing_acts a
    where a.region_id = ${regionId} and a.filing_id = ${id} order by a.id`.execute(tx);
  return rows;
}

/** Whether a region files indicators at all. */
export async function hasFilings(tx: Tx, regionId: number): Promise<boolean> {
  const { rows } = await sql<{
    has: boolean;
  }>`select exists (select from indicator_filings f where f.region_id = ${regionId}) as has`.execute(tx);
  return rows[0]?.has ?? false;
}

/** Filings that wait for somebody: not accepted, and of no frozen month. */
export async function listWaitingFilings(tx: Tx, regionId: number): Promise<FilingLine[]> {
  const { rows } =
    await sql<FilingLine>`select ${COLUMNS}, jsonb_array_length(f.cells) as "cellCount" from indicator_filings f
    join orgs o on o.region_id = f.region_id and o.id = f.org_id
    where f.region_id = ${regionId} and f.status not in ('accepted', 'withdrawn')
      and not exists (select from indicator_freezes z where z.region_id = f.region_id and z.period = f.period)
    order by f.period, o.official_order, f.id limit 500`.execute(tx);
  return rows;
}

/** The first month after the last freeze of which every monthly filing is accepted; undefined when there is none. */
export async function findFreezableMonth(tx: Tx, regionId: number): Promise<PeriodId | undefined> {
  const { rows } = await sql<{ period: PeriodId }>`select f.period from indicator_filings f
    where f.region_id = ${regionId} and f.kind = 'monthly' and f.status <> 'withdrawn'
      and f.period > coalesce((select max(z.period) from indicator_freezes z where z.region_id = ${regionId}), '0000-00')
    group by f.period having bool_and(f.status = 'accepted') order by f.period limit 1`.execute(tx);
  return rows[0]?.period;
}
