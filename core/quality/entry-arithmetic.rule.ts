/** Family arithmetic: sums, falls, ceilings, missing values (handbook 4.8). */
import {
  compare,
  type DecimalText,
  multiply,
  subtract,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import { CORRECTED_CHOICE, type EntryRule, inWan, OTHER_CHOICE, type ProjectContext } from './entry-rule.ts';
import { addYuan, getPreviousYtd, getYtdAmount, isFirstOfLaterYear, type ReportLine } from './report-line.ts';

/** Above this share of the total investment a cumulative is refused; between 100% and it, it is asked about. */
const REFUSED_SHARE_OF_TOTAL = { num: 11n, den: 10n };

/** Whether a cumulative since the start exceeds the total investment by more than a tenth; never without a positive total. */
export function isFarAboveTotal(
  cumulativeYuan: DecimalText,
  totalInvestmentYuan: DecimalText | null,
): boolean {
  if (totalInvestmentYuan === null) return false;
  const total = toFraction(totalInvestmentYuan);
  return total.num > 0n && compare(toFraction(cumulativeYuan), multiply(total, REFUSED_SHARE_OF_TOTAL)) > 0;
}

const isCorrected = (line: ReportLine): boolean => line.correctionReason.trim() !== '';

const missingAmount: EntryRule = {
  id: 'QLT-001',
  title: '本月完成未填',
  severity: 'error',
  audience: 'unit',
  weight: 100,
  choices: [],
  check: (line) =>
    line.monthAmountYuan === null && line.ytdAmountYuan === null
      ? { field: 'monthAmountYuan', sentence: '本月完成未填写。', remedy: '填写本月完成数，没有完成的填0。' }
      : undefined,
};

const sumDiffers: EntryRule = {
  id: 'QLT-002',
  title: '累计不等于上期累计加本月',
  severity: 'error',
  audience: 'unit',
  weight: 90,
  choices: [],
  check: (line, context) => {
    if (line.ytdAmountYuan === null || line.monthAmountYuan === null || isCorrected(line)) return undefined;
    const previous = getPreviousYtd(context.period, context.confirmedMonths);
    const sum = addYuan(previous, line.monthAmountYuan);
    if (compare(toFraction(sum), toFraction(line.ytdAmountYuan)) === 0) return undefined;
    if (findEarlierMonths(line, context) !== null) return undefined;
    return {
      field: 'ytdAmountYuan',
      sentence: `本年累计${inWan(line.ytdAmountYuan)}，不等于上期累计${inWan(previous)}加本月${inWan(line.monthAmountYuan)}（应为${inWan(sum)}）。`,
      remedy: '改正本月数或累计数；确属更正以前月份的，填写更正说明。',
    };
  },
};

/** What the first line of a project in the middle of a year says beyond its month; null when it says nothing more. */
function findEarlierMonths(line: ReportLine, context: ProjectContext): DecimalText | null {
  if (line.ytdAmountYuan === null || line.monthAmountYuan === null) return null;
  if (!isFirstOfLaterYear(context.period, context.confirmedMonths)) return null;
  const earlier = subtract(toFraction(line.ytdAmountYuan), toFraction(line.monthAmountYuan));
  return earlier.num > 0n ? toDecimalText(earlier, 2) : null;
}

const holdsEarlierMonths: EntryRule = {
  id: 'QLT-045',
  title: '首次填报的累计含以前各月',
  severity: 'warning',
  audience: 'unit',
  weight: 88,
  choices: ['启用本系统以前已完成', '列入清单以前已完成', OTHER_CHOICE],
  check: (line, context) => {
    const earlier = isCorrected(line) ? null : findEarlierMonths(line, context);
    if (earlier === null) return undefined;
    return {
      field: 'ytdAmountYuan',
      sentence: `本年首次填报，本年累计${inWan(line.ytdAmountYuan ?? '0')}含以前各月${inWan(earlier)}。`,
      remedy: '核对以前各月的数，选择来源；不含的，改正累计。',
    };
  },
};

const cumulativeFalls: EntryRule = {
  id: 'QLT-003',
  title: '累计下降而没有更正',
  severity: 'error',
  audience: 'unit',
  weight: 95,
  choices: [],
  check: (line, context) => {
    const previous = getPreviousYtd(context.period, context.confirmedMonths);
    const ytd = getYtdAmount(line, previous);
    if (ytd === null || isCorrected(line) || context.hasApprovedAmendment) return undefined;
    if (compare(toFraction(ytd), toFraction(previous)) >= 0) return undefined;
    return {
      field: line.monthAmountYuan?.startsWith('-') ? 'monthAmountYuan' : 'ytdAmountYuan',
      sentence: `本年累计${inWan(ytd)}，低于上期已确认的${inWan(previous)}。`,
      remedy: '累计数不应减少；确需核减的，填写更正说明或先办理更正。',
    };
  },
};

const aboveTotal = (
  line: ReportLine,
  context: ProjectContext,
): { cumulative: string; over: number } | undefined => {
  const ytd = getYtdAmount(line, getPreviousYtd(context.period, context.confirmedMonths));
  if (ytd === null || context.totalInvestmentYuan === null) return undefined;
  const total = toFraction(context.totalInvestmentYuan);
  if (total.num <= 0n) return undefined;
  const cumulative = addYuan(context.cumulativeToLastYearEndYuan ?? '0', ytd);
  const exact = toFraction(cumulative);
  if (compare(exact, total) <= 0) return undefined;
  return { cumulative, over: isFarAboveTotal(cumulative, context.totalInvestmentYuan) ? 2 : 1 };
};

const farAboveTotal: EntryRule = {
  id: 'QLT-004',
  title: '自开工累计超过计划总投资一成以上',
  severity: 'error',
  audience: 'unit',
  weight: 80,
  choices: [],
  check: (line, context) => {
    const found = aboveTotal(line, context);
    if (found?.over !== 2) return undefined;
    return {
      field: 'monthAmountYuan',
      sentence: `自开工累计${inWan(found.cumulative)}，超过计划总投资${inWan(context.totalInvestmentYuan ?? '0')}一成以上。`,
      remedy: '核对单位和数字；总投资确有调整的，先凭批复文件变更总投资。',
    };
  },
};

const justAboveTotal: EntryRule = {
  id: 'QLT-005',
  title: '自开工累计超过计划总投资',
  severity: 'warning',
  audience: 'unit',
  weight: 80,
  choices: ['总投资已调整，批复办理中', '工程变更增加投资', '尾款和其他费用', CORRECTED_CHOICE, OTHER_CHOICE],
  check: (line, context) => {
    const found = aboveTotal(line, context);
    if (found?.over !== 1) return undefined;
    return {
      field: 'monthAmountYuan',
      sentence: `自开工累计${inWan(found.cumulative)}，超过计划总投资${inWan(context.totalInvestmentYuan ?? '0')}。`,
      remedy: '核对数字，或选择原因并简要说明。',
    };
  },
};

const missingImageProgress: EntryRule = {
  id: 'QLT-006',
  title: '有完成投资而形象进度未填',
  severity: 'error',
  audience: 'unit',
  weight: 60,
  choices: [],
  check: (line) =>
    line.imageProgress.trim() === '' &&
    line.monthAmountYuan !== null &&
    toFraction(line.monthAmountYuan).num > 0n
      ? {
          field: 'imageProgress',
          sentence: '本月有完成投资，形象进度未填写。',
          remedy: '用一两句话写明现场进展。',
        }
      : undefined,
};

const imagePercentFalls: EntryRule = {
  id: 'QLT-007',
  title: '形象进度百分比下降',
  severity: 'warning',
  audience: 'unit',
  weight: 50,
  choices: ['工程范围扩大', '返工或拆改', '以前填报有误', OTHER_CHOICE],
  check: (line, context) => {
    const before = context.lastLine?.imagePercent ?? null;
    if (before === null || line.imagePercent === null) return undefined;
    if (compare(toFraction(line.imagePercent), toFraction(before)) >= 0) return undefined;
    return {
      field: 'imagePercent',
      sentence: `形象进度由上期${before}%降为${line.imagePercent}%。`,
      remedy: '核对百分比，或选择原因并简要说明。',
    };
  },
};

const correctionMade: EntryRule = {
  id: 'QLT-008',
  title: '带更正说明的累计或核减',
  severity: 'note',
  audience: 'office',
  weight: 90,
  choices: [],
  check: (line, context) => {
    if (!isCorrected(line)) return undefined;
    const previous = getPreviousYtd(context.period, context.confirmedMonths);
    return {
      field: 'correctionReason',
      sentence: `本期带更正说明：上期累计${inWan(previous)}，本期累计${inWan(getYtdAmount(line, previous) ?? previous)}。`,
      remedy: '核对更正依据。',
    };
  },
};

export const ARITHMETIC_RULES: readonly EntryRule[] = [
  missingAmount,
  sumDiffers,
  holdsEarlierMonths,
  cumulativeFalls,
  farAboveTotal,
  justAboveTotal,
  missingImageProgress,
  imagePercentFalls,
  correctionMade,
];
