import type { TaskMove, TaskOrder, TaskPromise, TaskStanding } from './task.ts';

type Change = Partial<TaskStanding>;

const toFirst = (move: TaskMove & { kind: 'propose' }): TaskStanding => ({
  state: 'proposed',
  order: move.order,
  number: '',
  assignedOn: null,
  promises: [],
  extensionAsked: null,
  extensionsGranted: 0,
  acknowledged: [],
  feedback: [],
  chases: 0,
  openObjection: null,
  objections: 0,
  evidenceFiles: 0,
  doneOn: null,
  verifiedOn: null,
  closedOn: null,
  satisfaction: null,
  lookBacks: 0,
  reopened: 0,
  lastMoveOn: move.on,
});

/** A new date is a new promise; the same date again is none. */
const withPromise = (promises: readonly TaskPromise[], dueOn: string | null, on: string): TaskPromise[] =>
  dueOn === null || promises.at(-1)?.dueOn === dueOn ? [...promises] : [...promises, { dueOn, givenOn: on }];

const withoutLead = (order: TaskOrder): TaskOrder => ({
  ...order,
  supportingOrgIds: order.supportingOrgIds.filter((id) => id !== order.leadOrgId),
});

const ordered = (s: TaskStanding, order: TaskOrder, on: string): Change => ({
  order: withoutLead(order),
  promises: withPromise(s.promises, order.dueOn, on),
});

function withFeedback(s: TaskStanding, move: TaskMove & { kind: 'feedback' }): Change {
  const { orgId, on, percent } = move;
  const before = s.feedback.find((one) => one.orgId === orgId);
  const latest = {
    orgId,
    // A reply that was taken as feedback may be older than what was said since.
    on: before && before.on > on ? before.on : on,
    percent: percent ?? before?.percent ?? null,
    times: (before?.times ?? 0) + 1,
    days: [...(before?.days ?? (before ? [before.on] : [])), on].sort(),
  };
  return {
    ...taken(s, orgId, on),
    feedback: before
      ? s.feedback.map((one) => (one.orgId === orgId ? latest : one))
      : [...s.feedback, latest],
    evidenceFiles: s.evidenceFiles + move.fileIds.length,
  };
}

/** Whoever answers has received the task; it is in hand once its lead has. */
function taken(s: TaskStanding, orgId: string, on: string): Change {
  const isKnown = s.acknowledged.some((one) => one.orgId === orgId);
  return {
    acknowledged: isKnown ? s.acknowledged : [...s.acknowledged, { orgId, on }],
    state: s.state === 'assigned' && orgId === s.order.leadOrgId ? 'working' : s.state,
  };
}

function reopened(s: TaskStanding, dueOn: string | null, on: string): Change {
  return {
    state: 'working',
    promises: withPromise(s.promises, dueOn, on),
    order: dueOn ? { ...s.order, dueOn } : s.order,
    doneOn: null,
    verifiedOn: null,
    closedOn: null,
    satisfaction: null,
    reopened: s.reopened + 1,
  };
}

function listChanges(s: TaskStanding, move: TaskMove): Change {
  switch (move.kind) {
    case 'propose':
      return {};
    case 'establish':
      return { ...ordered(s, move.order, move.on), state: 'established', number: move.number };
    case 'decline':
      return { state: 'declined' };
    case 'assign':
      return { state: 'assigned', assignedOn: move.on };
    case 'acknowledge':
      return taken(s, move.orgId, move.on);
    case 'feedback':
      return withFeedback(s, move);
    case 'chase':
      return { chases: s.chases + 1 };
    case 'ask-extension':
      return {
        extensionAsked: { dueOn: move.dueOn, reason: move.reason, on: move.on },
        ...taken(s, s.order.leadOrgId, move.on),
      };
    case 'grant-extension':
      return {
        extensionAsked: null,
        extensionsGranted: s.extensionsGranted + 1,
        promises: withPromise(s.promises, move.dueOn, move.on),
        order: { ...s.order, dueOn: move.dueOn },
      };
    case 'refuse-extension':
      return { extensionAsked: null };
    case 'object':
      return { openObjection: { orgId: move.orgId, on: move.on }, objections: s.objections + 1 };
    case 'answer-objection':
      return { openObjection: null };
    case 'change-order':
      return { ...ordered(s, move.order, move.on), extensionAsked: null };
    case 'report-done':
      return {
        ...taken(s, s.order.leadOrgId, move.on),
        state: 'done',
        doneOn: move.on,
        extensionAsked: null,
        evidenceFiles: s.evidenceFiles + move.fileIds.length,
      };
    case 'verify':
      return move.verdict === 'agree'
        ? { state: 'verified', verifiedOn: move.on, evidenceFiles: s.evidenceFiles + move.fileIds.length }
        : { state: 'working', doneOn: null };
    case 'close':
      return { state: 'closed', closedOn: move.on, satisfaction: move.satisfaction };
    case 'archive':
      return { state: 'archived' };
    case 'look-back':
      return move.verdict === 'holds'
        ? { lookBacks: s.lookBacks + 1 }
        : { ...reopened(s, move.dueOn, move.on), lookBacks: s.lookBacks + 1 };
    case 'withdraw':
      return { state: 'withdrawn', extensionAsked: null };
  }
}

/**
 * Where a task stands after a move (handbook 8.7). Total; whether the move is allowed is asked of `requireTaskMove`. The first
 * promise is never lost: an extension adds a date and counts.
 */
export function applyTaskMove(standing: TaskStanding | null, move: TaskMove): TaskStanding {
  if (move.kind === 'propose') return toFirst(move);
  if (!standing) throw new Error('a task begins with its being handed over');
  const lastMoveOn = [move.on, standing.lastMoveOn].sort().at(-1) ?? move.on;
  return { ...standing, ...listChanges(standing, move), lastMoveOn };
}

/** The standing that a history leads to; a rebuild from the ledger is this fold. */
export function deriveTaskStanding(moves: readonly TaskMove[]): TaskStanding {
  let standing: TaskStanding | null = null;
  for (const move of moves) standing = applyTaskMove(standing, move);
  if (!standing) throw new Error('a task begins with its being handed over');
  return standing;
}
