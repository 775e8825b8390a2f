import type { z } from 'zod';
import {
  formatPeriod,
  getAsOfDate,
  getPeriodYear,
  getPreviousPeriod,
  refuse,
} from '#core/platform/public.ts';
import type {
  GroupFiguresView,
  GroupView,
  overview,
  PeriodStateView,
  ProjectFilter,
} from '#core/progress/contract.ts';
import { deriveGroupFigures } from '#core/progress/group-totals.ts';
import { NON_EXCLUSIVE_NOTE } from '#core/progress/roll-up.ts';
import {
  buildGroups,
  type FrozenGroup,
  STANDARD_SPLITS,
  type StandardSplit,
} from '#core/progress/snapshot.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import {
  type GroupFilter,
  listFrozenGroups,
  listGroupSources,
  listPublishedRanks,
} from './groups.queries.ts';
import { findFreeze, isPeriodOpened } from './period-state.queries.ts';

/** Frozen periods are read from their snapshot, open ones from the derived rows. */
export async function getPeriodState(tx: Tx, ctx: Ctx, period: string): Promise<PeriodStateView> {
  const freeze = await findFreeze(tx, ctx.actor.regionId, period);
  if (!freeze && !(await isPeriodOpened(tx, ctx.actor.regionId, period)))
    throw refuse(
      'not-found',
      'PERIOD_NOT_OPENED',
      `${formatPeriod(period)}尚未开启填报`,
      `Period ${period} is not open`,
      ['由项目办开启该期'],
    );
  return {
    period,
    isFrozen: freeze !== undefined,
    frozenAt: freeze?.frozen_at.toISOString() ?? null,
    freezeId: freeze?.id ?? null,
    asOf: getAsOfDate(period, ctx.today),
    label: formatPeriod(period),
  };
}

/** Filters that narrow the sums; light, standing and search narrow lists only. */
const toGroupFilter = (f: ProjectFilter): GroupFilter => ({
  sector: f.sector,
  level: f.level,
  nature: f.nature,
  list: f.list,
  tag: f.tag,
  unitId: f.unitId,
  territoryId: f.territoryId,
  departmentId: f.departmentId,
  sponsorId: f.sponsorId,
});
const hasFilter = (f: GroupFilter): boolean => Object.values(f).some((v) => v !== undefined);

function toGroupView(g: FrozenGroup): GroupView {
  const { rank } = g;
  return {
    split: g.split,
    key: g.key,
    label: g.label,
    officialOrder: g.officialOrder,
    rankSet: g.rankSet,
    figures: g.figures,
    rank: rank && {
      rank: rank.rank,
      rankText: rank.rankText,
      reason: rank.reason,
      isTied: rank.isTied,
      printed: rank.printed,
      moveText: rank.move?.text ?? null,
      moveDirection: rank.move?.direction ?? null,
      gapToFirst: rank.gapToFirst,
      gapToAhead: rank.gapToAhead,
      gapToAverage: rank.gapToAverage,
      leastAmountYuan: rank.leastAmountYuan,
    },
  };
}

async function readGroups(
  tx: Tx,
  ctx: Ctx,
  state: PeriodStateView,
  split: StandardSplit,
  filter: GroupFilter,
): Promise<FrozenGroup[]> {
  const { regionId } = ctx.actor;
  const { period } = state;
  if (state.isFrozen && !hasFilter(filter)) return listFrozenGroups(tx, regionId, period, ['total', split]);
  const from = state.isFrozen ? 'frozen' : 'open';
  const sources = [
    ...(await listGroupSources(tx, { regionId, period, split: 'total', from, filter })),
    ...(await listGroupSources(tx, { regionId, period, split, from, filter })),
  ];
  const previous = hasFilter(filter) ? {} : await listPublishedRanks(tx, regionId, getPreviousPeriod(period));
  return buildGroups(sources, { periodId: period, year: getPeriodYear(period), asOf: state.asOf, previous });
}

/** The figures of nothing: an overview of no projects shows zeros and says why rates are missing. */
function emptyFigures(state: PeriodStateView): GroupFiguresView {
  const none = { due: 0, met: 0 };
  const standings = {
    paused: 0,
    'no-plan': 0,
    done: 0,
    'not-due': 0,
    unreported: 0,
    'on-plan': 0,
    behind: 0,
  };
  return deriveGroupFigures(
    {
      key: 'total',
      name: '合计',
      projectCount: 0,
      expandedCount: 0,
      totalInvestmentYuan: '0',
      actualYuan: null,
      planCount: 0,
      annualPlanYuan: '0',
      ratedActualYuan: null,
      plannedYuan: '0',
      shortfallYuan: '0',
      reportedCount: 0,
      standings,
      lights: { red: 0, yellow: 0, green: 0, grey: 0, blue: 0 },
      start: none,
      work: none,
      reports: { due: 0, confirmed: 0, onTime: 0 },
    },
    { year: getPeriodYear(state.period), asOf: state.asOf },
  );
}

type OverviewQuery = z.output<typeof overview.query>;
type OverviewView = z.input<typeof overview.output>;

/** 总览 in one answer: totals with last period's, and one split with ranks. */
export async function getOverview(ctx: Ctx, query: OverviewQuery): Promise<OverviewView> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const state = await getPeriodState(tx, ctx, query.period);
    const filter = toGroupFilter(query);
    const groups = await readGroups(tx, ctx, state, query.split, filter);
    const before = await findFreeze(tx, ctx.actor.regionId, getPreviousPeriod(query.period));
    const previous =
      before && query.period.slice(0, 4) === getPreviousPeriod(query.period).slice(0, 4)
        ? await readGroups(
            tx,
            ctx,
            { ...state, period: getPreviousPeriod(query.period), isFrozen: true },
            query.split,
            filter,
          )
        : [];
    const { isExclusive } = STANDARD_SPLITS[query.split];
    return {
      state,
      total: groups.find((g) => g.split === 'total')?.figures ?? emptyFigures(state),
      previous: previous.find((g) => g.split === 'total')?.figures ?? null,
      groups: groups.filter((g) => g.split === query.split).map(toGroupView),
      isExclusive,
      note: isExclusive ? null : NON_EXCLUSIVE_NOTE,
    };
  });
}
