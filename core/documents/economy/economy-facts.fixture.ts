// Facts for tests of papers about the economy: what is not wished for is an ordinary month of an ordinary indicator.
import {
  type CellOf,
  DEFAULT_INDICATOR_RULES,
  deriveBoardRow,
  deriveContributions,
  type EconomyContribution,
  type EconomyFacts,
  type EconomyRow,
  getLatestDue,
  rankPeers,
  SHIPPED_INDICATORS,
  type StandingTarget,
  type StandingValue,
  type SubjectFigure,
} from '#core/indicators/public.ts';
import { getPreviousPeriod } from '#core/platform/public.ts';
import type { EconomyPaperHead } from './economy-bulletin.ts';

export const PERIOD = '2026-09';
export const HEAD: EconomyPaperHead = {
  ...{ issuingBody: '望川县政府办公室', redHead: '望川县政府办公室文件', printedBy: '望川县政府办公室' },
  ...{ addressees: ['县直有关部门'], copyTo: ['县委办公室'] },
  ...{ mark: null, urgency: null, copyNumber: null, endNote: null },
};

export interface RowWish {
  code?: string;
  period?: string;
  value?: string | null;
  /** Growth in percent: now, in the month before, last year. */
  growth?: string | null;
  before?: string | null;
  lastYear?: string | null;
  province?: string | null;
  city?: string | null;
  /** How the growths of city and province moved since the month before, in points. */
  upperChange?: string;
  /** Growths of the other counties, by name; null has not reported. */
  others?: Record<string, string | null>;
  othersBefore?: Record<string, string | null>;
  /** Growths of the regions below, by name; null has not reported. */
  below?: Record<string, string | null>;
  target?: Partial<StandingTarget> | null;
  certainty?: StandingValue['certainty'];
}

const OWN = 1;
const CITY = 100;
const PROVINCE = 101;
const yearAgo = (period: string) => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
let lastId = 1000;

/** A row as the server reads it, made by the rules themselves from cells. */
export function toEconomyRow(wish: RowWish = {}): EconomyRow {
  const shipped = SHIPPED_INDICATORS.find(({ code }) => code === (wish.code ?? 'fixed-investment'));
  if (!shipped) throw new Error(`no ${wish.code}`);
  const indicator = shipped;
  const period = getLatestDue(indicator, wish.period ?? PERIOD);
  const periodBefore = getLatestDue(indicator, getPreviousPeriod(period));
  const others = wish.others ?? { 甲县: '8.0', 乙县: '3.0' };
  const names = Object.keys(others);
  const cells = new Map<string, StandingValue>();
  const put = (subjectId: number, at: string, value: string | null, growth: string | null | undefined) => {
    if (growth === undefined || (growth === null && value === null)) return;
    lastId += 1;
    cells.set(`${subjectId}:${at}`, {
      ...{ id: String(lastId), indicatorId: 1, subjectId, period: at, value, growth, base: null },
      ...{ certainty: wish.certainty ?? 'preliminary', revisions: 0 },
    });
  };
  put(
    OWN,
    period,
    wish.value === undefined ? '100' : wish.value,
    wish.growth === undefined ? '5.0' : wish.growth,
  );
  put(OWN, periodBefore, '90', wish.before === undefined ? '4.0' : wish.before);
  put(
    OWN,
    yearAgo(period),
    wish.lastYear === null ? null : '95',
    wish.lastYear === undefined ? '5.5' : wish.lastYear,
  );
  put(CITY, period, '1000', wish.city === undefined ? '6.0' : wish.city);
  put(PROVINCE, period, '9000', wish.province === undefined ? '4.5' : wish.province);
  names.forEach((name, at) => {
    put(at + 2, period, '50', others[name] ?? undefined);
    put(at + 2, periodBefore, '45', (wish.othersBefore ?? others)[name] ?? undefined);
  });
  const cellOf: CellOf = (_, subjectId, at) => cells.get(`${subjectId}:${at}`) ?? null;
  const below = Object.keys(wish.below ?? {}).map((shortName, at) => ({ id: 200 + at, shortName }));
  for (const { id, shortName } of below) put(id, period, '10', wish.below?.[shortName]);
  const peers = ['望川', ...names].map((shortName, at) => ({ id: at + 1, shortName }));
  const target: StandingTarget[] =
    wish.target === null || wish.target === undefined
      ? []
      : [{ kind: 'budget', value: null, growth: null, rank: null, months: null, ...wish.target }];
  const facts = { peers, upper: [{ id: CITY }], cellOf, targetsOf: () => [] };
  const rankAt = (at: string) => {
    const ranking = rankPeers(indicator, indicator.rankBy, at, facts);
    const entry = ranking?.entries.find(({ key }) => key === String(OWN));
    if (!ranking || !entry || indicator.rankBy === null || ranking.rankedCount < 2) return null;
    const { rank, rankText, move, reason, gapToAhead, gapToAverage } = entry;
    return {
      rank,
      rankText,
      move,
      reason,
      by: indicator.rankBy,
      ranked: ranking.rankedCount,
      listed: peers.length,
      gapToAhead,
      gapToAverage,
    };
  };
  const upper = [
    { id: CITY, name: '全市' },
    { id: PROVINCE, name: '全省' },
  ];
  const row = deriveBoardRow({
    ...{ indicator, period: wish.period ?? PERIOD, subjectId: OWN, cellOf, upper, targets: target, rankAt },
    rules: DEFAULT_INDICATOR_RULES,
  });
  const read = (id: number, at = period): SubjectFigure => {
    const cell = cellOf('', id, at);
    return {
      ...{ period: at, value: cell?.value ?? null, growth: cell?.growth ?? null, isGrowthPublished: true },
      ...{ before: null, pointsOnYear: null, certainty: cell?.certainty ?? null, revisions: 0 },
      valueId: cell?.id ?? null,
    };
  };
  const named = (id: number, name: string, fullName: string) => ({
    ...{ key: String(id), name, fullName, isOwn: id === OWN, figure: id === OWN ? row.figure : read(id) },
  });
  const orderBelow = (): EconomyRow['below'] => {
    const ranking = rankPeers(indicator, indicator.rankBy, period, {
      ...facts,
      ...{ peers: below, upper: [{ id: OWN }] },
    });
    const regions = below.map(({ id, shortName }) => named(id, shortName, shortName));
    return ranking && below.length > 0 ? { regions, ranking } : null;
  };
  return {
    ...{ indicator, row, periodBefore, ranking: rankPeers(indicator, indicator.rankBy, period, facts) },
    upper: upper.map(({ id, name }) => ({
      ...named(id, name, name),
      growthChange: wish.upperChange ?? null,
    })),
    peers: peers.map(({ id, shortName }) =>
      named(id, shortName, shortName.endsWith('县') ? shortName : `${shortName}县`),
    ),
    below: orderBelow(),
    growthLastYear: read(OWN, yearAgo(period)).growth,
    lastYearValueId: read(OWN, yearAgo(period)).valueId,
    twoYearGrowth: wish.lastYear == null ? null : '1.23',
    years: [],
    months: { thisYear: [read(OWN, periodBefore), row.figure], lastYear: [read(OWN, yearAgo(period))] },
  };
}

export function toEconomyFacts(rows: readonly EconomyRow[], parts: Partial<EconomyFacts> = {}): EconomyFacts {
  return {
    ...{ period: PERIOD, isFrozen: true, frozenOn: '2026-10-14', regionName: '望川县', regionWord: '全县' },
    ...{ peerWord: '县（市、区）', belowWord: '镇（街道、园区）' },
    rows: [...rows],
    ...{ contributions: [], shortfalls: [], matches: [], revisions: [], targets: [] },
    ...parts,
  };
}

const figureOf = (
  id: string,
  value: string | null,
  before: string | null,
  growth: string | null,
): SubjectFigure => ({
  ...{ period: PERIOD, value, growth, isGrowthPublished: false, before, pointsOnYear: null },
  ...{ certainty: 'preliminary', revisions: 0, valueId: value === null ? null : id },
});

/** A whole and its parts: [name, now, before]. */
export function toContribution(
  whole: [now: string, before: string, growth: string],
  parts: readonly [name: string, now: string | null, before: string | null, growth: string | null][],
): EconomyContribution {
  const of = parts.map(([name, now, before, growth], at) => ({
    ...{ key: String(at), name },
    figure: figureOf(String(700 + at), now, before, growth),
  }));
  const figure = figureOf('799', ...whole);
  const result = deriveContributions(figure, of);
  if (result === null) throw new Error('a whole without a base');
  return { code: 'fixed-investment', by: 'sector', period: PERIOD, whole: figure, parts: of, result };
}
