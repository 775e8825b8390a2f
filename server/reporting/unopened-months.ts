import { earlierOf, getNextPeriod, getPeriodAt } from '#core/platform/public.ts';
import { deriveDueDays } from '#core/reporting/calendar.ts';
import { getWorkingCalendar, type Tx } from '#server/platform/public.ts';
import { getCalendarRules } from './calendar-rules.ts';
import { findLastOpenedMonth, findPeriod } from './periods.queries.ts';

export interface UnopenedMonth {
  period: string;
  opensOn: string;
  deadlineAt: Date;
}

/** More than this was nobody's outage: a county that used the product years ago begins anew by its office's own act. */
const MOST_MONTHS = 12;

/**
 * Months after the last opened one, and the running one, whose opening day has come by the calendar and that nobody opened, earliest first.
 * Of a region that has never opened a month there are none: it begins by its office's own act.
 */
export async function listUnopenedMonths(tx: Tx, regionId: number, today: string): Promise<UnopenedMonth[]> {
  const last = await findLastOpenedMonth(tx, regionId);
  if (last === null) return [];
  const rules = await getCalendarRules(tx, regionId, today);
  const calendar = await getWorkingCalendar(tx);
  const running = getPeriodAt('month', today);
  const found: UnopenedMonth[] = [];
  // The office may have opened a later month before the running one.
  for (
    let period = earlierOf(getNextPeriod(last), running);
    period <= running;
    period = getNextPeriod(period)
  ) {
    const { opensOn, deadlineAt } = deriveDueDays(rules, period, calendar);
    if (opensOn > today) break;
    const set = await findPeriod(tx, regionId, period);
    if (set?.opened_at) continue;
    found.push({ period, opensOn, deadlineAt: set?.deadline_at ?? new Date(deadlineAt) });
  }
  return found.length > MOST_MONTHS ? [] : found;
}
