/** What is said of one indicator, clause by clause; a clause for which there is no figure is null and disappears. */
import { type EconomyRow, findFirstCrossing } from '#core/indicators/public.ts';
import { compare, roundHalfAway, subtract, toDecimalText, toFraction } from '#core/platform/public.ts';
import type { Run } from '../content-model.ts';
import { signOf, withoutSign } from '../printed-figure.ts';
import { clause, joinParts, NOTHING } from '../wording.ts';
import {
  CERTAINTY_WORDS,
  type FigurePen,
  findIdAt,
  ownIds,
  peerIds,
  printGap,
  printLevel,
  printPercentPoint,
  printShare,
  saySpan,
} from './economy-figures.ts';

type Words = Run[] | null;

/** 地区生产总值, or 前三季度地区生产总值 where the paper speaks of another month. */
export const sayName = ({ indicator, row }: EconomyRow, { period }: FigurePen): string =>
  `${row.period === period ? '' : saySpan(indicator, row.period, period)}${indicator.name}`;

/** What the figure is, where it is not the usual preliminary one. */
function sayCertainty({ row: { figure } }: EconomyRow): string {
  return figure.certainty === null || figure.certainty === 'preliminary'
    ? ''
    : `（${CERTAINTY_WORDS[figure.certainty]}数）`;
}

export function sayValue(one: EconomyRow, pen: FigurePen): Words {
  const { indicator, row } = one;
  const printed = printLevel(row.figure.value, indicator);
  if (printed === null)
    return row.figure.growth === null ? null : clause`${sayName(one, pen)}${sayCertainty(one) || NOTHING}`;
  const value = pen.run(`${printed}${indicator.unit}`, [row.figure.valueId], 'indicator_value');
  const isBelow = indicator.kind === 'rate' ? '为' : '';
  return clause`${sayName(one, pen)}${isBelow || NOTHING}${value}${sayCertainty(one) || NOTHING}`;
}

/** 同比增长6.1%, 同比下降1.3%, 与上年同期持平; of a rate the points, of an index the difference. */
export function sayYearOnYear(one: EconomyRow, pen: FigurePen): Words {
  const { growth, pointsOnYear, valueId } = one.row.figure;
  if (growth !== null) return clause`${pen.run(sayGrowthWords(growth), ownIds(one), 'indicator_growth')}`;
  if (pointsOnYear === null) return null;
  const { indicator } = one;
  const digits = indicator.kind === 'rate' ? 1 : indicator.digits;
  const printed = roundHalfAway(pointsOnYear, digits);
  const ids = [valueId, one.lastYearValueId];
  const sign = signOf(printed);
  if (sign === 0) return clause`${pen.run('与上年同期持平', ids, 'indicator_points')}`;
  const size = pen.run(withoutSign(printed), ids, 'indicator_points');
  return clause`同比${sign > 0 ? '提高' : '下降'}${size}${(indicator.kind === 'rate' ? '个百分点' : '') || NOTHING}`;
}

/** Without the word 同比 nothing is left unclear: a growth that prints as 0.0 is level. */
export function sayGrowthWords(percent: string): string {
  const printed = printPercentPoint(percent) ?? '0';
  const sign = signOf(printed);
  if (sign === 0) return '与上年同期持平';
  return sign > 0 ? `同比增长${printed}%` : `同比下降${withoutSign(printed)}%`;
}

/** 增长5.2%, 下降1.3%, 持平. */
export const sayShortGrowth = (percent: string): string =>
  sayGrowthWords(percent).replace('同比', '').replace('与上年同期', '');

/** 增速比上半年提高0.3个百分点, 降幅比1—8月收窄1.2个百分点, 由正转负. */
export function sayChange(one: EconomyRow, pen: FigurePen): Words {
  const { growth } = one.row.figure;
  const { growthChange } = one.row;
  if (growth === null || growthChange === null) return null;
  const before = toDecimalText(subtract(toFraction(growth), toFraction(growthChange)));
  const change = printGap(growth, before) ?? '0';
  const ids = [one.row.figure.valueId, findIdAt(one, one.periodBefore)];
  const slot = (text: string) => pen.run(text, ids, 'indicator_growth_change');
  const than = saySpan(one.indicator, one.periodBefore, one.row.period);
  const [now, then] = [signOf(printPercentPoint(growth) ?? '0'), signOf(printPercentPoint(before) ?? '0')];
  if (now > 0 && then < 0) return clause`增速比${than}${slot('由负转正')}`;
  if (now < 0 && then > 0) return clause`增速比${than}${slot('由正转负')}`;
  const isFall = now < 0 && then < 0;
  const sign = signOf(change);
  const noun = isFall ? '降幅' : '增速';
  // Level now and level then: that it stood level has been said.
  if (sign === 0 && now === 0) return null;
  if (sign === 0) return clause`${noun}${slot(`与${than}持平`)}`;
  const verb = isFall ? (sign > 0 ? '收窄' : '扩大') : sign > 0 ? '提高' : '回落';
  return clause`${noun}比${than}${verb}${slot(withoutSign(change))}个百分点`;
}

/** 同期全省提高0.2个百分点 (IN-04): said where the highest level above moved the other way. */
export function sayUpperChange(one: EconomyRow, pen: FigurePen): Words {
  const above = one.upper.at(-1);
  const [own, theirs] = [one.row.growthChange, above?.growthChange ?? null].map(printPercentPoint);
  if (!above || own == null || theirs == null || signOf(own) * signOf(theirs) >= 0) return null;
  const size = pen.run(withoutSign(theirs), [above.figure.valueId], 'indicator_growth_change');
  return clause`同期${above.name}${signOf(theirs) > 0 ? '提高' : '回落'}${size}个百分点`;
}

/** 高于全市0.5个百分点、低于全省0.2个百分点, against those that have a figure. */
export function sayAgainstUpper(one: EconomyRow, pen: FigurePen, most = 2): Words {
  const { growth } = one.row.figure;
  const parts = one.upper.slice(0, most).map(({ name, figure }) => {
    const gap = printGap(growth, figure.growth);
    if (gap === null) return null;
    const ids = [one.row.figure.valueId, figure.valueId];
    const sign = signOf(gap);
    if (sign === 0) return clause`${pen.run(`与${name}持平`, ids, 'indicator_upper_gap')}`;
    return clause`${sign > 0 ? '高于' : '低于'}${name}${pen.run(withoutSign(gap), ids, 'indicator_upper_gap')}个百分点`;
  });
  return joinParts(parts, '、');
}

const RANK_NOUNS = { level: '', growth: '增速', completion: '完成率' } as const;

/** 居全市并列第2位, with how many stood in the order and who is missing where not all did. */
export function sayRank(one: EconomyRow, pen: FigurePen, peerWord: string, isKnown = false): Words {
  const { rank } = one.row;
  if (rank === null) return null;
  const ids = peerIds(one.peers);
  if (rank.rank === null)
    return rank.reason === null
      ? null
      : clause`${pen.run(`${rank.reason}，未参加排位`, ids, 'indicator_rank')}`;
  const where = one.upper[0]?.name ?? '';
  const place = pen.run(rank.rankText, ids, 'indicator_rank');
  return joinParts(
    [
      clause`${RANK_NOUNS[rank.by] || NOTHING}居${where || '同级地区'}${place}`,
      sayCoverage(one, pen, peerWord, isKnown),
    ],
    '',
  );
}

/** （9/10个县（市、区）参加排位，石门洲县未报）, or （9/10） where the same was said before; null where all did. */
export function sayCoverage(one: EconomyRow, pen: FigurePen, peerWord: string, isKnown: boolean): Words {
  const { ranking, peers } = one;
  if (ranking === null || ranking.rankedCount === peers.length) return null;
  const share = pen.run(`${ranking.rankedCount}/${peers.length}`, peerIds(peers), 'indicator_count');
  if (isKnown) return clause`（${share}）`;
  return clause`（${share}个${peerWord}参加排位，${listMissing(one)}）`;
}

/** A city's counties are all named; of a province's towns the first ones, and how many they are: the annex lists every one. */
const MOST_NAMED = 10;
const NAMED_OF_MANY = 5;
export const sayNames = (names: readonly string[]): string =>
  names.length <= MOST_NAMED
    ? names.join('、')
    : `${names.slice(0, NAMED_OF_MANY).join('、')}等${names.length}个`;

type RegionsInOrder = { ranking: EconomyRow['ranking']; regions: readonly EconomyRow['peers'][number][] };

/** 石门洲县未报、某县没有可比的上年同期数. */
export const listMissing = ({ ranking, peers }: EconomyRow): string =>
  listMissingOf({ ranking, regions: peers });

export function listMissingOf({ ranking, regions }: RegionsInOrder): string {
  const nameOf = (key: string) => regions.find((peer) => peer.key === key)?.fullName ?? key;
  const missing = (ranking?.entries ?? []).filter(({ rank }) => rank === null);
  const reasons = [...new Set(missing.map(({ reason }) => reason ?? '无数据'))];
  return reasons
    .map((reason) => {
      const names = missing
        .filter((entry) => (entry.reason ?? '无数据') === reason)
        .map(({ key }) => nameOf(key));
      return `${sayNames(names)}${reason}`;
    })
    .join('；');
}

/** Whether others had figures in the period before, so that the place then is not one of the same order. */
export const isAmongOthers = ({ row }: EconomyRow): boolean => row.rank?.move?.isAcrossSets ?? false;

/** 比1—8月前移2位, 位次与1—8月持平; nothing where others stood in the order then. */
export function sayMove(one: EconomyRow, pen: FigurePen): Words {
  const move = one.row.rank?.move;
  if (!move || isAmongOthers(one)) return null;
  const than = saySpan(one.indicator, one.periodBefore, one.row.period);
  const ids = [one.row.figure.valueId, findIdAt(one, one.periodBefore)];
  const slot = (text: string) => pen.run(text, ids, 'indicator_rank_change');
  if (move.direction === 'same') return clause`位次与${than}${slot('持平')}`;
  return clause`比${than}${move.direction === 'up' ? '前移' : '后移'}${slot(String(move.places))}位`;
}

const ODD_POINTS = { num: 10n, den: 1n };

/** Last year's base was low or high: it fell then, or grew by ten points more or less than now. */
export function hasOddLastYear({ row, growthLastYear }: Pick<EconomyRow, 'row' | 'growthLastYear'>): boolean {
  if (row.figure.growth === null || growthLastYear === null) return false;
  const [now, before] = [toFraction(row.figure.growth), toFraction(growthLastYear)];
  if (before.num < 0n) return true;
  const gap = subtract(now, before);
  return compare(gap.num < 0n ? { num: -gap.num, den: gap.den } : gap, ODD_POINTS) >= 0;
}

/** 两年平均增长3.4%, said where last year's base is odd. */
export function sayTwoYears(one: EconomyRow, pen: FigurePen): Words {
  if (!hasOddLastYear(one) || one.twoYearGrowth === null) return null;
  const ids = [one.row.figure.valueId, one.lastYearValueId];
  return clause`两年平均${pen.run(sayShortGrowth(one.twoYearGrowth), ids, 'indicator_two_years')}`;
}

const FEWEST_PERIODS = 6;

/** 增速为2025年6月以来最低, 增速为近8期最高. */
export function sayExtreme(one: EconomyRow, pen: FigurePen, fewest = FEWEST_PERIODS): Words {
  const { extreme, seriesOf } = one.row;
  if (extreme === null || extreme.periods < fewest) return null;
  const most = extreme.side === 'lowest' ? '最低' : '最高';
  const since = extreme.since;
  const when =
    since === null
      ? `近${extreme.periods}期`
      : `${Number(since.slice(0, 4))}年${Number(since.slice(5))}月以来`;
  const ids = one.months.thisYear.map(({ valueId }) => valueId);
  return clause`${seriesOf === 'growth' ? '增速' : NOTHING}为${pen.run(`${when}${most}`, ids, 'indicator_extreme')}`;
}

/** 增速近8期首次跌破两位数, 增速近8期首次达到两位数. */
export function sayTwoDigits(one: EconomyRow, pen: FigurePen): Words {
  const { series, seriesOf } = one.row;
  if (seriesOf !== 'growth') return null;
  const crossing = findFirstCrossing(
    series.map(({ period, value }) => ({ period, value: printPercentPoint(value) })),
    '10',
  );
  if (crossing === null) return null;
  const word = `近${crossing.periods}期首次${crossing.side === 'below' ? '跌破' : '达到'}两位数`;
  const ids = one.months.thisYear.map(({ valueId }) => valueId);
  return clause`增速${pen.run(word, ids, 'indicator_extreme')}`;
}

/** 完成全年目标的72.1%，落后序时进度2.9个百分点; of what has no pro rata its distance to the target. */
export function sayAgainstTarget(one: EconomyRow, pen: FigurePen): Words {
  const { target, standing, figure } = one.row;
  const ids = [figure.valueId];
  if (target === null) return null;
  if (standing.proRataGap !== null) {
    const share = printShare(standing.completion);
    const gap = sayProRata(one, pen);
    return joinParts(
      [
        clause`完成全年目标的${pen.run(share === null ? null : `${share}%`, ids, 'indicator_completion')}`,
        gap,
      ],
      '，',
    );
  }
  if (target.growth !== null && figure.growth !== null) {
    const gap = printGap(figure.growth, target.growth) ?? '0';
    const sign = signOf(gap);
    if (sign === 0) return clause`${pen.run('与全年预期目标持平', ids, 'indicator_target')}`;
    return clause`${sign > 0 ? '高于' : '低于'}全年预期目标${pen.run(withoutSign(gap), ids, 'indicator_target')}个百分点`;
  }
  return sayAgainstLevel(one, pen);
}

function sayAgainstLevel(one: EconomyRow, pen: FigurePen): Words {
  const { indicator, row } = one;
  const [value, target] = [row.figure.value, row.target?.value ?? null];
  if (value === null || target === null) return null;
  const aim = `${printLevel(target, indicator)}${indicator.unit}`;
  const side = compare(toFraction(value), toFraction(target));
  const isLower = indicator.direction === 'lower-is-better';
  const word = isLower
    ? side <= 0
      ? '控制在目标以内'
      : '超过控制目标'
    : side >= 0
      ? '达到全年目标'
      : '低于全年目标';
  return clause`${pen.run(word, [row.figure.valueId], 'indicator_target')}（${aim}）`;
}

/** 快于序时进度1.2个百分点, 落后序时进度2.9个百分点, 与序时进度持平 (8.9: never 欠账). */
export function sayProRata({ row }: EconomyRow, pen: FigurePen, than = '序时进度'): Words {
  const { proRataGap } = row.standing;
  if (proRataGap === null) return null;
  const ids = [row.figure.valueId];
  const printed = printShare(proRataGap) ?? '0';
  const sign = signOf(printed);
  if (sign === 0) return clause`${pen.run('与序时进度持平', ids, 'indicator_pro_rata_gap')}`;
  const gap = pen.run(withoutSign(printed), ids, 'indicator_pro_rata_gap');
  return clause`${sign < 0 ? '落后' : than === '' ? '快' : '快于'}${than || NOTHING}${gap}个百分点`;
}
