import { divide, fromInteger, multiply, toDecimalText, toFraction } from '#core/platform/public.ts';
import { DIMENSION_WORDS, LIGHT_WORDS } from './light.ts';
import type { Coverage, Interval, LightClause, LightCondition, LightRulebook } from './light-rulebook.ts';
import { MEASURES, type MeasureName } from './measures.ts';

export const INTERVAL_ENDS = ['above', 'atLeast', 'below', 'atMost'] as const;
export type IntervalEnd = (typeof INTERVAL_ENDS)[number];

/** A threshold that a person may change: where it stands, and as what it is typed. */
export interface RuleThreshold {
  conditionId: string;
  clause: number;
  end: IntervalEnd;
  /** Exact decimal as in the rulebook: shares plain, days whole. */
  value: string;
  unit: string;
}
export interface RuleLine {
  conditionId: string;
  light: string;
  sentence: string;
  thresholds: RuleThreshold[];
}
export interface RuleGroup {
  dimension: string;
  name: string;
  isOn: boolean;
  covers: string;
  memory: string;
  lines: RuleLine[];
}

const UNIT_WORDS: Record<string, string> = {
  percent: '%',
  points: '个百分点',
  days: '天',
  'working-days': '个工作日',
  months: '个月',
  yuan: '元',
  periods: '期',
  none: '',
};
const END_WORDS: Record<IntervalEnd, string> = {
  above: '高于',
  atLeast: '不低于',
  below: '低于',
  atMost: '不高于',
};
const DAY_END_WORDS: Record<IntervalEnd, string> = {
  above: '超过',
  atLeast: '达到',
  below: '不满',
  atMost: '不超过',
};
const NATURE_WORDS: Record<string, string> = {
  continuing: '续建',
  new: '新建',
  completing: '竣工投产',
  preliminary: '前期储备',
};

const HUNDRED = fromInteger(100);
const trimZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** A threshold as it is typed: shares in percent, everything else as it is. Exact both ways. */
export const toTypedThreshold = (value: string, unit: string): string =>
  trimZeros(unit === '%' ? toDecimalText(multiply(toFraction(value), HUNDRED)) : value);
export function fromTypedThreshold(text: string, unit: string): string {
  if (unit !== '%') return text;
  const share = divide(toFraction(text), HUNDRED);
  return share === null ? text : trimZeros(toDecimalText(share));
}

function renderThreshold(measure: MeasureName, value: string): string {
  const unit = UNIT_WORDS[MEASURES[measure].unit] ?? '';
  return `${toTypedThreshold(value, unit)}${unit}`;
}

function renderInterval(measure: MeasureName, interval: Interval): string {
  const { unit } = MEASURES[measure];
  const words = unit === 'percent' || unit === 'points' || unit === 'yuan' ? END_WORDS : DAY_END_WORDS;
  return INTERVAL_ENDS.flatMap((end) => {
    const value = interval[end];
    return value === undefined ? [] : [`${words[end]}${renderThreshold(measure, value)}`];
  }).join('且');
}

const renderClause = (clause: LightClause): string =>
  'within' in clause
    ? `${MEASURES[clause.measure].label}${renderInterval(clause.measure, clause.within)}`
    : `${MEASURES[clause.measure].label}${clause.is ? '' : '：否'}`;

function listThresholds(condition: LightCondition): RuleThreshold[] {
  return condition.clauses.flatMap((clause, index) => {
    if (!('within' in clause)) return [];
    const { unit } = MEASURES[clause.measure];
    return INTERVAL_ENDS.flatMap((end) => {
      const value = clause.within[end];
      return value === undefined
        ? []
        : [{ conditionId: condition.id, clause: index, end, value, unit: UNIT_WORDS[unit] ?? '' }];
    });
  });
}

const toLine = (condition: LightCondition): RuleLine => ({
  conditionId: condition.id,
  light: condition.light,
  sentence: `${condition.clauses.map(renderClause).join('，且')}，亮${LIGHT_WORDS[condition.light]}灯`,
  thresholds: listThresholds(condition),
});

function renderCoverage({ natures, exceptNatures, traits }: Coverage): string {
  const names = (list: readonly string[]) => list.map((n) => NATURE_WORDS[n] ?? n).join('、');
  const parts = [
    natures === null ? '全部项目' : `${names(natures)}项目`,
    exceptNatures.length > 0 ? `${names(exceptNatures)}除外` : '',
    ...Object.entries(traits).map(([trait, values]) => `${trait}为${values.join('、')}`),
  ];
  return parts.filter((p) => p !== '').join('，');
}

/** Stands among the thresholds of the start; it is of the rulebook, not of a condition. */
export const BUNDLE_START = 'bundle-start';

function toBundleLine(share: string): RuleLine {
  const threshold = {
    conditionId: BUNDLE_START,
    clause: 0,
    end: 'atLeast' as const,
    value: share,
    unit: '%',
  };
  const percent = toTypedThreshold(share, '%');
  return {
    conditionId: BUNDLE_START,
    light: 'green',
    sentence: `打捆项目有不低于${percent}%的子项开工已核实的，视为开工`,
    thresholds: [threshold],
  };
}

/** The rulebook as a person reads it: one sentence a condition, in the order in which they are tried (handbook 3.3). */
export function describeRulebook(book: LightRulebook): RuleGroup[] {
  const dimensions = book.dimensions.map((rule) => ({
    dimension: rule.dimension as string,
    name: DIMENSION_WORDS[rule.dimension],
    isOn: rule.isOn,
    covers: renderCoverage(rule.covers),
    memory:
      rule.memory === null
        ? ''
        : `曾亮红灯、已赶上的，其后${rule.memory.periods}期亮黄灯${rule.memory.startsAfreshEachYear ? '；跨年重新起算' : ''}`,
    lines: [
      ...rule.conditions.map(toLine),
      ...(rule.dimension === 'start' ? [toBundleLine(book.bundleStartShare)] : []),
    ],
  }));
  const overall = {
    dimension: 'overall',
    name: DIMENSION_WORDS.overall,
    isOn: true,
    covers: '全部项目',
    memory: `取各项中最差的一项；${book.greyBeforePlan ? '年度计划未下达的不亮绿灯，亮灰灯；' : ''}下列情况直接作用于综合灯`,
    lines: book.overall.map(toLine),
  };
  return [...dimensions, overall];
}
