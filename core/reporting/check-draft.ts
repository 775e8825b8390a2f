import { type DecimalText, getPeriodKind, type PeriodId } from '#core/platform/public.ts';
import {
  checkExplanations,
  completeLine,
  type Explanations,
  type Finding,
  type ProjectContext,
  type ReportChecks,
  type ReportLine,
  runChecks,
} from '#core/quality/public.ts';
import { CELL_FIELDS, type ReportDraft } from './draft.ts';

export interface DraftChecks {
  /** Month and cumulative filled from each other: what would be confirmed. */
  line: ReportLine;
  /** Block submission and confirmation. */
  errors: Finding[];
  /** At most three, to be answered. */
  warnings: Finding[];
  /** Warnings without an answer: they block submission, but only once everything else is filled. */
  unanswered: Finding[];
  /** For the project office only. */
  office: Finding[];
}

/** Checks at entry on a draft (handbook 4.8, 8.10): the rules of quality, and cells that could not be read as a figure. */
export function checkDraft(
  draft: ReportDraft,
  explanations: Explanations,
  context: ProjectContext,
): DraftChecks {
  const checks = sayForPeriod(runChecks(draft.line, context), context.period);
  const answers = checkExplanations(checks.warnings, explanations);
  const unread = findUnreadCells(draft);
  const isUnread = new Set(unread.map((finding) => finding.field));
  return {
    line: completeLine(draft.line, context),
    errors: [...unread, ...checks.errors.filter((finding) => !isUnread.has(finding.field))],
    warnings: checks.warnings,
    unanswered: answers.filter((finding) => finding.severity === 'error'),
    office: [...checks.office, ...answers.filter((finding) => finding.severity === 'note')],
  };
}

/** The rules speak of months; in a period of closer watch the same sentence is about the period. */
function sayForPeriod(checks: ReportChecks, period: PeriodId): ReportChecks {
  if (getPeriodKind(period) === 'month') return checks;
  const say = (finding: Finding): Finding => ({
    ...finding,
    sentence: finding.sentence.replaceAll('本月', '本期'),
    remedy: finding.remedy.replaceAll('本月', '本期'),
  });
  return {
    ...checks,
    errors: checks.errors.map(say),
    warnings: checks.warnings.map(say),
    office: checks.office.map(say),
  };
}

function findUnreadCells(draft: ReportDraft): Finding[] {
  return CELL_FIELDS.flatMap((field): Finding[] => {
    const typed = draft.unread[field];
    if (typed === undefined) return [];
    return [
      {
        ruleId: 'RPT-001',
        severity: 'error',
        audience: 'unit',
        field,
        sentence: `“${typed.slice(0, 40)}”不是可以入账的数字。`,
        remedy: field === 'imagePercent' ? '填0至100之间的数。' : '只填数字，说明写在文字栏。',
        choices: [],
      },
    ];
  });
}

export const isReadyToSubmit = (checks: DraftChecks): boolean =>
  checks.errors.length === 0 && checks.unanswered.length === 0;

/** The figures that a confirmed line enters into the ledger, by measure. */
export function listFigures(
  line: ReportLine,
): { measure: 'month_amount' | 'ytd_amount' | 'image_percent'; value: DecimalText }[] {
  return [
    { measure: 'month_amount' as const, value: line.monthAmountYuan },
    { measure: 'ytd_amount' as const, value: line.ytdAmountYuan },
    { measure: 'image_percent' as const, value: line.imagePercent },
  ].flatMap(({ measure, value }) => (value === null ? [] : [{ measure, value }]));
}
