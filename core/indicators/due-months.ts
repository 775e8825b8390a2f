import { getPreviousPeriod, type PeriodId } from '#core/platform/public.ts';
import type { Indicator, Rhythm } from './indicator.ts';

const MONTHS: Record<Rhythm, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

type Timed = Pick<Indicator, 'every' | 'hasNoJanuary' | 'until'>;

export const monthOf = (period: PeriodId): number => Number(period.slice(5, 7));

/** Whether the indicator was given up before a month: it is neither filed nor shown there. */
export const isStopped = ({ until }: Pick<Indicator, 'until'>, month: PeriodId): boolean =>
  until != null && month > until;

/**
 * Whether the indicator has a figure of its own at a month (handbook 8.5): a quarterly one at March, June, September, December;
 * none in January where January to February are published as one, none after its last month.
 */
export function isDueIn({ every, hasNoJanuary, until }: Timed, month: PeriodId): boolean {
  if (isStopped({ until }, month)) return false;
  const number = monthOf(month);
  return number % MONTHS[every] === 0 && !(hasNoJanuary && every === 'month' && number === 1);
}

/** The latest month, this one counted, at which the indicator has a figure: 2026-09 for a quarterly one in October. */
export function getLatestDue(indicator: Timed, month: PeriodId): PeriodId {
  let at = month;
  while (!isDueIn(indicator, at)) at = getPreviousPeriod(at);
  return at;
}

/** Months at which the indicator has figures from one to another, both counted, in order. */
export function listDueMonths(indicator: Timed, from: PeriodId, to: PeriodId): PeriodId[] {
  const months: PeriodId[] = [];
  for (let at = to; at >= from; at = getPreviousPeriod(at)) if (isDueIn(indicator, at)) months.push(at);
  return months.reverse();
}

/** The same month a year before: 2026-09 → 2025-09; ids of months only. */
export const yearBefore = (period: PeriodId): PeriodId =>
  `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
