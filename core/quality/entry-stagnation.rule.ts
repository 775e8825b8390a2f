/** Family stagnation: the same words while money rises, no movement for months (handbook 4.8). */
import { toFraction } from '#core/platform/public.ts';
import { type EntryRule, inWan, OTHER_CHOICE, type ProjectContext } from './entry-rule.ts';
import type { ReportLine } from './report-line.ts';

/** Periods without any amount, this one included, before a standing site is asked about. */
const STANDING_PERIODS = 3;

/** Without blanks, punctuation and dates, so that only the substance is compared. */
export function toTextSubstance(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/(\d{4}年)?\d{1,2}月(份|底|末|初|中旬|\d{1,2}日)?/g, '')
    .replaceAll(/[\s\p{P}\p{S}]/gu, '')
    .replaceAll(/截至|目前|本月|本期/g, '');
}

const sameText: EntryRule = {
  id: 'QLT-040',
  title: '形象进度与上期相同而投资增加',
  severity: 'warning',
  audience: 'unit',
  weight: 58,
  choices: ['同一工序持续施工', '设备购置或付款，现场无变化', '已改写', OTHER_CHOICE],
  check: (line, context) => {
    const now = toTextSubstance(line.imageProgress);
    const before = toTextSubstance(context.lastLine?.imageProgress ?? '');
    if (now === '' || now !== before || line.monthAmountYuan === null) return undefined;
    if (toFraction(line.monthAmountYuan).num <= 0n) return undefined;
    return {
      field: 'imageProgress',
      sentence: `形象进度与上期文字相同，而本月完成${inWan(line.monthAmountYuan)}。`,
      remedy: '写明本月新的进展，或选择原因并简要说明。',
    };
  },
};

const standing: EntryRule = {
  id: 'QLT-041',
  title: '连续三期没有完成投资',
  severity: 'warning',
  audience: 'unit',
  weight: 45,
  choices: ['季节性停工', '资金未到位', '征地拆迁受阻', '手续未办完', '尾工阶段', OTHER_CHOICE],
  check: (line, context) => {
    if (context.isPaused || !isBuilding(line, context) || line.monthAmountYuan === null) return undefined;
    const recent = context.confirmedMonths.slice(-(STANDING_PERIODS - 1));
    if (recent.length < STANDING_PERIODS - 1) return undefined;
    const amounts = [line.monthAmountYuan, ...recent.map((month) => month.monthAmountYuan)];
    if (amounts.some((amount) => toFraction(amount).num !== 0n)) return undefined;
    return {
      field: 'monthAmountYuan',
      sentence: `在建项目连续${STANDING_PERIODS}期没有完成投资。`,
      remedy: '选择原因并简要说明；已停工的请报停工。',
    };
  },
};

function isBuilding(line: ReportLine, context: ProjectContext): boolean {
  const stage = line.stageChange?.stage ?? context.stage;
  return stage === 'started' || stage === 'building';
}

const sameProblems: EntryRule = {
  id: 'QLT-042',
  title: '存在问题和下步计划与上期相同',
  severity: 'note',
  audience: 'office',
  weight: 20,
  choices: [],
  check: (line, context) => {
    if (context.lastLine === null) return undefined;
    const pairs = [
      [line.problems, context.lastLine.problems],
      [line.nextSteps, context.lastLine.nextSteps],
    ].map(([now = '', before = '']) => [toTextSubstance(now), toTextSubstance(before)]);
    const isSame = pairs.every(([now, before]) => now === before) && pairs.some(([now]) => now !== '');
    return isSame
      ? { field: 'problems', sentence: '存在问题和下步计划与上期文字相同。', remedy: '必要时了解问题进展。' }
      : undefined;
  },
};

export const STAGNATION_RULES: readonly EntryRule[] = [sameText, standing, sameProblems];
