import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { DecisionText } from '#core/meetings/decision/decision.ts';
import type { MeetingMove } from '#core/meetings/meeting.ts';
import type { MeetingSeries } from '#core/meetings/series.ts';
import type { Actor } from '#core/people/public.ts';
import { getTaskView } from '#server/supervision/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { withWorker } from '../platform/with-scope.ts';
import { verifyChains } from '../reporting/verify-chains.ts';
import { attachMeetingFile, getMeetingFile } from './attach-file.ts';
import { getCalendarFeed, makeCalendarFeed, readCalendarFeed, revokeCalendarFeed } from './calendar-feed.ts';
import { listMeetingDuties } from './meeting-duties.ts';
import { getMeetingLoop, getMeetings } from './meetings.view.ts';
import { moveMeeting } from './move-meeting.ts';
import { saveMeetingSeries } from './plan-meeting.ts';
import { getAgendaProposal } from './propose-agenda.view.ts';
import { meetingStandings } from './rebuild-standings.ts';
import { orderAhead, recordDecision, strikeDecision } from './record-decision.ts';
import { newMeeting, newTestHall } from './testing-hall.ts';

const db = await testDatabase();
const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );

const newHall = () => newTestHall(db);

test('Decisions stay a record until the chair has signed, and then become tasks with their words', async () => {
  const hall = await newHall();
  const meeting = await newMeeting(hall);
  await meeting.hold();
  await meeting.decide();
  await meeting.decide({
    leadOrgId: null,
    supportingOrgIds: [],
    title: '原则同意方案',
    quote: '会议原则同意方案。',
    dueOn: null,
  });
  expect((await meeting.see(hall.clerk)).decisions.map(({ stage }) => stage)).toEqual([
    'recorded',
    'recorded',
  ]);
  await meeting.draft();
  expect((await meeting.see(hall.clerk)).decisions.map(({ stage }) => stage)).toEqual([
    'in-minutes',
    'in-minutes',
  ]);
  const { taskIds } = await meeting.move(hall.chair, meeting.sign);
  expect(taskIds).toHaveLength(1);
  const after = await meeting.see(hall.clerk);
  expect(after.decisions.map(({ stage }) => stage)).toEqual(['task', 'signed']);
  expect(after.may).toMatchObject({ moves: ['ask-conveying'], decide: false, attach: false });
  const task = await getTaskView(hall.county.ctx(hall.clerk), taskIds[0] ?? '');
  expect(task).toMatchObject({
    quote: '会议议定，由甘溪镇于12月底前完成征地。',
    row: { sourceKind: 'meeting', sourceTitle: '调度会纪要（第10期）', state: 'proposed' },
    project: { id: hall.projects[0]?.id },
  });
});

test('What is signed goes into the hash chain and is not changed by anybody', async () => {
  const hall = await newHall();
  const meeting = await newMeeting(hall);
  await meeting.hold();
  await meeting.decide();
  await meeting.draft();
  await meeting.move(hall.chair, meeting.sign);
  expect(await codeOf(meeting.decide())).toBe('MEETING_STEP_NOT_NOW');
  expect(await codeOf(meeting.move(hall.clerk, meeting.sign))).toBe('MEETING_STEP_NOT_NOW');
  const file = { name: '补.pdf', content: Buffer.from('%PDF-1.7 x'), mediaType: 'application/pdf' };
  expect(await codeOf(attachMeetingFile(hall.county.ctx(hall.clerk), meeting.meetingId, file))).toBe(
    'MEETING_STEP_NOT_YOURS',
  );
  await withWorker(db.worker, hall.county.regionId, async (tx) => {
    const { links, broken } = await verifyChains(tx, hall.county.regionId);
    expect(broken).toBeUndefined();
    expect(links).toBeGreaterThan(0);
    const { rows } = await sql<{ body: { decisions: unknown[] } }>`select body from chain_links
      where region_id = ${hall.county.regionId} and period = 'meetings-2026'`.execute(tx);
    expect(rows[0]?.body.decisions).toHaveLength(1);
  });
  await expect(sql`update meeting_decisions set is_struck = true`.execute(db.owner)).rejects.toThrow(
    /append-only/,
  );
});

test('No leader signed in: the agenda and the minutes are signed on paper, with the scan', async () => {
  const hall = await newHall();
  const meeting = await newMeeting(hall);
  await meeting.hold();
  await meeting.draft();
  const { county, officeHead } = hall;
  const paper = { ...meeting.sign, way: 'paper' as const };
  expect(await codeOf(meeting.move(officeHead, paper))).toBe('MEETING_NEEDS_SCAN');
  expect(await codeOf(meeting.move(officeHead, { ...paper, fileId: '999999' }))).toBe('MEETING_FILE_UNKNOWN');
  const scan = { name: '签字件.pdf', content: Buffer.from('%PDF-1.7 signed'), mediaType: 'application/pdf' };
  const { fileId } = await attachMeetingFile(county.ctx(officeHead), meeting.meetingId, scan);
  expect(await meeting.move(officeHead, { ...paper, fileId })).toMatchObject({ state: 'signed' });
  const kept = await getMeetingFile(county.ctx(hall.reporter), { meetingId: meeting.meetingId, fileId });
  expect(kept.content.toString()).toBe('%PDF-1.7 signed');
});

test('The chair orders ahead: the decision is a task at once and is made no second one by the signature', async () => {
  const hall = await newHall();
  const meeting = await newMeeting(hall);
  await meeting.hold();
  await meeting.decide();
  await meeting.decide({ title: '第二项' });
  const { county, officeHead, clerk, chair } = hall;
  const order = { nos: [1], by: '陈某', note: '会上要求' };
  expect(await codeOf(orderAhead(county.ctx(clerk), meeting.meetingId, order))).toBe(
    'MEETING_STEP_NOT_YOURS',
  );
  const { taskIds } = await orderAhead(county.ctx(officeHead), meeting.meetingId, order);
  expect(taskIds).toHaveLength(1);
  expect(await codeOf(orderAhead(county.ctx(chair), meeting.meetingId, order))).toBe('DECISION_IS_TASK');
  expect((await meeting.see(clerk)).decisions[0]).toMatchObject({
    stage: 'task',
    orderedBy: '陈某',
    taskId: taskIds[0],
  });
  await meeting.draft();
  expect((await meeting.move(chair, meeting.sign)).taskIds).toHaveLength(1);
});

test('Meetings merged into one minutes document are signed with it and their decisions become tasks', async () => {
  const hall = await newHall();
  const [first, second] = [await newMeeting(hall), await newMeeting(hall)];
  await first.hold();
  await second.hold();
  await second.decide();
  await second.move(hall.clerk, { kind: 'close', on: hall.today });
  const into: MeetingMove = { kind: 'merge-into', meetingId: first.meetingId, on: hall.today };
  expect(await codeOf(second.move(hall.clerk, { ...into, meetingId: second.meetingId }))).toBe(
    'MEETING_MERGE_WRONG',
  );
  await first.draft();
  await second.move(hall.clerk, into);
  const host = await first.see(hall.clerk);
  expect(host.merged).toMatchObject([{ id: second.meetingId, topics: expect.any(Array) }]);
  expect(host.decisions.map(({ meetingId, stage }) => [meetingId, stage])).toEqual([
    [second.meetingId, 'in-minutes'],
  ]);
  expect((await first.move(hall.chair, first.sign)).taskIds).toHaveLength(1);
  expect(await second.see(hall.clerk)).toMatchObject({
    row: { state: 'signed' },
    mergedInto: { id: first.meetingId },
  });
});

test('A unit sees a meeting from its notice on, and before the signature only the decisions that name it', async () => {
  const hall = await newHall();
  const meeting = await newMeeting(hall);
  const { county, reporter, reviewer, clerk, today } = hall;
  expect(await codeOf(meeting.see(reporter))).toBe('MEETING_NOT_FOUND');
  await meeting.hold();
  expect(await codeOf(meeting.see(reviewer))).toBe('MEETING_NOT_FOUND');
  await meeting.decide();
  await meeting.decide({ leadOrgId: hall.department.id, supportingOrgIds: [], title: '别的单位的事' });
  expect((await meeting.see(reporter)).decisions.map(({ no }) => no)).toEqual([1]);
  const listed = await getMeetings(county.ctx(reporter), { from: today, to: today });
  expect(listed.meetings).toHaveLength(1);
  expect(listed.may).toEqual({ prepare: false, setSeries: false, measure: false });
  await meeting.draft();
  await meeting.move(reporter, {
    ...{
      kind: 'check-minutes',
      orgId: hall.unit.id,
      answer: 'suggest',
      text: '时限请改为1月',
      way: 'inside',
      on: today,
    },
  });
  await meeting.move(hall.chair, meeting.sign);
  expect((await meeting.see(reporter)).decisions.map(({ no }) => no)).toEqual([1, 2]);
  expect((await meeting.see(clerk)).checks).toMatchObject([{ answer: 'suggest', text: '时限请改为1月' }]);
});

test('Reply slips and leave: a unit answers for itself, asks for leave with who comes instead, and is told', async () => {
  const hall = await newHall();
  const meeting = await newMeeting(hall);
  const { county, reporter, officeHead, today, unit } = hall;
  await meeting.notify();
  const duties = (actor: Actor) =>
    withWorker(db.worker, county.regionId, (tx) => listMeetingDuties(tx, county.ctx(actor)));
  expect((await duties(reporter)).map(({ kind, to }) => [kind, to])).toEqual([
    ['meeting-reply', `/meetings/${meeting.meetingId}/reply`],
  ]);
  await meeting.move(reporter, {
    ...{ kind: 'reply', orgId: unit.id, answer: 'leave', persons: [], reason: '外出招商' },
    ...{ substitute: { name: '李某', post: '副镇长' }, way: 'inside', on: today },
  });
  expect(await duties(reporter)).toEqual([]);
  expect((await duties(officeHead)).map(({ kind }) => kind)).toEqual(['meeting-leave']);
  await meeting.move(officeHead, {
    kind: 'decide-leave',
    orgId: unit.id,
    isGranted: true,
    note: '',
    on: today,
  });
  expect((await meeting.see(reporter)).row.own).toBe('leave-granted');
});

test('The agenda is proposed from the data, says why, and carries over what was not discussed', async () => {
  const hall = await newHall();
  const { county, clerk, officeHead } = hall;
  const series: MeetingSeries = {
    ...{
      name: '月调度会',
      kind: 'monthly',
      rhythm: 'month',
      onDay: 28,
      startsAt: '09:00',
      minutes: 90,
      place: '',
    },
    ...{ chair: hall.plan.chair, standingOrgIds: [hall.unit.id], isActive: true, mostAYear: 12 },
  };
  const saved = { seriesId: null, version: 0, series };
  expect(await codeOf(saveMeetingSeries(county.ctx(clerk), saved))).toBe('MEETING_STEP_NOT_YOURS');
  const { seriesId } = await saveMeetingSeries(county.ctx(officeHead), saved);
  const first = await newMeeting(hall, seriesId);
  await first.hold();
  await first.decide();
  await first.move(clerk, { kind: 'close', on: hall.today });
  county.now = new Date('2026-11-26T02:00:00Z');
  const later = { ...hall, plan: { ...hall.plan, heldOn: '2026-11-27' }, today: '2026-11-26' };
  const second = await newMeeting(later, seriesId);
  const listed = await getMeetings(county.ctx(clerk), { from: '2026-10-01', to: '2026-12-31' });
  expect(listed.series).toMatchObject([{ thisYear: 2, series: { mostAYear: 12 } }]);
  const proposal = await getAgendaProposal(county.ctx(clerk), second.meetingId);
  expect(proposal.since).toBe(hall.today);
  expect(proposal.entries[0]).toMatchObject({
    kind: 'last-decisions',
    title: '上次会议议定事项落实情况（1项）',
  });
  const own = proposal.entries.find(({ key }) => key === first.entry.key);
  expect(own?.reasons?.map(({ kind }) => kind)).toContain('carried');
  expect(await codeOf(getAgendaProposal(county.ctx(hall.reporter), second.meetingId))).toBe(
    'MEETING_STEP_NOT_YOURS',
  );
  expect((await second.see(clerk)).lastDecisions).toMatchObject([{ title: '完成征地', stage: 'recorded' }]);
});

test('The loop is measured by the day that the meeting gave', async () => {
  const hall = await newHall();
  const meeting = await newMeeting(hall);
  await meeting.hold();
  await meeting.decide();
  await meeting.decide({ title: '高度重视', leadOrgId: null, supportingOrgIds: [], dueOn: null });
  await meeting.draft();
  await meeting.move(hall.chair, meeting.sign);
  const { county, chair, reporter } = hall;
  const loop = await getMeetingLoop(county.ctx(chair), {});
  expect(loop.byUnit).toMatchObject([{ org: { id: hall.unit.id }, decisions: 1, open: 1, keptShare: null }]);
  expect(loop.decisions).toMatchObject([{ outcome: 'open', meeting: { title: '10月重点项目调度会' } }]);
  expect(await codeOf(getMeetingLoop(county.ctx(reporter), {}))).toBe('MEETING_STEP_NOT_YOURS');
});

test('A decision is changed on the version that one has seen and struck out with a reason; the older words stay', async () => {
  const hall = await newHall();
  const meeting = await newMeeting(hall);
  expect(await codeOf(meeting.decide())).toBe('MEETING_STEP_NOT_NOW');
  await meeting.hold();
  const { no, version } = await meeting.decide();
  const { county, clerk, reporter } = hall;
  const text = { ...(await meeting.see(clerk)).decisions[0] };
  const changed: DecisionText = {
    ...{ entryKey: text.entryKey ?? '', quote: '改后的话', title: '完成征地', leadOrgId: hall.unit.id },
    ...{ supportingOrgIds: [hall.unit.id], deliverable: '', dueOn: '2027-01-31' },
  };
  expect(await recordDecision(county.ctx(clerk), meeting.meetingId, { no, version, text: changed })).toEqual({
    no,
    version: 2,
  });
  expect(
    await codeOf(recordDecision(county.ctx(clerk), meeting.meetingId, { no, version, text: changed })),
  ).toBe('DECISION_CHANGED_MEANWHILE');
  const early = { ...changed, dueOn: '2020-01-01' };
  expect(
    await codeOf(recordDecision(county.ctx(clerk), meeting.meetingId, { no, version: 2, text: early })),
  ).toBe('DECISION_DAY_PAST');
  expect(
    await codeOf(
      recordDecision(county.ctx(reporter), meeting.meetingId, { no: null, version: 0, text: changed }),
    ),
  ).toBe('MEETING_STEP_NOT_YOURS');
  expect((await meeting.see(clerk)).decisions[0]).toMatchObject({ quote: '改后的话', supporting: [] });
  await strikeDecision(
    county.ctx(clerk),
    { meetingId: meeting.meetingId, no },
    { version: 2, reason: '重复' },
  );
  expect((await meeting.see(clerk)).decisions[0]?.stage).toBe('struck');
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from meeting_decisions
    where region_id = ${county.regionId}`.execute(db.owner);
  expect(rows[0]?.n).toBe(3);
});

test('Two who move a meeting at once: the second is told to look again', async () => {
  const hall = await newHall();
  const meeting = await newMeeting(hall);
  const move: MeetingMove = { kind: 'set-agenda', entries: [meeting.entry], on: hall.today };
  const send = () =>
    codeOf(moveMeeting(hall.county.ctx(hall.clerk), meeting.meetingId, { version: 1, move }));
  expect((await Promise.all([send(), send()])).sort()).toEqual(['MEETING_CHANGED_MEANWHILE', 'done']);
});

test('Where meetings stand is rebuilt from their moves and verified', async () => {
  const hall = await newHall();
  const meeting = await newMeeting(hall);
  await meeting.hold();
  const { regionId } = hall.county;
  await withWorker(db.worker, regionId, async (tx) => {
    expect((await meetingStandings.verify(tx, regionId)).broken).toBeUndefined();
    await sql`update derived.meeting_standings set state = 'signed', standing = '{}' where region_id = ${regionId}`.execute(
      tx,
    );
    expect((await meetingStandings.verify(tx, regionId)).broken?.at).toBe(`meeting:${meeting.meetingId}`);
    expect(await meetingStandings.rebuild(tx, regionId)).toBe(1);
    expect((await meetingStandings.verify(tx, regionId)).broken).toBeUndefined();
  });
});

test('The calendar address opens by its secret alone, tells no project, and opens nothing once it is replaced or stopped', async () => {
  const hall = await newHall();
  const meeting = await newMeeting(hall);
  await meeting.notify();
  const { county, reporter, reviewer } = hall;
  const ctx = county.ctx(reporter);
  const gate = { db: db.app, address: '', agent: '', today: ctx.today, now: ctx.now };
  const secretOf = ({ path }: { path: string }) => path.slice('/api/calendar/'.length, -'.ics'.length);
  expect(await getCalendarFeed(ctx)).toEqual({ madeOn: null });
  const first = secretOf(await makeCalendarFeed(ctx));
  const feed = await readCalendarFeed(gate, first);
  expect(feed).toContain('SUMMARY:10月重点项目调度会');
  expect(feed).not.toContain('水厂');
  const others = secretOf(await makeCalendarFeed(county.ctx(reviewer)));
  expect(await readCalendarFeed(gate, others)).not.toContain('SUMMARY');
  const second = secretOf(await makeCalendarFeed(ctx));
  expect(await codeOf(readCalendarFeed(gate, first))).toBe('FEED_NOT_FOUND');
  expect(await readCalendarFeed(gate, second)).toContain('SUMMARY');
  expect(await getCalendarFeed(ctx)).toEqual({ madeOn: ctx.today });
  expect(await revokeCalendarFeed(ctx)).toEqual({ revoked: true });
  expect(await codeOf(readCalendarFeed(gate, second))).toBe('FEED_NOT_FOUND');
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from calendar_feeds
    where region_id = ${county.regionId} and token_hash = ${second}`.execute(db.owner);
  expect(rows[0]?.n).toBe(0);
});
