import { applyMeetingMove } from '#core/meetings/apply-move.ts';
import type { MeetingMove } from '#core/meetings/meeting.ts';
import type { CanonicalValue } from '#core/platform/public.ts';
import { appendLink, type Ctx, type Tx } from '#server/platform/public.ts';
import { type DecisionRow, listDecisionRows } from './decisions.queries.ts';
import { makeTasks } from './make-tasks.ts';
import { insertMeetingMove, listMergedRecords, lockMeeting, type MeetingRecord } from './meetings.queries.ts';

type Signing = MeetingMove & { kind: 'sign-minutes' };

/** What was signed, as the chain keeps it: the text of the minutes and every decision that stands. */
function toSignedBody(
  meetings: readonly MeetingRecord[],
  decisions: readonly DecisionRow[],
  { by, way, on }: Signing,
): CanonicalValue {
  const [first] = meetings;
  return {
    kind: 'minutes-signed',
    meetingIds: meetings.map(({ id }) => id),
    minutes: (first?.standing.minutes ?? null) as CanonicalValue,
    decisions: decisions.map(({ meetingId, no, version, decision }) => ({
      ...{ meetingId, no, version },
      ...decision,
    })) as CanonicalValue,
    ...{ by, way, on },
  };
}

/**
 * The chair has signed: meetings whose minutes stand in this document are signed with it, the text goes into the hash chain,
 * and what was decided is handed to the inspection office (8.8). The own move of the meeting is written by the caller.
 */
export async function signMinutes(
  tx: Tx,
  ctx: Ctx,
  record: MeetingRecord,
  move: Signing,
  actId: string,
): Promise<string[]> {
  const { regionId, orgId } = ctx.actor;
  const merged = await listMergedRecords(tx, regionId, record.id);
  for (const { id } of merged) await lockMeeting(tx, regionId, id);
  const meetings = [record, ...(await listMergedRecords(tx, regionId, record.id))];
  const rows = await listDecisionRows(
    tx,
    regionId,
    meetings.map(({ id }) => id),
  );
  const decisions = rows.filter(({ isStruck }) => !isStruck);
  const period = `meetings-${record.standing.plan.heldOn.slice(0, 4)}`;
  await appendLink(tx, { regionId, orgId, period }, actId, toSignedBody(meetings, decisions, move));
  for (const { id, seq, standing } of meetings.slice(1))
    await insertMeetingMove(tx, ctx, {
      ...{ meetingId: id, seq: seq + 1, move, actId },
      standing: applyMeetingMove(standing, move),
    });
  const { minutes, plan } = record.standing;
  const issue = minutes?.issue ? `（${minutes.issue}）` : '';
  const sourceTitle = `${minutes?.title ?? plan.title}${issue}`;
  return makeTasks(tx, ctx, { meetings, decisions, sourceTitle, orderedBy: '', actId });
}
