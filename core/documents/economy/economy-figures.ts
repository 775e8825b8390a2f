/** How figures of indicators are printed in papers, and the address of each: the values that it stands on. */
import type { EconomyRow, Indicator, NamedFigure } from '#core/indicators/public.ts';
import {
  type DecimalText,
  printedDifference,
  roundHalfAway,
  toPrintedPercent,
} from '#core/platform/public.ts';
import type { Cell, Run } from '../content-model.ts';
import type { FigureMeasure } from '../figure-measures.ts';
import type { FigureRef } from '../figure-ref.ts';
import { toPeriodWords } from '../period-words.ts';
import { signOf } from '../printed-figure.ts';
import { toFigureCell } from '../table.ts';
import { plain, slot } from '../wording.ts';

export type IndicatorMeasure = Extract<FigureMeasure, `indicator_${string}`>;
export type ValueIds = readonly (string | null | undefined)[];

/** The address of a figure: the month of the paper and the values that it stands on; null where it stands on none. */
export function toIndicatorRef(period: string, ids: ValueIds, measure: IndicatorMeasure): FigureRef | null {
  const known = [...new Set(ids.flatMap((id) => id ?? []))];
  if (known.length === 0) return null;
  return { scope: 'indicator', period, split: 'indicator', key: known.join('.'), measure };
}

/** The values that the address of a figure names, in their order. */
export const listValueIds = ({ key }: Pick<FigureRef, 'key'>): string[] =>
  key.split('.').filter((id) => /^\d{1,18}$/.test(id));

/** Writes runs and cells of one paper; null stays null, so that the clause around it disappears. */
export interface FigurePen {
  period: string;
  run: (text: string | null, ids: ValueIds, measure: IndicatorMeasure) => Run | null;
  cell: (text: string | null, ids: ValueIds, measure: IndicatorMeasure, parts?: Partial<Cell>) => Cell;
}

export const toPen = (period: string): FigurePen => ({
  period,
  run: (text, ids, measure) => {
    if (text === null) return null;
    const ref = toIndicatorRef(period, ids, measure);
    return ref === null ? plain(text) : slot(text, ref);
  },
  cell: (text, ids, measure, parts = {}) => toFigureCell(text, toIndicatorRef(period, ids, measure), parts),
});

export const PERCENT_DIGITS = 1;
export const printPercentPoint = (value: DecimalText | null): DecimalText | null =>
  value === null ? null : roundHalfAway(value, PERCENT_DIGITS);
export const printLevel = (
  value: DecimalText | null,
  { digits }: Pick<Indicator, 'digits'>,
): DecimalText | null => (value === null ? null : roundHalfAway(value, digits));
/** A share as percent: `0.8631` → `86.3`. */
export const printShare = (share: DecimalText | null): DecimalText | null =>
  share === null ? null : toPrintedPercent(share);

/** The difference of two figures as printed; null without either. */
export function printGap(own: DecimalText | null, other: DecimalText | null): DecimalText | null {
  const [a, b] = [printPercentPoint(own), printPercentPoint(other)];
  return a === null || b === null ? null : printedDifference(a, b);
}

const QUARTER_OF: Record<string, string> = { '03': 'Q1', '06': 'Q2', '09': 'Q3', '12': 'Q4' };

/** 前三季度, 1—9月, 9月末: the time that a figure of the indicator speaks of; with its year where it is not the paper's. */
export function saySpan(
  { every, kind }: Pick<Indicator, 'every' | 'kind'>,
  period: string,
  paperPeriod: string = period,
): string {
  const [year = '', month = ''] = period.split('-');
  const lead = year === paperPeriod.slice(0, 4) ? '' : `${year}年`;
  if (every === 'year') return `${year}年`;
  if (kind === 'stock') return `${lead}${Number(month)}月末`;
  if (every === 'quarter') return `${lead}${toPeriodWords(`${year}-${QUARTER_OF[month] ?? 'Q4'}`).shortSpan}`;
  if (every === 'half-year') return `${lead}${month === '06' ? '上半年' : '全年'}`;
  return `${lead}${toPeriodWords(period).shortSpan}`;
}

/** The value on which the own figure of a month stands. */
export function findIdAt({ months }: EconomyRow, period: string): string | null {
  return [...months.thisYear, ...months.lastYear].find((one) => one.period === period)?.valueId ?? null;
}

export const ownIds = ({ row, lastYearValueId }: EconomyRow): ValueIds => [
  row.figure.valueId,
  row.figure.isGrowthPublished ? null : lastYearValueId,
];

export const peerIds = (peers: readonly NamedFigure[]): ValueIds => peers.map(({ figure }) => figure.valueId);

export const CERTAINTY_WORDS = { forecast: '预计', preliminary: '初步', verified: '核定' } as const;

export const hasFigure = ({ row: { figure } }: EconomyRow): boolean =>
  figure.value !== null || figure.growth !== null;

/** Sign of a figure as it is printed: what prints as 0.0 neither grows nor falls. */
export const printedSign = (percent: DecimalText | null): -1 | 0 | 1 | null =>
  percent === null ? null : signOf(roundHalfAway(percent, PERCENT_DIGITS));
