import type { Actor } from '#core/people/public.ts';
import { isInspectionOffice } from '#core/people/public.ts';
import { type IsoDate, type Refusal, refuse } from '#core/platform/public.ts';
import { canMoveTask, sayWhoMovesTask } from './permissions.ts';
import {
  TASK_MOVE_WORDS,
  TASK_STATES,
  type TaskMove,
  type TaskMoveKind,
  type TaskStanding,
  type TaskState,
} from './task.ts';

const IN_HAND: readonly TaskState[] = ['assigned', 'working'];
const FROM: Record<Exclude<TaskMoveKind, 'propose'>, readonly TaskState[]> = {
  establish: ['proposed'],
  decline: ['proposed'],
  assign: ['established'],
  acknowledge: IN_HAND,
  feedback: IN_HAND,
  chase: IN_HAND,
  'ask-extension': IN_HAND,
  'grant-extension': IN_HAND,
  'refuse-extension': IN_HAND,
  object: IN_HAND,
  'answer-objection': IN_HAND,
  'change-order': ['established', ...IN_HAND],
  'report-done': IN_HAND,
  verify: ['done'],
  close: ['verified'],
  archive: ['closed'],
  'look-back': ['closed', 'archived'],
  withdraw: ['established', ...IN_HAND, 'done', 'verified'],
};
const KINDS = Object.keys(FROM) as Exclude<TaskMoveKind, 'propose'>[];

function isPossible(kind: TaskMoveKind, s: TaskStanding): boolean {
  switch (kind) {
    case 'ask-extension':
      return s.extensionAsked === null && s.order.dueOn !== null;
    case 'grant-extension':
    case 'refuse-extension':
      return s.extensionAsked !== null;
    case 'object':
      return s.openObjection === null;
    case 'answer-objection':
      return s.openObjection !== null;
    default:
      return true;
  }
}

/** Steps that the task admits now, whoever takes them. */
export const listPossibleTaskMoves = (standing: TaskStanding): TaskMoveKind[] =>
  KINDS.filter((kind) => FROM[kind].includes(standing.state) && isPossible(kind, standing));

/** Steps that this person may take now; server and screen ask the same. */
export const listTaskMoves = (actor: Actor, standing: TaskStanding): TaskMoveKind[] =>
  listPossibleTaskMoves(standing).filter((kind) => canMoveTask(actor, kind, standing));

function notNow(kind: TaskMoveKind, standing: TaskStanding): Refusal {
  const allowed = listPossibleTaskMoves(standing).map((one) => TASK_MOVE_WORDS[one].zh);
  return refuse(
    'not-allowed-now',
    'TASK_STEP_NOT_NOW',
    `事项${TASK_STATES[standing.state].zh}，现在不能${TASK_MOVE_WORDS[kind].zh}`,
    `The task is ${TASK_STATES[standing.state].en.toLowerCase()}; this step is not possible now`,
    allowed.length > 0 ? [`现在可以：${allowed.join('、')}`] : [],
  );
}

function findNewDeadline(move: TaskMove): string | null {
  if (move.kind === 'establish' || move.kind === 'change-order') return move.order.dueOn;
  return 'dueOn' in move ? move.dueOn : null;
}

/** It keeps the day on which the unit replied, though something else happened since. */
const isTakenReply = (move: TaskMove): boolean => move.kind === 'feedback' && move.reply !== undefined;

function requireDays(standing: TaskStanding, move: TaskMove, today: IsoDate): void {
  if (move.on > today || (move.on < standing.lastMoveOn && !isTakenReply(move)))
    throw refuse(
      'invalid',
      'TASK_DAY_OUT_OF_ORDER',
      `办理日期应在 ${standing.lastMoveOn} 至 ${today} 之间`,
      `The day lies between ${standing.lastMoveOn} and ${today}`,
    );
  const dueOn = findNewDeadline(move);
  const isKept = dueOn === standing.order.dueOn;
  if (dueOn !== null && dueOn < move.on && !isKept)
    throw refuse(
      'invalid',
      'TASK_DEADLINE_PAST',
      '时限不能早于办理日期',
      'The deadline lies before the move',
      [`不早于 ${move.on}`],
    );
}

/** An order says when: a date or a cadence, so that somebody can be behind. */
function requireWhen(move: TaskMove): void {
  if (move.kind !== 'establish' && move.kind !== 'change-order') return;
  if (move.order.dueOn === null && move.order.cadence === null)
    throw refuse(
      'invalid',
      'TASK_NEEDS_DEADLINE',
      '立项须明确办理时限或反馈周期',
      'A task needs a deadline or a cadence',
      ['填写办理时限', '选择反馈周期'],
    );
}

/** Feedback is for one's own unit; the inspection office records what came on paper for whoever is a party. */
function requireParty(actor: Actor, standing: TaskStanding, move: TaskMove): void {
  if (!('orgId' in move)) return;
  const { order } = standing;
  const isParty = move.orgId === order.leadOrgId || order.supportingOrgIds.includes(move.orgId);
  const isOwn = move.orgId === actor.orgId;
  const isRecorded =
    ('way' in move && move.way === 'paper') || (isTakenReply(move) && isInspectionOffice(actor));
  const isAllowed = move.kind === 'chase' ? isParty : isParty && (isOwn || isRecorded);
  if (!isAllowed)
    throw refuse(
      'invalid',
      'TASK_NOT_YOUR_UNIT',
      '只能以本单位名义办理；代录纸质反馈请注明为纸质',
      'Act for your own unit; what came on paper is recorded as paper',
      ['切换到相应岗位后办理', '代录时选择“纸质”'],
    );
}

/** Accepts a step of a task or throws the refusal (handbook 8.7). */
export function requireTaskMove(actor: Actor, standing: TaskStanding, move: TaskMove, today: IsoDate): void {
  if (move.kind === 'propose' || !listPossibleTaskMoves(standing).includes(move.kind))
    throw notNow(move.kind, standing);
  if (!canMoveTask(actor, move.kind, standing))
    throw refuse('forbidden', 'TASK_STEP_NOT_YOURS', sayWhoMovesTask(move.kind), 'This step is not yours', [
      sayWhoMovesTask(move.kind),
    ]);
  requireDays(standing, move, today);
  requireWhen(move);
  requireParty(actor, standing, move);
}
