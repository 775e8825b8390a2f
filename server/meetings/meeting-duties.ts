import { listPossibleMeetingMoves } from '#core/meetings/decide-move.ts';
import type { MeetingMoveKind } from '#core/meetings/meeting.ts';
import { canMoveMeeting, isChair } from '#core/meetings/permissions.ts';
import { hasRole } from '#core/people/public.ts';
import { addDays } from '#core/platform/public.ts';
import type { AboutDocument } from '#server/documents/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { listMeetingRecords, type MeetingRecord } from './meetings.queries.ts';
import { findMinutesDocuments } from './minutes-document.ts';

export interface MeetingDuty {
  kind:
    | 'meeting-reply'
    | 'meeting-check'
    | 'meeting-convey'
    | 'meeting-approve'
    | 'meeting-leave'
    | 'meeting-sign'
    | 'meeting-minutes'
    | 'meeting';
  sentence: string;
  count: number;
  /** ISO instant of the end of the day. */
  dueAt: string | null;
  isLate: boolean;
  to: string;
}

/** Meetings older than this are history; minutes and signature are asked for through it. */
const DAYS_BACK = 92;
const DAYS_AHEAD = 92;
const endOf = (day: string): string => new Date(`${day}T23:59:59+08:00`).toISOString();
/** Minutes are signed within a week (MT-08). */
const MINUTES_WITHIN = 7;

interface Wait {
  kind: MeetingDuty['kind'];
  words: string;
  on: string | null;
}

const answers = (record: MeetingRecord, orgId: string): boolean =>
  record.standing.notice?.invited.some((one) => one.orgId === orgId) ?? false;

/** What a unit owes: the reply slip, a look at the minutes. */
function listUnitWaits(
  record: MeetingRecord,
  { actor }: Ctx,
  may: (kind: MeetingMoveKind) => boolean,
): Wait[] {
  const { notice, replies, checks, plan, conveying } = record.standing;
  if (!notice || !answers(record, actor.orgId)) return [];
  const isOf = ({ orgId }: { orgId: string }) => orgId === actor.orgId;
  const when = `${plan.title}（${plan.heldOn.slice(5)} ${plan.startsAt}）`;
  return [
    ...(may('reply') && !replies.some(isOf)
      ? [{ kind: 'meeting-reply' as const, words: `${when}待报送参会回执`, on: notice.replyBy }]
      : []),
    ...(may('check-minutes') && !checks.some(isOf)
      ? [{ kind: 'meeting-check' as const, words: `${plan.title}纪要稿待核对`, on: null }]
      : []),
    ...(may('convey') && conveying && !conveying.confirmed.some(isOf)
      ? [{ kind: 'meeting-convey' as const, words: `${plan.title}精神待传达学习`, on: conveying.dueOn }]
      : []),
  ];
}

/** What the chair and the office owe. */
function listOfficeWaits(
  record: MeetingRecord,
  { actor }: Ctx,
  may: (kind: MeetingMoveKind) => boolean,
  document: AboutDocument | undefined,
): Wait[] {
  const { state, plan, replies } = record.standing;
  const decides = hasRole(actor, 'office-head') || isChair(actor, record.standing);
  const minutesBy = addDays(plan.heldOn, MINUTES_WITHIN);
  const asked = replies.filter(({ leave }) => leave === 'asked').length;
  const waits: (Wait | false)[] = [
    decides &&
      may('approve-agenda') && { kind: 'meeting-approve', words: `${plan.title}议程待审定`, on: plan.heldOn },
    may('decide-leave') && {
      kind: 'meeting-leave',
      words: `${plan.title}${asked}个单位请假待批复`,
      on: plan.heldOn,
    },
    // A minutes document has duties of its own.
    decides &&
      !document?.awaitsSignature &&
      may('sign-minutes') && { kind: 'meeting-sign', words: `${plan.title}纪要待签发`, on: minutesBy },
    state === 'held' &&
      may('draft-minutes') && { kind: 'meeting-minutes', words: `${plan.title}纪要待拟写`, on: minutesBy },
    state === 'preparing' &&
      may('submit-agenda') && { kind: 'meeting', words: `${plan.title}议程待送审`, on: plan.heldOn },
    state === 'approved' &&
      may('notify') && { kind: 'meeting', words: `${plan.title}待发会议通知`, on: plan.heldOn },
  ];
  return waits.filter((one) => one !== false);
}

/** Meetings that wait for this person: his unit's reply, the chair's signature, the office's next step. */
export async function listMeetingDuties(tx: Tx, ctx: Ctx): Promise<MeetingDuty[]> {
  const { actor, today } = ctx;
  const records = await listMeetingRecords(tx, {
    regionId: actor.regionId,
    from: addDays(today, -DAYS_BACK),
    to: addDays(today, DAYS_AHEAD),
  });
  const minuted = records.filter(
    ({ standing }) =>
      standing.state === 'minuted' && (hasRole(actor, 'office-head') || isChair(actor, standing)),
  );
  const documents = await findMinutesDocuments(
    tx,
    actor.regionId,
    minuted.map(({ id }) => id),
  );
  return records.flatMap((record) => {
    const possible = listPossibleMeetingMoves(record.standing);
    const may = (kind: MeetingMoveKind) =>
      possible.includes(kind) && canMoveMeeting(actor, kind, record.standing);
    const waits = [
      ...listUnitWaits(record, ctx, may),
      ...listOfficeWaits(record, ctx, may, documents.get(record.id)),
    ];
    return waits.map(({ kind, words, on }) => ({
      ...{ kind, count: 1, sentence: words, dueAt: on && endOf(on) },
      isLate: on !== null && on < today,
      to: kind === 'meeting-reply' ? `/meetings/${record.id}/reply` : `/meetings/${record.id}`,
    }));
  });
}

/** Minutes may wait long for a signature. */
const DAYS_OF_MINUTES = 366;

/**
 * Minutes on their way whose signature is somebody else's: of the documents that wait for their signature those whose meeting is
 * chaired by another. Nobody else is told to sign them.
 */
export async function listMinutesOfOthers(tx: Tx, { actor, today }: Ctx): Promise<Set<string>> {
  const { regionId, personId } = actor;
  const from = addDays(today, -DAYS_OF_MINUTES);
  const records = await listMeetingRecords(tx, { regionId, from, to: today });
  const chairOf = new Map(
    records
      .filter(({ standing }) => standing.state === 'minuted')
      .map(({ id, standing }) => [id, standing.plan.chair.personId]),
  );
  const found = await findMinutesDocuments(tx, regionId, [...chairOf.keys()]);
  const others = [...found].filter(([meetingId]) => {
    const chairId = chairOf.get(meetingId) ?? null;
    return chairId !== personId;
  });
  return new Set(others.map(([, { documentId }]) => documentId));
}
