import { useTranslation } from 'react-i18next';
import {
  getMeeting,
  listMeetings,
  MEETING_MOVE_WORDS,
  type MeetingMove,
  type MeetingMoveKind,
  moveMeeting,
} from '#core/meetings/public.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { getToday } from '#core/today/contract.ts';
import { useAct } from '../app/use-route.ts';
import { wordOf } from '../ui/labels.ts';
import { useUndoToast } from '../ui/UndoToast.tsx';

export type Meeting = OutputOf<typeof getMeeting>;
export type Decision = Meeting['decisions'][number];

/** One step of a meeting on the picture that is shown; what was done is said with the meeting's title. */
export function useMeetingStep(meeting: Meeting, onDone?: () => void) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const act = useAct(moveMeeting, {
    refreshes: [getMeeting, listMeetings, getToday],
  });
  const take = (move: MeetingMove, said?: (taskIds: readonly string[]) => string) =>
    act.mutate(
      { params: { meetingId: meeting.row.id }, body: { version: meeting.version, move } },
      {
        onSuccess: ({ taskIds }) => {
          tell(
            said
              ? said(taskIds)
              : t('app.titled', { word: wordOf(MEETING_MOVE_WORDS, move.kind), title: meeting.row.title }),
          );
          onDone?.();
        },
      },
    );
  return { act, take };
}

export const may = (meeting: Meeting, kind: MeetingMoveKind): boolean => meeting.may.moves.includes(kind);
