import type { CellOf } from '#core/indicators/board-row.ts';
import { getLatestDue } from '#core/indicators/due-months.ts';
import { type Forecast, foreseeAmount, listForecastEnds } from '#core/indicators/forecast.ts';
import type { Indicator } from '#core/indicators/indicator.ts';
import type { PeriodId } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { type MonthFrame, publishedOnly, readValues, toCellOf } from './panel-facts.ts';

/** Earlier years that a forecast stands on. */
const YEARS_BACK = 3;

export interface Foreseen {
  indicator: Indicator;
  done: string | null;
  doneAt: PeriodId;
  ends: Forecast[];
}

/** What the product foresees for one subject at a month: amounts that add up over the year, by the shares of earlier years. */
export async function foreseeMonth(tx: Tx, frame: MonthFrame, subjectId: number): Promise<Foreseen[]> {
  const indicators = frame.listed.filter(({ kind }) => kind === 'cumulative');
  const year = Number(frame.period.slice(0, 4));
  const dues = new Set(indicators.map((one) => getLatestDue(one, frame.period)));
  const periods = [...dues].flatMap((due) =>
    Array.from({ length: YEARS_BACK + 1 }, (_one, back) => `${year - back}${due.slice(4)}`),
  );
  const ends = Array.from({ length: YEARS_BACK }, (_one, back) => [
    `${year - back - 1}-06`,
    `${year - back - 1}-12`,
  ]).flat();
  const rows = await readValues(tx, frame, {
    codes: indicators.map(({ code }) => code),
    subjectIds: [subjectId],
    periods: [...new Set([...periods, ...ends])],
  });
  const cellOf = publishedOnly(toCellOf(frame, rows));
  return indicators.map((indicator) => foreseeOne(indicator, subjectId, frame.period, cellOf));
}

function foreseeOne(indicator: Indicator, subjectId: number, period: PeriodId, cellOf: CellOf): Foreseen {
  const doneAt = getLatestDue(indicator, period);
  const valueAt = (month: PeriodId) => cellOf(indicator.code, subjectId, month)?.value ?? null;
  const done = valueAt(doneAt);
  const year = Number(doneAt.slice(0, 4));
  const isThisYear = doneAt.slice(0, 4) === period.slice(0, 4);
  const ends = !isThisYear
    ? []
    : listForecastEnds(doneAt).flatMap((end) => {
        const earlier = Array.from({ length: YEARS_BACK }, (_one, back) => ({
          atMonth: valueAt(`${year - back - 1}${doneAt.slice(4)}`),
          atEnd: valueAt(`${year - back - 1}${end.slice(4)}`),
        }));
        return foreseeAmount(done, end, earlier) ?? [];
      });
  return { indicator, done, doneAt, ends };
}
