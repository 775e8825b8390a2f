import { sql } from 'kysely';
import type { ValueRow } from '#core/indicators/standing-value.ts';
import type { PeriodId } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { readRows, type ValueLine } from './value-line.ts';

export interface ValuesQuery {
  regionId: number;
  indicatorIds: readonly number[];
  subjectIds: readonly number[];
  periods: readonly PeriodId[];
  /** Of a frozen month: the last row that stood then. */
  lastValueId: string | null;
  caliber?: 'statistics' | 'dispatch' | 'funds';
}

/**
 * More subjects than this are nearly all of a province: looking each up in the index costs more than reading all rows of the months
 * and dropping some. The sum keeps the column out of the index's conditions.
 */
const MANY_SUBJECTS = 1_000;

/** See value-line.ts. */
const ROW = sql.raw(
  ['trim_scale(v.value)', 'trim_scale(v.growth)', 'trim_scale(v.base)'].reduce(
    (row, figure) => `${row} || '|' || coalesce(${figure}::text, '')`,
    "v.period || '|' || v.id || '|' || v.certainty",
  ),
);

const toNumber = (period: PeriodId): number => Number(period.slice(0, 4)) * 12 + Number(period.slice(5));

/**
 * Months without a gap as a stretch: the index is walked from its first to its last, where a list is looked up month by month
 * (15,000 pages instead of 1,200 for three years of a hundred indicators).
 */
function isAmongMonths(periods: readonly PeriodId[]) {
  const months = [...new Set(periods)].sort();
  const [first = '', last = ''] = [months[0], months.at(-1)];
  const isUnbroken = toNumber(last) - toNumber(first) === months.length - 1;
  return isUnbroken ? sql`v.period between ${first} and ${last}` : sql`v.period = any(${months})`;
}

/** Every signed row of the cells asked for, by lines: which of a cell's rows stands is a rule (`pickStanding`). */
export async function listValueLines(tx: Tx, q: ValuesQuery): Promise<ValueLine[]> {
  if (q.subjectIds.length === 0 || q.periods.length === 0) return [];
  const years = [...new Set(q.periods.map((period) => Number(period.slice(0, 4))))];
  const subject = q.subjectIds.length > MANY_SUBJECTS ? sql`v.subject_id + 0` : sql`v.subject_id`;
  // The year is written out, so that only its partitions are planned; both indexes begin with region and one of the two.
  const { rows } =
    await sql<ValueLine>`select v.indicator_id as "indicatorId", v.subject_id as "subjectId", string_agg(${ROW}, ';') as rows
    from indicator_values v
    where v.region_id = ${q.regionId} and v.year in (${sql.join(years.map((year) => sql.lit(year)))})
      and v.indicator_id = any(${q.indicatorIds}) and ${subject} = any(${q.subjectIds}) and ${isAmongMonths(q.periods)}
      and v.caliber = ${q.caliber ?? 'statistics'} and v.id <= ${q.lastValueId ?? '9223372036854775807'}
    group by v.indicator_id, v.subject_id`.execute(tx);
  return rows;
}

/** The same row by row. */
export async function listValues(tx: Tx, q: ValuesQuery): Promise<ValueRow[]> {
  const lines = await listValueLines(tx, q);
  return lines.flatMap(readRows);
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
