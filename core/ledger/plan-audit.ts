import {
  add,
  type DecimalText,
  subtract,
  sumOf,
  toDecimalText,
  toFraction,
  ZERO,
} from '#core/platform/public.ts';
import type { ChangeKind } from './plan-batch.ts';

/** Why a project leaves the year's list (PL-14). */
export const REMOVAL_CLASSES = {
  infeasible: { zh: '无法实施', en: 'Cannot be done' },
  'handed-over': { zh: '移交（托管）', en: 'Handed over' },
  'upper-level': { zh: '上级调整', en: 'Adjusted by the upper level' },
  postponed: { zh: '推迟到以后年度', en: 'Postponed' },
  joined: { zh: '并入其他项目', en: 'Joined to another project' },
  other: { zh: '其他', en: 'Other' },
} as const;
export type RemovalClass = keyof typeof REMOVAL_CLASSES;
export const REMOVAL_CLASS_KEYS = Object.keys(REMOVAL_CLASSES) as [RemovalClass, ...RemovalClass[]];

/** Changes of one kind in the year, added up: how many, the annual amounts before and after them. */
export interface PlanStep {
  changeKind: ChangeKind;
  /** Empty unless it is a removal. */
  removalClass: string;
  projects: number;
  beforeYuan: DecimalText;
  afterYuan: DecimalText;
}

export interface PlanAuditLine {
  projects: number;
  /** What the step changed of the year's total, signed; of a removal what was taken off. */
  changeYuan: DecimalText;
}

/** 年初下达 → 调出（按原因）→ 抵补 → 现有, in numbers and in 元. */
export interface PlanAudit {
  issued: PlanAuditLine;
  raised: PlanAuditLine;
  lowered: PlanAuditLine;
  removed: PlanAuditLine;
  removedBy: (PlanAuditLine & { removalClass: string })[];
  substituted: PlanAuditLine;
  remaining: { projects: number; annualYuan: DecimalText };
  /** 抵补不足: investment taken off the list that no substitute has filled yet; 0 when it is filled. */
  unfilledYuan: DecimalText;
  unfilledProjects: number;
}

const DIGITS = 2;

function lineOf(steps: readonly PlanStep[]): PlanAuditLine {
  const change = sumOf(steps.map((s) => subtract(toFraction(s.afterYuan), toFraction(s.beforeYuan))));
  return { projects: steps.reduce((n, s) => n + s.projects, 0), changeYuan: toDecimalText(change, DIGITS) };
}

/**
 * The audit of a year's list (PL-14, handbook 8.4): what was issued at the year's start, what adjustments raised, lowered,
 * took off by reason and put on, and what remains. Number remaining = issued − removed + substituted; the amounts add up to
 * the year's present total. Amounts in 元, exact. A project taken off and put on again counts in both.
 */
export function auditPlanList(steps: readonly PlanStep[]): PlanAudit {
  const of = (kind: ChangeKind) => steps.filter((s) => s.changeKind === kind);
  const [issued, removed, substituted] = [
    lineOf(of('issued')),
    lineOf(of('removed')),
    lineOf(of('substituted')),
  ];
  const classes = [...REMOVAL_CLASS_KEYS, ''].filter((c) => of('removed').some((s) => s.removalClass === c));
  const total = sumOf(steps.map((s) => subtract(toFraction(s.afterYuan), toFraction(s.beforeYuan))));
  const unfilled = add(toFraction(removed.changeYuan), toFraction(substituted.changeYuan));
  return {
    issued,
    raised: lineOf(of('raised')),
    lowered: lineOf(of('lowered')),
    removed,
    removedBy: classes.map((removalClass) => ({
      removalClass,
      ...lineOf(of('removed').filter((s) => s.removalClass === removalClass)),
    })),
    substituted,
    remaining: {
      projects: issued.projects - removed.projects + substituted.projects,
      annualYuan: toDecimalText(total, DIGITS),
    },
    unfilledYuan: toDecimalText(unfilled.num < 0n ? subtract(ZERO, unfilled) : ZERO, DIGITS),
    unfilledProjects: Math.max(0, removed.projects - substituted.projects),
  };
}
