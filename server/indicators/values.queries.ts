import { type RawBuilder, sql } from 'kysely';
import type { ValueRow } from '#core/indicators/standing-value.ts';
import { getPreviousPeriod, type PeriodId } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { readRows, type ValueSheet } from './value-sheet.ts';

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

/** So many lie beside each other in the index of a subject's months: to leave some out afterwards costs less than to look each up. */
const MANY_INDICATORS = 20;

/** See value-sheet.ts. */
const ROW = sql.raw(
  ['v.value', 'v.growth', 'v.base'].reduce(
    (row, figure) => `${row} || '|' || coalesce(${figure}::text, '')`,
    "v.indicator_id || '|' || v.subject_id || '|' || v.id || '|' || v.certainty",
  ),
);

/** Every signed row of the cells asked for, and perhaps of others, by months: which of a cell's rows stands is a rule (`pickStanding`). */
export async function listValueSheets(tx: Tx, q: ValuesQuery): Promise<ValueSheet[]> {
  if (q.subjectIds.length === 0 || q.periods.length === 0) return [];
  const years = [...new Set(q.periods.map((period) => Number(period.slice(0, 4))))];
  const areManyIndicators = q.indicatorIds.length > MANY_INDICATORS;
  const ofIndicators = areManyIndicators ? sql`` : sql`and v.indicator_id = any(${q.indicatorIds})`;
  const ofSubjects =
    q.subjectIds.length > MANY_SUBJECTS ? sql`` : sql`and v.subject_id = any(${q.subjectIds})`;
  const ofPeriods = areManyIndicators ? withinPeriods(q.periods) : sql`v.period = any(${q.periods})`;
  // The year is written out, so that only its partitions are planned; both indexes begin with region and one of the two.
  const { rows } =
    await sql<ValueSheet>`select v.period, string_agg(${ROW}, ';') as rows from indicator_values v
    where v.region_id = ${q.regionId} and v.year in (${sql.join(years.map((year) => sql.lit(year)))})
      ${ofIndicators} ${ofSubjects} and ${ofPeriods}
      and v.caliber = ${q.caliber ?? 'statistics'} and v.id <= ${q.lastValueId ?? '9223372036854775807'}
    group by v.period`.execute(tx);
  return rows;
}

/** With all their indicators months without a gap are one stretch of the index; others are looked up one by one. */
function withinPeriods(periods: readonly PeriodId[]) {
  const inOrder = [...new Set(periods)].sort();
  const [first, last] = [inOrder[0] as PeriodId, inOrder.at(-1) as PeriodId];
  const isUnbroken = inOrder.every((period, at) => at === 0 || getPreviousPeriod(period) === inOrder[at - 1]);
  return isUnbroken ? sql`v.period between ${first} and ${last}` : sql`v.period = any(${inOrder})`;
}

/** The same row by row. */
export async function listValues(tx: Tx, q: ValuesQuery): Promise<ValueRow[]> {
  const sheets = await listValueSheets(tx, q);
  const [subjects, indicators] = [new Set(q.subjectIds), new Set(q.indicatorIds)];
  return sheets
    .flatMap(readRows)
    .filter((row) => subjects.has(row.subjectId) && indicators.has(row.indicatorId));
}

/**
 * The latest month of which any value of a subject is signed; null before the first. This year and the last are asked first: to plan
 * every year there may be costs more than to look into two.
 */
export async function findLatestMonth(
  tx: Tx,
  q: { regionId: number; subjectId: number; today: string },
): Promise<PeriodId | null> {
  const year = Number(q.today.slice(0, 4));
  const recent = await findLastMonth(tx, q, sql`and v.year in (${sql.lit(year - 1)}, ${sql.lit(year)})`);
  return recent ?? findLastMonth(tx, q, sql``);
}

async function findLastMonth(
  tx: Tx,
  { regionId, subjectId }: { regionId: number; subjectId: number },
  ofYears: RawBuilder<unknown>,
): Promise<PeriodId | null> {
  const { rows } = await sql<{
    period: PeriodId | null;
  }>`select max(v.period) as period from indicator_values v
    where v.region_id = ${regionId} and v.subject_id = ${subjectId} and v.certainty <> 'forecast' ${ofYears}`.execute(
    tx,
  );
  return rows[0]?.period ?? null;
}
