import { absolute, compare, roundHalfAway, toFraction } from '#core/platform/public.ts';
import type { Indicator } from '../indicator.ts';
import { ask, type StatDesk, type StatItem, tell } from './stat-desk.ts';
import { hasTooManyDecimals, tidy } from './stat-figure.ts';
import { askMoneyUnit, askOtherUnit, askPercent, askSpan } from './stat-questions.ts';
import { LEAVE_OUT } from './stat-reading.ts';
import { convertUnit, parseUnit, shiftValue } from './stat-unit.ts';

const ONE = { num: 1n, den: 1n };
/** Of these the source may print thousands or ten thousands; of households and days it does not. */
const SCALED = new Set(['元', '美元', '平方米', '千瓦时', '吨', '亩', '头', '人次', '吨公里', '公里']);

const isSum = ({ kind }: Indicator): boolean => kind === 'cumulative' || kind === 'flow';

/** Values of one series along a year that never fall are sums since January; those that fall are not. */
function findLikelySpan(items: readonly StatItem[]): 'cumulative' | 'single' | null {
  const series = new Map<string, StatItem[]>();
  for (const item of items)
    if (item.measure === 'value') {
      const key = `${item.indicator}:${item.subject}:${item.year}:${item.units}`;
      series.set(key, [...(series.get(key) ?? []), item]);
    }
  let isLong = false;
  for (const one of series.values()) {
    const sorted = one.sort((a, b) => a.month - b.month);
    isLong ||= sorted.length >= 3;
    const falls = sorted.some((item, at) => {
      const before = sorted[at - 1];
      return before !== undefined && compare(toFraction(item.text), toFraction(before.text)) < 0;
    });
    if (falls) return 'single';
  }
  return isLong ? 'cumulative' : null;
}

/** Amounts of the months alone and sums since January are told apart; where only the source knows, it is asked, once a table. */
export function settleSpans(desk: StatDesk, items: readonly StatItem[]): StatItem[] {
  const byTable = new Map<string, StatItem[]>();
  const isBare = (item: StatItem): boolean => {
    const indicator = desk.index.indicator(item.indicator);
    return indicator !== undefined && isSum(indicator) && item.span === 'bare' && item.month !== 1;
  };
  for (const item of items)
    if (isBare(item)) byTable.set(item.table, [...(byTable.get(item.table) ?? []), item]);
  const likely = new Map([...byTable].map(([table, bare]) => [table, findLikelySpan([...bare])]));
  return items.flatMap((item) => {
    if (!isBare(item)) return [item];
    const answer = ask(desk, askSpan(item.table, item.tableName, likely.get(item.table) ?? null), item.place);
    if (answer === LEAVE_OUT) tell(desk, 'answered', `${item.tableName}按答复不导入`, item.place);
    if (answer === null || answer === LEAVE_OUT) return [];
    return [{ ...item, span: answer === 'single' ? ('single' as const) : ('cumulative' as const) }];
  });
}

/** A sum of months is kept as a sum, an amount of a month as an amount; the other of the two is told and left out. */
export function keepOwnSpan(desk: StatDesk, items: readonly StatItem[]): StatItem[] {
  const hasSum = new Set(items.filter(({ span }) => span !== 'single').map(toKey));
  return items.filter((item) => {
    const indicator = desk.index.indicator(item.indicator);
    if (item.month === 1 || indicator === undefined) return true;
    const reason =
      indicator.kind === 'cumulative' && item.span === 'single'
        ? '当月数由累计数相减得出，不导入'
        : indicator.kind === 'flow' && item.span === 'cumulative'
          ? '累计数由当月数相加得出，不导入'
          : !isSum(indicator) && item.span === 'single' && hasSum.has(toKey(item))
            ? '同一期有累计数，当月数不导入'
            : null;
    if (reason !== null) tell(desk, 'left-out', reason, item.place);
    return reason === null;
  });
}
const toKey = ({ indicator, subject, year, month, measure }: StatItem): string =>
  `${indicator}:${subject}:${year}:${month}:${measure}`;

/** Figures given in percent of an amount are its growth: 规模以上工业增加值（%）. */
export function findGrowths(desk: StatDesk, items: readonly StatItem[]): StatItem[] {
  return items.map((item) => {
    const indicator = desk.index.indicator(item.indicator);
    const isPercent = item.isPercent || (item.units.length > 0 && item.units.every((unit) => unit === '%'));
    const isAmount = indicator !== undefined && indicator.unit !== '%' && indicator.unit !== '';
    return item.measure === 'value' && isPercent && isAmount ? { ...item, measure: 'growth' } : item;
  });
}

/** Growths all below one: 0.085 may be 8.5%. Asked once a column. */
export function settlePercents(desk: StatDesk, items: readonly StatItem[]): StatItem[] {
  const columns = new Map<string, StatItem[]>();
  const key = (item: StatItem) => `${item.table}:${item.head}`;
  for (const item of items)
    if (item.measure === 'growth') columns.set(key(item), [...(columns.get(key(item)) ?? []), item]);
  const doubtful = new Map<string, string>();
  for (const [name, column] of columns) {
    const isSmall = column.every(
      ({ isPercent, units, text }) =>
        !isPercent && !units.includes('%') && compare(absolute(toFraction(text)), ONE) < 0,
    );
    const fine = column
      .map(({ text }) => text)
      .filter((text) => (text.split('.')[1] ?? '').length >= 2 && text !== '0');
    const [example] = fine.sort();
    if (isSmall && fine.length >= 3 && example !== undefined) doubtful.set(name, example);
  }
  return items.flatMap((item) => {
    const example = item.measure === 'growth' ? doubtful.get(key(item)) : undefined;
    if (example === undefined) return [item];
    const answer = ask(desk, askPercent(item.table, item.head, example), item.place);
    if (answer === LEAVE_OUT) tell(desk, 'answered', `“${item.head}”按答复不导入`, item.place);
    if (answer === null || answer === LEAVE_OUT) return [];
    return [answer === 'times-100' ? { ...item, text: shiftValue(item.text, 2) } : item];
  });
}

function convertAmount(desk: StatDesk, item: StatItem, indicator: Indicator): StatItem | null {
  const { unit } = indicator;
  const amounts = item.units.filter((one) => one !== '%');
  const fitting = (unit === '%' ? item.units : amounts).filter(
    (one) => typeof convertUnit(one, unit) === 'object',
  );
  let from: string | undefined = fitting[0];
  if (from === undefined && amounts.length > 0 && unit !== '') {
    const said = amounts.join('、');
    const answer = ask(desk, askOtherUnit(item.table, said, indicator), item.place);
    if (answer === LEAVE_OUT) tell(desk, 'answered', `${indicator.name}按答复不导入`, item.place);
    if (answer === null || answer === LEAVE_OUT) return null;
    from = unit;
  }
  const parsed = parseUnit(unit);
  if (from === undefined && parsed !== null && parsed.zeros > 0 && SCALED.has(parsed.base)) {
    const offered = [...new Set([unit, `亿${parsed.base}`, `万${parsed.base}`, parsed.base])];
    const answer = ask(desk, askMoneyUnit(item.table, item.tableName, unit, offered), item.place);
    if (answer === LEAVE_OUT) tell(desk, 'answered', `${indicator.name}按答复不导入`, item.place);
    if (answer === null || answer === LEAVE_OUT) return null;
    from = answer;
  }
  const conversion = convertUnit(from ?? unit, unit);
  const zeros = typeof conversion === 'object' ? conversion.zeros : 0;
  if (zeros !== 0) tell(desk, 'unit', `${indicator.name}由${from}换算为${unit}`, item.place);
  return { ...item, text: shiftValue(item.text, zeros) };
}

/** Amounts in the unit of the indicator, six decimals at most. */
export function convertItems(desk: StatDesk, items: readonly StatItem[]): StatItem[] {
  return items.flatMap((item) => {
    const indicator = desk.index.indicator(item.indicator);
    if (!indicator) return [];
    const isAmount = item.measure === 'value' || item.measure === 'base';
    const made = isAmount ? convertAmount(desk, item, indicator) : item;
    if (made === null) return [];
    if (!hasTooManyDecimals(made.text)) return [made];
    tell(desk, 'unit', '小数超过六位，按六位四舍五入', item.place);
    return [{ ...made, text: tidy(roundHalfAway(made.text, 6)) }];
  });
}
