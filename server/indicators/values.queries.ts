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
 * More subjects than this are nearly all of a province: looking each up costs more than reading all lines of the months and dropping
 * some.
 */
const MANY_SUBJECTS = 1_000;

/**
 * Years of many indicators of a subject lie together in its index: they are read from one end to the other. With the indicator as a
 * condition the database may rather look up every indicator and month among all subjects.
 */
const MANY_INDICATORS = 20;
const MOST_OF_A_YEAR = 6;

/** See value-line.ts. */
const ROW = sql.raw(
  ['v.value', 'v.growth', 'v.base'].reduce(
    (row, figure) => `${row} || '|' || coalesce(${figure}::text, '')`,
    "v.period || '|' || v.id || '|' || v.certainty",
  ),
);

/** Every signed row of the cells asked for, by lines: which of a cell's rows stands is a rule (`pickStanding`). */
export async function listValueLines(tx: Tx, q: ValuesQuery): Promise<ValueLine[]> {
  if (q.subjectIds.length === 0 || q.periods.length === 0) return [];
  const years = [...new Set(q.periods.map((period) => Number(period.slice(0, 4))))];
  const isNearlyAll =
    q.indicatorIds.length > MANY_INDICATORS && q.periods.length > MOST_OF_A_YEAR * years.length;
  const indicator = isNearlyAll ? sql`v.indicator_id + 0` : sql`v.indicator_id`;
  const areMany = q.subjectIds.length > MANY_SUBJECTS;
  const ofSubjects = areMany ? sql`` : sql`and v.subject_id = any(${q.subjectIds})`;
  // The year is written out, so that only its partitions are planned; both indexes begin with region and one of the two.
  const { rows } =
    await sql<ValueLine>`select v.indicator_id as "indicatorId", v.subject_id as "subjectId", string_agg(${ROW}, ';') as rows
    from indicator_values v
    where v.region_id = ${q.regionId} and v.year in (${sql.join(years.map((year) => sql.lit(year)))})
      and ${indicator} = any(${q.indicatorIds}) ${ofSubjects} and v.period = any(${q.periods})
      and v.caliber = ${q.caliber ?? 'statistics'} and v.id <= ${q.lastValueId ?? '9223372036854775807'}
    group by v.indicator_id, v.subject_id`.execute(tx);
  if (!areMany) return rows;
  const asked = new Set(q.subjectIds);
  return rows.filter(({ subjectId }) => asked.has(subjectId));
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
