import {
  getLastMonth,
  getPeriodEnd,
  getPeriodKind,
  getPreviousPeriod,
  type PeriodId,
} from '#core/platform/public.ts';
import type { PeriodFigures } from '#server/ledger/public.ts';

const MONTHS_BACK = 13;

function periodsBefore(period: PeriodId, count: number): PeriodId {
  let earlier = period;
  for (let step = 0; step < count; step += 1) earlier = getPreviousPeriod(earlier);
  return earlier;
}

/** The ranges of periods whose figures a report is held against. */
export function listRangesBefore(period: PeriodId): { from: PeriodId; to: PeriodId }[] {
  const own = { from: periodsBefore(period, MONTHS_BACK), to: period };
  if (getPeriodKind(period) === 'month') return [own];
  const month = getLastMonth(period);
  return [own, { from: periodsBefore(month, MONTHS_BACK), to: month }];
}

/**
 * Figures in force of this period and of those confirmed before it, in the order in which they end. A month looks back
 * on months alone; a period of closer watch on its own kind and on the months, because figures are cumulative.
 */
export function sortConfirmedFigures(period: PeriodId, figures: readonly PeriodFigures[]): PeriodFigures[] {
  if (getPeriodKind(period) === 'month') return [...figures];
  const end = getPeriodEnd(period);
  return figures
    .filter((f) => f.period === period || getPeriodEnd(f.period) < end)
    .sort((a, b) => (getPeriodEnd(a.period) < getPeriodEnd(b.period) ? -1 : 1));
}
