import {
  absolute,
  compare,
  compareExact,
  type DecimalText,
  divide,
  type Fraction,
  formatPrinted,
  multiply,
  ONE,
  type PeriodId,
  printedDifference,
  roundHalfAway,
  roundUp,
  subtract,
  toFraction,
  toPrintedPercent,
  ZERO,
} from '#core/platform/public.ts';
import { LIGHTS_FROM_WORST, type Light } from '#core/progress/public.ts';
import { monthOf } from './due-months.ts';
import type { Indicator } from './indicator.ts';
import type { IndicatorRules } from './indicator-rules.ts';
import type { KeyFigure } from './subject-figure.ts';
import type { StandingTarget } from './target.ts';

export interface LightFacts {
  indicator: Pick<Indicator, 'unit' | 'digits' | 'direction' | 'hasProRata' | 'isVeto' | 'hasNoJanuary'>;
  period: PeriodId;
  figure: KeyFigure | null;
  target: StandingTarget | null;
  rank: number | null;
}

export interface IndicatorLight {
  light: Light;
  /** Why, in sentences without a full stop; what is worst comes first. */
  reasons: string[];
  /** What would turn it green; empty where it is green, or grey. */
  wayToGreen: string[];
}

interface Said {
  reason: string;
  /** What would turn it green; null where it is. */
  way: string | null;
}

/** One thing that an indicator is judged by; worded when it is shown: of the months before only the light counts. */
interface Judge {
  /** Null where it does not apply. */
  findLight: (facts: LightFacts, rules: IndicatorRules) => Light | null;
  say: (facts: LightFacts) => Said;
}

const HUNDRED: Fraction = { num: 100n, den: 1n };
const lightOf = (gap: Fraction, yellowBelow: DecimalText): Light => {
  if (gap.num >= 0n) return 'green';
  return compare(absolute(gap), toFraction(yellowBelow)) <= 0 ? 'yellow' : 'red';
};

/**
 * The light of an indicator: its completion against pro rata (or the target's own months), its level against the target where pro
 * rata is not defined, its growth against the target growth, its place against the place aimed at; the worst of these counts.
 * Grey without a target or a figure. A veto that is exceeded is red whatever the rest says. Handbook 3.3 and 3.7.
 */
export function judgeIndicator(facts: LightFacts, rules: IndicatorRules): IndicatorLight {
  const grey = findWhyGrey(facts);
  if (grey !== null) return { light: 'grey', reasons: [grey], wayToGreen: [] };
  const judged = JUDGES.flatMap(({ findLight, say }) => {
    const light = findLight(facts, rules);
    return light === null ? [] : [{ light, ...say(facts) }];
  });
  judged.sort((a, b) => byWorst(a.light, b.light));
  if (judged.length === 0) return { light: 'grey', reasons: ['目标所看的数本期没有'], wayToGreen: [] };
  return {
    light: judged[0]?.light ?? 'grey',
    reasons: judged.map(({ reason }) => reason),
    wayToGreen: judged.flatMap(({ way }) => way ?? []),
  };
}

/** The light alone. */
export function findLight(facts: LightFacts, rules: IndicatorRules): Light {
  if (findWhyGrey(facts) !== null) return 'grey';
  let worst: Light | null = null;
  for (const judge of JUDGES) {
    const light = judge.findLight(facts, rules);
    if (light !== null && (worst === null || byWorst(light, worst) < 0)) worst = light;
  }
  return worst ?? 'grey';
}

const byWorst = (a: Light, b: Light): number => LIGHTS_FROM_WORST.indexOf(a) - LIGHTS_FROM_WORST.indexOf(b);

function findWhyGrey({ figure, target }: LightFacts): string | null {
  if (figure === null || (figure.value === null && figure.growth === null)) return '本期未报';
  return target === null ? '没有目标，不亮灯' : null;
}

/** The part of the year's target that should be done by the end of the month: by its own months, else month ÷ 12. */
export function getPlannedShare(target: StandingTarget, period: PeriodId): Fraction {
  const proRata = { num: BigInt(monthOf(period)), den: 12n };
  const planned = target.months?.[monthOf(period) - 1];
  if (planned === undefined || target.value === null) return proRata;
  return divide(toFraction(planned), toFraction(target.value)) ?? proRata;
}

const amount = (value: Fraction, { digits, unit }: LightFacts['indicator']): string =>
  `${formatPrinted(roundHalfAway(value, digits))}${unit}`;
/** What is still owed is never printed smaller than it is. */
const owed = (value: Fraction, { digits, unit }: LightFacts['indicator']): string =>
  `${formatPrinted(roundUp(value, digits))}${unit}`;
const TENTH = '0.1';

/** Distance of two printed percents in points; less than a printed tenth is said so, never as 0.0. */
function sayPoints(percent: Fraction, against: Fraction): string {
  const printed = printedDifference(roundHalfAway(percent, 1), roundHalfAway(against, 1));
  const unsigned = printed.replace('-', '');
  return toFraction(unsigned).num === 0n ? `不到${TENTH}个百分点` : `${formatPrinted(unsigned)}个百分点`;
}

const sayDone = (share: Fraction): string => `完成全年目标的${toPrintedPercent(share)}%`;

/** Pro rata counts what grows toward a target above nothing. */
const isByProRata = ({ hasProRata, direction }: LightFacts['indicator'], aim: DecimalText): boolean =>
  hasProRata && direction === 'higher-is-better' && compareExact(aim, '0') > 0;

/** How far a value is on the better side of another: above 0, on it, or below. */
const sideOf = ({ direction }: LightFacts['indicator'], value: DecimalText, aim: DecimalText): number =>
  direction === 'lower-is-better' ? compareExact(aim, value) : compareExact(value, aim);

/** The done and the planned share of the year in percent. */
function readProgress({ period, target }: LightFacts, value: DecimalText, aim: DecimalText) {
  const share = divide(toFraction(value), toFraction(aim)) ?? ZERO;
  const planned = target === null ? ZERO : getPlannedShare(target, period);
  return { share, planned, percent: multiply(share, HUNDRED), plannedPercent: multiply(planned, HUNDRED) };
}

const byValue: Judge = {
  findLight: (facts, rules) => {
    const { indicator, figure, target } = facts;
    if (figure?.value == null || target?.value == null) return null;
    const side = sideOf(indicator, figure.value, target.value);
    if (!isByProRata(indicator, target.value))
      return side >= 0 ? 'green' : findLevelLight(indicator, figure.value, target.value, rules);
    if (side >= 0) return 'blue';
    const { percent, plannedPercent } = readProgress(facts, figure.value, target.value);
    return lightOf(subtract(percent, plannedPercent), rules.yellow.proRataPoints);
  },
  say: (facts) => {
    const [value, aim] = [facts.figure?.value ?? '0', facts.target?.value ?? '0'];
    return isByProRata(facts.indicator, aim) ? sayProgress(facts, value, aim) : sayLevel(facts, value, aim);
  },
};

function sayProgress(facts: LightFacts, value: DecimalText, aim: DecimalText): Said {
  const { share, planned, percent, plannedPercent } = readProgress(facts, value, aim);
  const done = sayDone(share);
  if (compare(share, ONE) >= 0) return { reason: done, way: null };
  const against = facts.target?.months ? '分月目标' : '序时进度';
  const side = compare(percent, plannedPercent);
  if (side === 0) return { reason: `${done}，与${against}持平`, way: null };
  const points = sayPoints(percent, plannedPercent);
  if (side > 0) return { reason: `${done}，快于${against}${points}`, way: null };
  const short = owed(subtract(multiply(toFraction(aim), planned), toFraction(value)), facts.indicator);
  return { reason: `${done}，慢于${against}${points}，欠${short}`, way: `再完成${short}即达${against}` };
}

/** Of a value that is on the worse side of its target. */
function findLevelLight(
  { isVeto }: LightFacts['indicator'],
  value: DecimalText,
  target: DecimalText,
  rules: IndicatorRules,
): Light {
  const aim = toFraction(target);
  if (isVeto || aim.num === 0n) return 'red';
  const off = absolute(subtract(toFraction(value), aim));
  const percent = divide(multiply(off, HUNDRED), absolute(aim)) ?? ZERO;
  return compare(percent, toFraction(rules.yellow.levelPercent)) <= 0 ? 'yellow' : 'red';
}

function sayLevel({ indicator }: LightFacts, own: DecimalText, target: DecimalText): Said {
  const [value, aim] = [toFraction(own), toFraction(target)];
  const isLower = indicator.direction === 'lower-is-better';
  const said = `${amount(value, indicator)}，${isLower ? '控制数' : '目标'}${amount(aim, indicator)}`;
  if (sideOf(indicator, own, target) >= 0)
    return { reason: `${said}，已${isLower ? '控制在内' : '达到'}`, way: null };
  const { isVeto, unit } = indicator;
  const off = unit === '%' ? sayPoints(value, aim) : amount(absolute(subtract(value, aim)), indicator);
  return {
    reason: `${said}，${isVeto || isLower ? '超过' : '差'}${off}${isVeto ? '（一票否决）' : ''}`,
    way: `${isLower ? '降低' : '提高'}${off}`,
  };
}

const byGrowth: Judge = {
  findLight: ({ indicator, figure, target }, rules) => {
    if (figure?.growth == null || target?.growth == null) return null;
    if (sideOf(indicator, figure.growth, target.growth) >= 0) return 'green';
    const gap = absolute(subtract(toFraction(figure.growth), toFraction(target.growth)));
    return compare(gap, toFraction(rules.yellow.growthPoints)) <= 0 ? 'yellow' : 'red';
  },
  say: ({ indicator, figure, target }) => {
    const [own, aimed] = [figure?.growth ?? '0', target?.growth ?? '0'];
    const [growth, aim] = [toFraction(own), toFraction(aimed)];
    const said = `同比${sayGrowth(own)}，目标${sayGrowth(aimed)}`;
    const side = compare(growth, aim);
    if (side === 0) return { reason: said, way: null };
    const points = sayPoints(growth, aim);
    const isShort = sideOf(indicator, own, aimed) < 0;
    return {
      reason: `${said}，${side > 0 ? '高' : '低'}${points}`,
      way: isShort ? `增速${side > 0 ? '降低' : '提高'}${points}` : null,
    };
  },
};

/** 增长5.2%, 下降1.3%, 持平. */
export function sayGrowth(percent: DecimalText): string {
  const printed = roundHalfAway(percent, 1);
  const value = toFraction(printed);
  if (value.num === 0n) return '持平';
  return value.num > 0n ? `增长${printed}%` : `下降${printed.slice(1)}%`;
}

const byRank: Judge = {
  findLight: ({ rank, target }, rules) => {
    if (rank === null || target === null || target.rank === null) return null;
    const places = rank - target.rank;
    if (places <= 0) return 'green';
    return places <= rules.yellow.rankPlaces ? 'yellow' : 'red';
  },
  say: ({ rank, target }) => {
    const places = (rank ?? 0) - (target?.rank ?? 0);
    const said = `第${rank}位，目标前${target?.rank}位`;
    return places <= 0
      ? { reason: said, way: null }
      : { reason: `${said}，差${places}位`, way: `前进${places}位` };
  },
};

const JUDGES: readonly Judge[] = [byValue, byGrowth, byRank];
