/** Lists of indicators in a sentence: named up to so many, counted beyond; a list of nobody disappears. */
import type { EconomyFacts, EconomyRow } from '#core/indicators/public.ts';
import { compare, type DecimalText, toFraction } from '#core/platform/public.ts';
import { MOST_NAMED } from '../bulletin/line.ts';
import type { Run } from '../content-model.ts';
import { signOf, withoutSign } from '../printed-figure.ts';
import { clause, joinParts, NOTHING } from '../wording.ts';
import {
  type FigurePen,
  findIdAt,
  ownIds,
  peerIds,
  printedSign,
  printGap,
  printPercentPoint,
} from './economy-figures.ts';
import { sayMove, sayName, sayProRata, sayShortGrowth } from './indicator-words.ts';

type Words = Run[] | null;

/** 甲（…）、乙（…）等7项指标; the number is said only where not all are named. */
export function sayIndicators(
  rows: readonly EconomyRow[],
  pen: FigurePen,
  inBrackets: (row: EconomyRow) => Words,
  most = MOST_NAMED,
): Words {
  const named = joinParts(
    rows.slice(0, most).map((row) => {
      const said = inBrackets(row);
      return said === null ? clause`${sayName(row, pen)}` : clause`${sayName(row, pen)}（${said}）`;
    }),
    '、',
  );
  if (named === null || rows.length <= most) return named;
  const ids = rows.map(({ row }) => row.figure.valueId);
  return clause`${named}等${pen.run(String(rows.length), ids, 'indicator_count')}项指标`;
}

/** A count of indicators with the figures behind it; null for none. */
export const countRows = (rows: readonly EconomyRow[], pen: FigurePen): Run | null =>
  rows.length === 0
    ? null
    : pen.run(
        String(rows.length),
        rows.map(({ row }) => row.figure.valueId),
        'indicator_count',
      );

export const growthOf = ({ row }: EconomyRow): DecimalText | null => row.figure.growth;
const byValue =
  (of: (row: EconomyRow) => DecimalText | null, sign: 1 | -1) =>
  (a: EconomyRow, b: EconomyRow): number =>
    sign * compare(toFraction(of(a) ?? '0'), toFraction(of(b) ?? '0'));

/** Whether more growth is what one wishes; what is neither good nor bad is told and never praised or blamed. */
export const isBetterHigher = ({ indicator }: EconomyRow): boolean =>
  indicator.direction === 'higher-is-better';

export const listGrowing = ({ rows }: EconomyFacts): EconomyRow[] =>
  rows.filter((row) => printedSign(growthOf(row)) === 1).sort(byValue(growthOf, -1));
export const listFalling = ({ rows }: EconomyFacts): EconomyRow[] =>
  rows.filter((row) => printedSign(growthOf(row)) === -1).sort(byValue(growthOf, 1));
/** Of what should grow, what falls; of what should fall, what grows. */
export const listFallingShort = (facts: EconomyFacts): EconomyRow[] =>
  listFalling(facts).filter(isBetterHigher);
export const listRisingAgainst = (facts: EconomyFacts): EconomyRow[] =>
  listGrowing(facts).filter(({ indicator }) => indicator.direction === 'lower-is-better');
export const listLevel = ({ rows }: EconomyFacts): EconomyRow[] =>
  rows.filter((row) => printedSign(growthOf(row)) === 0);

const gapToUpper = (one: EconomyRow): DecimalText | null =>
  printGap(one.row.figure.growth, one.upper[0]?.figure.growth ?? null);
/** By their growth on the better (1), level (0) or worse (−1) side of the nearest level above. */
export const listAgainstUpper = ({ rows }: EconomyFacts, side: 1 | 0 | -1): EconomyRow[] =>
  rows
    .filter((one) => {
      const gap = gapToUpper(one);
      if (gap === null || one.indicator.direction === 'neither') return false;
      return signOf(gap) * (isBetterHigher(one) ? 1 : -1) + 0 === side;
    })
    .sort(byValue((one) => gapToUpper(one), side < 0 ? 1 : -1));

/** （低2.1个百分点）, against the level above. */
export function sayGapToUpper(one: EconomyRow, pen: FigurePen): Words {
  const gap = gapToUpper(one);
  if (gap === null || signOf(gap) === 0) return null;
  const ids = [one.row.figure.valueId, one.upper[0]?.figure.valueId];
  return clause`${signOf(gap) > 0 ? '高' : '低'}${pen.run(withoutSign(gap), ids, 'indicator_upper_gap')}个百分点`;
}

/** 居后三位 is said only where at least eight stand in the order (8.9). */
const FEWEST_FOR_LAST = 8;
const PLACES = 3;
export const listAhead = ({ rows }: EconomyFacts): EconomyRow[] =>
  rows
    .filter(({ row }) => row.rank?.rank != null && row.rank.rank <= PLACES && row.rank.ranked > PLACES)
    .sort((a, b) => (a.row.rank?.rank ?? 0) - (b.row.rank?.rank ?? 0));
export const listLast = ({ rows }: EconomyFacts): EconomyRow[] =>
  rows
    .filter(
      ({ row }) =>
        row.rank?.rank != null &&
        row.rank.ranked >= FEWEST_FOR_LAST &&
        row.rank.rank > row.rank.ranked - PLACES,
    )
    .sort((a, b) => (b.row.rank?.rank ?? 0) - (a.row.rank?.rank ?? 0));
export const listMoved = ({ rows }: EconomyFacts, direction: 'up' | 'down'): EconomyRow[] =>
  rows
    .filter(({ row }) => row.rank?.move?.direction === direction)
    .sort((a, b) => (b.row.rank?.move?.places ?? 0) - (a.row.rank?.move?.places ?? 0));

/** 第2位. */
export const sayPlace = (one: EconomyRow, pen: FigurePen): Words =>
  one.row.rank === null
    ? null
    : clause`${pen.run(one.row.rank.rankText, peerIds(one.peers), 'indicator_rank')}`;
/** 第5位，比1—8月前移2位. */
export const sayPlaceAndMove = (one: EconomyRow, pen: FigurePen): Words =>
  joinParts([sayPlace(one, pen), sayMove(one, pen)], '，');
export const sayGrowthIn = (one: EconomyRow, pen: FigurePen): Words => {
  const growth = growthOf(one);
  return growth === null ? null : clause`${pen.run(sayShortGrowth(growth), ownIds(one), 'indicator_growth')}`;
};

/** Slower than in the period before: growth of what should grow that fell by a printed tenth of a point or more. */
export const listSlowing = ({ rows }: EconomyFacts): EconomyRow[] =>
  rows
    .filter((one) => isBetterHigher(one) && printedSign(one.row.growthChange) === -1)
    .sort(byValue(({ row }) => row.growthChange, 1));
export const saySlowing = (one: EconomyRow, pen: FigurePen): Words => {
  const change = printPercentPoint(one.row.growthChange);
  if (change === null) return null;
  const ids = [one.row.figure.valueId, findIdAt(one, one.periodBefore)];
  return clause`${pen.run(withoutSign(change), ids, 'indicator_growth_change')}个百分点`;
};

const ahead = ({ row }: EconomyRow): DecimalText | null => row.standing.proRataGap;
export const listAheadOfTime = ({ rows }: EconomyFacts): EconomyRow[] =>
  rows.filter((one) => signOf(ahead(one) ?? '-1') >= 0).sort(byValue(ahead, -1));
export const listBehindTime = ({ rows }: EconomyFacts): EconomyRow[] =>
  rows.filter((one) => signOf(ahead(one) ?? '0') < 0).sort(byValue(ahead, 1));
export const sayTimeGap = (one: EconomyRow, pen: FigurePen): Words => sayProRata(one, pen, '');

/** Indicators of which nothing is known at their latest month. */
export const listUnreported = ({ rows }: EconomyFacts): EconomyRow[] =>
  rows.filter(({ row: { figure } }) => figure.value === null && figure.growth === null);

/** 有同比口径的26项指标全部下降 and the like: how many grow, fall and stand level. */
export function sayGrowthCounts(facts: EconomyFacts, pen: FigurePen): Words {
  const [growing, falling, level] = [listGrowing(facts), listFalling(facts), listLevel(facts)];
  const all = [...growing, ...falling, ...level];
  if (all.length === 0) return null;
  const count = countRows(all, pen);
  if (all.length === 1) {
    const only = all[0] as EconomyRow;
    return clause`可比同比增速的仅${sayName(only, pen)}1项，${sayGrowthIn(only, pen)}`;
  }
  const whole = [growing, falling, level].findIndex((one) => one.length === all.length);
  const word = ['增长', '下降', '持平'][whole];
  if (word) return clause`可比同比增速的${count}项指标全部${word}`;
  const parts = [
    clause`${countRows(growing, pen)}项增长`,
    clause`${countRows(falling, pen)}项下降`,
    clause`${countRows(level, pen)}项持平`,
  ];
  return clause`可比同比增速的${count}项指标中${joinParts(parts, '、') ?? NOTHING}`;
}
