import { canTakeDecisions } from '#core/meetings/permissions.ts';
import { refuse } from '#core/platform/public.ts';
import {
  attachToMatter,
  type Ctx,
  once,
  readMatterFile,
  type StoredFile,
  type UploadedFile,
  withScope,
} from '#server/platform/public.ts';
import { addMeetingFile, listMeetingFiles } from './meeting-files.queries.ts';
import { getMeetingRecord } from './meetings.queries.ts';

/** Material of a meeting and what the chair signed on paper; nothing is added once the minutes are signed. */
export async function attachMeetingFile(
  ctx: Ctx,
  meetingId: string,
  file: UploadedFile & { mediaType: string },
): Promise<{ fileId: string; name: string }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    const { standing } = await getMeetingRecord(tx, regionId, meetingId);
    if (!canTakeDecisions(ctx.actor) || standing.state === 'signed')
      throw refuse(
        'forbidden',
        'MEETING_STEP_NOT_YOURS',
        '现在不由您上传会议材料',
        'You may not put in files now',
        ['由项目办上传；纪要签发后不再增加'],
      );
    const matter = { kind: 'meeting' as const, id: meetingId, purpose: 'meeting-material' };
    return attachToMatter(tx, ctx, matter, file, (row) =>
      addMeetingFile(tx, { regionId, meetingId, ...row }),
    );
  });
}

export const getMeetingFile = (ctx: Ctx, place: { meetingId: string; fileId: string }): Promise<StoredFile> =>
  withScope(ctx.db, ctx.actor, async (tx) => {
    const { regionId } = ctx.actor;
    await getMeetingRecord(tx, regionId, place.meetingId);
    const files = await listMeetingFiles(tx, regionId, place.meetingId);
    return readMatterFile(tx, ctx, 'meeting', place.fileId, files);
  });
