import { sql } from 'kysely';
import type { ValueRow } from '#core/indicators/standing-value.ts';
import type { PeriodId } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';

export interface ValuesQuery {
  regionId: number;
  indicatorIds: readonly number[];
  subjectIds: readonly number[];
  periods: readonly PeriodId[];
  /** Of a frozen month: the last row that stood then. */
  lastValueId: string | null;
  caliber?: 'statistics' | 'dispatch' | 'funds';
}

interface StoredValue {
  id: string;
  indicator_id: number;
  subject_id: number;
  period: string;
  value: string | null;
  growth: string | null;
  base: string | null;
  certainty: ValueRow['certainty'];
}

const toValueRow = (row: StoredValue): ValueRow => ({
  id: row.id,
  indicatorId: row.indicator_id,
  subjectId: row.subject_id,
  period: row.period,
  value: row.value,
  growth: row.growth,
  base: row.base,
  certainty: row.certainty,
});

/** Every signed row of the cells asked for, in the order of their ids: which of them stands is a rule (`pickStandings`). */
export async function listValues(tx: Tx, q: ValuesQuery): Promise<ValueRow[]> {
  if (q.subjectIds.length === 0 || q.periods.length === 0) return [];
  const years = [...new Set(q.periods.map((period) => Number(period.slice(0, 4))))];
  // The year is written out, so that only its partitions are planned; both indexes begin with region and one of the two.
  const { rows } =
    await sql<StoredValue>`select v.id, v.indicator_id, v.subject_id, v.period, trim_scale(v.value)::text as value,
      trim_scale(v.growth)::text as growth, trim_scale(v.base)::text as base, v.certainty
    from indicator_values v
    where v.region_id = ${q.regionId} and v.year in (${sql.join(years.map((year) => sql.lit(year)))})
      and v.indicator_id = any(${q.indicatorIds}) and v.subject_id = any(${q.subjectIds}) and v.period = any(${q.periods})
      and v.caliber = ${q.caliber ?? 'statistics'} and v.id <= ${q.lastValueId ?? '9223372036854775807'} order by v.id`.execute(
      tx,
    );
  return rows.map(toValueRow);
}

/** The latest month of which any value of a subject is signed; null before the first. */
export async function findLatestMonth(tx: Tx, regionId: number, subjectId: number): Promise<PeriodId | null> {
  const { rows } = await sql<{
    period: PeriodId | null;
  }>`select max(v.period) as period from indicator_values v
    where v.region_id = ${regionId} and v.subject_id = ${subjectId} and v.certainty <> 'forecast'`.execute(
    tx,
  );
  return rows[0]?.period ?? null;
}
