import type { z } from 'zod';
import { formatPeriod, getAsOfDate, getPeriodEnd } from '#core/platform/public.ts';
import type { GroupFiguresView } from '#core/progress/group-contract.ts';
import { getShownActual } from '#core/progress/group-figures.ts';
import { deriveGroupFigures } from '#core/progress/group-totals.ts';
import type { listMonthTotals as listMonthTotalsRoute } from '#core/progress/project-contract.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import { listFrozenGroups } from './frozen-groups.queries.ts';
import { listGroupSources } from './groups.queries.ts';
import { listPeriodRows, type PeriodRow } from './period-state.queries.ts';
import { hasFilter } from './project-filter.queries.ts';

type Query = z.output<typeof listMonthTotalsRoute.query>;
type MonthTotals = z.input<typeof listMonthTotalsRoute.output>;

async function findTotal(
  tx: Tx,
  ctx: Ctx,
  period: PeriodRow,
  query: Query,
): Promise<GroupFiguresView | undefined> {
  const { year, ...filter } = query;
  const { regionId, sees } = ctx.actor;
  const isFrozen = period.frozen_at !== null;
  if (isFrozen && sees === 'region' && !hasFilter(filter))
    return (await listFrozenGroups(tx, regionId, period.id, ['total']))[0]?.figures;
  const [source] = await listGroupSources(tx, {
    regionId,
    period: period.id,
    split: 'total',
    from: isFrozen ? 'frozen' : 'open',
    filter,
    isScoped: sees === 'scoped',
  });
  const asOf = isFrozen ? getPeriodEnd(period.id) : getAsOfDate(period.id, ctx.today);
  return source && deriveGroupFigures(source.totals, { year, asOf });
}

/** Plan and actual of the year month by month, as frozen or as they stand: the chart of the overview, which is also a table. */
export async function getMonthTotals(ctx: Ctx, query: Query): Promise<MonthTotals> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const periods = (await listPeriodRows(tx, ctx.actor.regionId))
      .filter((p) => p.id.startsWith(`${query.year}-`))
      .reverse();
    const months: MonthTotals['months'] = [];
    for (const period of periods) {
      const total = await findTotal(tx, ctx, period, query);
      if (!total) continue;
      months.push({
        period: period.id,
        label: formatPeriod(period.id),
        isFrozen: period.frozen_at !== null,
        plannedYuan: total.planCount > 0 ? total.plannedCumulativeYuan : null,
        actualYuan: getShownActual(total),
        annualPlanYuan: total.planCount > 0 ? total.annualPlanYuan : null,
        completionRate: total.completionRate,
        otherPlan: total.otherPlan ?? null,
        plannedShare: total.plannedShare,
        proRataShare: total.proRataShare,
        red: total.lights.red ?? 0,
        yellow: total.lights.yellow ?? 0,
      });
    }
    return { months, covers: ctx.actor.sees === 'region' ? 'region' : 'scope' };
  });
}
