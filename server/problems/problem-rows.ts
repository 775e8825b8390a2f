import { hasRole } from '#core/people/public.ts';
import { countWorkingDaysAfter, type WorkingCalendar } from '#core/platform/public.ts';
import type { ProblemRowView } from '#core/problems/contract.ts';
import { type BallHolder, toHolderKey } from '#core/problems/problem.ts';
import type { ProblemRules } from '#core/problems/rulebook.ts';
import { findStepUpDue } from '#core/problems/step-up.ts';
import { listOrgNames } from '#server/people/public.ts';
import { type Ctx, getWorkingCalendar, type Tx } from '#server/platform/public.ts';
import { findProblemRules } from './problem-rules.ts';
import type { ProblemRecord } from './problems.queries.ts';

/** What every page of problems needs beside the rows. */
export interface ProblemSetting {
  rules: ProblemRules;
  calendar: WorkingCalendar;
  today: string;
}

export async function getProblemSetting(tx: Tx, ctx: Ctx): Promise<ProblemSetting> {
  const { rules } = await findProblemRules(tx, ctx.actor.regionId, ctx.today);
  return { rules, calendar: await getWorkingCalendar(tx), today: ctx.today };
}

/** Courts whose problems are this person's own: the unit's, and the office's for who works there. */
export const listOwnHolders = ({ actor }: Ctx): string[] => [
  toHolderKey({ kind: 'org', orgId: actor.orgId }),
  ...(hasRole(actor, 'office-clerk', 'office-head') ? [toHolderKey({ kind: 'office' })] : []),
];

const orgOf = (holder: BallHolder | null): string[] => (holder?.kind === 'org' ? [holder.orgId] : []);

export async function listNamesOf(
  tx: Tx,
  regionId: number,
  records: readonly ProblemRecord[],
  more: readonly string[] = [],
): Promise<Map<string, string>> {
  const ids = records.flatMap(({ standing }) => [
    ...(standing.ownerOrgId ? [standing.ownerOrgId] : []),
    ...standing.supportingOrgIds,
    ...orgOf(standing.holder),
  ]);
  return listOrgNames(tx, regionId, [...ids, ...more]);
}

export function nameHolder(
  holder: BallHolder,
  names: ReadonlyMap<string, string>,
  rules: ProblemRules,
): { holder: BallHolder; name: string } {
  if (holder.kind === 'org') return { holder, name: names.get(holder.orgId) ?? '' };
  return { holder, name: holder.kind === 'level' ? rules.levelNames[holder.level] : '项目办' };
}

export function toProblemRow(
  record: ProblemRecord,
  names: ReadonlyMap<string, string>,
  { rules, calendar, today }: ProblemSetting,
): ProblemRowView {
  const { standing: s } = record;
  const { id, title, projectId, sourceKind, raisedOn, raisedOrgName } = record;
  const isLate = s.state !== 'closed' && s.dueOn !== null && s.dueOn < today;
  return {
    ...{ id, title, projectId, sourceKind, raisedOn, raisedOrgName },
    projectName: record.projectName ?? '',
    ...{ category: s.category, state: s.state, level: s.level, dueOn: s.dueOn, reopened: s.reopened },
    ownerOrg: s.ownerOrgId ? { id: s.ownerOrgId, name: names.get(s.ownerOrgId) ?? '' } : null,
    overdueDays: isLate && s.dueOn ? countWorkingDaysAfter(calendar, s.dueOn, today).days : 0,
    holder: s.holder && nameHolder(s.holder, names, rules),
    holderDays: s.holder ? countWorkingDaysAfter(calendar, s.holderSince, today).days : 0,
    stepUp: s.stepUp ? 'proposed' : findStepUpDue(s, calendar, today) ? 'due' : 'none',
  };
}
