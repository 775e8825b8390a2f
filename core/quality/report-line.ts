/** What a unit enters for one project in one period (handbook 4.2, 8.10). Amounts are 元 as decimal text. */

import { z } from 'zod';
import {
  type DecimalText,
  getPeriodEnd,
  getPeriodYear,
  isIsoDate,
  type PeriodId,
  sumOf,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';

const MAX_TEXT = 2000;

/** 元 with at most two decimals: what 万元 with six decimals come to. Negative only for a reduction (核减). */
export const ReportAmountYuan = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,2})?$/, '金额应为数字，以万元填写时最多6位小数');
const IsoDay = z.string().refine(isIsoDate, '日期不存在');
const ReportText = z.string().max(MAX_TEXT, `文字最多${MAX_TEXT}字`);

/** Stages that a unit may report itself; stopping, cancelling, merging and splitting are the office's acts. */
export const REPORTED_STAGES = [
  'preliminary',
  'started',
  'building',
  'finished',
  'in-operation',
  'at-capacity',
] as const;
export type ReportedStage = (typeof REPORTED_STAGES)[number];

export const StageChange = z.object({
  stage: z.enum(REPORTED_STAGES),
  on: IsoDay,
  evidenceNote: ReportText,
});
export type StageChange = z.infer<typeof StageChange>;

export const ReportLine = z.object({
  /** 本月完成; null while not filled. */
  monthAmountYuan: ReportAmountYuan.nullable(),
  /** 本年累计; null: computed from the last confirmed one and this month, see `getYtdAmount`. */
  ytdAmountYuan: ReportAmountYuan.nullable(),
  /** 更正说明: why a typed cumulative differs from the sum or an amount is negative; empty in the ordinary case. */
  correctionReason: ReportText,
  /** 形象进度 */
  imageProgress: ReportText,
  /** 形象进度百分比, 0–100 with at most two decimals. */
  imagePercent: z
    .string()
    .regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, '形象进度百分比应在0至100之间')
    .nullable(),
  /** 形象进度分级: a level of the project's scale by name; absent or empty: as reported last. */
  imageLevel: z.string().max(40).optional(),
  /** 存在问题 */
  problems: ReportText,
  /** 需协调事项 */
  needsCoordination: ReportText,
  /** 下步计划 */
  nextSteps: ReportText,
  stageChange: StageChange.nullable(),
  /** 自报黄灯 (handbook 3.3) */
  declaredYellow: z.object({ reason: ReportText }).nullable(),
  milestonesDone: z.array(z.object({ milestoneId: z.string(), on: IsoDay })).max(100),
});
export type ReportLine = z.infer<typeof ReportLine>;

export const EMPTY_REPORT_LINE: ReportLine = {
  monthAmountYuan: null,
  ytdAmountYuan: null,
  correctionReason: '',
  imageProgress: '',
  imagePercent: null,
  problems: '',
  needsCoordination: '',
  nextSteps: '',
  stageChange: null,
  declaredYellow: null,
  milestonesDone: [],
};

/** A confirmed month (or period of closer watch) of the project, as checks need it. */
export interface ConfirmedMonth {
  period: PeriodId;
  monthAmountYuan: DecimalText;
  ytdAmountYuan: DecimalText;
  /** Cumulative plan of that month; null without a plan. */
  plannedCumulativeYuan: DecimalText | null;
}

/** Year-to-date of the confirmed period of the same year that ended last before this one does; 0 when there is none. */
export function getPreviousYtd(period: PeriodId, months: readonly ConfirmedMonth[]): DecimalText {
  const [year, end] = [getPeriodYear(period), getPeriodEnd(period)];
  const earlier = months.filter(
    (month) => getPeriodYear(month.period) === year && getPeriodEnd(month.period) < end,
  );
  return (
    earlier.reduce<ConfirmedMonth | undefined>(
      (last, month) => (last && getPeriodEnd(last.period) > getPeriodEnd(month.period) ? last : month),
      undefined,
    )?.ytdAmountYuan ?? '0'
  );
}

/**
 * Whether the line is the first of its year for the project though the year began before: the system was taken into use, or
 * the project listed, in the middle of a year, and earlier months are known by their sum only.
 */
export const isFirstOfLaterYear = (period: PeriodId, months: readonly ConfirmedMonth[]): boolean =>
  !period.endsWith('-01') && months.every((month) => getPeriodYear(month.period) !== getPeriodYear(period));

/** Year-to-date of the line: as typed, else previous confirmed + this month, null while nothing is filled. 元. */
export function getYtdAmount(line: ReportLine, previousYtdYuan: DecimalText): DecimalText | null {
  if (line.ytdAmountYuan !== null) return line.ytdAmountYuan;
  return line.monthAmountYuan === null ? null : addYuan(previousYtdYuan, line.monthAmountYuan);
}

/** Exact sum of amounts in 元. */
export function addYuan(...amounts: readonly DecimalText[]): DecimalText {
  return toDecimalText(sumOf(amounts.map(toFraction)), 2);
}
