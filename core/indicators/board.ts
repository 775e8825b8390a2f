import { type DecimalText, getPreviousPeriod, type PeriodId } from '#core/platform/public.ts';
import type { Ranking } from '#core/progress/public.ts';
import { type BoardRank, type BoardRow, type CellOf, deriveBoardRow, readRankFigure } from './board-row.ts';
import { getLatestDue } from './due-months.ts';
import type { Indicator } from './indicator.ts';
import type { IndicatorRules } from './indicator-rules.ts';
import { getRankValue, rankSubjects, toPreviousRanks } from './rank-subjects.ts';
import type { IndicatorSubject } from './subject.ts';
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

/** The board of one subject: every indicator of the package in its order. */
export function deriveBoard(facts: BoardFacts): BoardRow[] {
  return facts.indicators.map((indicator) =>
    deriveBoardRow({
      indicator,
      period: facts.period,
      subjectId: facts.subject.id,
      cellOf: facts.cellOf,
      upper: facts.upper.map(({ id, shortName }) => ({ id, name: shortName })),
      targets: facts.targetsOf(indicator.code, facts.subject.id),
      rules: facts.rules,
      rankAt: (period) => findRank(indicator, period, facts),
    }),
  );
}

export type PanelFacts = Pick<BoardFacts, 'peers' | 'cellOf' | 'targetsOf'> & {
  upper: readonly { id: number }[];
};

const NOBODY: ReadonlySet<string> = new Set();

/** Peers of an indicator in order at a period, with the moves against the period before; null where it is not ranked. */
export function rankPeers(
  indicator: Indicator,
  by: Indicator['rankBy'],
  period: PeriodId,
  facts: PanelFacts,
  gapsOf?: ReadonlySet<string>,
): Ranking | null {
  if (by === null) return null;
  type Context = Parameters<typeof rankSubjects>[3];
  const rankAt = (at: PeriodId, previous: Context['previous'], wanted?: ReadonlySet<string>) =>
    rankSubjects(
      indicator,
      by,
      facts.peers.map(({ id, shortName }) => ({
        key: String(id),
        name: shortName,
        figure: readRankFigure(indicator, id, at, facts.cellOf),
        target: judgedValue(facts.targetsOf(indicator.code, id)),
      })),
      {
        ...{ period: at, previous, average: averageAt(indicator, by, at, facts) },
        ...(wanted ? { gapsOf: wanted } : {}),
      },
    );
  const before = rankAt(getLatestDue(indicator, getPreviousPeriod(period)), {}, NOBODY);
  return rankAt(period, toPreviousRanks(before), gapsOf);
}

const judgedValue = (targets: readonly StandingTarget[]): DecimalText | null =>
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
  const figure = readRankFigure(indicator, above.id, period, cellOf);
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
  const ranking = rankPeers(indicator, rankBy, period, facts, new Set([key]));
  const entry = ranking?.entries.find((one) => one.key === key);
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
