import { isDeepStrictEqual } from 'node:util';
import { deriveMeetingStanding } from '#core/meetings/apply-move.ts';
import type { MeetingStanding } from '#core/meetings/meeting.ts';
import { groupBy } from '#core/platform/public.ts';
import { type DerivedTable, findUnchainedMove, type Tx } from '#server/platform/public.ts';
import {
  keepMeetingStanding,
  listMeetingIds,
  listMeetingMoveRows,
  listMeetingStandings,
} from './meetings.queries.ts';

const BATCH = 200;

async function* deriveStandings(
  tx: Tx,
  regionId: number,
): AsyncGenerator<Map<string, { seq: number; standing: MeetingStanding }>> {
  let after = '0';
  for (;;) {
    const ids = await listMeetingIds(tx, regionId, after, BATCH);
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
    const moves = groupBy(await listMeetingMoveRows(tx, regionId, ids), ({ meetingId }) => meetingId);
    yield new Map(
      [...moves].map(([id, rows]) => [
        id,
        { seq: rows.length, standing: deriveMeetingStanding(rows.map(({ move }) => move)) },
      ]),
    );
  }
}

/** 会议现状 (derived.meeting_standings): the fold of each meeting's moves. */
export const meetingStandings: DerivedTable = {
  zh: '会议现状',
  rebuild: async (tx, regionId) => {
    let meetings = 0;
    for await (const batch of deriveStandings(tx, regionId))
      for (const [meetingId, { seq, standing }] of batch) {
        await keepMeetingStanding(tx, { regionId, meetingId, seq, standing });
        meetings += 1;
      }
    return meetings;
  },
  verify: async (tx, regionId) => {
    const unchained = await findUnchainedMove(tx, regionId, 'meeting');
    if (unchained)
      return {
        rows: 0,
        broken: { at: `meeting:${unchained.id} 第${unchained.seq}步`, message: '会议经过与哈希链不符' },
      };
    let rows = 0;
    for await (const batch of deriveStandings(tx, regionId)) {
      const kept = await listMeetingStandings(tx, regionId, [...batch.keys()]);
      for (const [meetingId, derived] of batch) {
        rows += 1;
        if (!isDeepStrictEqual(kept.get(meetingId), derived))
          return { rows, broken: { at: `meeting:${meetingId}`, message: '现状与会议经过不符' } };
      }
    }
    return { rows, broken: undefined };
  },
};
