import {
  type Actor,
  hasRole,
  isInspectionOffice,
  isProjectOffice,
  worksForUnit,
} from '#core/people/public.ts';
import { TASK_MOVE_WORDS, type TaskMoveKind, type TaskStanding } from './task.ts';

/** Promises of a unit are moved, and its work reported done, by somebody who answers for it. */
const decidesForUnit = (actor: Actor): boolean =>
  hasRole(actor, 'deputy-head', 'head', 'office-head', 'reporter-a', 'reviewer');

const isLead = (actor: Actor, { order }: TaskStanding): boolean => order.leadOrgId === actor.orgId;
const isParty = (actor: Actor, standing: TaskStanding): boolean =>
  isLead(actor, standing) || standing.order.supportingOrgIds.includes(actor.orgId);

/** Who may propose: the project office hands over by a list, the inspection office takes from speeches and instructions, a liaison for his leader. */
export const canProposeTask = (actor: Actor): boolean =>
  isInspectionOffice(actor) || isProjectOffice(actor) || hasRole(actor, 'liaison');

/** The original of the source (批示件、会议纪要) may be put in by those who hand matters over, as long as the task is not filed away. */
export const canAttachTaskSource = (actor: Actor, { state }: TaskStanding): boolean =>
  canProposeTask(actor) && state !== 'archived' && state !== 'declined' && state !== 'withdrawn';

/**
 * Who may take a step of a task, by role and relation alone (handbook 8.7). Verifying is never the lead unit's; establishing
 * is decided by the head of the inspection office, as are extensions and withdrawals.
 */
export function canMoveTask(actor: Actor, kind: TaskMoveKind, standing: TaskStanding): boolean {
  switch (kind) {
    case 'propose':
      return canProposeTask(actor);
    case 'establish':
    case 'decline':
    case 'grant-extension':
    case 'refuse-extension':
    case 'withdraw':
    case 'change-order':
      return hasRole(actor, 'inspection-head');
    case 'assign':
    case 'chase':
    case 'answer-objection':
    case 'close':
    case 'archive':
      return isInspectionOffice(actor);
    case 'verify':
    case 'look-back':
      return isInspectionOffice(actor) && !isLead(actor, standing);
    case 'acknowledge':
    case 'feedback':
      return (worksForUnit(actor) && isParty(actor, standing)) || isInspectionOffice(actor);
    case 'object':
      return worksForUnit(actor) && isParty(actor, standing);
    case 'ask-extension':
    case 'report-done':
      return decidesForUnit(actor) && isLead(actor, standing);
  }
}

const WHO: Partial<Record<TaskMoveKind, string>> = {
  establish: '由督查室主任决定立项',
  decline: '由督查室主任决定立项',
  'grant-extension': '由督查室主任审批',
  'refuse-extension': '由督查室主任审批',
  withdraw: '由督查室主任决定',
  'change-order': '由督查室主任决定',
  verify: '由督查室核查，牵头单位不核查自己的事项',
  'look-back': '由督查室回头看',
  acknowledge: '由牵头单位、配合单位签收',
  feedback: '由牵头单位、配合单位反馈',
  'ask-extension': '由牵头单位负责人申请',
  'report-done': '由牵头单位负责人报告办结',
};
/** The sentence that says whose step it is, for refusals (handbook 8.7). */
export const sayWhoMovesTask = (kind: TaskMoveKind): string =>
  WHO[kind] ?? `由督查室${TASK_MOVE_WORDS[kind].zh}`;

/** Rungs of the ladder, their issuers and days are the head's to change. */
export const canSetLadder = (actor: Actor): boolean => hasRole(actor, 'inspection-head');
/** A proposal of the ladder is decided by the head of the inspection office; the office's head decides what it hands over. */
export const canDecideLadder = (actor: Actor): boolean => hasRole(actor, 'inspection-head', 'office-head');
/** Proposals, decisions and draws are read by those who work with them. */
export const canReadLadder = (actor: Actor): boolean => isInspectionOffice(actor) || canDecideLadder(actor);

/** The inspection calendar is the inspection office's; the year's quota its head's (4.12). */
export const canPlanInspection = isInspectionOffice;
export const canSetInspectionQuota = (actor: Actor): boolean => hasRole(actor, 'inspection-head');

/** Naming units in a group outside takes a click of one of the two heads (8.2). */
export const canNameUnits = (actor: Actor): boolean => hasRole(actor, 'inspection-head', 'office-head');
