import type { z } from 'zod';
import { applyMeetingMove } from '#core/meetings/apply-move.ts';
import type { moveMeeting as route } from '#core/meetings/contract.ts';
import { MOVES_OF_DOCUMENT, requireMeetingMove } from '#core/meetings/decide-move.ts';
import type { MeetingMove, MeetingState } from '#core/meetings/meeting.ts';
import { refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx } from '#server/platform/public.ts';
import { listMeetingFiles } from './meeting-files.queries.ts';
import {
  addMeetingParties,
  getMeetingRecord,
  insertMeetingMove,
  lockMeeting,
  type MeetingRecord,
} from './meetings.queries.ts';
import { requireNoMinutesUnderWay } from './minutes-document.ts';
import { requireOrgs } from './plan-meeting.ts';
import { signMinutes } from './sign-minutes.ts';
import { listKnownProjects } from './situations.queries.ts';

async function requireFile(tx: Tx, regionId: number, meetingId: string, move: MeetingMove): Promise<void> {
  const fileId = 'fileId' in move ? move.fileId : null;
  if (fileId === null) return;
  const files = await listMeetingFiles(tx, regionId, meetingId);
  if (!files.some((one) => one.fileId === fileId))
    throw refuse(
      'invalid',
      'MEETING_FILE_UNKNOWN',
      '引用的文件不在这次会议下',
      'No such file of this meeting',
      ['先上传签字件，再办理'],
    );
}

async function requireProjects(tx: Tx, regionId: number, move: MeetingMove): Promise<void> {
  if (move.kind !== 'set-agenda') return;
  const ids = move.entries.flatMap(({ projectId }) => projectId ?? []);
  const known = await listKnownProjects(tx, regionId, ids);
  if (ids.some((id) => !known.has(id)))
    throw refuse(
      'not-found',
      'MEETING_ENTRY_NOT_FOUND',
      '议程中有项目不在台账内',
      'An entry names no project',
      ['从台账中选择项目'],
    );
}

/** Minutes are merged into those of another meeting that was held and has its own. */
async function requireTarget(
  tx: Tx,
  regionId: number,
  record: MeetingRecord,
  move: MeetingMove,
): Promise<void> {
  if (move.kind !== 'merge-into') return;
  const target = await getMeetingRecord(tx, regionId, move.meetingId);
  const { state, mergedInto } = target.standing;
  const isFit = (state === 'held' || state === 'minuted') && mergedInto === null && target.id !== record.id;
  if (!isFit)
    throw refuse(
      'invalid',
      'MEETING_MERGE_WRONG',
      '只能并入另一次已开、纪要尚未签发、未并入他处的会议',
      'Merge into another meeting that was held and whose minutes are not signed',
      ['另选一次会议'],
    );
}

type Moved = { version: number; state: MeetingState; taskIds: string[] };

/** Takes one step of a meeting on the picture that the person has seen (8.8). */
export async function moveMeeting(
  ctx: Ctx,
  meetingId: string,
  { version, move }: z.output<typeof route.body>,
): Promise<Moved> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    await lockMeeting(tx, regionId, meetingId);
    const record = await getMeetingRecord(tx, regionId, meetingId);
    if (record.seq !== version)
      throw refuse(
        'conflict',
        'MEETING_CHANGED_MEANWHILE',
        '这次会议刚刚有人办理过',
        'Somebody has just moved it',
        ['刷新后再办'],
      );
    requireMeetingMove(ctx.actor, record.standing, move, ctx.today);
    if (MOVES_OF_DOCUMENT.includes(move.kind)) await requireNoMinutesUnderWay(tx, regionId, meetingId);
    await requireFile(tx, regionId, meetingId, move);
    await requireProjects(tx, regionId, move);
    await requireTarget(tx, regionId, record, move);
    const actId = await appendAct(tx, ctx, `meeting-${move.kind}.v1`, { meetingId, move });
    if (move.kind === 'notify') {
      const orgIds = move.invited.map(({ orgId }) => orgId);
      await requireOrgs(tx, regionId, orgIds);
      await addMeetingParties(tx, { regionId, meetingId, orgIds, actId });
    }
    const taskIds = move.kind === 'sign-minutes' ? await signMinutes(tx, ctx, record, move, actId) : [];
    const standing = applyMeetingMove(record.standing, move);
    await insertMeetingMove(tx, ctx, { meetingId, seq: version + 1, move, standing, actId });
    await appendAudit(tx, ctx, {
      kind: `meeting-${move.kind}`,
      outcome: 'ok',
      subject: `meeting:${meetingId}`,
    });
    return { version: version + 1, state: standing.state, taskIds };
  });
}
