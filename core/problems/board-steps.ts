import {
  type BallHolder,
  type ProblemMoveKind,
  type ProblemStanding,
  type ProblemState,
  toHolderKey,
} from './problem.ts';
import { nextLevel } from './step-up.ts';

/** A lane of the board: the problems of one state, or those in one court (null: closed, in nobody's). */
export type BoardLane = { by: 'state'; state: ProblemState } | { by: 'holder'; holder: BallHolder | null };

/** A step that leads from where the card lies towards the lane, with what the lane itself already says. */
export interface BoardStep {
  kind: Exclude<ProblemMoveKind, 'raise'>;
  preset: { ownerOrgId?: string; toOrgId?: string; verdict?: 'agree' | 'reject' };
}

/** What the steps need to know of a problem. */
export type BoardCard = Pick<ProblemStanding, 'state' | 'holder' | 'level' | 'ownerOrgId'> & {
  stepUp: Pick<NonNullable<ProblemStanding['stepUp']>, 'toLevel'> | null;
};

const TO_STATE: Record<ProblemState, readonly BoardStep[]> = {
  raised: [],
  triaged: [{ kind: 'triage', preset: {} }],
  assigned: [{ kind: 'assign', preset: {} }],
  working: [
    { kind: 'start', preset: {} },
    { kind: 'verify', preset: { verdict: 'reject' } },
    { kind: 'reopen', preset: {} },
  ],
  done: [{ kind: 'report-done', preset: {} }],
  verified: [{ kind: 'verify', preset: { verdict: 'agree' } }],
  closed: [{ kind: 'close', preset: {} }],
  returned: [{ kind: 'return', preset: {} }],
};

/** Handing over within a task leaves the owner; giving the problem to another owner is the second choice. */
const toUnit = (orgId: string, ownerOrgId: string | null): BoardStep[] =>
  orgId === ownerOrgId
    ? [
        { kind: 'hand-back', preset: {} },
        { kind: 'respond', preset: {} },
        { kind: 'verify', preset: { verdict: 'reject' } },
        { kind: 'assign', preset: { ownerOrgId: orgId } },
        { kind: 'reopen', preset: {} },
      ]
    : [
        { kind: 'hand', preset: { toOrgId: orgId } },
        { kind: 'assign', preset: { ownerOrgId: orgId } },
      ];

function toCourt(card: BoardCard, holder: BallHolder | null): BoardStep[] {
  if (holder === null) return [{ kind: 'close', preset: {} }];
  if (holder.kind === 'org') return toUnit(holder.orgId, card.ownerOrgId);
  if (holder.kind === 'office')
    return [
      { kind: 'report-done', preset: {} },
      { kind: 'verify', preset: { verdict: 'agree' } },
      { kind: 'return', preset: {} },
    ];
  if (card.stepUp)
    return card.stepUp.toLevel === holder.level ? [{ kind: 'consent-step-up', preset: {} }] : [];
  return nextLevel(card.level) === holder.level ? [{ kind: 'propose-step-up', preset: {} }] : [];
}

const lies = (card: BoardCard, lane: BoardLane): boolean =>
  lane.by === 'state'
    ? card.state === lane.state
    : (card.holder && toHolderKey(card.holder)) === (lane.holder && toHolderKey(lane.holder));

/**
 * The steps, of those that the person may take now, by which a card goes to the lane on which it is let go (handbook 4.3). None
 * where it lies already and where no single step leads: a card never moves without its step. A proposal to step up leads towards
 * the level above, whose court it reaches with the consent.
 */
export function listStepsToLane(
  card: BoardCard,
  lane: BoardLane,
  moves: readonly ProblemMoveKind[],
): BoardStep[] {
  if (lies(card, lane)) return [];
  const steps = lane.by === 'state' ? TO_STATE[lane.state] : toCourt(card, lane.holder);
  return steps.filter(({ kind }) => moves.includes(kind));
}
