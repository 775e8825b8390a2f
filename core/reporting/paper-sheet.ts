import { z } from 'zod';
import {
  type CanonicalValue,
  type PeriodId,
  sumOf,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import type { ReportLine } from '#core/quality/public.ts';

const Yuan = z.string().nullable();

/** A line of the printed sheet: what the head signs. */
export const SheetLine = z.object({
  serial: z.number().int(),
  code: z.string(),
  name: z.string(),
  annualPlanYuan: Yuan,
  monthAmountYuan: Yuan,
  ytdAmountYuan: Yuan,
  completionRate: z.string().nullable(),
  /** By the other plan of the year, where the two differ (handbook 8.4); sheets printed before know none. */
  otherRate: z
    .object({ basis: z.enum(['in-force', 'first-issued']), rate: Yuan })
    .nullable()
    .default(null),
  /** The level of physical progress that this report brings; sheets printed before know none. */
  imageLevel: z.string().default(''),
  imageProgress: z.string(),
  problems: z.string(),
  explanations: z.array(z.string()),
});
export type SheetLine = z.infer<typeof SheetLine>;

/** What is kept of a printed sheet, so that it can be printed again exactly. */
export const SheetBody = z.object({
  orgName: z.string(),
  regionName: z.string(),
  preparedByName: z.string(),
  /** Units that co-sign on the same paper. */
  cosignNames: z.array(z.string()).default([]),
  rows: z.array(SheetLine),
});
export type SheetBody = z.infer<typeof SheetBody>;

/**
 * What the figures' hash on a sheet is made of: the lines as they would be confirmed, texts and explanations included, in
 * the order of their reports. A later change of any of them makes the sheet out of date (handbook 8.2).
 */
export function buildSheetFacts(
  period: PeriodId,
  reports: readonly { reportId: string; line: ReportLine; explanations: object }[],
): CanonicalValue {
  const inOrder = [...reports].sort((a, b) => (BigInt(a.reportId) < BigInt(b.reportId) ? -1 : 1));
  return {
    period,
    reports: inOrder.map(({ reportId, line, explanations }) => ({
      reportId,
      line: line as CanonicalValue,
      explanations: explanations as CanonicalValue,
    })),
  };
}

/** `202610-D07-2-9F3A`: period, unit, running number, first letters of the figures' hash; short enough to be typed. */
export function buildSheetCode(
  period: PeriodId,
  orgCode: string,
  number: number,
  figuresHash: string,
): string {
  return `${period.replace('-', '')}-${orgCode}-${number}-${figuresHash.slice(0, 4)}`.toUpperCase();
}

/** The three amounts of a sheet added up, exact, in 元; null when no line has the amount. No rate: lines without a plan have none. */
export function sumSheetAmounts(
  lines: readonly Pick<SheetLine, 'annualPlanYuan' | 'monthAmountYuan' | 'ytdAmountYuan'>[],
): { annualPlanYuan: string | null; monthAmountYuan: string | null; ytdAmountYuan: string | null } {
  const sum = (amounts: readonly (string | null)[]): string | null => {
    const there = amounts.filter((amount) => amount !== null);
    return there.length === 0 ? null : toDecimalText(sumOf(there.map((amount) => toFraction(amount))), 2);
  };
  return {
    annualPlanYuan: sum(lines.map((line) => line.annualPlanYuan)),
    monthAmountYuan: sum(lines.map((line) => line.monthAmountYuan)),
    ytdAmountYuan: sum(lines.map((line) => line.ytdAmountYuan)),
  };
}
