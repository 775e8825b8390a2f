import {
  getLastMonth,
  getPeriodEnd,
  getPeriodKind,
  getPreviousPeriod,
  type PeriodId,
} from '#core/platform/public.ts';
import { listPeriodFigures, type PeriodFigures } from '#server/ledger/public.ts';
import type { Tx } from '#server/platform/public.ts';

const MONTHS_BACK = 13;

function periodsBefore(period: PeriodId, count: number): PeriodId {
  let earlier = period;
  for (let step = 0; step < count; step += 1) earlier = getPreviousPeriod(earlier);
  return earlier;
}

/**
 * Figures in force of this period and of those confirmed before it, in the order in which they end. A month looks back
 * on months alone; a period of closer watch on its own kind and on the months, because figures are cumulative.
 */
export async function listConfirmedFigures(
  tx: Tx,
  q: { regionId: number; period: PeriodId; projectIds: readonly string[] },
): Promise<PeriodFigures[]> {
  const { regionId, projectIds, period } = q;
  const own = await listPeriodFigures(tx, {
    regionId,
    projectIds,
    from: periodsBefore(period, MONTHS_BACK),
    to: period,
  });
  if (getPeriodKind(period) === 'month') return own;
  const month = getLastMonth(period);
  const months = await listPeriodFigures(tx, {
    regionId,
    projectIds,
    from: periodsBefore(month, MONTHS_BACK),
    to: month,
  });
  const end = getPeriodEnd(period);
  return [...own, ...months]
    .filter((f) => f.period === period || getPeriodEnd(f.period) < end)
    .sort((a, b) => (getPeriodEnd(a.period) < getPeriodEnd(b.period) ? -1 : 1));
}
