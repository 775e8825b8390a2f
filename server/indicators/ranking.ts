import type { z } from 'zod';
import { rankPeers } from '#core/indicators/board.ts';
import { readFigure } from '#core/indicators/board-row.ts';
import { getLatestDue } from '#core/indicators/due-months.ts';
import type { Indicator } from '#core/indicators/indicator.ts';
import type { getIndicatorPage } from '#core/indicators/indicator-contract.ts';
import { type PanelSummary, summarisePanel } from '#core/indicators/panel.ts';
import { getRankValue } from '#core/indicators/rank-subjects.ts';
import type { SubjectFigure } from '#core/indicators/subject-figure.ts';
import { sumOf, toDecimalText, toFraction } from '#core/platform/public.ts';
import type { RankedEntry } from '#core/progress/public.ts';
import type { Tx } from '#server/platform/public.ts';
import type { Board } from './board.view.ts';
import { listRankMonths, readTargets, readValues, toCellOf } from './panel-facts.ts';

export type RankingView = Omit<z.input<typeof getIndicatorPage.output>['ranking'], 'members'>;
type Peers = Pick<Board, 'frame' | 'peers' | 'upper'>;

/** 地区排位: the peers of one indicator in order at a month, with what a page says over and beside the table. */
export async function loadRanking(
  tx: Tx,
  { frame, peers, upper }: Peers,
  indicator: Indicator,
  by: Indicator['rankBy'],
): Promise<RankingView> {
  const period = getLatestDue(indicator, frame.period);
  const subjectIds = [...peers, ...upper].map(({ id }) => id);
  const cellOf = toCellOf(
    frame,
    await readValues(tx, frame, {
      codes: [indicator.code, ...(indicator.ratioOf ?? [])],
      subjectIds,
      periods: listRankMonths([indicator], frame.period),
    }),
  );
  const targetsOf = await readTargets(tx, frame, subjectIds, [indicator.code]);
  const ranking = rankPeers(indicator, by, period, { peers, cellOf, targetsOf, upper });
  const entries = ranking?.entries ?? [];
  const average = ranking?.printedAverage ?? null;
  const summary = summarisePanel(
    entries.map(({ key, name, printed, rank }) => ({ key, name, value: rank === null ? null : printed })),
    indicator.direction === 'lower-is-better' ? 'lower-is-better' : 'higher-is-better',
    average,
  );
  const entryOf = new Map(entries.map((entry) => [entry.key, entry]));
  const placeOf = new Map(entries.map(({ key }, place) => [key, place]));
  const lines = peers.map((peer) => {
    const figure = readFigure(indicator, peer.id, period, cellOf);
    const target = targetsOf(indicator.code, peer.id).find(
      ({ kind, value }) => kind !== 'stretch' && value !== null,
    );
    const completion = getRankValue('completion', {
      key: '',
      name: '',
      figure,
      target: target?.value ?? null,
    });
    return toRegion(peer, figure, completion, entryOf.get(String(peer.id)), summary);
  });
  lines.sort((a, b) => (placeOf.get(String(a.subjectId)) ?? 0) - (placeOf.get(String(b.subjectId)) ?? 0));
  return {
    regions: lines,
    ranked: ranking?.rankedCount ?? 0,
    listed: peers.length,
    missing: summary.missing,
    average,
    averageName: average === null ? null : (upper[0]?.shortName ?? null),
    belowAverage: summary.worseThanAverage,
    sum:
      indicator.alongHierarchy === 'sum'
        ? sumFigures(
            lines.map(({ figure }) => figure),
            peers.length,
          )
        : null,
  };
}

function toRegion(
  peer: Board['peers'][number],
  figure: SubjectFigure,
  completion: string | null,
  entry: RankedEntry | undefined,
  { quartiles }: PanelSummary,
): RankingView['regions'][number] {
  return {
    ...{ subjectId: peer.id, name: peer.shortName, isOwn: peer.isOwn, figure, completion },
    ...{ rank: entry?.rank ?? null, rankText: entry?.rankText ?? '—', printed: entry?.printed ?? null },
    ...{ reason: entry?.reason ?? null, move: entry?.move ?? null },
    ...{ gapToFirst: entry?.gapToFirst ?? null, gapToAhead: entry?.gapToAhead ?? null },
    ...{ gapToAverage: entry?.gapToAverage ?? null, quartile: quartiles[String(peer.id)] ?? null },
  };
}

function sumFigures(figures: readonly Pick<SubjectFigure, 'value'>[], listed: number): RankingView['sum'] {
  const values = figures.flatMap(({ value }) => (value === null ? [] : [toFraction(value)]));
  return values.length === 0 ? null : { value: toDecimalText(sumOf(values)), counted: values.length, listed };
}
