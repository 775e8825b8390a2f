import type { z } from 'zod';
import {
  formatPeriod,
  getAsOfDate,
  getPeriodEnd,
  getPeriodYear,
  getPreviousPeriod,
  refuse,
} from '#core/platform/public.ts';
import type { overview, sumProjectRows } from '#core/progress/contract.ts';
import { GroupFiguresView, type GroupView, type PeriodStateView } from '#core/progress/group-contract.ts';
import { deriveGroupFigures } from '#core/progress/group-totals.ts';
import type { ProjectFilter } from '#core/progress/project-filter-contract.ts';
import { isMoveRebased } from '#core/progress/rank-groups.ts';
import { NON_EXCLUSIVE_NOTE } from '#core/progress/roll-up.ts';
import {
  buildGroups,
  type FrozenGroup,
  isKeptSplit,
  SPLITS,
  type SplitCode,
} from '#core/progress/snapshot.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { listFrozenGroups, listFrozenSplit, listPublishedRanks } from './frozen-groups.queries.ts';
import { findMinimumGroupSize, listTotalAndGroups } from './groups.queries.ts';
import { type KeptSplit, rememberSplits } from './kept-splits.ts';
import { listPeriodStandings, type PeriodStanding } from './period-state.queries.ts';
import { hasFilter } from './project-filter.queries.ts';
import { readFrozen } from './read-frozen.ts';

/** Frozen periods are read from their snapshot, open ones from the derived rows. */
export async function getPeriodState(tx: Tx, ctx: Ctx, period: string): Promise<PeriodStateView> {
  return toPeriodState(ctx, period, (await listPeriodStandings(tx, ctx.actor.regionId, [period]))[0]);
}

/** The same from what was read of the period; one that was not opened is refused. */
export function toPeriodState(
  ctx: Ctx,
  period: string,
  standing: PeriodStanding | undefined,
): PeriodStateView {
  if (!standing)
    throw refuse(
      'not-found',
      'PERIOD_NOT_OPENED',
      `${formatPeriod(period)}尚未开启填报`,
      `Period ${period} is not open`,
      ['由项目办开启该期'],
    );
  return {
    period,
    isFrozen: standing.freeze_id !== null,
    frozenAt: standing.frozen_at?.toISOString() ?? null,
    freezeId: standing.freeze_id,
    asOf: getAsOfDate(period, ctx.today),
    label: formatPeriod(period),
  };
}

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
      movePlaces: rank.move?.places ?? null,
      isMoveRebased: rank.move ? isMoveRebased(rank.move) : false,
      gapToFirst: rank.gapToFirst,
      gapToAhead: rank.gapToAhead,
      gapToAverage: rank.gapToAverage,
      leastAmountYuan: rank.leastAmountYuan,
    },
  };
}

/** What an overview is asked for, beside the period. */
interface Asked {
  split: SplitCode;
  filter: ProjectFilter;
  rows: 'top' | 'leaf';
  /** Kept totals are read as they were frozen; they are of the whole region. */
  isKept: boolean;
}

async function readGroups(tx: Tx, ctx: Ctx, state: PeriodStateView, asked: Asked): Promise<FrozenGroup[]> {
  const { regionId, sees } = ctx.actor;
  const { period } = state;
  if (asked.isKept && state.isFrozen) return listFrozenGroups(tx, regionId, period, ['total', asked.split]);
  const q = {
    regionId,
    period,
    from: state.isFrozen ? ('frozen' as const) : ('open' as const),
    filter: asked.filter,
    isScoped: sees === 'scoped',
    rows: asked.rows,
  };
  const sources = await listTotalAndGroups(tx, { ...q, split: asked.split });
  // The total has no rank.
  const isWhole = sees === 'region' && !hasFilter(asked.filter) && asked.split !== 'total';
  const previous = isWhole ? await listPublishedRanks(tx, regionId, getPreviousPeriod(period)) : {};
  const minimumGroupSize = await findMinimumGroupSize(tx, regionId, getPeriodEnd(period));
  const groups = buildGroups(sources, {
    periodId: period,
    year: getPeriodYear(period),
    asOf: state.asOf,
    previous,
    ...(minimumGroupSize === undefined ? {} : { minimumGroupSize }),
  });
  // A rank among the few projects of one unit says nothing (8.10: no rank before all have confirmed).
  return sees === 'region' ? groups : groups.map((g) => ({ ...g, rank: null }));
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

/** Exactly the contract's fields: what may be null is checked strictly when it is written out. */
const toPreviousView = (figures: FrozenGroup['figures'] | undefined): GroupFiguresView | null =>
  figures === undefined ? null : GroupFiguresView.parse(figures);

interface Periods {
  state: PeriodStateView;
  before: PeriodStateView | null;
  /** The hashes of both snapshots. */
  snapshots: string;
}

/** A period, and the one before in the same year where that is frozen: year-to-date figures start anew each year. */
async function getPeriodWithPrevious(tx: Tx, ctx: Ctx, period: string): Promise<Periods> {
  const previous = getPreviousPeriod(period);
  const standings = await listPeriodStandings(tx, ctx.actor.regionId, [period, previous]);
  const find = (id: string) => standings.find((standing) => standing.period === id);
  const state = toPeriodState(ctx, period, find(period));
  const isSameYear = getPeriodYear(previous) === getPeriodYear(period);
  const hasBefore = isSameYear && (find(previous)?.freeze_id ?? null) !== null;
  const before = { ...state, period: previous, asOf: getPeriodEnd(previous), isFrozen: true };
  const snapshots = [period, previous].map((id) => find(id)?.snapshot_hash ?? '').join('/');
  return { state, before: hasBefore ? before : null, snapshots };
}

const recallSplit = rememberSplits();

/** The groups of a period, and of the one before it the total, which alone is compared. */
async function readWithPrevious(
  tx: Tx,
  ctx: Ctx,
  { state, before, snapshots }: Periods,
  asked: Asked,
): Promise<KeptSplit> {
  const { period } = state;
  const { regionId } = ctx.actor;
  if (asked.isKept && state.isFrozen)
    return recallSplit(`${regionId}/${period}/${snapshots}/${asked.split}`, () =>
      listFrozenSplit(tx, regionId, period, asked.split, before?.period ?? null),
    );
  const groups = await readGroups(tx, ctx, state, asked);
  const previous = before ? await readGroups(tx, ctx, before, { ...asked, split: 'total' }) : [];
  return { groups, previous };
}

/** 总览 in one answer: totals with last period's, and one split with ranks. */
export async function getOverview(ctx: Ctx, query: OverviewQuery): Promise<OverviewView> {
  const { period, split, rows, reach, ...filter } = query;
  return readFrozen(ctx, period, async (tx) => {
    const periods = await getPeriodWithPrevious(tx, ctx, period);
    const { state } = periods;
    const isRegion = ctx.actor.sees === 'region';
    const isWhole = !hasFilter(filter) && rows === 'top';
    const isKept = isWhole && isKeptSplit(split) && (isRegion || (state.isFrozen && reach !== 'seen'));
    const asked: Asked = { split, filter, rows, isKept };
    const { groups, previous } = await readWithPrevious(tx, ctx, periods, asked);
    const { isExclusive } = SPLITS[split];
    return {
      state,
      total: groups.find((g) => g.split === 'total')?.figures ?? emptyFigures(state),
      previous: toPreviousView(previous.find((g) => g.split === 'total')?.figures),
      groups: groups.filter((g) => g.split === split).map(toGroupView),
      isExclusive,
      note: isExclusive ? null : NON_EXCLUSIVE_NOTE,
      covers: asked.isKept || isRegion ? 'region' : 'scope',
    };
  });
}

/** The count and sums of a list, of what this person sees; of a whole frozen month the kept ones. */
export async function getRowTotals(
  ctx: Ctx,
  query: z.output<typeof sumProjectRows.query>,
): Promise<z.input<typeof sumProjectRows.output>> {
  const { period, rows, ...filter } = query;
  return readFrozen(ctx, period, async (tx) => {
    const state = await getPeriodState(tx, ctx, period);
    const isKept = ctx.actor.sees === 'region' && !hasFilter(filter) && rows === 'top';
    const groups = await readGroups(tx, ctx, state, { split: 'total', filter, rows, isKept });
    return { total: groups.find((g) => g.split === 'total')?.figures ?? emptyFigures(state) };
  });
}
