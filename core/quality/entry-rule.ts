/** Checks at entry (handbook 4.8, 8.10): what a rule is, what it looks at, what it finds. */
import {
  type DecimalText,
  formatPrinted,
  fromYuan,
  type IsoDate,
  type PeriodId,
} from '#core/platform/public.ts';
import type { ConfirmedMonth, ReportLine } from './report-line.ts';

/** `error` blocks submission, `warning` is answered by choice and short text, `note` is only shown. */
export type FindingSeverity = 'error' | 'warning' | 'note';
/** Whom a finding is shown to: the unit that reports (and the office), or the office alone. */
export type FindingAudience = 'unit' | 'office';

export interface Finding {
  ruleId: string;
  severity: FindingSeverity;
  audience: FindingAudience;
  /** The field of the report line it stands beside. */
  field: keyof ReportLine;
  sentence: string;
  /** What would satisfy it. */
  remedy: string;
  /** The closed list of answers to a warning; empty for errors and notes. */
  choices: readonly string[];
}

/** What the ledger and earlier periods say of the project; amounts in 元, null where there is none. */
export interface ProjectContext {
  period: PeriodId;
  /** Cut-off day of the figures: nothing reported may lie after it. */
  asOf: IsoDate;
  totalInvestmentYuan: DecimalText | null;
  /** 截至上年底累计 */
  cumulativeToLastYearEndYuan: DecimalText | null;
  annualPlanYuan: DecimalText | null;
  /** Cumulative plan at the end of this month and of the month before; both null without a plan. */
  plannedCumulativeYuan: DecimalText | null;
  plannedCumulativeBeforeYuan: DecimalText | null;
  /** Confirmed months, oldest first; may begin in earlier years. */
  confirmedMonths: readonly ConfirmedMonth[];
  /** The last confirmed line, with its texts. */
  lastLine: Pick<ReportLine, 'imageProgress' | 'imagePercent' | 'problems' | 'nextSteps'> | null;
  /** Levels of the project's scale of physical progress in order; empty where none is asked for (periods of closer watch). */
  imageLevels: readonly string[];
  /** The level in force before this period, by its name on the scale; null when none was reported. */
  lastImageLevel: string | null;
  /** The month that this project usually completes; null with too little history. See `deriveTypicalMonth`. */
  typicalMonthYuan: DecimalText | null;
  /** Current stage of the ledger (handbook 4.1). */
  stage: string;
  startState: 'none' | 'reported' | 'verified' | 'refuted';
  isPaused: boolean;
  nature: 'continuing' | 'new' | 'completing' | 'preliminary';
  /** Whether an approved amendment stands behind a lower cumulative. */
  hasApprovedAmendment: boolean;
  /** Milestones not yet done. */
  openMilestones: readonly { id: string; name: string }[];
  deadlineOn: IsoDate | null;
  submittedOn: IsoDate | null;
  /** Projects of the same unit whose figures were typed in the same minute, this one included; 1 when unknown. */
  typedInSameMinute: number;
  /** month ÷ annual plan of other projects of the same sector and size this period. */
  peerMonthShares: readonly DecimalText[];
  /** True in the project's first three periods: patterns and peers are off. */
  isInFirstThreePeriods: boolean;
}

export interface RuleHit {
  sentence: string;
  remedy: string;
  field: keyof ReportLine;
}

export interface EntryRule {
  /** Stable, never reused. */
  id: string;
  /** What it looks for, for the list of rules. */
  title: string;
  severity: FindingSeverity;
  audience: FindingAudience;
  /** Order among findings of one severity: higher first. */
  weight: number;
  /** Answers to a warning; `其他` asks for a text. */
  choices: readonly string[];
  check: (line: ReportLine, context: ProjectContext) => RuleHit | undefined;
}

export const OTHER_CHOICE = '其他';
export const CORRECTED_CHOICE = '单位有误已改';

/** `1,234.5万元` for sentences, exact. */
export function inWan(amountYuan: DecimalText): string {
  return `${formatPrinted(fromYuan(amountYuan, 'wan'))}万元`;
}
