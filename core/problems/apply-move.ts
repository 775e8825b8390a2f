import type { BallHolder, ProblemMove, ProblemStanding } from './problem.ts';

const atOrg = (orgId: string | null): BallHolder => (orgId ? { kind: 'org', orgId } : { kind: 'office' });
const OFFICE: BallHolder = { kind: 'office' };

const isSame = (a: BallHolder | null, b: BallHolder | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

type Change = Partial<Omit<ProblemStanding, 'holderSince' | 'lastMoveOn'>>;

function toFirstStanding(move: ProblemMove & { kind: 'raise' }): ProblemStanding {
  const { ownOrgId, on, category, dueOn } = move;
  return {
    state: ownOrgId ? 'working' : 'raised',
    category,
    level: 1,
    ownerOrgId: ownOrgId,
    ownerName: '',
    supportingOrgIds: [],
    dueOn,
    holder: atOrg(ownOrgId),
    holderSince: on,
    stepUp: null,
    deadlines: dueOn ? 1 : 0,
    evidenceFiles: 0,
    verifiedByOrgId: null,
    closedOn: null,
    reopened: 0,
    lastMoveOn: on,
  };
}

/** The level's court, or the owner's when the problem stays with the unit. */
const atLevel = (level: number, owner: string | null): BallHolder =>
  level === 2 || level === 3 || level === 4 ? { kind: 'level', level } : atOrg(owner);

const withDeadline = (s: ProblemStanding, dueOn: string): Change => ({
  dueOn,
  deadlines: s.deadlines + (dueOn === s.dueOn ? 0 : 1),
});

function toAssigned(s: ProblemStanding, move: ProblemMove & { kind: 'assign' }): Change {
  return {
    ...withDeadline(s, move.dueOn),
    state: 'assigned',
    level: move.level,
    ownerOrgId: move.ownerOrgId,
    ownerName: move.ownerName,
    supportingOrgIds: move.supportingOrgIds.filter((id) => id !== move.ownerOrgId),
    holder: atOrg(move.ownerOrgId),
    stepUp: null,
    verifiedByOrgId: null,
  };
}

function toVerified(s: ProblemStanding, move: ProblemMove & { kind: 'verify' }): Change {
  if (move.verdict === 'reject')
    return { state: 'working', holder: atOrg(s.ownerOrgId), verifiedByOrgId: null };
  return {
    state: 'verified',
    holder: OFFICE,
    verifiedByOrgId: move.orgId,
    evidenceFiles: s.evidenceFiles + move.fileIds.length,
  };
}

function listChanges(s: ProblemStanding, move: ProblemMove): Change {
  switch (move.kind) {
    case 'raise':
      return {};
    case 'triage':
      return { state: 'triaged', category: move.category, holder: OFFICE };
    case 'assign':
      return toAssigned(s, move);
    case 'start':
      return { state: 'working' };
    case 'reply':
      return { evidenceFiles: s.evidenceFiles + move.fileIds.length };
    case 'hand':
      return { holder: atOrg(move.toOrgId) };
    case 'hand-back':
      return { holder: atOrg(s.ownerOrgId) };
    case 'return':
      return { state: 'returned', holder: OFFICE };
    case 'propose-step-up':
      return { stepUp: { toLevel: move.toLevel, proposedOn: move.on } };
    case 'consent-step-up':
      return {
        ...withDeadline(s, move.dueOn),
        level: move.toLevel,
        stepUp: null,
        holder: atLevel(move.toLevel, s.ownerOrgId),
      };
    case 'decline-step-up':
      return { stepUp: null };
    case 'respond':
      return {
        ...withDeadline(s, move.dueOn),
        holder: atOrg(s.ownerOrgId),
        evidenceFiles: s.evidenceFiles + move.fileIds.length,
      };
    case 'discuss':
      return {};
    case 'report-done':
      return {
        state: 'done',
        holder: OFFICE,
        stepUp: null,
        evidenceFiles: s.evidenceFiles + move.fileIds.length,
      };
    case 'verify':
      return toVerified(s, move);
    case 'ask-four':
      return { four: 'asked' };
    case 'settle-four':
      return { four: 'settled' };
    case 'close':
      return { state: 'closed', holder: null, closedOn: move.on };
    case 'reopen':
      return {
        ...withDeadline(s, move.dueOn),
        state: 'working',
        holder: atOrg(s.ownerOrgId),
        verifiedByOrgId: null,
        closedOn: null,
        reopened: s.reopened + 1,
        // What came back was not settled.
        ...(s.four === undefined ? {} : { four: 'asked' as const }),
      };
  }
}

/**
 * Where a problem stands after a move (handbook 4.3). Total: what a move leaves out stays; whether the move is allowed is
 * asked of `decideProblemMove`. The ball's day changes only when the ball does.
 */
export function applyMove(standing: ProblemStanding | null, move: ProblemMove): ProblemStanding {
  if (move.kind === 'raise') return toFirstStanding(move);
  if (!standing) throw new Error('a problem begins with its raising');
  const next = { ...standing, ...listChanges(standing, move), lastMoveOn: move.on };
  return isSame(next.holder, standing.holder) ? next : { ...next, holderSince: move.on };
}

/** The standing that a history leads to; a rebuild from the ledger is this fold. */
export function deriveStanding(moves: readonly ProblemMove[]): ProblemStanding {
  let standing: ProblemStanding | null = null;
  for (const move of moves) standing = applyMove(standing, move);
  if (!standing) throw new Error('a problem begins with its raising');
  return standing;
}
