import { hasRole } from '#core/people/public.ts';
import { canRaiseProblem } from '#core/problems/permissions.ts';
import { toHolderKey } from '#core/problems/problem.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { findLeaderQueue } from './before-leader.queries.ts';
import { countProblemDuties, type ProblemDutyCounts } from './problem-duties.queries.ts';
import { findProblemRules } from './problem-rules.ts';

export interface ProblemDuty {
  kind: 'problem' | 'triage' | 'step-up' | 'step-up-answer' | 'close-out';
  sentence: string;
  count: number;
  /** ISO instant of the end of the nearest deadline. */
  dueAt: string | null;
  isLate: boolean;
  to: string;
}

const endOf = (day: string): string => new Date(`${day}T23:59:59+08:00`).toISOString();

/** What was laid before a leader: his liaison and he see it on the day's page, with the nearest day (8.7). */
function listAnswerDuties(counts: ProblemDutyCounts, today: string): ProblemDuty[] {
  const { before, beforeLate, beforeDueOn } = counts;
  if (before === 0) return [];
  const late = beforeLate > 0 ? `，其中${beforeLate}个已逾期` : '';
  return [
    {
      ...{ kind: 'step-up-answer', count: before, sentence: `${before}个问题已提级，待答复${late}` },
      ...{ dueAt: beforeDueOn && endOf(beforeDueOn), to: '/problems?show=mine' },
      isLate: beforeDueOn !== null && beforeDueOn < today,
    },
  ];
}

/** Problems that wait for this person: his unit's ball; for the project office what is to be assigned, closed out, decided. */
export async function listProblemDuties(tx: Tx, ctx: Ctx): Promise<ProblemDuty[]> {
  const { actor, today } = ctx;
  if (!canRaiseProblem(actor)) return [];
  const holderKey = toHolderKey({ kind: 'org', orgId: actor.orgId });
  const { rules } = await findProblemRules(tx, actor.regionId, today);
  const queue = findLeaderQueue(actor, rules);
  const counts = await countProblemDuties(tx, { regionId: actor.regionId, holderKey, queue, today });
  const { own, ownLate, ownDueOn, toAssign, toClose, proposed } = counts;
  const duty = (kind: ProblemDuty['kind'], count: number, sentence: string, to: string): ProblemDuty[] =>
    count === 0 ? [] : [{ kind, count, sentence, to, dueAt: null, isLate: false }];
  const late = ownLate > 0 ? `，其中${ownLate}个已逾期` : '';
  const duties = duty('problem', own, `${own}个问题球在本单位${late}`, '/problems?show=mine').map((one) => ({
    ...one,
    dueAt: ownDueOn && endOf(ownDueOn),
    isLate: ownLate > 0,
  }));
  duties.push(...listAnswerDuties(counts, today));
  if (hasRole(actor, 'office-head')) {
    const { aboveLate } = counts;
    duties.push(...duty('step-up', proposed, `${proposed}个问题提请提级，待决定`, '/problems?show=stepUp'));
    duties.push(
      ...duty('step-up-answer', aboveLate, `${aboveLate}个提级的问题逾期未答复`, '/problems?show=overdue'),
    );
  }
  if (hasRole(actor, 'office-head', 'office-clerk')) {
    duties.push(...duty('triage', toAssign, `${toAssign}个问题待分办、交办`, '/problems?show=mine'));
    duties.push(...duty('close-out', toClose, `${toClose}个问题已验收，待销号`, '/problems?state=verified'));
  }
  return duties;
}
