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

/**
 * More subjects than this are nearly all of a province: looking each up in the index costs more than reading all rows of the months
 * and dropping some. The sum keeps the column out of the index's conditions.
 */
const MANY_SUBJECTS = 1_000;

/**
 * An indicator's signed rows of a subject as one text: thousands of narrow rows cost more to carry than to find, and more to keep
 * taken apart than to read again. Rows are `month|id|certainty|value|growth|base`, in no order, with `;` between them.
 */
export interface ValueLine {
  indicatorId: number;
  subjectId: number;
  rows: string;
}

const ROW = sql.raw(
  ['trim_scale(v.value)', 'trim_scale(v.growth)', 'trim_scale(v.base)'].reduce(
    (row, figure) => `${row} || '|' || coalesce(${figure}::text, '')`,
    "v.period || '|' || v.id || '|' || v.certainty",
  ),
);

function toValueRow(text: string, line: ValueLine, from = 0, end = text.length): ValueRow {
  const id = text.indexOf('|', from) + 1;
  const certainty = text.indexOf('|', id) + 1;
  const value = text.indexOf('|', certainty) + 1;
  const growth = text.indexOf('|', value) + 1;
  const base = text.indexOf('|', growth) + 1;
  return {
    id: text.slice(id, certainty - 1),
    indicatorId: line.indicatorId,
    subjectId: line.subjectId,
    period: text.slice(from, id - 1),
    value: growth - 1 > value ? text.slice(value, growth - 1) : null,
    growth: base - 1 > growth ? text.slice(growth, base - 1) : null,
    base: end > base ? text.slice(base, end) : null,
    certainty: text.slice(certainty, value - 1) as ValueRow['certainty'],
  };
}

/** The rows of a month in a line; nothing else in it looks like a month. */
export function readMonth(line: ValueLine, period: PeriodId): ValueRow[] {
  const { rows } = line;
  const found: ValueRow[] = [];
  for (let at = rows.indexOf(period); at >= 0; ) {
    const end = rows.indexOf(';', at);
    found.push(toValueRow(rows, line, at, end < 0 ? rows.length : end));
    at = end < 0 ? -1 : rows.indexOf(period, end);
  }
  return found;
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
      and v.indicator_id = any(${q.indicatorIds}) and ${subject} = any(${q.subjectIds}) and v.period = any(${q.periods})
      and v.caliber = ${q.caliber ?? 'statistics'} and v.id <= ${q.lastValueId ?? '9223372036854775807'}
    group by v.indicator_id, v.subject_id`.execute(tx);
  return rows;
}

/** The same row by row. */
export async function listValues(tx: Tx, q: ValuesQuery): Promise<ValueRow[]> {
  const lines = await listValueLines(tx, q);
  return lines.flatMap((line) => line.rows.split(';').map((row) => toValueRow(row, line)));
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
