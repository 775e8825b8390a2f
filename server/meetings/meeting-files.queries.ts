import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export async function addMeetingFile(
  tx: Tx,
  row: { regionId: number; meetingId: string; fileId: string; actId: string },
): Promise<void> {
  await tx
    .insertInto('meeting_files')
    .values({ region_id: row.regionId, meeting_id: row.meetingId, file_id: row.fileId, act_id: row.actId })
    .onConflict((c) => c.doNothing())
    .execute();
}

export async function listMeetingFiles(
  tx: Tx,
  regionId: number,
  meetingId: string,
): Promise<{ fileId: string; name: string; recordedAt: string }[]> {
  const { rows } = await sql<{ fileId: string; name: string; recordedAt: string }>`
    select f.id::text as "fileId", f.name, to_char(x.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt"
    from meeting_files x join files f on f.region_id = x.region_id and f.id = x.file_id
    where x.region_id = ${regionId} and x.meeting_id = ${meetingId} order by x.recorded_at, x.file_id`.execute(
    tx,
  );
  return rows;
}
