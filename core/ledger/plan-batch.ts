import { compare, toFraction } from '#core/platform/public.ts';

export const CHANGE_KINDS = {
  issued: { zh: '下达', en: 'Issued' },
  raised: { zh: '调增', en: 'Raised' },
  lowered: { zh: '调减', en: 'Lowered' },
  removed: { zh: '调出', en: 'Removed' },
  substituted: { zh: '抵补', en: 'Substituted' },
} as const;
export type ChangeKind = keyof typeof CHANGE_KINDS;

/** A line of a batch beside what is in force now. */
export interface PlanLineCase {
  changeKind: ChangeKind;
  annualYuan: string;
  /** The annual amount in force; null when the project has no plan this year. */
  currentYuan: string | null;
  isListed: boolean;
  isNamedTwice: boolean;
}

/**
 * Why a line does not fit its kind of change, in words, or null when it fits (handbook 8.4): 调增 is above and 调减 below the
 * amount in force, 调出 takes a planned project off the list with an annual amount of 0, 抵补 brings in one that has no plan.
 * A first issue carries only 下达; an adjustment carries the other four.
 */
export function checkPlanLine(kind: 'issued' | 'adjusted', line: PlanLineCase): string | null {
  if (line.isNamedTwice) return '同一项目在本批次中出现两次';
  if ((kind === 'issued') !== (line.changeKind === 'issued'))
    return kind === 'issued' ? '首次下达只能填“下达”' : '调整批次请填调增、调减、调出或抵补';
  const now = line.currentYuan;
  const against = now === null ? null : compare(toFraction(line.annualYuan), toFraction(now));
  switch (line.changeKind) {
    case 'issued':
      return line.isListed ? null : '项目不在年度清单内';
    case 'raised':
      return against !== null && against > 0 ? null : '调增后的年度计划应大于现行计划';
    case 'lowered':
      return against !== null && against < 0 ? null : '调减后的年度计划应小于现行计划';
    case 'removed':
      if (now === null) return '没有现行计划，不必调出';
      return compare(toFraction(line.annualYuan), toFraction('0')) === 0 ? null : '调出项目的年度计划应为0';
    case 'substituted':
      if (now !== null && compare(toFraction(now), toFraction('0')) > 0)
        return '已有现行计划，请填调增或调减';
      return compare(toFraction(line.annualYuan), toFraction('0')) > 0 ? null : '抵补项目的年度计划应大于0';
  }
}
