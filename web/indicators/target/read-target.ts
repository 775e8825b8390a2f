import type { Indicator } from '#core/indicators/indicator.ts';
import type { TargetInput } from '#core/indicators/target.ts';
import { compare, toFraction } from '#core/platform/public.ts';

export interface TypedTarget {
  indicator: string;
  subject: string;
  kind: TargetInput['kind'];
  value?: string;
  growth?: string;
  rank?: number | null;
  leadOrgId?: string | null;
  supportingOrgIds?: string[];
  basis: string;
  months?: string;
}

export const FIGURE = /^-?\d{1,15}(\.\d{1,6})?$/;
const figureOf = (text: string | undefined): string | null => (text?.trim() ? text.trim() : null);
/** Twelve figures with anything between them, as they are copied from a row of a sheet. */
const listMonths = (text: string | undefined): string[] => (text ?? '').split(/[\s，、;；]+/).filter(Boolean);

export const isEmptyTarget = ({ value, growth, rank }: Partial<TypedTarget>): boolean =>
  figureOf(value) === null && figureOf(growth) === null && (rank ?? null) === null;

export interface MonthsFault {
  key: 'twelve' | 'noValue' | 'end' | 'falls';
  count: number;
  value: string;
}

/** What is wrong with targets by the month: twelve figures, of a year's value, that rise to it where the indicator adds up. */
export function checkMonths(
  text: string | undefined,
  value: string | undefined,
  kind: Indicator['kind'] | undefined,
): MonthsFault | null {
  const months = listMonths(text);
  const whole = figureOf(value);
  const fault = (key: MonthsFault['key']): MonthsFault => ({ key, count: months.length, value: whole ?? '' });
  if (months.length === 0) return null;
  if (months.length !== 12 || !months.every((one) => FIGURE.test(one))) return fault('twelve');
  if (whole === null || !FIGURE.test(whole)) return fault('noValue');
  if (kind !== 'cumulative' && kind !== 'flow') return null;
  const figures = months.map(toFraction);
  if (figures.some((one, at) => at > 0 && compare(one, figures[at - 1] ?? one) < 0)) return fault('falls');
  return compare(figures[11] ?? toFraction(whole), toFraction(whole)) === 0 ? null : fault('end');
}

/** What is sent of what was typed. */
export function readTarget({ value, growth, rank, months, ...typed }: TypedTarget): TargetInput {
  const monthly = listMonths(months);
  return {
    ...{ indicator: typed.indicator, subject: typed.subject, kind: typed.kind, basis: typed.basis },
    ...{ value: figureOf(value), growth: figureOf(growth), rank: rank ?? null },
    months: monthly.length === 12 ? monthly : null,
    ...{ leadOrgId: typed.leadOrgId ?? null, supportingOrgIds: typed.supportingOrgIds ?? [] },
  };
}
