import { type Actor, hasRole, isProjectOffice, worksForUnit } from '#core/people/public.ts';
import { PROBLEM_MOVE_WORDS, type ProblemMoveKind, type ProblemStanding } from './problem.ts';

/** What the decisions need to know of a problem beside where it stands. */
export interface ProblemFacts {
  standing: ProblemStanding;
  /** Unit that raised it. */
  raisedOrgId: string;
}

const isOfficeHead = (actor: Actor): boolean => hasRole(actor, 'office-head');
const answersAbove = (actor: Actor): boolean => hasRole(actor, 'leader', 'liaison') || isProjectOffice(actor);

const isOwner = (actor: Actor, { standing }: ProblemFacts): boolean =>
  worksForUnit(actor) && standing.ownerOrgId === actor.orgId;
const isSupporting = (actor: Actor, { standing }: ProblemFacts): boolean =>
  worksForUnit(actor) && standing.supportingOrgIds.includes(actor.orgId);
const holdsBall = (actor: Actor, { standing }: ProblemFacts): boolean =>
  worksForUnit(actor) && standing.holder?.kind === 'org' && standing.holder.orgId === actor.orgId;
const holdsAsOther = (actor: Actor, facts: ProblemFacts): boolean =>
  holdsBall(actor, facts) && !isOwner(actor, facts);

/** Raising: whoever works on figures of a unit, the project office, and a leader's liaison for him. */
export const canRaiseProblem = (actor: Actor): boolean =>
  worksForUnit(actor) || hasRole(actor, 'liaison', 'leader');

/**
 * Who may take a step, by role and relation alone; what the state admits is asked of `listPossibleMoves`. The signature of
 * acceptance (验收) is another unit's than the owner's; a step up is consented to by the office's head, never by the system.
 */
export function canMoveProblem(actor: Actor, kind: ProblemMoveKind, facts: ProblemFacts): boolean {
  switch (kind) {
    case 'raise':
      return canRaiseProblem(actor);
    case 'triage':
    case 'assign':
    case 'discuss':
    case 'ask-four':
    case 'close':
      return isProjectOffice(actor);
    case 'start':
    case 'return':
    case 'report-done':
    case 'settle-four':
      return isOwner(actor, facts);
    case 'reply':
      return isOwner(actor, facts) || isSupporting(actor, facts) || holdsBall(actor, facts);
    case 'hand':
      return isOwner(actor, facts) || isProjectOffice(actor);
    case 'hand-back':
      return holdsAsOther(actor, facts);
    case 'propose-step-up':
      return isOwner(actor, facts) || isProjectOffice(actor);
    case 'consent-step-up':
    case 'decline-step-up':
      return isOfficeHead(actor);
    case 'respond':
      return answersAbove(actor);
    case 'verify':
      return worksForUnit(actor) && facts.standing.ownerOrgId !== actor.orgId;
    case 'reopen':
      return isProjectOffice(actor) || (worksForUnit(actor) && facts.raisedOrgId === actor.orgId);
  }
}

/** Rules of the ladder, deadlines and names are the office head's to change. */
export const canSetProblemRules = (actor: Actor): boolean => isOfficeHead(actor);

const WHO: Partial<Record<ProblemMoveKind, string>> = {
  start: '由责任单位接办',
  return: '由责任单位退回',
  'report-done': '由责任单位报告办结',
  'settle-four': '由责任单位逐条落实',
  'hand-back': '由接球的协办单位答复',
  'consent-step-up': '由项目办主任决定',
  'decline-step-up': '由项目办主任决定',
  respond: '由领导或其联络员答复，项目办可代录',
  verify: '由责任单位以外的单位验收',
};

/** The sentence that says whose step it is. */
export const sayWhoMoves = (kind: ProblemMoveKind): string =>
  WHO[kind] ?? `由项目办${PROBLEM_MOVE_WORDS[kind].zh}`;
