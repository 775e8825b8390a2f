import { sql } from 'kysely';
import type { FilingFinding } from '#core/indicators/check-filing.ts';
import type { FilingCell, FilingExplanations } from '#core/indicators/filing.ts';
import type { PeriodId } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import type { FilingRow } from './filings.queries.ts';

export interface NewFilingVersion {
  filing: FilingRow;
  cells: readonly FilingCell[];
  findings: readonly FilingFinding[];
  explanations: FilingExplanations;
  actId: string;
}

/** Appends what was signed: one version a filing, numbered on; never changed. */
export async function addFilingVersion(
  tx: Tx,
  ctx: Ctx,
  version: NewFilingVersion,
): Promise<{ id: string; versionNo: number }> {
  const { filing, cells, findings, explanations, actId } = version;
  const { rows } = await sql<{ id: string; versionNo: number }>`insert into indicator_filing_versions
      (region_id, filing_id, version_no, org_id, period, cells, findings, explanations, signed_by_name, act_id, recorded_at)
    select ${ctx.actor.regionId}::int, ${filing.id}::bigint, 1 + coalesce(max(v.version_no), 0), ${filing.orgId}::bigint, ${filing.period},
      ${JSON.stringify(cells)}::jsonb, ${JSON.stringify(findings)}::jsonb, ${JSON.stringify(explanations)}::jsonb,
      ${ctx.actor.personName}, ${actId}::bigint, ${ctx.now}::timestamptz
    from indicator_filing_versions v where v.region_id = ${ctx.actor.regionId} and v.filing_id = ${filing.id}
    returning id::text as id, version_no as "versionNo"`.execute(tx);
  if (!rows[0]) throw new Error('a version without a number');
  return rows[0];
}

/** Enters the cells of a version into the ledger of values, in their order. */
export async function addValues(
  tx: Tx,
  ctx: Ctx,
  q: { filing: FilingRow; versionId: string; actId: string },
  cells: readonly FilingCell[],
): Promise<void> {
  const { filing, versionId, actId } = q;
  await sql`insert into indicator_values (region_id, year, indicator_id, subject_id, period, value, growth, base, certainty, caliber,
      version_id, org_id, place, reason, act_id, recorded_at)
    select ${ctx.actor.regionId}::int, left(c.period, 4)::int, i.id, s.id, c.period, c.value, c.growth, c.base, ${filing.certainty},
      ${filing.caliber}, ${versionId}::bigint, ${filing.orgId}::bigint, c.place, nullif(c.reason, ''), ${actId}::bigint, ${ctx.now}::timestamptz
    from jsonb_array_elements(${JSON.stringify(cells)}::jsonb) with ordinality as e(cell, number)
    cross join lateral jsonb_to_record(e.cell) as c(indicator text, subject text, period text, value numeric, growth numeric, base numeric,
      place text, reason text)
    join indicators i on i.region_id = ${ctx.actor.regionId} and i.code = c.indicator
    join indicator_subjects s on s.region_id = ${ctx.actor.regionId} and s.code = c.subject
    order by e.number`.execute(tx);
}

/** The cells of the version that was signed last before the one being written; none when it was never signed. */
export async function findSignedCells(tx: Tx, regionId: number, filingId: string): Promise<FilingCell[]> {
  const { rows } = await sql<{ cells: FilingCell[] }>`select v.cells from indicator_filing_versions v
    where v.region_id = ${regionId} and v.filing_id = ${filingId} order by v.version_no desc limit 1 offset 1`.execute(
    tx,
  );
  return rows[0]?.cells ?? [];
}

/** The value before the first one of a version, to be read as the last that stood before it was signed; null: it entered none. */
export async function findValueBefore(
  tx: Tx,
  q: {
    regionId: number;
    versionId: string;
    indicatorIds: readonly number[];
    subjectIds: readonly number[];
    periods: readonly PeriodId[];
  },
): Promise<string | null> {
  const years = [...new Set(q.periods.map((period) => Number(period.slice(0, 4))))];
  const { rows } = await sql<{ id: string | null }>`select (min(v.id) - 1)::text as id from indicator_values v
    where v.region_id = ${q.regionId} and v.year = any(${years}) and v.indicator_id = any(${q.indicatorIds})
      and v.subject_id = any(${q.subjectIds}) and v.period = any(${q.periods}) and v.version_id = ${q.versionId}`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}
