import {
  add,
  compare,
  compareExact,
  type DecimalText,
  decimalsOf,
  divide,
  type Fraction,
  getPeriodYear,
  getPreviousPeriod,
  MOST_AS_NUMBER,
  multiply,
  powerOfTen,
  printedDifference,
  roundHalfAway,
  roundUp,
  subtract,
  toDecimalText,
  toFraction,
  toPrintedAmount,
  toPrintedRate,
} from '#core/platform/public.ts';
import type {
  PreviousRank,
  RankContext,
  RankEntry,
  RankedEntry,
  Ranking,
  RankMeasure,
  RankMove,
} from './ranking.ts';

/** Least amounts of rates are given in whole 万元. */
const LEAST_STEP: Fraction = { num: 10_000n, den: 1n };

/** One alone is neither first nor last. */
const ALONE = '只有一个可比，不排位';

/** A group in its place. */
export interface Placed {
  entry: RankEntry;
  printed: DecimalText;
  /** The printed value as a number; see `byPrinted`. */
  size: number;
  rank: number;
  isTied: boolean;
  /** The nearest strictly better printed value; null of the first. */
  betterPrinted: DecimalText | null;
}

/** Groups in order; what is said of each beside its place is worked out by `describeOrder`. */
export interface GroupOrder {
  measure: RankMeasure;
  /** By rank, in the given order inside a tie. */
  ranked: readonly Placed[];
  unranked: readonly { entry: RankEntry; printed: DecimalText | null; reason: string | null }[];
}

/**
 * Ranks groups (handbook 3.5): standard competition ranking on printed values (1, 2, 2, 4), nulls and
 * groups below the minimum size last with the reason, and so is the only one that could be ranked. With each rank the move, the gaps and the least
 * amount that would equal the nearest strictly better printed value.
 */
export const rankGroups = (
  entries: readonly RankEntry[],
  measure: RankMeasure,
  context: RankContext,
): Ranking => describeOrder(orderGroups(entries, measure), context);

/** The places alone. */
export function orderGroups(entries: readonly RankEntry[], measure: RankMeasure): GroupOrder {
  const ranked: Placed[] = [];
  const unranked: GroupOrder['unranked'][number][] = [];
  for (const entry of entries) {
    const printed = entry.value === null ? null : toPrinted(entry.value, measure);
    const reason = findUnrankedReason(entry, measure);
    if (printed === null || reason !== null) unranked.push({ entry, printed, reason });
    else
      ranked.push({
        entry,
        printed,
        size: Number(printed),
        rank: 0,
        isTied: false,
        betterPrinted: null,
      });
  }
  const alone = ranked.length === 1 ? ranked.pop() : undefined;
  if (alone) unranked.unshift({ entry: alone.entry, printed: alone.printed, reason: ALONE });
  const sign = measure.direction === 'higher-is-better' ? -1 : 1;
  ranked.sort((a, b) => sign * byPrinted(a, b));
  for (const [at, placed] of ranked.entries()) {
    const before = ranked[at - 1];
    const isTiedBefore = before?.printed === placed.printed;
    placed.rank = before && isTiedBefore ? before.rank : at + 1;
    placed.isTied = isTiedBefore || ranked[at + 1]?.printed === placed.printed;
    placed.betterPrinted = isTiedBefore ? (before?.betterPrinted ?? null) : (before?.printed ?? null);
  }
  return { measure, ranked, unranked };
}

/** By the number that is kept beside the text, where that stands for it: a sort compares each many times. */
function byPrinted(a: Placed, b: Placed): number {
  const areShort = a.printed.length <= MOST_AS_NUMBER && b.printed.length <= MOST_AS_NUMBER;
  return areShort ? a.size - b.size : compare(toFraction(a.printed), toFraction(b.printed));
}

/**
 * The rank of each printed figure among others, as `orderGroups` gives it, without an order of the groups: of thousands at the period
 * before only some are asked for. Figures as often as they come; none has a rank where there is only one.
 */
export function rankPrinted(
  printed: Iterable<DecimalText>,
  { direction }: Pick<RankMeasure, 'direction'>,
): Map<DecimalText, number> {
  const timesOf = new Map<DecimalText, number>();
  for (const one of printed) timesOf.set(one, (timesOf.get(one) ?? 0) + 1);
  const sign = direction === 'higher-is-better' ? -1 : 1;
  const inOrder = [...timesOf].sort(([a], [b]) => sign * compareExact(a, b));
  const rankOf = new Map<DecimalText, number>();
  let ahead = 0;
  for (const [one, times] of inOrder) {
    rankOf.set(one, ahead + 1);
    ahead += times;
  }
  return ahead < 2 ? new Map() : rankOf;
}

/** What is said of groups in order: of all, or of those that are wanted. */
export function describeOrder({ measure, ranked, unranked }: GroupOrder, context: RankContext): Ranking {
  const { average, periodId, only } = context;
  const isWanted = ({ entry }: { entry: RankEntry }): boolean => only === undefined || only.has(entry.key);
  const shared = {
    measure,
    printedAverage: average === null ? null : toPrinted(average, measure),
    first: ranked[0]?.printed ?? null,
    moves: { ...context, isOtherSet: isAcrossSets(ranked, measure, context) },
  };
  return {
    measure: measure.code,
    periodId,
    rankedCount: ranked.length,
    printedAverage: shared.printedAverage,
    entries: [
      ...ranked.filter(isWanted).map((placed) => toRanked(placed, shared)),
      ...unranked.filter(isWanted).map(({ entry, printed, reason }) => toUnranked(entry, printed, reason)),
    ],
  };
}

/** The value as it is printed: ranks compare this, not the exact value. */
export function toPrinted(value: DecimalText, measure: RankMeasure): DecimalText {
  if (measure.printAs === 'percent') return toPrintedRate(value, measure.against ?? [], measure.digits);
  if (measure.printAs === 'number') return roundHalfAway(value, measure.digits);
  return toPrintedAmount(value, measure.printAs, measure.digits);
}

function findUnrankedReason(entry: RankEntry, measure: RankMeasure): string | null {
  if (entry.value === null) return entry.nullReason ?? '无数据';
  return entry.size < measure.minimumGroupSize ? `不足${measure.minimumGroupSize}个项目，不参加排名` : null;
}

function toUnranked(entry: RankEntry, printed: DecimalText | null, reason: string | null): RankedEntry {
  return {
    key: entry.key,
    name: entry.name,
    value: entry.value,
    printed,
    rank: null,
    isTied: false,
    rankText: '—',
    reason,
    move: null,
    gapToFirst: null,
    gapToAhead: null,
    gapToAverage: null,
    betterPrinted: null,
    leastAmountYuan: null,
  };
}

interface Shared {
  measure: RankMeasure;
  printedAverage: DecimalText | null;
  first: DecimalText | null;
  moves: RankContext & { isOtherSet: boolean };
}

function toRanked(placed: Placed, { measure, printedAverage, first, moves }: Shared): RankedEntry {
  const { entry, printed, rank, isTied, betterPrinted } = placed;
  return {
    key: entry.key,
    name: entry.name,
    value: entry.value,
    printed,
    rank,
    isTied,
    rankText: `${isTied ? '并列' : ''}第${rank}位`,
    reason: null,
    move: findMove(entry, rank, measure, moves),
    gapToFirst: printedDifference(printed, first ?? printed),
    gapToAhead: betterPrinted === null ? null : printedDifference(printed, betterPrinted),
    gapToAverage: printedAverage === null ? null : printedDifference(printed, printedAverage),
    betterPrinted,
    leastAmountYuan: betterPrinted === null ? null : findLeastAmount(placed, betterPrinted, measure),
  };
}

/**
 * Whether two figures stand on the same plans (handbook 8.4). A basis begins with the highest plan version of the group, then
 * after `|` what changes with any plan in it; ranks that were frozen with the version alone are compared by that.
 */
export function isSamePlanBasis(before: string | null, now: string | null): boolean {
  if (before === null || now === null) return before === now;
  const isWhole = before.includes('|') && now.includes('|');
  return isWhole ? before === now : before.split('|')[0] === now.split('|')[0];
}

/** Whether a move is marked 口径调整: the places of before and now were counted on other plans or among others. */
export const isMoveRebased = (move: Pick<RankMove, 'isAcrossPlanVersions' | 'isAcrossSets'>): boolean =>
  move.isAcrossPlanVersions || (move.isAcrossSets ?? false);

/** Whether another least size lets other groups be ranked than in the period before. */
function isAcrossSets(
  ranked: readonly Placed[],
  { minimumGroupSize }: RankMeasure,
  { previous }: RankContext,
): boolean {
  const rankedNow = new Set(ranked.map(({ entry }) => entry.key));
  return Object.entries(previous).some(
    ([key, before]) =>
      before.minimumGroupSize !== undefined &&
      before.minimumGroupSize !== minimumGroupSize &&
      (before.rank !== null) !== rankedNow.has(key),
  );
}

/** Move against the previous period; none when not ranked before or in a year-to-date measure's first period. */
function findMove(
  entry: RankEntry,
  rank: number,
  measure: RankMeasure,
  { previous, periodId, isOtherSet, othersRankedBefore }: RankContext & { isOtherSet: boolean },
): RankMove | null {
  const before: PreviousRank | undefined = Object.hasOwn(previous, entry.key)
    ? previous[entry.key]
    : undefined;
  if (before === undefined || before.rank === null) return null;
  const isFirstOfYear = getPeriodYear(getPreviousPeriod(periodId)) !== getPeriodYear(periodId);
  if (measure.isYearToDate && isFirstOfYear) return null;
  const places = before.rank - rank;
  const isAcrossPlanVersions = !isSamePlanBasis(before.planBasis, entry.planBasis);
  const words = places > 0 ? `升${places}位` : places < 0 ? `降${-places}位` : '持平';
  if (othersRankedBefore !== undefined)
    return {
      ...{ places: 0, direction: 'same', isAcrossPlanVersions, isAcrossSets: true },
      ...{ rankedBefore: othersRankedBefore, text: '口径调整' },
    };
  return {
    places: Math.abs(places),
    direction: places > 0 ? 'up' : places < 0 ? 'down' : 'same',
    isAcrossPlanVersions,
    ...(isOtherSet ? { isAcrossSets: true } : {}),
    text: isAcrossPlanVersions || isOtherSet ? `${words}（口径调整）` : words,
  };
}

/**
 * The least amount in 元, to the printed digit, that would equal a better printed value. Of an amount it is
 * the difference of the printed values; of a rate the least whole number of 万元 added to (or, where lower
 * is better, taken from) the numerator after which the rate prints at least as well.
 */
function findLeastAmount(
  { entry, printed }: Placed,
  better: DecimalText,
  measure: RankMeasure,
): DecimalText | null {
  if (measure.printAs === '万元' || measure.printAs === '亿元') {
    const perUnit = measure.printAs === '万元' ? 10_000n : 100_000_000n;
    const { num, den } = subtract(toFraction(better), toFraction(printed));
    return toDecimalText({ num: (num < 0n ? -num : num) * perUnit, den }, 2);
  }
  if (measure.printAs === 'number' || entry.lever === null) return null;
  return findLeastLever(entry.lever, better, measure);
}

function findLeastLever(
  lever: { numeratorYuan: DecimalText; denominatorYuan: DecimalText },
  better: DecimalText,
  measure: RankMeasure,
): DecimalText | null {
  const numerator = toFraction(lever.numeratorYuan);
  const denominator = toFraction(lever.denominatorYuan);
  if (denominator.num <= 0n) return null;
  const isHigher = measure.direction === 'higher-is-better';
  const half: Fraction = { num: isHigher ? -1n : 1n, den: 2n * powerOfTen(decimalsOf(better)) };
  const stepsTo = (percent: Fraction): bigint => {
    const edge = multiply(percent, { num: 1n, den: 100n });
    const gap = subtract(multiply(edge, denominator), numerator);
    const needed = isHigher ? gap : { num: -gap.num, den: gap.den };
    return BigInt(roundUp({ num: needed.num * LEAST_STEP.den, den: needed.den * LEAST_STEP.num }, 0));
  };
  const isEnough = (steps: bigint): boolean => {
    const amount = multiply(LEAST_STEP, { num: steps, den: 1n });
    const after = divide(isHigher ? add(numerator, amount) : subtract(numerator, amount), denominator);
    return after !== null && isAtLeastAsGood(toPrinted(toDecimalText(after), measure), better, isHigher);
  };
  const steps = findLeastStep(
    stepsTo(add(toFraction(better), half)),
    stepsTo(toFraction(better)) + 1n,
    isEnough,
  );
  return steps === null ? null : roundHalfAway(multiply(LEAST_STEP, { num: steps, den: 1n }), 0);
}

/** The least whole number of steps between two that is enough; a printed rate grows with the amount. */
function findLeastStep(low: bigint, high: bigint, isEnough: (steps: bigint) => boolean): bigint | null {
  if (!isEnough(high)) return null;
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) / 2n;
    if (isEnough(middle)) to = middle;
    else from = middle + 1n;
  }
  return to;
}

function isAtLeastAsGood(printed: DecimalText, better: DecimalText, isHigher: boolean): boolean {
  const side = compare(toFraction(printed), toFraction(better));
  return isHigher ? side >= 0 : side <= 0;
}
