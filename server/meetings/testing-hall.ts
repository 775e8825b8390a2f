import type { AgendaEntry } from '#core/meetings/agenda/agenda-entry.ts';
import type { DecisionText } from '#core/meetings/decision/decision.ts';
import type { MeetingMove, MeetingPlan } from '#core/meetings/meeting.ts';
import type { Actor } from '#core/people/public.ts';
import type { TestDatabase } from '../platform/testing.ts';
import { newMonth, type TestMonth } from '../reporting/testing-month.ts';
import { getMeetingView } from './meeting.view.ts';
import { moveMeeting } from './move-meeting.ts';
import { planMeeting } from './plan-meeting.ts';
import { recordDecision } from './record-decision.ts';

export interface Hall extends TestMonth {
  chair: Actor;
  today: string;
  plan: MeetingPlan;
}

/** A county with one unit, a department, its office and a leader who chairs the meeting of today. */
export async function newTestHall(db: TestDatabase): Promise<Hall> {
  const month = await newMonth(db, 1);
  const { county } = month;
  const hall = await county.newUnit('县领导', 'county');
  const chair = await county.newActor(hall, ['leader'], '陈某');
  const { today } = county.ctx(chair);
  const plan: MeetingPlan = {
    ...{
      title: '10月重点项目调度会',
      kind: 'monthly',
      heldOn: today,
      startsAt: '09:00',
      place: '三楼会议室',
    },
    chair: { personId: chair.personId, name: '陈某' },
    minutes: 90,
  };
  return { ...month, chair, today, plan };
}

const entryOf = (hall: Hall): AgendaEntry => ({
  ...{
    key: `project-${hall.projects[0]?.id}`,
    kind: 'project',
    title: '水厂',
    projectId: hall.projects[0]?.id ?? null,
  },
  reasons: [],
  reports: [{ orgId: hall.unit.id, name: hall.unit.name }],
  ...{ comments: [], concludes: '', informed: [], minutes: 8, isRecurring: false, note: '' },
});

/** A meeting with a way to move it on, and to bring it to where decisions are taken down. */
export async function newMeeting(hall: Hall, seriesId: string | null = null) {
  const { county, clerk, today, unit, chair } = hall;
  const { meetingId } = await planMeeting(county.ctx(clerk), { seriesId, plan: hall.plan });
  let version = 1;
  const move = async (actor: Actor, one: MeetingMove) => {
    const moved = await moveMeeting(county.ctx(actor), meetingId, { version, move: one });
    version = moved.version;
    return moved;
  };
  const entry = entryOf(hall);
  const notify = async () => {
    await move(clerk, { kind: 'set-agenda', entries: [entry], on: today });
    await move(clerk, { kind: 'submit-agenda', note: '', on: today });
    await move(chair, {
      kind: 'approve-agenda',
      way: 'online',
      by: '陈某',
      note: '',
      fileId: null,
      on: today,
    });
    await move(clerk, {
      ...{
        kind: 'notify',
        invited: [{ orgId: unit.id, seat: 'attend' }],
        replyBy: today,
        demands: '',
        contact: '',
      },
      on: today,
    });
  };
  const hold = async (isNotifying = true) => {
    if (isNotifying) await notify();
    await move(clerk, { kind: 'open', on: today });
    await move(clerk, { kind: 'settle-entry', entryKey: entry.key, outcome: 'discussed', on: today });
  };
  const decide = (part: Partial<DecisionText> = {}) =>
    recordDecision(county.ctx(clerk), meetingId, {
      no: null,
      version: 0,
      text: {
        ...{ entryKey: entry.key, quote: '会议议定，由甘溪镇于12月底前完成征地。', title: '完成征地' },
        ...{
          leadOrgId: unit.id,
          supportingOrgIds: [hall.department.id],
          deliverable: '',
          dueOn: '2026-12-31',
        },
        ...part,
      },
    });
  const draft = async () => {
    await move(clerk, { kind: 'close', on: today });
    const minutes = { issue: '第10期', title: '调度会纪要', opening: '', sections: [], closing: '' };
    await move(clerk, { kind: 'draft-minutes', minutes, on: today });
  };
  const sign = {
    kind: 'sign-minutes',
    way: 'online',
    by: '陈某',
    note: '',
    fileId: null,
    on: today,
  } as const;
  const see = (actor: Actor) => getMeetingView(county.ctx(actor), meetingId);
  return { meetingId, move, notify, hold, decide, draft, sign, see, entry };
}
