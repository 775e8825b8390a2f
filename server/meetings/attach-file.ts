import { canTakeDecisions } from '#core/meetings/permissions.ts';
import { refuse } from '#core/platform/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  getFile,
  keepFile,
  once,
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
    const { name, mediaType, content } = file;
    const kept = await keepFile(tx, ctx, { name, mediaType, content, subject: 'meeting-material' });
    const actId = await appendAct(tx, ctx, 'meeting-file-attached.v1', { meetingId, ...kept });
    await addMeetingFile(tx, { regionId, meetingId, fileId: kept.fileId, actId });
    await appendAudit(tx, ctx, {
      kind: 'attach-meeting-file',
      outcome: 'ok',
      subject: `meeting:${meetingId}`,
    });
    return { fileId: kept.fileId, name };
  });
}

export async function getMeetingFile(
  ctx: Ctx,
  place: { meetingId: string; fileId: string },
): Promise<StoredFile> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { regionId } = ctx.actor;
    await getMeetingRecord(tx, regionId, place.meetingId);
    const files = await listMeetingFiles(tx, regionId, place.meetingId);
    if (!files.some(({ fileId }) => fileId === place.fileId))
      throw refuse('not-found', 'FILE_NOT_FOUND', '没有这个文件', 'No such file', ['刷新后再看']);
    const subject = `file:${place.fileId}`;
    await appendAudit(tx, ctx, { kind: 'download-meeting-file', outcome: 'ok', subject });
    return getFile(tx, regionId, place.fileId);
  });
}
