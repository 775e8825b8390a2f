import { type DecimalText, getPreviousPeriod, type PeriodId } from '#core/platform/public.ts';
import { describeOrder, type GroupOrder, type Ranking } from '#core/progress/public.ts';
import {
  type BoardRank,
  type BoardRow,
  type CellOf,
  completeRow,
  deriveOwnPart,
  type OwnPart,
  readKeyFigure,
} from './board-row.ts';
import { getLatestDue } from './due-months.ts';
import type { Indicator } from './indicator.ts';
import type { IndicatorRules } from './indicator-rules.ts';
import {
  getRankValue,
  orderSubjects,
  type Places,
  placeSubjects,
  type RankSubject,
  toPreviousRanks,
} from './rank-subjects.ts';
import type { IndicatorSubject } from './subject.ts';
import type { KeyFigure } from './subject-figure.ts';
import type { StandingTarget } from './target.ts';

export interface BoardFacts {
  period: PeriodId;
  indicators: readonly Indicator[];
  subject: Pick<IndicatorSubject, 'id'>;
  /** Those above it, the nearest first. */
  upper: readonly Pick<IndicatorSubject, 'id' | 'shortName'>[];
  /** Those it is ranked with, itself among them. */
  peers: readonly Pick<IndicatorSubject, 'id' | 'shortName'>[];
  cellOf: CellOf;
  targetsOf: (indicator: string, subjectId: number) => readonly StandingTarget[];
  rules: IndicatorRules;
}

/** What the lines of a board say of the subject alone, in the order of the indicators. */
export const deriveOwnParts = (facts: Omit<BoardFacts, 'upper' | 'peers'>): OwnPart[] =>
  facts.indicators.map((indicator) => deriveOwnPart(toOwnInputs(indicator, facts)));

const toOwnInputs = (indicator: Indicator, facts: Omit<BoardFacts, 'upper' | 'peers'>) => ({
  indicator,
  period: facts.period,
  subjectId: facts.subject.id,
  cellOf: facts.cellOf,
  targets: facts.targetsOf(indicator.code, facts.subject.id),
  rules: facts.rules,
});

/** The board of one subject: every indicator of the package in its order, from its own parts where these are there already. */
export function deriveBoard(facts: BoardFacts, own: readonly OwnPart[] = deriveOwnParts(facts)): BoardRow[] {
  const upper = facts.upper.map(({ id, shortName }) => ({ id, name: shortName }));
  return facts.indicators.map((indicator, at) =>
    completeRow(own[at] as OwnPart, {
      ...toOwnInputs(indicator, facts),
      upper,
      rankAt: (period) => findRank(indicator, period, facts),
    }),
  );
}

export type PanelFacts = Pick<BoardFacts, 'peers' | 'cellOf' | 'targetsOf'> & {
  upper: readonly { id: number }[];
};

/** Peers in order at a period; moves and gaps are worked out of those that are asked for. */
export interface PeerOrder {
  now: GroupOrder;
  /** In the order of the peers. */
  figures: readonly (KeyFigure | null)[];
  rank: (only?: ReadonlySet<string>) => Ranking;
}

/** Peers of an indicator in order at a period and at the one before; null where it is not ranked. */
export function orderPeers(
  indicator: Indicator,
  by: Indicator['rankBy'],
  period: PeriodId,
  facts: PanelFacts,
): PeerOrder | null {
  if (by === null) return null;
  const subjectOf = ({ id, shortName }: Peer, at: PeriodId): RankSubject => ({
    key: String(id),
    name: shortName,
    figure: readKeyFigure(indicator, id, at, facts.cellOf),
    target: by === 'completion' ? judgedValue(facts.targetsOf(indicator.code, id)) : null,
  });
  const subjects = facts.peers.map((peer) => subjectOf(peer, period));
  const monthBefore = getLatestDue(indicator, getPreviousPeriod(period));
  const before = placeSubjects(
    indicator,
    by,
    facts.peers.map((peer) => subjectOf(peer, monthBefore)),
  );
  const now = orderSubjects(indicator, by, subjects);
  const average = averageAt(indicator, by, period, facts);
  // A place moves only among the same ones (handbook 3.7).
  const others = isSameSet(now, before) ? {} : { othersRankedBefore: before.printedOf.size };
  return {
    now,
    figures: subjects.map(({ figure }) => figure),
    rank: (only) =>
      describeOrder(now, {
        ...{ periodId: period, previous: toPreviousRanks(before, only), average, ...others },
        ...(only ? { only } : {}),
      }),
  };
}

type Peer = PanelFacts['peers'][number];

/** Whether those with a place now had one before, and nobody else. */
const isSameSet = ({ ranked }: GroupOrder, { printedOf }: Places): boolean =>
  ranked.length === printedOf.size && ranked.every(({ entry }) => printedOf.has(entry.key));

/** Peers with the moves against the period before; null where the indicator is not ranked. */
export const rankPeers = (...asked: Parameters<typeof orderPeers>): Ranking | null =>
  orderPeers(...asked)?.rank() ?? null;

/** The value of the year that a completion is counted against. */
export const judgedValue = (targets: readonly StandingTarget[]): DecimalText | null =>
  targets.find(({ kind, value }) => kind !== 'stretch' && value !== null)?.value ?? null;

/** The upper level's own figure stands for the average; of a level there is none, since a sum is no average. */
function averageAt(
  indicator: Indicator,
  by: NonNullable<Indicator['rankBy']>,
  period: PeriodId,
  { upper, cellOf, targetsOf }: PanelFacts,
): DecimalText | null {
  const above = upper[0];
  const isSum = by === 'level' && indicator.alongHierarchy === 'sum';
  if (above === undefined || isSum) return null;
  const figure = readKeyFigure(indicator, above.id, period, cellOf);
  return getRankValue(by, {
    key: '',
    name: '',
    figure,
    target: judgedValue(targetsOf(indicator.code, above.id)),
  });
}

function findRank(indicator: Indicator, period: PeriodId, facts: BoardFacts): BoardRank | null {
  const { rankBy } = indicator;
  const key = String(facts.subject.id);
  const ranking = orderPeers(indicator, rankBy, period, facts)?.rank(new Set([key]));
  const entry = ranking?.entries[0];
  // A place among fewer than two says nothing.
  if (!ranking || !entry || rankBy === null || ranking.rankedCount < 2) return null;
  const { rank, rankText, move, reason, gapToAhead, gapToAverage } = entry;
  return {
    rank,
    rankText,
    move,
    reason,
    by: rankBy,
    ranked: ranking.rankedCount,
    listed: facts.peers.length,
    gapToAhead,
    gapToAverage,
  };
}
