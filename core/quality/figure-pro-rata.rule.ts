import { z } from 'zod';
import { compare, type Fraction, ZERO } from '#core/platform/public.ts';
import { readFigures } from './figure-inputs.ts';
import { type FigureDerivation, figureInputText } from './figure-kind.ts';
import { toProRataPercent } from './figure-percent.ts';
import { buildNumericKind } from './numeric-kind.ts';

const YEAR: Fraction = { num: 12n, den: 1n };

/** Months gone by, 0–12, for 序时进度; whole or with a part of a month. Taken as exact. */
export function readMonths(
  raw: unknown,
): { ok: true; months: Fraction; text: string } | { ok: false; reason: string } {
  const read = readFigures([{ field: 'months', label: '月数', raw }]);
  if (!read.ok) return read;
  const [months] = read.figures;
  if (months === undefined || compare(months.value, ZERO) < 0 || compare(months.value, YEAR) > 0) {
    return { ok: false, reason: `months（月数）应在0至12之间` };
  }
  return { ok: true, months: months.value, text: months.text };
}

/** `pro_rata {months}`: months ÷ 12 in percent of the year (handbook 3.3). */
export const proRataFigure = buildNumericKind({
  kind: 'pro_rata',
  title: '序时进度',
  schema: z.object({ months: figureInputText }),
  unit: '%',
  words: false,
  derive: ({ months }): FigureDerivation => {
    const read = readMonths(months);
    if (!read.ok) return read;
    return { ok: true, exact: toProRataPercent(read.months), formula: `${read.text} ÷ 12` };
  },
});
