import {
  absolute,
  compare,
  type DecimalText,
  divide,
  type Fraction,
  formatPeriod,
  formatPrinted,
  getNextPeriod,
  getPreviousPeriod,
  growthOf,
  multiply,
  type PeriodId,
  roundHalfAway,
  subtract,
  toFraction,
} from '#core/platform/public.ts';
import { isDueIn, monthOf, yearBefore } from './due-months.ts';
import { type FilingCell, type FilingExplanations, type FilingKind, toCellId } from './filing.ts';
import type { Indicator } from './indicator.ts';

export interface FilingFinding {
  /** Stable: rule and cell; an answer is kept under it. */
  key: string;
  ruleId: string;
  severity: 'error' | 'warning';
  indicator: string;
  subject: string;
  period: PeriodId;
  place: string | null;
  sentence: string;
  remedy: string;
}

export interface FilingContext {
  kind: FilingKind;
  /** Of a monthly filing or forecast. */
  period: PeriodId | null;
  indicators: ReadonlyMap<string, Indicator>;
  subjects: ReadonlyMap<string, { name: string; isOwn: boolean }>;
  /** Indicators that the department answers for. */
  own: ReadonlySet<string>;
  /** What stands signed for a cell; a forecast does not count. */
  standing: (indicator: string, subject: string, period: PeriodId) => StandingFigures | null;
}

export interface StandingFigures {
  value: DecimalText | null;
  growth: DecimalText | null;
}

type Check = (cell: FilingCell, context: CheckedContext) => Found | null;
interface Found {
  sentence: string;
  remedy: string;
}
interface CheckedContext extends FilingContext {
  indicator: Indicator;
  /** Inside this filing first, then what is signed. */
  valueAt: (indicator: string, subject: string, period: PeriodId) => DecimalText | null;
}

const HUNDRED: Fraction = { num: 100n, den: 1n };
const whole = (value: number): Fraction => ({ num: BigInt(value), den: 1n });

const say = (value: DecimalText, { digits, unit }: Indicator): string =>
  `${formatPrinted(roundHalfAway(value, digits))}${unit}`;

const ERRORS: Record<string, Check> = {
  'IND-001': (cell, { indicator }) =>
    isDueIn(indicator, cell.period)
      ? null
      : {
          sentence: `${indicator.name}在${formatPeriod(cell.period)}没有数${indicator.hasNoJanuary && monthOf(cell.period) === 1 ? '：1月不公布，1—2月合并为一期' : ''}`,
          remedy: '填在应有数的月份，或清空这一格',
        },
  'IND-002': (cell) =>
    cell.value === null && cell.growth === null && cell.base !== null
      ? { sentence: '只有上年同期数，没有本期数', remedy: '填写本期数，或清空这一格' }
      : null,
  'IND-003': (cell, { standing }) => {
    const before = standing(cell.indicator, cell.subject, cell.period);
    if (before === null || cell.reason !== '' || !isChanged(cell, before)) return null;
    return {
      sentence: `与已入账的数不同：已入账${sayCell(before)}，现填${sayCell(cell)}`,
      remedy: '写明修订原因；不修订的清空这一格',
    };
  },
  'IND-004': (cell) =>
    cell.value === null && cell.growth === null && cell.base === null && cell.reason === ''
      ? { sentence: '这一格是空的', remedy: '填写数值，或删去这一格' }
      : null,
};

const isChanged = (cell: FilingCell, before: StandingFigures): boolean =>
  !isSame(cell.value, before.value) || !isSame(cell.growth, before.growth);
const isSame = (a: DecimalText | null, b: DecimalText | null): boolean =>
  a === null || b === null ? a === b : compare(toFraction(a), toFraction(b)) === 0;
const sayCell = ({ value, growth }: StandingFigures): string =>
  [value === null ? '' : formatPrinted(value), growth === null ? '' : `同比${formatPrinted(growth)}%`]
    .filter((part) => part !== '')
    .join('，') || '空';

/** now ÷ before lies within [low, high]. */
function isTimes(
  now: DecimalText | null,
  before: DecimalText | null,
  low: Fraction,
  high: Fraction,
): boolean {
  if (now === null || before === null) return false;
  const [a, b] = [toFraction(now), toFraction(before)];
  if (a.num <= 0n || b.num <= 0n) return false;
  return compare(a, multiply(b, low)) >= 0 && compare(a, multiply(b, high)) <= 0;
}

const WARNINGS: Record<string, Check> = {
  'IND-010': (cell, { indicator, valueAt }) => {
    if (indicator.kind !== 'cumulative' || monthOf(cell.period) === 1) return null;
    const before = valueAt(cell.indicator, cell.subject, getPreviousPeriod(cell.period));
    if (cell.value === null || before === null) return null;
    return compare(toFraction(cell.value), toFraction(before)) < 0
      ? {
          sentence: `累计数比上月少：上月${say(before, indicator)}，本月${say(cell.value, indicator)}`,
          remedy: '核对是否把当月数填成了累计数；确有冲减的说明原因',
        }
      : null;
  },
  // Of a revision: the month after it is signed already.
  'IND-016': (cell, { indicator, valueAt }) => {
    if (indicator.kind !== 'cumulative' || monthOf(cell.period) === 12) return null;
    const after = valueAt(cell.indicator, cell.subject, getNextPeriod(cell.period));
    if (cell.value === null || after === null || compare(toFraction(cell.value), toFraction(after)) <= 0)
      return null;
    return {
      sentence: `累计数比下月多：本月${say(cell.value, indicator)}，下月${say(after, indicator)}`,
      remedy: '核对本月数；下月的数也要修订的一并修订，确有冲减的说明原因',
    };
  },
  'IND-011': (cell, { indicator, valueAt }) => {
    const before = cell.base ?? valueAt(cell.indicator, cell.subject, yearBefore(cell.period));
    const isWan = isTimes(cell.value, before, whole(2_000), whole(50_000));
    const isYi = isTimes(before, cell.value, whole(2_000), whole(50_000));
    if (cell.value === null || before === null || (!isWan && !isYi)) return null;
    return {
      sentence: `约为上年同期的${isWan ? '一万倍' : '万分之一'}（上年同期${say(before, indicator)}）`,
      remedy: `核对单位，本指标按${indicator.unit}填`,
    };
  },
  'IND-012': (cell, { indicator, valueAt }) => {
    const before = cell.base ?? valueAt(cell.indicator, cell.subject, yearBefore(cell.period));
    const isMore = isTimes(cell.value, before, whole(8), { num: 25n, den: 2n });
    const isLess = isTimes(before, cell.value, whole(8), { num: 25n, den: 2n });
    if (indicator.digits === 0 || cell.value === null || before === null || (!isMore && !isLess)) return null;
    return {
      sentence: `约为上年同期的${isMore ? '十倍' : '十分之一'}（上年同期${say(before, indicator)}）`,
      remedy: '核对小数点；确实如此的说明原因',
    };
  },
  'IND-013': (cell, { indicator, valueAt }) => {
    const before = cell.base ?? valueAt(cell.indicator, cell.subject, yearBefore(cell.period));
    if (cell.value === null || cell.growth === null || before === null) return null;
    const computed = growthOf(toFraction(cell.value), toFraction(before));
    if (computed === null) return null;
    const gap = absolute(subtract(multiply(computed, HUNDRED), toFraction(cell.growth)));
    const allowed = whole(indicator.growth === 'real' ? 15 : 1);
    if (compare(gap, allowed) <= 0) return null;
    return {
      sentence: `公布的同比${formatPrinted(cell.growth)}%与按数值算出的${formatPrinted(roundHalfAway(multiply(computed, HUNDRED), 1))}%相差${roundHalfAway(gap, 1)}个百分点`,
      remedy: '核对数值、同比和上年同期数；上年同期数已调整的填上可比的同期数，口径不同的说明',
    };
  },
  'IND-014': (cell, { indicator, valueAt }) => {
    if (indicator.partOf === null) return null;
    const total = valueAt(indicator.partOf, cell.subject, cell.period);
    if (cell.value === null || total === null) return null;
    return compare(toFraction(cell.value), toFraction(total)) > 0
      ? {
          sentence: `部分大于总数：${say(cell.value, indicator)}，总数${say(total, indicator)}`,
          remedy: '核对两个数',
        }
      : null;
  },
  'IND-015': (cell, { indicator }) => {
    if (indicator.kind !== 'rate' || indicator.unit !== '%' || cell.value === null) return null;
    const share = divide(toFraction(cell.value), HUNDRED);
    return share !== null && compare(toFraction(cell.value), whole(0)) > 0 && compare(share, whole(2)) > 0
      ? { sentence: `比率为${formatPrinted(cell.value)}%`, remedy: '按百分数填，如52.3' }
      : null;
  },
};

/**
 * Checks of a filing before it is signed (handbook 4.8): what cannot enter the ledger, and what looks like a slip and is answered
 * in a few words. A signed value is replaced only with a reason (two vintages: ask, never overwrite in silence).
 */
export function checkFiling(cells: readonly FilingCell[], context: FilingContext): FilingFinding[] {
  const inFiling = new Map(cells.map((cell) => [toCellId(cell), cell]));
  const valueAt: CheckedContext['valueAt'] = (indicator, subject, period) =>
    inFiling.get(toCellId({ indicator, subject, period }))?.value ??
    context.standing(indicator, subject, period)?.value ??
    null;
  const seen = new Set<string>();
  return cells.flatMap((cell) => {
    const id = toCellId(cell);
    const unknown = findUnknown(cell, context, seen.has(id));
    seen.add(id);
    const indicator = context.indicators.get(cell.indicator);
    if (unknown !== null || indicator === undefined)
      return [
        toFinding('IND-000', 'error', cell, context, unknown ?? { sentence: '没有这个指标', remedy: '' }),
      ];
    const checked = { ...context, indicator, valueAt };
    const run = (checks: Record<string, Check>, severity: FilingFinding['severity']) =>
      Object.entries(checks).flatMap(([ruleId, check]) => {
        const found = check(cell, checked);
        return found ? [toFinding(ruleId, severity, cell, context, found)] : [];
      });
    return [...run(ERRORS, 'error'), ...run(WARNINGS, 'warning')];
  });
}

function findUnknown(cell: FilingCell, context: FilingContext, isTwice: boolean): Found | null {
  if (!context.indicators.has(cell.indicator))
    return { sentence: `没有指标“${cell.indicator}”`, remedy: '在指标设置里登记，或删去这一格' };
  if (!context.subjects.has(cell.subject))
    return { sentence: `没有指标对象“${cell.subject}”`, remedy: '在指标对象里登记，或删去这一格' };
  if (!context.own.has(cell.indicator))
    return { sentence: '这个指标不由本单位报送', remedy: '请来源部门报送，或由项目办调整来源部门' };
  if (context.period !== null && cell.period !== context.period)
    return { sentence: `本次只报${formatPeriod(context.period)}`, remedy: '其他月份请另作修订或导入' };
  return isTwice ? { sentence: '同一格有两个数', remedy: '删去其中一个' } : null;
}

function toFinding(
  ruleId: string,
  severity: FilingFinding['severity'],
  cell: FilingCell,
  { indicators, subjects }: FilingContext,
  { sentence, remedy }: Found,
): FilingFinding {
  const name = `${subjects.get(cell.subject)?.name ?? cell.subject}${indicators.get(cell.indicator)?.name ?? ''}`;
  const { indicator, subject, period, place } = cell;
  const key = `${ruleId}:${toCellId(cell)}`;
  return {
    key,
    ruleId,
    severity,
    indicator,
    subject,
    period,
    place,
    sentence: `${name}：${sentence}`,
    remedy,
  };
}

/** Warnings that have no answer yet. */
export const listUnanswered = (
  findings: readonly FilingFinding[],
  explanations: FilingExplanations,
): FilingFinding[] =>
  findings.filter(({ severity, key }) => severity === 'warning' && (explanations[key] ?? '').length < 2);
