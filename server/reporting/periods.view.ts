import {
  formatPeriod,
  getPeriodAt,
  getPeriodYear,
  type OutputOf,
  type PeriodId,
  type WorkingCalendar,
} from '#core/platform/public.ts';
import { type CalendarRules, deriveDueDays } from '#core/reporting/calendar.ts';
import type { getSteps, listPeriods } from '#core/reporting/calendar-contract.ts';
import { canRunReporting } from '#core/reporting/permissions.ts';
import type { PeriodView } from '#core/reporting/row-contract.ts';
import { type Ctx, getWorkingCalendar, withScope } from '#server/platform/public.ts';
import { getCalendarRules } from './calendar-rules.ts';
import { toPeriodView } from './period-view.ts';
import { listPeriodRows, listWatchPeriods } from './periods.queries.ts';
import { getStepsRules } from './unit-steps.ts';

/** A period as the rules would open it. */
function foresee(rules: CalendarRules, period: PeriodId, calendar: WorkingCalendar): PeriodView {
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
}

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
      return row ? toPeriodView(row) : foresee(rules, period, calendar);
    });
    const opened = (await listWatchPeriods(tx, regionId, wanted)).map(toPeriodView);
    const isKnown = new Set(opened.map((p) => p.period));
    const coming = (rules.watch ?? [])
      .map((rule) => getPeriodAt(rule.kind, ctx.today))
      .filter((period) => getPeriodYear(period) === wanted && !isKnown.has(period))
      .map((period) => foresee(rules, period, calendar));
    const canRun = canRunReporting(ctx.actor);
    return {
      periods,
      watch: [...coming, ...opened],
      rules,
      canRun,
      canRunReason: canRun ? '' : '由项目办办理',
    };
  });
}

export function getStepsView(ctx: Ctx): Promise<OutputOf<typeof getSteps>> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { rules, version } = await getStepsRules(tx, ctx.actor.regionId, ctx.today);
    return { rules, version, canEdit: canRunReporting(ctx.actor) };
  });
}
