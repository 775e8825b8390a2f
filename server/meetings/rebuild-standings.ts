import { deriveMeetingStanding } from '#core/meetings/apply-move.ts';
import { toStandingsTable } from '#server/platform/public.ts';
import {
  keepMeetingStanding,
  listMeetingIds,
  listMeetingMoveRows,
  listMeetingStandings,
} from './meetings.queries.ts';

/** 会议现状 (derived.meeting_standings): the fold of each meeting's moves. */
export const meetingStandings = toStandingsTable({
  zh: '会议现状',
  way: '会议经过',
  thing: 'meeting',
  batch: 200,
  listIds: listMeetingIds,
  listMoves: listMeetingMoveRows,
  idOf: ({ meetingId }) => meetingId,
  derive: deriveMeetingStanding,
  keep: (tx, { id, ...row }) => keepMeetingStanding(tx, { ...row, meetingId: id }),
  listKept: listMeetingStandings,
});
