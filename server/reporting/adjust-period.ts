import { formatPeriod, refuse } from '#core/platform/public.ts';
import type { PeriodView } from '#core/reporting/row-contract.ts';
import { appendAct, appendAudit, type Ctx, chinaDay, once, takeLock } from '#server/platform/public.ts';
import { requireOffice } from './calendar-rules.ts';
import { requireNotFrozen, toPeriodView } from './period-view.ts';
import { findPeriod, putPeriod, renewDeadlines } from './periods.queries.ts';
import { periodLock } from './unit-locks.queries.ts';

export interface PeriodAdjustment {
  period: string;
  cutOffOn: string;
  deadlineAt: string;
  reviewOn: string;
  forecastDeadlineAt: string | null;
  note: string;
}

function requireOrder(a: PeriodAdjustment): void {
  if (a.cutOffOn <= chinaDay(new Date(a.deadlineAt)) && chinaDay(new Date(a.deadlineAt)) <= a.reviewOn)
    return;
  throw refuse(
    'invalid',
    'PERIOD_DAYS_OUT_OF_ORDER',
    '截止日应不晚于报送时限，报送时限应不晚于审核日',
    'Cut-off, deadline and review day are out of order',
    ['按先后填写三个日期'],
  );
}

/**
 * Moves the days of one period (holidays and the like). A shortened deadline counts from the moment at which it was
 * announced, so that nobody becomes late by the announcement (handbook 8.5).
 */
export function adjustPeriod(
  ctx: Ctx,
  adjustment: PeriodAdjustment,
): Promise<{ period: PeriodView; sentence: string }> {
  requireOffice(ctx);
  requireOrder(adjustment);
  const { regionId } = ctx.actor;
  const { period } = adjustment;
  return once(ctx, async (tx) => {
    await takeLock(tx, periodLock(regionId, period));
    const known = await findPeriod(tx, regionId, period);
    requireNotFrozen(known);
    const isMoved = known?.deadline_at.getTime() !== new Date(adjustment.deadlineAt).getTime();
    await putPeriod(tx, regionId, period, {
      ...adjustment,
      announcedAt: isMoved ? ctx.now : (known?.announced_at ?? ctx.now),
      openedAt: known?.opened_at ?? null,
    });
    await renewDeadlines(tx, regionId, period);
    await appendAct(tx, ctx, 'period-adjusted.v1', adjustment);
    await appendAudit(tx, ctx, { kind: 'period-adjusted.v1', outcome: 'ok', subject: period });
    const row = await findPeriod(tx, regionId, period);
    if (!row) throw new Error('the period is gone');
    return { period: toPeriodView(row), sentence: `已调整：${formatPeriod(period)}报送日历` };
  });
}
