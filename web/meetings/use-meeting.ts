import {
  getMeeting,
  listMeetings,
  MEETING_MOVE_WORDS,
  type MeetingMove,
  type MeetingMoveKind,
  moveMeeting,
} from '#core/meetings/public.ts';
import { listOrgs } from '#core/people/public.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { getToday } from '#core/today/contract.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { wordOf } from '../ui/labels.ts';
import { useUndoToast } from '../ui/UndoToast.tsx';

export type Meeting = OutputOf<typeof getMeeting>;
export type Decision = Meeting['decisions'][number];

/** One step of a meeting on the picture that is shown; what was done is said with the meeting's title. */
export function useMeetingStep(meeting: Meeting, onDone?: () => void) {
  const tell = useUndoToast();
  const act = useAct(moveMeeting, {
    refreshes: [getMeeting, listMeetings, getToday],
  });
  const take = (move: MeetingMove, said?: (taskIds: readonly string[]) => string) =>
    act.mutate(
      { params: { meetingId: meeting.row.id }, body: { version: meeting.version, move } },
      {
        onSuccess: ({ taskIds }) => {
          tell(said ? said(taskIds) : `${wordOf(MEETING_MOVE_WORDS, move.kind)}：${meeting.row.title}`);
          onDone?.();
        },
      },
    );
  return { act, take };
}

export const may = (meeting: Meeting, kind: MeetingMoveKind): boolean => meeting.may.moves.includes(kind);

/** Units in their official order, to be found by typing part of the name. */
export function useOrgChoices(): { value: string; label: string }[] {
  const orgs = useRoute(listOrgs, {}).data?.orgs ?? [];
  return orgs
    .filter((org) => org.isActive && org.kind !== 'county')
    .map((org) => ({ value: org.id, label: org.shortName }));
}
