import {
  add,
  compare,
  type DecimalText,
  type PeriodId,
  type Refusal,
  refuse,
  subtract,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import { addYuan, inWan, isFarAboveTotal, ReportLine } from '#core/quality/public.ts';

export const AMENDED_MEASURES = ['month_amount', 'ytd_amount', 'image_percent'] as const;
export type AmendedMeasure = (typeof AMENDED_MEASURES)[number];

export const MEASURE_LABELS: Record<AmendedMeasure, { zh: string; en: string }> = {
  month_amount: { zh: '本月完成', en: 'This month' },
  ytd_amount: { zh: '本年累计', en: 'Year to date' },
  image_percent: { zh: '形象进度（%）', en: 'Physical progress (%)' },
};

/** Figures in force of one project in one month of the year. */
export interface MonthFigures {
  period: PeriodId;
  monthAmountYuan: DecimalText | null;
  ytdAmountYuan: DecimalText | null;
}

export interface AmendedValue {
  period: PeriodId;
  measure: AmendedMeasure;
  value: DecimalText;
}

/**
 * The figures that follow from a correction: a corrected month moves its cumulative and those of all later months of the
 * year by the same difference; a corrected cumulative moves its month, and the later cumulatives; so that cumulative =
 * previous + this month stays true. A percent moves nothing else.
 */
export function deriveAmendedValues(
  months: readonly MonthFigures[],
  amendment: { period: PeriodId; measure: AmendedMeasure; newValue: DecimalText },
): AmendedValue[] {
  const { period, measure, newValue } = amendment;
  if (measure === 'image_percent') return [{ period, measure, value: newValue }];
  const own = months.find((m) => m.period === period);
  const old = (measure === 'month_amount' ? own?.monthAmountYuan : own?.ytdAmountYuan) ?? '0';
  const difference = subtract(toFraction(newValue), toFraction(old));
  const moved = (value: DecimalText | null) => toDecimalText(add(toFraction(value ?? '0'), difference), 2);
  const previous = months.filter((m) => m.period < period && m.ytdAmountYuan !== null).at(-1);
  const isLate = own?.ytdAmountYuan === null || own === undefined;
  const ytd =
    isLate && measure === 'month_amount'
      ? toDecimalText(add(toFraction(previous?.ytdAmountYuan ?? '0'), toFraction(newValue)), 2)
      : moved(own?.ytdAmountYuan ?? null);
  const month =
    isLate && measure === 'ytd_amount'
      ? toDecimalText(subtract(toFraction(newValue), toFraction(previous?.ytdAmountYuan ?? '0')), 2)
      : moved(own?.monthAmountYuan ?? null);
  const step = isLate && measure === 'ytd_amount' ? toFraction(month) : difference;
  const later = months
    .filter((m) => m.period > period && m.ytdAmountYuan !== null)
    .map(
      (m): AmendedValue => ({
        period: m.period,
        measure: 'ytd_amount',
        value: toDecimalText(add(toFraction(m.ytdAmountYuan ?? '0'), step), 2),
      }),
    );
  return [
    { period, measure: 'month_amount', value: month },
    { period, measure: 'ytd_amount', value: ytd },
    ...later,
  ];
}

export const isSameValue = (a: DecimalText | null, b: DecimalText): boolean =>
  a !== null && compare(toFraction(a), toFraction(b)) === 0;

/** What the ledger says of the project beside its figures; null where it says nothing. 元. */
export interface AmendedProject {
  totalInvestmentYuan: DecimalText | null;
  /** 截至上年底累计 */
  baseYuan: DecimalText | null;
}

/**
 * Why a corrected value cannot stand, or null (the blocking checks at entry, 4.8): physical progress lies between 0 and 100;
 * no cumulative of the year that follows from the correction is negative or lifts the cumulative since the start above the
 * total investment by more than a tenth.
 */
export function findAmendmentFault(
  months: readonly MonthFigures[],
  amendment: { period: PeriodId; measure: AmendedMeasure; newValue: DecimalText },
  project: AmendedProject,
): Refusal | null {
  const wrong = (zh: string, en: string, remedy: string): Refusal =>
    refuse('invalid', 'AMENDMENT_VALUE_WRONG', zh, en, [remedy]);
  if (amendment.measure === 'image_percent')
    return ReportLine.shape.imagePercent.safeParse(amendment.newValue).success
      ? null
      : wrong(
          '形象进度应在0至100之间',
          'Physical progress lies between 0 and 100',
          '填0至100之间的数，最多两位小数',
        );
  for (const { measure, value } of deriveAmendedValues(months, amendment)) {
    if (measure !== 'ytd_amount') continue;
    const cumulative = addYuan(project.baseYuan ?? '0', value);
    if (toFraction(value).num < 0n)
      return wrong(
        `更正后本年累计为${inWan(value)}`,
        'The cumulative of the year would be negative',
        '核对单位和数字；核减以前年度的数，更正相应期次',
      );
    if (isFarAboveTotal(cumulative, project.totalInvestmentYuan))
      return wrong(
        `更正后自开工累计${inWan(cumulative)}，超过计划总投资${inWan(project.totalInvestmentYuan ?? '0')}一成以上`,
        'The cumulative since the start would exceed the total investment by more than a tenth',
        '核对单位和数字；总投资确有调整的，先凭批复文件变更总投资',
      );
  }
  return null;
}
