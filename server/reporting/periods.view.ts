import type { OutputOf } from '#core/platform/public.ts';
import { formatPeriod } from '#core/platform/public.ts';
import { deriveDueDays } from '#core/reporting/calendar.ts';
import type { getSteps, listPeriods } from '#core/reporting/calendar-contract.ts';
import { canRunReporting } from '#core/reporting/permissions.ts';
import type { PeriodView } from '#core/reporting/row-contract.ts';
import { type Ctx, getWorkingCalendar, withScope } from '#server/platform/public.ts';
import { getCalendarRules } from './calendar-rules.ts';
import { toPeriodView } from './period-view.ts';
import { listPeriodRows } from './periods.queries.ts';
import { getStepsRules } from './unit-steps.ts';

/** 报送日历 of a year: opened months as they are, the others as the rules would open them. */
export function getPeriodsView(ctx: Ctx, year: number | undefined): Promise<OutputOf<typeof listPeriods>> {
  const wanted = year ?? Number(ctx.today.slice(0, 4));
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const rules = await getCalendarRules(tx, regionId, ctx.today);
    const calendar = await getWorkingCalendar(tx);
    const known = new Map(
      (await listPeriodRows(tx, regionId, { from: `${wanted}-01`, to: `${wanted}-12` })).map((p) => [
        p.id,
        p,
      ]),
    );
    const periods = Array.from({ length: 12 }, (_, index): PeriodView => {
      const period = `${wanted}-${String(index + 1).padStart(2, '0')}`;
      const row = known.get(period);
      if (row) return toPeriodView(row);
      const days = deriveDueDays(rules, period, calendar);
      return {
        period,
        name: formatPeriod(period),
        cutOffOn: days.cutOffOn,
        announcedAt: null,
        deadlineAt: new Date(days.deadlineAt).toISOString(),
        reviewOn: days.reviewOn,
        forecastDeadlineAt: days.forecastDeadlineAt ? new Date(days.forecastDeadlineAt).toISOString() : null,
        openedAt: null,
        frozenAt: null,
        note: '',
      };
    });
    const canRun = canRunReporting(ctx.actor);
    return { periods, rules, canRun, canRunReason: canRun ? '' : '由项目办办理' };
  });
}

export function getStepsView(ctx: Ctx): Promise<OutputOf<typeof getSteps>> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { rules, version } = await getStepsRules(tx, ctx.actor.regionId, ctx.today);
    return { rules, version, canEdit: canRunReporting(ctx.actor) };
  });
}
