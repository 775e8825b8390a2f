import type { ProjectContext } from './entry-rule.ts';
import { type ConfirmedMonth, EMPTY_REPORT_LINE, type ReportLine } from './report-line.ts';

/** Confirmed months of 2026 from January on, amounts in 万元, no plan. */
export function confirmMonths(...amountsWan: number[]): ConfirmedMonth[] {
  let ytd = 0;
  return amountsWan.map((amount, index) => {
    ytd += amount;
    return {
      period: `2026-${String(index + 1).padStart(2, '0')}`,
      monthAmountYuan: `${amount}0000`.replace(/^00000$/, '0'),
      ytdAmountYuan: `${ytd}0000`.replace(/^00000$/, '0'),
      plannedCumulativeYuan: null,
    };
  });
}

export const CONTEXT: ProjectContext = {
  period: '2026-10',
  asOf: '2026-10-25',
  totalInvestmentYuan: '500000000',
  cumulativeToLastYearEndYuan: '100000000',
  annualPlanYuan: '120000000',
  plannedCumulativeYuan: '100000000',
  plannedCumulativeBeforeYuan: '90000000',
  confirmedMonths: confirmMonths(500, 720, 980, 1010, 890, 1130, 870, 960, 1040),
  imageLevels: ['规划设计', '基础施工', '主体施工', '内外装饰'],
  lastImageLevel: '主体施工',
  lastLine: { imageProgress: '主体结构施工至5层', imagePercent: '45', problems: '', nextSteps: '' },
  typicalMonthYuan: '9800000',
  stage: 'building',
  startState: 'verified',
  isPaused: false,
  nature: 'continuing',
  hasApprovedAmendment: false,
  openMilestones: [
    { id: '7', name: '主体封顶' },
    { id: '8', name: '竣工验收' },
  ],
  deadlineOn: null,
  submittedOn: null,
  typedInSameMinute: 1,
  peerMonthShares: [],
  isInFirstThreePeriods: false,
};

export const LINE: ReportLine = {
  ...EMPTY_REPORT_LINE,
  monthAmountYuan: '10200000',
  imageProgress: '主体结构施工至6层，二次结构插入',
  imagePercent: '52',
  nextSteps: '11月底前主体封顶',
};

export interface RuleCase {
  rule: string;
  says: string;
  line?: Partial<ReportLine>;
  context?: Partial<ProjectContext>;
}
