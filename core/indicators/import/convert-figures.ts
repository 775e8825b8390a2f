import { absolute, compare, roundHalfAway, toFraction } from '#core/platform/public.ts';
import type { Indicator } from '../indicator.ts';
import { ask, type ReadFigure, type StatDesk, tell } from './stat-desk.ts';
import { hasTooManyDecimals, tidy } from './stat-figure.ts';
import { askMoneyUnit, askOtherUnit, askPercent, askSpan } from './stat-questions.ts';
import { LEAVE_OUT } from './stat-reading.ts';
import { convertUnit, parseUnit, shiftValue } from './stat-unit.ts';

const ONE = { num: 1n, den: 1n };
/** Of these the source may print thousands or ten thousands; of households and days it does not. */
const SCALED = new Set(['元', '美元', '平方米', '千瓦时', '吨', '亩', '头', '人次', '吨公里', '公里']);

const isSum = ({ kind }: Indicator): boolean => kind === 'cumulative' || kind === 'flow';

/** Values of one series along a year that never fall are sums since January; those that fall are not. */
function findLikelySpan(figures: readonly ReadFigure[]): 'cumulative' | 'single' | null {
  const series = new Map<string, ReadFigure[]>();
  for (const figure of figures)
    if (figure.measure === 'value') {
      const key = `${figure.indicator}:${figure.subject}:${figure.year}:${figure.units}`;
      series.set(key, [...(series.get(key) ?? []), figure]);
    }
  let isLong = false;
  for (const one of series.values()) {
    const sorted = one.sort((a, b) => a.month - b.month);
    isLong ||= sorted.length >= 3;
    const falls = sorted.some((figure, at) => {
      const before = sorted[at - 1];
      return before !== undefined && compare(toFraction(figure.text), toFraction(before.text)) < 0;
    });
    if (falls) return 'single';
  }
  return isLong ? 'cumulative' : null;
}

/** Amounts of the months alone and sums since January are told apart; where only the source knows, it is asked, once a table. */
export function settleSpans(desk: StatDesk, figures: readonly ReadFigure[]): ReadFigure[] {
  const byTable = new Map<string, ReadFigure[]>();
  const isBare = (figure: ReadFigure): boolean => {
    const indicator = desk.index.indicator(figure.indicator);
    return indicator !== undefined && isSum(indicator) && figure.span === 'bare' && figure.month !== 1;
  };
  for (const figure of figures)
    if (isBare(figure)) byTable.set(figure.table, [...(byTable.get(figure.table) ?? []), figure]);
  const likely = new Map([...byTable].map(([table, bare]) => [table, findLikelySpan([...bare])]));
  return figures.flatMap((figure) => {
    if (!isBare(figure)) return [figure];
    const answer = ask(
      desk,
      askSpan(figure.table, figure.tableName, likely.get(figure.table) ?? null),
      figure.place,
    );
    if (answer === LEAVE_OUT) tell(desk, 'answered', `${figure.tableName}按答复不导入`, figure.place);
    if (answer === null || answer === LEAVE_OUT) return [];
    return [{ ...figure, span: answer === 'single' ? ('single' as const) : ('cumulative' as const) }];
  });
}

/** A sum of months is kept as a sum, an amount of a month as an amount; the other of the two is told and left out. */
export function keepOwnSpan(desk: StatDesk, figures: readonly ReadFigure[]): ReadFigure[] {
  const hasSum = new Set(figures.filter(({ span }) => span !== 'single').map(toKey));
  return figures.filter((figure) => {
    const indicator = desk.index.indicator(figure.indicator);
    if (figure.month === 1 || indicator === undefined) return true;
    const reason =
      indicator.kind === 'cumulative' && figure.span === 'single'
        ? '当月数由累计数相减得出，不导入'
        : indicator.kind === 'flow' && figure.span === 'cumulative'
          ? '累计数由当月数相加得出，不导入'
          : !isSum(indicator) && figure.span === 'single' && hasSum.has(toKey(figure))
            ? '同一期有累计数，当月数不导入'
            : null;
    if (reason !== null) tell(desk, 'left-out', reason, figure.place);
    return reason === null;
  });
}
const toKey = ({ indicator, subject, year, month, measure }: ReadFigure): string =>
  `${indicator}:${subject}:${year}:${month}:${measure}`;

/** Figures given in percent of an amount are its growth: 规模以上工业增加值（%）. */
export function findGrowths(desk: StatDesk, figures: readonly ReadFigure[]): ReadFigure[] {
  return figures.map((figure) => {
    const indicator = desk.index.indicator(figure.indicator);
    const isPercent =
      figure.isPercent || (figure.units.length > 0 && figure.units.every((unit) => unit === '%'));
    const isAmount = indicator !== undefined && indicator.unit !== '%' && indicator.unit !== '';
    return figure.measure === 'value' && isPercent && isAmount ? { ...figure, measure: 'growth' } : figure;
  });
}

/** Growths all below one: 0.085 may be 8.5%. Asked once a column. */
export function settlePercents(desk: StatDesk, figures: readonly ReadFigure[]): ReadFigure[] {
  const columns = new Map<string, ReadFigure[]>();
  const key = (figure: ReadFigure) => `${figure.table}:${figure.head}`;
  for (const figure of figures)
    if (figure.measure === 'growth') columns.set(key(figure), [...(columns.get(key(figure)) ?? []), figure]);
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
  return figures.flatMap((figure) => {
    const example = figure.measure === 'growth' ? doubtful.get(key(figure)) : undefined;
    if (example === undefined) return [figure];
    const answer = ask(desk, askPercent(figure.table, figure.head, example), figure.place);
    if (answer === LEAVE_OUT) tell(desk, 'answered', `“${figure.head}”按答复不导入`, figure.place);
    if (answer === null || answer === LEAVE_OUT) return [];
    return [answer === 'times-100' ? { ...figure, text: shiftValue(figure.text, 2) } : figure];
  });
}

function convertAmount(desk: StatDesk, figure: ReadFigure, indicator: Indicator): ReadFigure | null {
  const { unit } = indicator;
  const amounts = figure.units.filter((one) => one !== '%');
  const fitting = (unit === '%' ? figure.units : amounts).filter(
    (one) => typeof convertUnit(one, unit) === 'object',
  );
  let from: string | undefined = fitting[0];
  if (from === undefined && amounts.length > 0 && unit !== '') {
    const said = amounts.join('、');
    const answer = ask(desk, askOtherUnit(figure.table, said, indicator), figure.place);
    if (answer === LEAVE_OUT) tell(desk, 'answered', `${indicator.name}按答复不导入`, figure.place);
    if (answer === null || answer === LEAVE_OUT) return null;
    from = unit;
  }
  const parsed = parseUnit(unit);
  if (from === undefined && parsed !== null && parsed.zeros > 0 && SCALED.has(parsed.base)) {
    const offered = [...new Set([unit, `亿${parsed.base}`, `万${parsed.base}`, parsed.base])];
    const answer = ask(desk, askMoneyUnit(figure.table, figure.tableName, unit, offered), figure.place);
    if (answer === LEAVE_OUT) tell(desk, 'answered', `${indicator.name}按答复不导入`, figure.place);
    if (answer === null || answer === LEAVE_OUT) return null;
    from = answer;
  }
  const conversion = convertUnit(from ?? unit, unit);
  const zeros = typeof conversion === 'object' ? conversion.zeros : 0;
  if (zeros !== 0) tell(desk, 'unit', `${indicator.name}由${from}换算为${unit}`, figure.place);
  return { ...figure, text: shiftValue(figure.text, zeros) };
}

/** Amounts in the unit of the indicator, six decimals at most. */
export function convertFigures(desk: StatDesk, figures: readonly ReadFigure[]): ReadFigure[] {
  return figures.flatMap((figure) => {
    const indicator = desk.index.indicator(figure.indicator);
    if (!indicator) return [];
    const isAmount = figure.measure === 'value' || figure.measure === 'base';
    const made = isAmount ? convertAmount(desk, figure, indicator) : figure;
    if (made === null) return [];
    if (!hasTooManyDecimals(made.text)) return [made];
    tell(desk, 'unit', '小数超过六位，按六位四舍五入', figure.place);
    return [{ ...made, text: tidy(roundHalfAway(made.text, 6)) }];
  });
}
