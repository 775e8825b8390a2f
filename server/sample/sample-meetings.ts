// What the project office did for the dispatch meetings of the sample, carried out by the verbs themselves, day after day.
import type {
  AgendaEntry,
  AttendanceRow,
  Invitation,
  MeetingMove,
  MeetingSeries,
} from '#core/meetings/public.ts';
import { addWorkingDays } from '#core/platform/public.ts';
import {
  getAgendaProposal,
  orderAhead,
  planMeeting,
  recordDecision,
  saveMeetingSeries,
} from '#server/meetings/public.ts';
import { type Bureau, dayOf, onDay, openBureau, orgOf } from './bureau.ts';
import { COMPANIES, DEPARTMENTS, PARKS, TOWNS } from './county-names.ts';
import {
  CHAIR,
  chairOf,
  type Hall,
  HEAD,
  type Meeting,
  meetingOf,
  monthOf,
  OFFICE,
  on,
  step,
} from './meeting-hall.ts';
import { type DecisionTale, MEETING_TALES, type MeetingTale } from './meeting-tales.ts';
import type { SampleDesk } from './sample-desk.ts';
import { convey, followUp, minute } from './sample-minutes.ts';

/** Departments that sit in at every meeting; units of the agenda come to report. */
const STANDING = ['fgj', 'czj', 'zrj', 'zjj', 'spj', 'hbj', 'tjj'];

function listInvited(bureau: Bureau, entries: readonly AgendaEntry[]): Invitation[] {
  const attending = new Set([
    ...entries.flatMap(({ reports }) => reports.flatMap(({ orgId }) => orgId ?? [])),
    ...STANDING.map((key) => orgOf(bureau, key)),
  ]);
  const observing = [
    ...new Set(entries.flatMap(({ informed }) => informed.flatMap(({ orgId }) => orgId ?? []))),
  ];
  return [
    ...[...attending].map((orgId): Invitation => ({ orgId, seat: 'attend' })),
    ...observing
      .filter((orgId) => !attending.has(orgId))
      .map((orgId): Invitation => ({ orgId, seat: 'observe' })),
  ];
}

/** Agenda by the proposal, approved on paper, noticed to all who speak. */
async function prepare(hall: Hall): Promise<void> {
  const { bureau, tale, meetingId, at } = hall;
  const before = tale.isAhead ? 3 : tale.ago + 6;
  const office = at(OFFICE, before);
  const proposal = await getAgendaProposal(office, meetingId);
  let kept = 0;
  const entries = (proposal.entries as AgendaEntry[]).filter(
    ({ kind }) => kind !== 'project' || ++kept <= tale.entries,
  );
  await step(office, meetingId, { kind: 'set-agenda', entries, on: on(hall, before) });
  await step(at(OFFICE, before - 1), meetingId, {
    kind: 'submit-agenda',
    note: '',
    on: on(hall, before - 1),
  });
  await step(at(HEAD, before - 1), meetingId, {
    ...{ kind: 'approve-agenda', way: 'paper', by: chairOf(bureau).name, note: '同意。', fileId: null },
    on: on(hall, before - 1),
  });
  await step(at(OFFICE, before - 2), meetingId, {
    ...{ kind: 'notify', invited: listInvited(bureau, entries), demands: tale.demands },
    ...{ replyBy: on(hall, tale.ago + 1), contact: '项目办 0000-1234567', on: on(hall, before - 2) },
  });
}

/** Some reply on line, one asks for leave, the rest do not answer: as it is. */
async function reply(hall: Hall): Promise<void> {
  const { bureau, tale, meetingId, at } = hall;
  // Of today nothing is told: the clock may stand before the hour of the office.
  const ago = tale.isAhead ? 1 : tale.ago + 2;
  const { notice } = await meetingOf(hall);
  const invited = new Set(notice?.invited.map(({ org }) => org.id));
  const answering = ['zjj', 'zrj', 'spj', 'czj'].filter((key) => invited.has(orgOf(bureau, key)));
  for (const key of answering) {
    const isLeave = key === 'spj';
    await step(at(`${key}-a`, ago), meetingId, {
      ...{ kind: 'reply', orgId: orgOf(bureau, key), answer: isLeave ? 'leave' : 'attend', way: 'inside' },
      persons: isLeave
        ? []
        : [{ name: `${bureau.actors.get(`${key}-a`)?.personName ?? ''}`, post: '分管负责人' }],
      reason: isLeave ? '参加市级业务会议' : '',
      substitute: isLeave ? { name: '何某某', post: '副局长' } : null,
      on: on(hall, ago),
    });
  }
  if (tale.isAhead || !answering.includes('spj')) return;
  await step(at(HEAD, ago), meetingId, {
    ...{ kind: 'decide-leave', orgId: orgOf(bureau, 'spj'), isGranted: true, note: '' },
    on: on(hall, ago),
  });
}

/** Seats as they are proposed from rank, official order and replies. */
async function seat(hall: Hall): Promise<void> {
  if (!hall.tale.isSeated) return;
  const { meetingId, at, tale } = hall;
  const { seatingProposal } = await meetingOf(hall);
  if (!seatingProposal) return;
  await step(at(OFFICE, tale.ago + 1), meetingId, {
    ...{ kind: 'arrange-seats', seating: seatingProposal, on: on(hall, tale.ago + 1) },
  });
}

async function recordOne(hall: Hall, meeting: Meeting, tale: DecisionTale): Promise<void> {
  const { bureau, meetingId, at } = hall;
  const projects = meeting.entries.filter(({ kind }) => kind === 'project');
  const entry = projects[tale.entry] ?? projects[0];
  if (!entry) return;
  const leadOrgId =
    tale.lead === null ? (entry.reports[0]?.orgId ?? orgOf(bureau, 'fgj')) : orgOf(bureau, tale.lead);
  const name = tale.lead === null ? (entry.reports[0]?.name ?? '发改局') : null;
  const { no } = await recordDecision(at(OFFICE, hall.tale.ago), meetingId, {
    ...{ no: null, version: 0 },
    text: {
      entryKey: entry.key,
      quote: name === null ? tale.quote : tale.quote.replace('责任单位', name),
      ...{ title: tale.title, deliverable: tale.deliverable, leadOrgId },
      supportingOrgIds: tale.supporting.map((key) => orgOf(bureau, key)),
      dueOn: addWorkingDays(bureau.calendar, on(hall, hall.tale.ago), tale.dueIn).date,
    },
  });
  if (tale.isAhead)
    await orderAhead(at(HEAD, hall.tale.ago), meetingId, {
      nos: [no],
      by: chairOf(bureau).name,
      note: '会上要求',
    });
}

/** The meeting itself: entries in turn, the last left over, decisions taken down, who was there. */
async function hold(hall: Hall): Promise<void> {
  const { tale, meetingId, at } = hall;
  const office = at(OFFICE, tale.ago);
  const today = on(hall, tale.ago);
  await step(office, meetingId, { kind: 'open', on: today });
  const meeting = await meetingOf(hall);
  const last = meeting.entries.filter(({ kind }) => kind === 'project').at(-1)?.key;
  for (const { key } of meeting.entries.filter((one) => tale.isMerged || one.key !== last))
    await step(office, meetingId, { kind: 'settle-entry', entryKey: key, outcome: 'discussed', on: today });
  for (const decision of tale.decisions) await recordOne(hall, meeting, decision);
  const rows = (meeting.notice?.invited ?? []).map(({ org, seat }, index): AttendanceRow => {
    const answer = meeting.replies.find((one) => one.org.id === org.id);
    const state = answer?.answer === 'leave' ? 'leave' : index === 5 && !answer ? 'absent' : 'present';
    return { orgId: org.id, name: org.name, person: answer?.persons[0]?.name ?? '', seat, state };
  });
  await step(office, meetingId, { kind: 'mark-attendance', rows, on: today });
  await step(office, meetingId, { kind: 'close', on: today });
}

async function setUpSeries(bureau: Bureau): Promise<string> {
  const ctx = onDay(bureau, HEAD, 60);
  const first = {
    minutes: 110,
    place: '县政府三楼会议室',
    chair: chairOf(bureau),
    isActive: true,
    mostAYear: null,
  };
  const standingOrgIds = STANDING.map((key) => orgOf(bureau, key));
  const monthly: MeetingSeries = {
    ...{
      name: '重点项目月调度会',
      kind: 'monthly',
      rhythm: 'month',
      onDay: 26,
      startsAt: '09:00',
      standingOrgIds,
    },
    ...first,
  };
  const others: MeetingSeries[] = [
    {
      ...monthly,
      name: '重点项目周调度',
      kind: 'weekly',
      rhythm: 'week',
      onDay: 1,
      startsAt: '18:30',
      minutes: 45,
    },
    {
      ...monthly,
      name: '季度项目观摩会',
      kind: 'quarterly-observation',
      rhythm: 'quarter',
      onDay: 20,
      minutes: 240,
    },
    { ...monthly, name: '年终总评会', kind: 'year-end', rhythm: 'year', onDay: 25, minutes: 180 },
  ];
  const { seriesId } = await saveMeetingSeries(ctx, { seriesId: null, version: 0, series: monthly });
  for (const series of others) await saveMeetingSeries(ctx, { seriesId: null, version: 0, series });
  return seriesId;
}

async function plan(bureau: Bureau, tale: MeetingTale, seriesId: string): Promise<Hall> {
  const planned = tale.isAhead ? 3 : tale.ago + 7;
  const at = (login: string, ago: number) => onDay(bureau, login, ago);
  const heldOn = dayOf(bureau, tale.ago);
  const { kind, startsAt, minutes } = tale;
  const { meetingId } = await planMeeting(at(OFFICE, planned), {
    seriesId: kind === 'monthly' ? seriesId : null,
    plan: {
      ...{ title: tale.title(monthOf(heldOn)), kind, heldOn, startsAt, minutes },
      ...{ place: '县政府三楼会议室', chair: chairOf(bureau) },
    },
  });
  return { bureau, tale, meetingId, at };
}

/** Every unit has its reporter: whoever a decision falls to can answer it. */
const listLogins = (): string[] => [
  ...[CHAIR, OFFICE, HEAD, 'dcs-head', 'dcs-1'],
  ...[...DEPARTMENTS, ...TOWNS, ...PARKS, ...COMPANIES].map(({ key }) => `${key}-a`),
];

/** Meetings held, minuted and followed up, and one next week that is noticed and waits for replies. */
export async function addSampleMeetings(desk: SampleDesk): Promise<{ meetings: number }> {
  const bureau = await openBureau(desk, listLogins());
  const seriesId = await setUpSeries(bureau);
  let merged: Hall[] = [];
  let issue = 8;
  for (const tale of MEETING_TALES) {
    const hall = await plan(bureau, tale, seriesId);
    await prepare(hall);
    await reply(hall);
    if (tale.isAhead) continue;
    await seat(hall);
    await hold(hall);
    if (tale.isMerged) {
      merged = [...merged, hall];
      continue;
    }
    issue += 1;
    for (const one of merged) {
      const into: MeetingMove = { kind: 'merge-into', meetingId: hall.meetingId, on: on(hall, tale.ago) };
      await step(hall.at(OFFICE, tale.ago), one.meetingId, into);
    }
    await minute(hall, issue);
    await followUp(hall, merged);
    await convey(hall);
    merged = [];
  }
  return { meetings: MEETING_TALES.length };
}
