import type { MeetingMove, MeetingStanding, Reply } from './meeting.ts';

type Change = Partial<MeetingStanding>;

const toFirst = ({ plan, on }: MeetingMove & { kind: 'plan' }): MeetingStanding => ({
  state: 'preparing',
  plan,
  entries: [],
  outcomes: {},
  approval: null,
  returnReason: '',
  notice: null,
  replies: [],
  attendance: [],
  openedOn: null,
  closedOn: null,
  minutes: null,
  checks: [],
  mergedInto: null,
  signature: null,
  postponed: 0,
  lastMoveOn: on,
});

function withReply(s: MeetingStanding, move: MeetingMove & { kind: 'reply' }): Change {
  const { orgId, answer, persons, reason, substitute, way, on } = move;
  const reply: Reply = {
    ...{ orgId, answer, persons, reason, substitute, way, on },
    leave: answer === 'leave' ? 'asked' : 'none',
  };
  return { replies: [...s.replies.filter((one) => one.orgId !== orgId), reply] };
}

const withLeave = (s: MeetingStanding, orgId: string, isGranted: boolean): Change => ({
  replies: s.replies.map((one) =>
    one.orgId === orgId ? { ...one, leave: isGranted ? 'granted' : 'refused' } : one,
  ),
});

function withConveyed(s: MeetingStanding, { orgId, way, on }: MeetingMove & { kind: 'convey' }): Change {
  if (!s.conveying) return {};
  const others = s.conveying.confirmed.filter((one) => one.orgId !== orgId);
  return { conveying: { ...s.conveying, confirmed: [...others, { orgId, way, on }] } };
}

/** A changed day or place takes the notice back: units have to be told anew; the agenda stays as approved. */
function replanned(s: MeetingStanding, { plan }: MeetingMove & { kind: 'replan' }): Change {
  const isMoved =
    plan.heldOn !== s.plan.heldOn || plan.startsAt !== s.plan.startsAt || plan.place !== s.plan.place;
  return {
    plan,
    postponed: s.postponed + (plan.heldOn > s.plan.heldOn ? 1 : 0),
    ...(isMoved && s.notice ? { notice: null, replies: [], state: 'approved' as const } : {}),
  };
}

/** An agenda that is changed after it was approved goes up again, except at the meeting itself. */
function rearranged(s: MeetingStanding, move: MeetingMove & { kind: 'set-agenda' }): Change {
  const keys = new Set(move.entries.map(({ key }) => key));
  const outcomes = Object.fromEntries(Object.entries(s.outcomes).filter(([key]) => keys.has(key)));
  return { entries: move.entries, outcomes };
}

function listChanges(s: MeetingStanding, move: MeetingMove): Change {
  switch (move.kind) {
    case 'plan':
      return {};
    case 'replan':
      return replanned(s, move);
    case 'set-agenda':
      return rearranged(s, move);
    case 'submit-agenda':
      return { state: 'submitted', returnReason: '' };
    case 'approve-agenda': {
      const { way, by, note, fileId, on } = move;
      return { state: 'approved', approval: { way, by, note, fileId, on } };
    }
    case 'return-agenda':
      return { state: 'preparing', returnReason: move.reason };
    case 'notify': {
      const { invited, replyBy, demands, contact, on } = move;
      return { state: 'notified', notice: { invited, replyBy, demands, contact, on } };
    }
    case 'reply':
      return withReply(s, move);
    case 'decide-leave':
      return withLeave(s, move.orgId, move.isGranted);
    case 'arrange-seats':
      return { seating: move.seating };
    case 'open':
      return { state: 'under-way', openedOn: move.on };
    case 'settle-entry':
      return { outcomes: { ...s.outcomes, [move.entryKey]: move.outcome } };
    case 'mark-attendance':
      return { attendance: move.rows };
    case 'close':
      return { state: 'held', closedOn: move.on };
    case 'draft-minutes':
      return { state: 'minuted', minutes: move.minutes, checks: [] };
    case 'check-minutes': {
      const { orgId, answer, text, way, on } = move;
      return {
        checks: [...s.checks.filter((one) => one.orgId !== orgId), { orgId, answer, text, way, on }],
      };
    }
    case 'merge-into':
      return { mergedInto: move.meetingId };
    case 'unmerge':
      return { mergedInto: null };
    case 'sign-minutes': {
      const { way, by, note, fileId, documentId, on } = move;
      const signature = { way, by, note, fileId, on, ...(documentId ? { documentId } : {}) };
      return { state: 'signed', signature };
    }
    case 'ask-conveying':
      return { conveying: { dueOn: move.dueOn, on: move.on, confirmed: s.conveying?.confirmed ?? [] } };
    case 'convey':
      return withConveyed(s, move);
    case 'cancel':
      return { state: 'cancelled' };
  }
}

/** Where a meeting stands after a move (handbook 8.8). Total; whether the move is allowed is asked of `requireMeetingMove`. */
export function applyMeetingMove(standing: MeetingStanding | null, move: MeetingMove): MeetingStanding {
  if (move.kind === 'plan') return toFirst(move);
  if (!standing) throw new Error('a meeting begins with its plan');
  return { ...standing, ...listChanges(standing, move), lastMoveOn: move.on };
}

/** The standing that a history leads to; a rebuild from the ledger is this fold. */
export function deriveMeetingStanding(moves: readonly MeetingMove[]): MeetingStanding {
  let standing: MeetingStanding | null = null;
  for (const move of moves) standing = applyMeetingMove(standing, move);
  if (!standing) throw new Error('a meeting begins with its plan');
  return standing;
}
