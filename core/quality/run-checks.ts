/** Runs the checks at entry and decides what the unit sees and what goes to the office (handbook 4.8, 8.10). */

import { z } from 'zod';
import { subtract, toDecimalText, toFraction } from '#core/platform/public.ts';
import { ARITHMETIC_RULES } from './entry-arithmetic.rule.ts';
import { IMAGE_LEVEL_RULES } from './entry-image-level.rule.ts';
import { PATTERN_RULES } from './entry-patterns.rule.ts';
import { PEER_RULES } from './entry-peers.rule.ts';
import { PLAN_RULES } from './entry-plan.rule.ts';
import {
  type EntryRule,
  type Finding,
  type FindingSeverity,
  OTHER_CHOICE,
  type ProjectContext,
} from './entry-rule.ts';
import { STAGE_RULES } from './entry-stage.rule.ts';
import { STAGNATION_RULES } from './entry-stagnation.rule.ts';
import { TIMING_RULES } from './entry-timing.rule.ts';
import { UNIT_SLIP_RULES } from './entry-unit-slip.rule.ts';
import { isVagueExplanation } from './is-vague-explanation.ts';
import { getPreviousYtd, getYtdAmount, type ReportLine } from './report-line.ts';

/** Every rule, by family. Ids are stable and never reused. */
export const ENTRY_RULES: readonly EntryRule[] = [
  ...ARITHMETIC_RULES,
  ...UNIT_SLIP_RULES,
  ...PLAN_RULES,
  ...STAGE_RULES,
  ...IMAGE_LEVEL_RULES,
  ...STAGNATION_RULES,
  ...TIMING_RULES,
  ...PATTERN_RULES,
  ...PEER_RULES,
];

/** More warnings than these only count, so that a clerk is not frightened (handbook 8.10). */
export const MAX_WARNINGS = 3;
const SEVERITY_ORDER: Record<FindingSeverity, number> = { error: 0, warning: 1, note: 2 };

export interface ReportChecks {
  /** Block submission. */
  errors: Finding[];
  /** At most three, worst first; each to be answered. */
  warnings: Finding[];
  /** How many further warnings there were; they are among `office`. */
  furtherWarnings: number;
  /** For the project office only. */
  office: Finding[];
}

/** The line with this month and the cumulative both filled from each other, where one of them is. */
export function completeLine(
  line: ReportLine,
  context: Pick<ProjectContext, 'period' | 'confirmedMonths'>,
): ReportLine {
  const previous = getPreviousYtd(context.period, context.confirmedMonths);
  const ytdAmountYuan = getYtdAmount(line, previous);
  const monthAmountYuan =
    line.monthAmountYuan ??
    (ytdAmountYuan === null
      ? null
      : toDecimalText(subtract(toFraction(ytdAmountYuan), toFraction(previous)), 2));
  return { ...line, monthAmountYuan, ytdAmountYuan };
}

/** All findings on a line, errors first, worst first within a severity; the line may be a draft. */
export function checkReportLine(line: ReportLine, context: ProjectContext): Finding[] {
  const complete = completeLine(line, context);
  return ENTRY_RULES.flatMap((rule) => {
    const hit = rule.check(complete, context);
    const { id, severity, audience, choices, weight } = rule;
    return hit === undefined
      ? []
      : [{ finding: { ruleId: id, severity, audience, choices, ...hit }, weight }];
  })
    .sort(
      (a, b) =>
        SEVERITY_ORDER[a.finding.severity] - SEVERITY_ORDER[b.finding.severity] || b.weight - a.weight,
    )
    .map(({ finding }) => finding);
}

/** Errors block; at most three warnings are shown, the rest count and go to the office. */
export function runChecks(line: ReportLine, context: ProjectContext): ReportChecks {
  const findings = checkReportLine(line, context);
  const forUnit = findings.filter((finding) => finding.audience === 'unit');
  const warnings = forUnit.filter((finding) => finding.severity === 'warning');
  const further = warnings
    .slice(MAX_WARNINGS)
    .map((finding): Finding => ({ ...finding, audience: 'office' }));
  return {
    errors: forUnit.filter((finding) => finding.severity === 'error'),
    warnings: warnings.slice(0, MAX_WARNINGS),
    furtherWarnings: further.length,
    office: [...further, ...findings.filter((finding) => finding.audience === 'office')],
  };
}

/** Answers to warnings by rule id: a choice of the rule's list and a short text; they travel with the figure. */
export const Explanations = z.record(z.string(), z.object({ choice: z.string(), text: z.string().max(500) }));
export type Explanations = z.infer<typeof Explanations>;

/**
 * Whether every warning shown is answered: a missing or foreign choice, and 其他 without text, are errors that
 * block; a text that explains nothing is a note for the office and does not.
 */
export function checkExplanations(warnings: readonly Finding[], explanations: Explanations): Finding[] {
  return warnings.flatMap((warning): Finding[] => {
    const answer = Object.hasOwn(explanations, warning.ruleId) ? explanations[warning.ruleId] : undefined;
    const text = answer?.text.trim() ?? '';
    if (answer === undefined || !warning.choices.includes(answer.choice)) {
      return [
        describeAnswer(warning, 'QLT-080', 'error', `未答复：${warning.sentence}`, '选择原因并简要说明。'),
      ];
    }
    if (text === '' && answer.choice === OTHER_CHOICE) {
      return [describeAnswer(warning, 'QLT-080', 'error', '选择“其他”而没有说明。', '用一句话写明原因。')];
    }
    return text !== '' && isVagueExplanation(text)
      ? [describeAnswer(warning, 'QLT-081', 'note', `说明“${text}”没有实际内容。`, '必要时请单位补充说明。')]
      : [];
  });
}

function describeAnswer(
  warning: Finding,
  ruleId: string,
  severity: FindingSeverity,
  sentence: string,
  remedy: string,
): Finding {
  return {
    ruleId,
    severity,
    audience: severity === 'note' ? 'office' : 'unit',
    field: warning.field,
    sentence,
    remedy,
    choices: [],
  };
}
