import {
  absolute,
  compare,
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

interface Judgement {
  light: Light;
  /** Worded when it is shown: of the months before only the light counts. */
  say: () => { reason: string; way: string | null };
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
  const judgements = judgeAll(facts, rules);
  if (typeof judgements === 'string') return { light: 'grey', reasons: [judgements], wayToGreen: [] };
  const said = judgements.map(({ say }) => say());
  return {
    light: judgements[0]?.light ?? 'grey',
    reasons: said.map(({ reason }) => reason),
    wayToGreen: said.flatMap(({ way }) => way ?? []),
  };
}

/** The light alone. */
export function findLight(facts: LightFacts, rules: IndicatorRules): Light {
  const judgements = judgeAll(facts, rules);
  return typeof judgements === 'string' ? 'grey' : (judgements[0]?.light ?? 'grey');
}

/** The worst first; a text says why there is none. */
function judgeAll(facts: LightFacts, rules: IndicatorRules): Judgement[] | string {
  const { figure, target } = facts;
  if (figure === null || (figure.value === null && figure.growth === null)) return '本期未报';
  if (target === null) return '没有目标，不亮灯';
  const judgements = [judgeValue(facts, rules), judgeGrowth(facts, rules), judgeRank(facts, rules)].filter(
    (one) => one !== null,
  );
  if (judgements.length === 0) return '目标所看的数本期没有';
  return judgements.sort((a, b) => LIGHTS_FROM_WORST.indexOf(a.light) - LIGHTS_FROM_WORST.indexOf(b.light));
}

function judgeValue(facts: LightFacts, rules: IndicatorRules): Judgement | null {
  const { indicator, figure, target } = facts;
  if (figure?.value == null || target?.value == null) return null;
  const [value, aim] = [toFraction(figure.value), toFraction(target.value)];
  if (indicator.hasProRata && indicator.direction === 'higher-is-better' && aim.num > 0n)
    return judgeProgress(facts, value, aim, rules);
  return judgeLevel(facts, value, aim, rules);
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

function judgeProgress(
  { indicator, period, target }: LightFacts,
  value: Fraction,
  aim: Fraction,
  rules: IndicatorRules,
): Judgement | null {
  const share = divide(value, aim);
  if (share === null || target === null) return null;
  if (compare(share, ONE) >= 0) return { light: 'blue', say: () => ({ reason: sayDone(share), way: null }) };
  const planned = getPlannedShare(target, period);
  const [percent, plannedPercent] = [multiply(share, HUNDRED), multiply(planned, HUNDRED)];
  const gap = subtract(percent, plannedPercent);
  const against = target.months ? '分月目标' : '序时进度';
  if (gap.num === 0n)
    return { light: 'green', say: () => ({ reason: `${sayDone(share)}，与${against}持平`, way: null }) };
  if (gap.num > 0n)
    return {
      light: 'green',
      say: () => ({
        reason: `${sayDone(share)}，快于${against}${sayPoints(percent, plannedPercent)}`,
        way: null,
      }),
    };
  return {
    light: lightOf(gap, rules.yellow.proRataPoints),
    say: () => {
      const short = owed(subtract(multiply(aim, planned), value), indicator);
      return {
        reason: `${sayDone(share)}，慢于${against}${sayPoints(percent, plannedPercent)}，欠${short}`,
        way: `再完成${short}即达${against}`,
      };
    },
  };
}

function sayLevel(value: Fraction, aim: Fraction, indicator: LightFacts['indicator']): string {
  const aimed = indicator.direction === 'lower-is-better' ? '控制数' : '目标';
  return `${amount(value, indicator)}，${aimed}${amount(aim, indicator)}`;
}

function judgeLevel(
  { indicator }: LightFacts,
  value: Fraction,
  aim: Fraction,
  rules: IndicatorRules,
): Judgement {
  const isLower = indicator.direction === 'lower-is-better';
  const gap = isLower ? subtract(aim, value) : subtract(value, aim);
  if (gap.num >= 0n)
    return {
      light: 'green',
      say: () => ({
        reason: `${sayLevel(value, aim, indicator)}，已${isLower ? '控制在内' : '达到'}`,
        way: null,
      }),
    };
  const percent = aim.num === 0n ? null : divide(multiply(gap, HUNDRED), absolute(aim));
  const { isVeto } = indicator;
  return {
    light: isVeto || percent === null ? 'red' : lightOf(percent, rules.yellow.levelPercent),
    say: () => {
      const off = indicator.unit === '%' ? sayPoints(value, aim) : amount(absolute(gap), indicator);
      return {
        reason: `${sayLevel(value, aim, indicator)}，${isVeto || isLower ? '超过' : '差'}${off}${isVeto ? '（一票否决）' : ''}`,
        way: `${isLower ? '降低' : '提高'}${off}`,
      };
    },
  };
}

function judgeGrowth({ indicator, figure, target }: LightFacts, rules: IndicatorRules): Judgement | null {
  const [own, aimed] = [figure?.growth ?? null, target?.growth ?? null];
  if (own === null || aimed === null) return null;
  const [growth, aim] = [toFraction(own), toFraction(aimed)];
  const isLower = indicator.direction === 'lower-is-better';
  const gap = isLower ? subtract(aim, growth) : subtract(growth, aim);
  if (gap.num === 0n) return { light: 'green', say: () => ({ reason: sayAgainst(own, aimed), way: null }) };
  if (gap.num > 0n)
    return { light: 'green', say: () => ({ reason: sayBeside(own, aimed, growth, aim), way: null }) };
  return {
    light: lightOf(gap, rules.yellow.growthPoints),
    say: () => ({
      reason: sayBeside(own, aimed, growth, aim),
      way: `增速${isLower ? '降低' : '提高'}${sayPoints(growth, aim)}`,
    }),
  };
}

const sayAgainst = (own: DecimalText, aimed: DecimalText): string =>
  `同比${sayGrowth(own)}，目标${sayGrowth(aimed)}`;

const sayBeside = (own: DecimalText, aimed: DecimalText, growth: Fraction, aim: Fraction): string =>
  `${sayAgainst(own, aimed)}，${compare(growth, aim) > 0 ? '高' : '低'}${sayPoints(growth, aim)}`;

/** 增长5.2%, 下降1.3%, 持平. */
export function sayGrowth(percent: DecimalText): string {
  const printed = roundHalfAway(percent, 1);
  const value = toFraction(printed);
  if (value.num === 0n) return '持平';
  return value.num > 0n ? `增长${printed}%` : `下降${printed.slice(1)}%`;
}

function judgeRank({ rank, target }: LightFacts, rules: IndicatorRules): Judgement | null {
  if (rank === null || target === null || target.rank === null) return null;
  const places = rank - target.rank;
  const said = `第${rank}位，目标前${target.rank}位`;
  if (places <= 0) return { light: 'green', say: () => ({ reason: said, way: null }) };
  return {
    light: places <= rules.yellow.rankPlaces ? 'yellow' : 'red',
    say: () => ({ reason: `${said}，差${places}位`, way: `前进${places}位` }),
  };
}
