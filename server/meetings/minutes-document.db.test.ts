import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { MeetingMove } from '#core/meetings/meeting.ts';
import type { Actor } from '#core/people/public.ts';
import { listSignatureConsequences, listSignatureLimits } from '../all-consequences.ts';
import { actOnDocument, getDocumentView } from '../documents/public.ts';
import { chinaDay } from '../platform/context.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope, withWorker } from '../platform/with-scope.ts';
import { verifyChains } from '../reporting/verify-chains.ts';
import { listMeetingDuties, listMinutesOfOthers } from './meeting-duties.ts';
import { draftMeetingPaper } from './meeting-papers.ts';
import { meetingStandings } from './rebuild-standings.ts';
import { makeMeetingReplyLink, openMeetingReplyLink, replyToMeetingByLink } from './reply-by-link.ts';
import { type Hall, newMeeting, newTestHall } from './testing-hall.ts';

const db = await testDatabase();
const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );

/** A meeting whose minutes are on their way as a document, checked by the head of the office. */
async function newUnderWay(hall: Hall) {
  const meeting = await newMeeting(hall);
  await meeting.hold();
  await meeting.decide();
  await meeting.decide({ quote: '会议议定，由甘溪镇报送方案。', title: '报送方案', dueOn: null });
  await meeting.draft();
  const { documentId } = await draftMeetingPaper(hall.county.ctx(hall.clerk), {
    ...{ meetingId: meeting.meetingId, paper: 'minutes' },
  });
  const act = async (who: Actor, name: 'check' | 'approve', more: object = {}) => {
    const ctx = hall.county.ctx(who);
    const { document } = await getDocumentView(ctx, documentId);
    const step = {
      version: document.version,
      act: name,
      opinion: '',
      way: 'online' as const,
      personName: '',
    };
    return actOnDocument(ctx, documentId, { ...step, ...more }, listSignatureConsequences());
  };
  await act(hall.officeHead, 'check');
  return { ...meeting, documentId, act };
}

describe('Minutes on their way as a document', () => {
  test('are signed there by the chair, and that signature alone signs the meeting and makes the tasks', async () => {
    const hall = await newTestHall(db);
    const { see, act, documentId, move, sign, decide, draft } = await newUnderWay(hall);
    const before = await see(hall.officeHead);
    expect(before.minutesDocument).toMatchObject({ documentId, awaitsSignature: true });
    expect(before.may.moves).not.toContain('sign-minutes');
    expect(before.may.decide).toBe(false);
    expect(await codeOf(move(hall.chair, sign))).toBe('MEETING_MINUTES_UNDER_WAY');
    expect(await codeOf(decide())).toBe('MEETING_MINUTES_UNDER_WAY');
    expect(await codeOf(draft())).not.toBe('done');
    const duties = await withScope(db.app, hall.chair, (tx) =>
      listMeetingDuties(tx, hall.county.ctx(hall.chair)),
    );
    expect(duties.map(({ kind }) => kind)).not.toContain('meeting-sign');
    const hidden = (who: Actor) =>
      withScope(db.app, who, (tx) => listMinutesOfOthers(tx, hall.county.ctx(who)));
    const otherLeader = await hall.county.newActor(hall.unit, ['leader'], '周某');
    expect([...(await hidden(otherLeader))]).toEqual([documentId]);
    expect([...(await hidden(hall.chair))]).toEqual([]);
    const offered = async (who: Actor) =>
      (await getDocumentView(hall.county.ctx(who), documentId, listSignatureLimits())).may.acts;
    expect(await offered(otherLeader)).not.toContain('approve');
    expect(await offered(hall.chair)).toContain('approve');
    await act(hall.chair, 'approve');
    const after = await see(hall.chair);
    expect(after.row.state).toBe('signed');
    expect(after.signature).toMatchObject({ way: 'online', by: '陈某', documentId });
    expect(after.decisions.map(({ stage }) => stage)).toEqual(['task', 'task']);
  });

  test('are signed by nobody but the chair, on line or as the paper says', async () => {
    const hall = await newTestHall(db);
    const { act, see } = await newUnderWay(hall);
    const other = await hall.county.newActor(
      await hall.county.newUnit('另一领导', 'county'),
      ['leader'],
      '周某',
    );
    expect(await codeOf(act(other, 'approve'))).toBe('MEETING_STEP_NOT_YOURS');
    const paper = { way: 'paper', onDate: hall.today };
    expect(await codeOf(act(hall.clerk, 'approve', { ...paper, personName: '周某' }))).toBe(
      'MEETING_STEP_NOT_YOURS',
    );
    expect((await see(hall.clerk)).row.state).toBe('minuted');
    await act(hall.clerk, 'approve', { ...paper, personName: '陈某' });
    expect((await see(hall.clerk)).signature).toMatchObject({ way: 'paper', by: '陈某' });
  });

  test('carry a signature that the meeting bears already, and ask for none', async () => {
    const hall = await newTestHall(db);
    const meeting = await newMeeting(hall);
    await meeting.hold();
    await meeting.draft();
    await meeting.move(hall.chair, meeting.sign);
    const ctx = hall.county.ctx(hall.clerk);
    const { documentId } = await draftMeetingPaper(ctx, { meetingId: meeting.meetingId, paper: 'minutes' });
    const view = await getDocumentView(ctx, documentId);
    expect(view.document.state).toBe('approved');
    expect((await meeting.see(hall.clerk)).minutesDocument?.awaitsSignature).toBe(false);
  });

  test('are not begun twice', async () => {
    const hall = await newTestHall(db);
    const { meetingId } = await newUnderWay(hall);
    const again = draftMeetingPaper(hall.county.ctx(hall.clerk), { meetingId, paper: 'minutes' });
    expect(await codeOf(again)).toBe('MEETING_MINUTES_UNDER_WAY');
  });
});

describe('A reply slip by a one-time link', () => {
  const pub = (now: Date, address = '10.0.0.9') => ({
    ...{ db: db.app, address, agent: '', today: chinaDay(now), now },
  });
  const tokenOf = ({ path }: { path: string }) => path.split('#')[1] ?? '';
  const leave = { answer: 'leave' as const, persons: [], reason: '', substitute: null, personName: '李填' };

  test('shows the notice and nothing else, is answered once with a reason, and the chair decides the leave', async () => {
    const hall = await newTestHall(db);
    const { meetingId, notify, see } = await newMeeting(hall);
    await notify();
    const { county, clerk, unit } = hall;
    expect(await codeOf(makeMeetingReplyLink(county.ctx(hall.reporter), meetingId, unit.id))).not.toBe(
      'done',
    );
    expect(await codeOf(makeMeetingReplyLink(county.ctx(clerk), meetingId, hall.department.id))).toBe(
      'MEETING_NOT_YOUR_UNIT',
    );
    const old = tokenOf(await makeMeetingReplyLink(county.ctx(clerk), meetingId, unit.id));
    const token = tokenOf(await makeMeetingReplyLink(county.ctx(clerk), meetingId, unit.id));
    const later = new Date(county.now.getTime() + 60_000);
    expect(await codeOf(openMeetingReplyLink(pub(later), old))).toBe('REPLY_LINK_INVALID');
    const opened = await openMeetingReplyLink(pub(later), token);
    expect(opened).toMatchObject({
      title: '10月重点项目调度会',
      orgName: unit.name,
      seat: 'attend',
      reply: null,
    });
    expect(await codeOf(replyToMeetingByLink(pub(later), { token, ...leave }))).toBe('MEETING_REASON_WANTED');
    const substitute = { name: '张副', post: '副镇长' };
    await replyToMeetingByLink(pub(later), { token, ...leave, reason: '外出培训', substitute });
    expect(await codeOf(replyToMeetingByLink(pub(later), { token, ...leave, reason: '再报' }))).toBe(
      'REPLY_LINK_INVALID',
    );
    expect((await see(clerk)).replies).toMatchObject([
      { way: 'link', answer: 'leave', reason: '外出培训', substitute, leave: 'asked' },
    ]);
    expect((await see(hall.chair)).may.moves).toContain('decide-leave');
  });

  test('is dead once the meeting has begun or its day is over', async () => {
    const hall = await newTestHall(db);
    const { meetingId, notify, move } = await newMeeting(hall);
    await notify();
    const token = tokenOf(await makeMeetingReplyLink(hall.county.ctx(hall.clerk), meetingId, hall.unit.id));
    const tomorrow = new Date(hall.county.now.getTime() + 86_400_000);
    expect(await codeOf(openMeetingReplyLink(pub(tomorrow, '10.0.0.8'), token))).toBe('REPLY_LINK_INVALID');
    await move(hall.clerk, { kind: 'open', on: hall.today });
    expect(await codeOf(openMeetingReplyLink(pub(hall.county.now, '10.0.0.8'), token))).toBe(
      'REPLY_LINK_INVALID',
    );
  });

  test('cannot be claimed by somebody who is signed in', async () => {
    const hall = await newTestHall(db);
    const { notify, move } = await newMeeting(hall);
    await notify();
    const claimed: MeetingMove = {
      ...{ kind: 'reply', orgId: hall.unit.id, answer: 'attend', persons: [], reason: '', substitute: null },
      ...{ way: 'link', on: hall.today },
    };
    expect(await codeOf(move(hall.head, claimed))).toBe('MEETING_NOT_YOUR_UNIT');
  });
});

test('A step of a meeting that is changed or taken away in the database is named by the verification', async () => {
  const hall = await newTestHall(db);
  const { meetingId, notify } = await newMeeting(hall);
  await notify();
  const { regionId } = hall.clerk;
  const verify = () =>
    withWorker(db.worker, regionId, async (tx) => ({
      chains: (await verifyChains(tx, regionId)).broken,
      meetings: (await meetingStandings.verify(tx, regionId)).broken?.at,
    }));
  const tamper = (statement: ReturnType<typeof sql>) =>
    db.owner.transaction().execute(async (tx) => {
      await sql`alter table meeting_moves disable trigger meeting_moves_append_only`.execute(tx);
      await statement.execute(tx);
      await sql`alter table meeting_moves enable trigger meeting_moves_append_only`.execute(tx);
    });
  expect(await verify()).toEqual({ chains: undefined, meetings: undefined });
  await tamper(
    sql`update meeting_moves set move = jsonb_set(move, '{note}', '"改"') where region_id = ${regionId} and meeting_id = ${meetingId} and seq = 3`,
  );
  expect((await verify()).meetings).toBe(`meeting:${meetingId} 第3步`);
  await tamper(
    sql`delete from meeting_moves where region_id = ${regionId} and meeting_id = ${meetingId} and seq = 3`,
  );
  expect((await verify()).meetings).toBe(`meeting:${meetingId} 第3步`);
});
