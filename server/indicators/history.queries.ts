import { sql } from 'kysely';
import type { PeriodId } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';

export interface SignedRow {
  valueId: string;
  period: PeriodId;
  value: string | null;
  growth: string | null;
  certainty: 'forecast' | 'preliminary' | 'verified';
  reason: string;
  signedBy: string;
  orgName: string;
  at: Date;
}

/** Rows of cells of one subject that were signed more than once (forecasts apart), the latest first. */
export async function listRevisions(
  tx: Tx,
  q: {
    regionId: number;
    indicatorId: number;
    subjectId: number;
    from: PeriodId;
    to: PeriodId;
    lastValueId: string | null;
  },
): Promise<SignedRow[]> {
  const { rows } = await sql<SignedRow>`with rows as (
      select v.*, count(*) over (partition by v.period) as signed from indicator_values v
      where v.region_id = ${q.regionId} and v.indicator_id = ${q.indicatorId} and v.subject_id = ${q.subjectId}
        and v.period between ${q.from} and ${q.to} and v.certainty <> 'forecast' and v.caliber = 'statistics'
        and v.id <= ${q.lastValueId ?? '9223372036854775807'})
    select r.id::text as "valueId", r.period, trim_scale(r.value)::text as value, trim_scale(r.growth)::text as growth, r.certainty,
      coalesce(r.reason, '') as reason, coalesce(n.signed_by_name, '') as "signedBy", o.short_name as "orgName", r.recorded_at as at
    from rows r left join indicator_filing_versions n on n.region_id = r.region_id and n.id = r.version_id
    join orgs o on o.region_id = r.region_id and o.id = r.org_id
    where r.signed > 1 order by r.period desc, r.id desc limit 200`.execute(tx);
  return rows;
}

export interface TracedValue {
  id: string;
  indicatorCode: string;
  subjectName: string;
  period: PeriodId;
  value: string | null;
  growth: string | null;
  base: string | null;
  certainty: string;
  caliber: string;
  place: string | null;
  reason: string | null;
  actId: string;
  orgId: string;
  orgName: string;
  at: Date;
  filingId: string;
  title: string;
  source: string;
  versionNo: number;
  signedBy: string;
  fileId: string | null;
  indicatorId: number;
  subjectId: number;
}

export async function findTracedValue(
  tx: Tx,
  regionId: number,
  id: string,
): Promise<TracedValue | undefined> {
  const { rows } =
    await sql<TracedValue>`select v.id::text as id, i.code as "indicatorCode", s.name as "subjectName", v.period,
      trim_scale(v.value)::text as value, trim_scale(v.growth)::text as growth, trim_scale(v.base)::text as base, v.certainty, v.caliber, v.place,
      v.reason, v.act_id::text as "actId", v.org_id::text as "orgId", o.short_name as "orgName", v.recorded_at as at, f.id::text as "filingId",
      f.title, f.source, n.version_no as "versionNo", n.signed_by_name as "signedBy", f.file_id::text as "fileId",
      v.indicator_id as "indicatorId", v.subject_id as "subjectId"
    from indicator_values v
    join indicators i on i.region_id = v.region_id and i.id = v.indicator_id
    join indicator_subjects s on s.region_id = v.region_id and s.id = v.subject_id
    join orgs o on o.region_id = v.region_id and o.id = v.org_id
    join indicator_filing_versions n on n.region_id = v.region_id and n.id = v.version_id
    join indicator_filings f on f.region_id = n.region_id and f.id = n.filing_id
    where v.region_id = ${regionId} and v.id = ${id}`.execute(tx);
  return rows[0];
}

export async function listOtherRows(
  tx: Tx,
  regionId: number,
  traced: Pick<TracedValue, 'id' | 'indicatorId' | 'subjectId' | 'period' | 'caliber'>,
): Promise<
  {
    valueId: string;
    value: string | null;
    growth: string | null;
    certainty: string;
    reason: string;
    at: Date;
  }[]
> {
  const { rows } = await sql<{
    valueId: string;
    value: string | null;
    growth: string | null;
    certainty: string;
    reason: string;
    at: Date;
  }>`select v.id::text as "valueId", trim_scale(v.value)::text as value, trim_scale(v.growth)::text as growth, v.certainty,
      coalesce(v.reason, '') as reason, v.recorded_at as at from indicator_values v
    where v.region_id = ${regionId} and v.year = ${sql.lit(Number(traced.period.slice(0, 4)))} and v.indicator_id = ${traced.indicatorId}
      and v.subject_id = ${traced.subjectId} and v.period = ${traced.period} and v.caliber = ${traced.caliber} and v.id <> ${traced.id}
    order by v.id desc limit 50`.execute(tx);
  return rows;
}

export async function findFilingLink(
  tx: Tx,
  regionId: number,
  q: { orgId: string; actId: string },
): Promise<{ chain: string; seq: number; hash: string } | undefined> {
  const { rows } = await sql<{
    chain: string;
    seq: number;
    hash: string;
  }>`select l.period as chain, l.seq, l.hash from chain_links l
    where l.region_id = ${regionId} and l.org_id = ${q.orgId} and l.act_id = ${q.actId} and l.period like 'indicators-%'`.execute(
    tx,
  );
  return rows[0];
}

export async function listOrgNames(
  tx: Tx,
  regionId: number,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select o.id::text as id, o.short_name as name from orgs o
    where o.region_id = ${regionId} and o.id = any(${ids}::bigint[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
