// A meeting of the sample as it is being told: its tale, who acts on which day, and its steps.
import type { getMeeting, MeetingMove } from '#core/meetings/public.ts';
import type { IsoDate, OutputOf } from '#core/platform/public.ts';
import { getMeetingView, moveMeeting } from '#server/meetings/public.ts';
import type { Ctx } from '../platform/context.ts';
import { type Bureau, dayOf } from './bureau.ts';
import type { MeetingTale } from './meeting-tales.ts';

export type Meeting = OutputOf<typeof getMeeting>;
export const CHAIR = 'leader2';
export const OFFICE = 'xmb-1';
export const HEAD = 'xmb-head';

/** Steps are taken on the picture that stands now. */
export async function step(ctx: Ctx, meetingId: string, move: MeetingMove): Promise<string[]> {
  const { version } = await getMeetingView(ctx, meetingId);
  return (await moveMeeting(ctx, meetingId, { version, move })).taskIds;
}

export const monthOf = (day: IsoDate): string => `${Number(day.slice(5, 7))}月`;
export const chairOf = (bureau: Bureau) => {
  const actor = bureau.actors.get(CHAIR);
  return { personId: actor?.personId ?? null, name: actor?.personName ?? '' };
};

export interface Hall {
  bureau: Bureau;
  tale: MeetingTale;
  meetingId: string;
  at: (login: string, ago: number) => Ctx;
}

export const on = ({ bureau }: Hall, ago: number): IsoDate => dayOf(bureau, ago);
export const meetingOf = (hall: Hall): Promise<Meeting> =>
  getMeetingView(hall.at(OFFICE, 0), hall.meetingId) as Promise<Meeting>;
