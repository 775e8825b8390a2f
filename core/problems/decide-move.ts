import type { Actor } from '#core/people/public.ts';
import { type IsoDate, type Refusal, refuse } from '#core/platform/public.ts';
import { canMoveProblem, type ProblemFacts, sayWhoMoves } from './permissions.ts';
import {
  PROBLEM_MOVE_WORDS,
  PROBLEM_STATES,
  type ProblemMove,
  type ProblemMoveKind,
  type ProblemStanding,
  type ProblemState,
} from './problem.ts';
import { nextLevel } from './step-up.ts';

const OPEN: readonly ProblemState[] = ['raised', 'triaged', 'assigned', 'working', 'returned'];
const IN_WORK: readonly ProblemState[] = ['assigned', 'working'];

const FROM: Record<Exclude<ProblemMoveKind, 'raise'>, readonly ProblemState[]> = {
  triage: ['raised', 'returned'],
  assign: OPEN,
  start: ['assigned'],
  reply: IN_WORK,
  hand: IN_WORK,
  'hand-back': IN_WORK,
  return: ['assigned'],
  'propose-step-up': IN_WORK,
  'consent-step-up': IN_WORK,
  'decline-step-up': IN_WORK,
  respond: IN_WORK,
  discuss: [...OPEN, 'done'],
  'report-done': IN_WORK,
  verify: ['done'],
  'ask-four': ['assigned', 'working', 'done', 'verified'],
  'settle-four': ['working', 'done', 'verified'],
  close: ['verified'],
  reopen: ['closed'],
};
const KINDS = Object.keys(FROM) as Exclude<ProblemMoveKind, 'raise'>[];

/** Whether the ball and an open proposal admit the move, beyond the state. */
function isPossible(kind: ProblemMoveKind, s: ProblemStanding): boolean {
  const isAtOwner = s.holder?.kind === 'org' && s.holder.orgId === s.ownerOrgId;
  switch (kind) {
    case 'hand':
    case 'report-done':
      return isAtOwner;
    case 'hand-back':
      return s.holder?.kind === 'org' && !isAtOwner;
    case 'propose-step-up':
      return s.stepUp === null && nextLevel(s.level) !== null && s.holder?.kind !== 'level';
    case 'consent-step-up':
    case 'decline-step-up':
      return s.stepUp !== null;
    case 'respond':
      return s.holder?.kind === 'level';
    case 'close':
      return s.evidenceFiles > 0 && s.four !== 'asked';
    case 'ask-four':
      return s.four === undefined;
    case 'settle-four':
      return s.four === 'asked';
    default:
      return true;
  }
}

/** Steps that the problem admits now, whoever takes them. */
export const listPossibleMoves = (standing: ProblemStanding): ProblemMoveKind[] =>
  KINDS.filter((kind) => FROM[kind].includes(standing.state) && isPossible(kind, standing));

/** Steps that this person may take now; server and screen ask the same. */
export const listProblemMoves = (actor: Actor, facts: ProblemFacts): ProblemMoveKind[] =>
  listPossibleMoves(facts.standing).filter((kind) => canMoveProblem(actor, kind, facts));

function notNow(kind: ProblemMoveKind, standing: ProblemStanding): Refusal {
  const verb = PROBLEM_MOVE_WORDS[kind];
  if (kind === 'close' && standing.state === 'verified' && standing.four === 'asked')
    return refuse(
      'not-allowed-now',
      'PROBLEM_FOUR_OPEN',
      '按四不放过办理的，原因、责任、损失、漏洞逐条落实以前不能销号',
      'Cause, responsibility, loss and loophole are settled before the problem is closed out',
      ['由责任单位办理“逐条落实四不放过”'],
    );
  if (kind === 'close' && standing.state === 'verified')
    return refuse(
      'not-allowed-now',
      'PROBLEM_NEEDS_EVIDENCE',
      '没有佐证材料，不能销号',
      'Evidence is needed before the problem is closed out',
      ['重新打开后由责任单位补传佐证', '验收单位上传佐证'],
    );
  const allowed = listPossibleMoves(standing).map((one) => PROBLEM_MOVE_WORDS[one].zh);
  return refuse(
    'not-allowed-now',
    'PROBLEM_STEP_NOT_NOW',
    `问题${PROBLEM_STATES[standing.state].zh}，现在不能${verb.zh}`,
    `The problem is ${PROBLEM_STATES[standing.state].en.toLowerCase()}; “${verb.en}” is not possible now`,
    allowed.length > 0 ? [`现在可以：${allowed.join('、')}`] : [],
  );
}

function requireDays(standing: ProblemStanding, move: ProblemMove, today: IsoDate): void {
  if (move.on > today || move.on < standing.lastMoveOn)
    throw refuse(
      'invalid',
      'PROBLEM_DAY_OUT_OF_ORDER',
      `办理日期应在 ${standing.lastMoveOn} 至 ${today} 之间`,
      `The day lies between ${standing.lastMoveOn} and ${today}`,
    );
  const dueOn = 'dueOn' in move ? move.dueOn : null;
  if (dueOn !== null && dueOn < move.on)
    throw refuse(
      'invalid',
      'PROBLEM_DEADLINE_PAST',
      '新的时限不能早于办理日期',
      'The deadline lies before the move',
      [`不早于 ${move.on}`],
    );
}

/** Words of the step that must agree with who takes it and with what is open. */
function requireAgreement(actor: Actor, standing: ProblemStanding, move: ProblemMove): void {
  const mismatch =
    (move.kind === 'consent-step-up' && move.toLevel !== standing.stepUp?.toLevel) ||
    (move.kind === 'propose-step-up' && move.toLevel !== nextLevel(standing.level));
  if (mismatch)
    throw refuse('invalid', 'PROBLEM_LEVEL_SKIPPED', '提级应逐级办理', 'A step up goes one level at a time', [
      '刷新后按当前层级办理',
    ]);
  if (
    (move.kind === 'reply' || move.kind === 'hand-back' || move.kind === 'verify') &&
    move.orgId !== actor.orgId
  )
    throw refuse('invalid', 'PROBLEM_NOT_YOUR_UNIT', '只能以本单位名义办理', 'Act for your own unit only', [
      '切换到相应岗位后办理',
    ]);
  if (move.kind === 'hand' && move.toOrgId === standing.ownerOrgId)
    throw refuse('invalid', 'PROBLEM_HAND_TO_SELF', '不能转请责任单位自己', 'The owner holds it already', [
      '请选择其他单位',
    ]);
}

/**
 * Accepts a step of a problem or throws the refusal (handbook 4.3, 8.7): the state and the ball admit it, the person may
 * take it, days do not run backwards, a step up goes one level at a time.
 */
export function requireProblemMove(
  actor: Actor,
  facts: ProblemFacts,
  move: ProblemMove,
  today: IsoDate,
): void {
  const { standing } = facts;
  if (move.kind === 'raise') throw notNow('raise', standing);
  if (!listPossibleMoves(standing).includes(move.kind)) throw notNow(move.kind, standing);
  if (!canMoveProblem(actor, move.kind, facts))
    throw refuse('forbidden', 'PROBLEM_STEP_NOT_YOURS', sayWhoMoves(move.kind), 'This step is not yours', [
      sayWhoMoves(move.kind),
    ]);
  requireDays(standing, move, today);
  requireAgreement(actor, standing, move);
}
