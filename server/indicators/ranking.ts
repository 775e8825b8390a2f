import type { z } from 'zod';
import { judgedValue, orderPeers, type PanelFacts } from '#core/indicators/board.ts';
import { readFigure, readKeyFigure } from '#core/indicators/board-row.ts';
import { getLatestDue } from '#core/indicators/due-months.ts';
import type { Indicator } from '#core/indicators/indicator.ts';
import {
  type getIndicatorPage,
  NAMED_AT_ONCE,
  REGIONS_AT_ONCE,
} from '#core/indicators/indicator-contract.ts';
import { type PanelEntry, summarisePanel } from '#core/indicators/panel.ts';
import { getRankValue } from '#core/indicators/rank-subjects.ts';
import type { KeyFigure } from '#core/indicators/subject-figure.ts';
import { type PeriodId, sumDecimals } from '#core/platform/public.ts';
import type { GroupOrder, RankedEntry } from '#core/progress/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { listRankMonths, type MonthFrame, readTargets, readValues, toCellOf } from './panel-facts.ts';
import type { Member } from './subjects.queries.ts';

export type RankingView = Omit<z.input<typeof getIndicatorPage.output>['ranking'], 'members'>;
type Region = RankingView['regions'][number];

interface RankingQuery {
  frame: MonthFrame;
  peers: readonly Member[];
  upper: readonly Member[];
  indicator: Indicator;
  by: Indicator['rankBy'];
  /** The subject that is looked at. */
  subjectId: number;
  from?: number | undefined;
  find?: string | undefined;
}

/** 地区排位: the peers of one indicator in order at a month, a page of them, with what is said over and beside the table. */
export async function loadRanking(tx: Tx, q: RankingQuery): Promise<RankingView> {
  const { frame, peers, upper, indicator } = q;
  const period = getLatestDue(indicator, frame.period);
  const subjectIds = [...peers, ...upper].map(({ id }) => id);
  const rows = await readValues(tx, frame, {
    codes: [indicator.code, ...(indicator.ratioOf ?? [])],
    subjectIds,
    periods: listRankMonths([indicator], frame.period),
  });
  const facts = {
    ...{ peers, upper, cellOf: toCellOf(frame, rows) },
    // Of one indicator there are few: to name thousands of regions costs more.
    targetsOf: await readTargets(tx, frame, null, [indicator.code]),
  };
  const order = orderPeers(indicator, q.by, period, facts);
  const figures = order?.figures ?? peers.map(({ id }) => readKeyFigure(indicator, id, period, facts.cellOf));
  const inOrder = order ? listInOrder(order.now, peers) : peers;
  const shown = pickShown(inOrder, q);
  const keys = new Set([...shown.regions, ...shown.around].map(({ id }) => String(id)));
  const ranking = order?.rank(keys) ?? null;
  const average = ranking?.printedAverage ?? null;
  const summary = summarisePanel(order ? toPanel(order.now) : [], sideOf(indicator), average, keys);
  const entryOf = new Map(ranking?.entries.map((entry) => [entry.key, entry]));
  const toRegion = (peer: Member): Region => {
    const key = String(peer.id);
    const about = { indicator, period, facts, entry: entryOf.get(key) };
    return describeRegion(peer, about, summary.quartiles[key] ?? null);
  };
  return {
    ...{ regions: shown.regions.map(toRegion), from: shown.from, found: shown.found },
    around: shown.around.map(toRegion),
    ...{ ranked: ranking?.rankedCount ?? 0, listed: peers.length, missing: toNames(summary.missing) },
    average,
    averageName: average === null ? null : (upper[0]?.shortName ?? null),
    belowAverage: toNames(summary.worseThanAverage),
    sum: indicator.alongHierarchy === 'sum' ? sumValues(figures) : null,
  };
}

const sideOf = ({ direction }: Indicator) =>
  direction === 'lower-is-better' ? 'lower-is-better' : ('higher-is-better' as const);

const toNames = (names: readonly string[]): RankingView['missing'] => ({
  names: names.slice(0, NAMED_AT_ONCE),
  count: names.length,
});

/** Those with a rank by it, then those without. */
function listInOrder({ ranked, unranked }: GroupOrder, peers: readonly Member[]): Member[] {
  const peerOf = new Map(peers.map((peer) => [String(peer.id), peer]));
  return [...ranked, ...unranked].flatMap(({ entry }) => peerOf.get(entry.key) ?? []);
}

const toPanel = ({ ranked, unranked }: GroupOrder): PanelEntry[] => [
  ...ranked.map(({ entry, printed }) => ({ key: entry.key, name: entry.name, value: printed })),
  ...unranked.map(({ entry }) => ({ key: entry.key, name: entry.name, value: null })),
];

const BESIDE = 2;

/** A page of the regions, or of those found; on another page than the subject's also the subject and those next to it. */
function pickShown(inOrder: readonly Member[], { subjectId, from = 0, find }: RankingQuery) {
  const found = find
    ? inOrder.filter((one) => [one.name, one.shortName].some((n) => n.includes(find)))
    : inOrder;
  const lastPage = Math.max(0, Math.ceil(found.length / REGIONS_AT_ONCE) - 1) * REGIONS_AT_ONCE;
  const first = Math.min(from, lastPage);
  const regions = found.slice(first, first + REGIONS_AT_ONCE);
  const at = regions.some(({ id }) => id === subjectId)
    ? -1
    : inOrder.findIndex(({ id }) => id === subjectId);
  const around = at < 0 ? [] : inOrder.slice(Math.max(0, at - BESIDE), at + BESIDE + 1);
  return { regions, around, from: first, found: found.length };
}

interface About {
  indicator: Indicator;
  period: PeriodId;
  facts: PanelFacts;
  entry: RankedEntry | undefined;
}

function describeRegion(
  peer: Member,
  { indicator, period, facts, entry }: About,
  quartile: Region['quartile'],
): Region {
  const figure = readFigure(indicator, peer.id, period, facts.cellOf);
  const target = judgedValue(facts.targetsOf(indicator.code, peer.id));
  return {
    ...{ subjectId: peer.id, name: peer.shortName, isOwn: peer.isOwn, figure },
    completion: getRankValue('completion', { key: '', name: '', figure, target }),
    ...{ rank: entry?.rank ?? null, rankText: entry?.rankText ?? '—', printed: entry?.printed ?? null },
    ...{ reason: entry?.reason ?? null, move: entry?.move ?? null },
    ...{ gapToFirst: entry?.gapToFirst ?? null, gapToAhead: entry?.gapToAhead ?? null },
    ...{ gapToAverage: entry?.gapToAverage ?? null, quartile },
  };
}

/** Of all regions, whether they are shown or not. */
function sumValues(figures: readonly (KeyFigure | null)[]): RankingView['sum'] {
  const values = figures.flatMap((figure) => figure?.value ?? []);
  if (values.length === 0) return null;
  return { value: sumDecimals(values), counted: values.length, listed: figures.length };
}
