import {
  addDays,
  daysInMonth,
  getNextPeriod,
  type IsoDate,
  isWorkingDay,
  type PeriodId,
  toIsoDate,
  type WorkingCalendar,
} from '#core/platform/public.ts';
import { isDueIn } from './due-months.ts';
import type { Indicator } from './indicator.ts';

/**
 * By which day a department files a month (handbook 8.5): the latest due day of its indicators that have a figure then, in the month
 * after; a day off puts it to the next working day. Null where none of them is due.
 */
export function findFilingDeadline(
  indicators: readonly Pick<Indicator, 'every' | 'hasNoJanuary' | 'until' | 'dueDay'>[],
  period: PeriodId,
  calendar: WorkingCalendar,
): IsoDate | null {
  const days = indicators.flatMap((one) => (one.dueDay !== null && isDueIn(one, period) ? [one.dueDay] : []));
  if (days.length === 0) return null;
  const next = getNextPeriod(period);
  const [year, month] = [Number(next.slice(0, 4)), Number(next.slice(5))];
  let day = toIsoDate(year, month, Math.min(Math.max(...days), daysInMonth(year, month)));
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
  return day;
}
