import { refuseUnderWay } from '#core/meetings/decide-move.ts';
import { type AboutDocument, listDocumentsAbout } from '#server/documents/public.ts';
import type { Tx } from '#server/platform/public.ts';

/** The newest minutes document of each of these meetings that was not given up, by meeting. */
export async function findMinutesDocuments(
  tx: Tx,
  regionId: number,
  meetingIds: readonly string[],
): Promise<Map<string, AboutDocument>> {
  if (meetingIds.length === 0) return new Map();
  const rows = await listDocumentsAbout(tx, regionId, 'meeting', meetingIds);
  const minutes = rows.filter(({ kind }) => kind === 'minutes');
  return new Map(minutes.reverse().map((one) => [one.subjectId, one]));
}

/** One minutes document for a meeting, whether it waits for its signature or bears it. */
export async function requireNoMinutesDocument(tx: Tx, regionId: number, meetingId: string): Promise<void> {
  if ((await findMinutesDocuments(tx, regionId, [meetingId])).has(meetingId)) throw refuseUnderWay();
}

/** Refuses what is settled in the minutes document while it waits for its signature. */
export async function requireNoMinutesUnderWay(tx: Tx, regionId: number, meetingId: string): Promise<void> {
  const found = (await findMinutesDocuments(tx, regionId, [meetingId])).get(meetingId);
  if (found?.awaitsSignature) throw refuseUnderWay();
}
