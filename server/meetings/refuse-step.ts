import type { MeetingMoveKind } from '#core/meetings/meeting.ts';
import { sayWhoMovesMeeting } from '#core/meetings/permissions.ts';
import { type Refusal, refuse } from '#core/platform/public.ts';

/** A step that is somebody else's, with whose. */
export const refuseStep = (kind: MeetingMoveKind): Refusal =>
  refuse('forbidden', 'MEETING_STEP_NOT_YOURS', sayWhoMovesMeeting(kind), 'This step is not yours', [
    sayWhoMovesMeeting(kind),
  ]);
