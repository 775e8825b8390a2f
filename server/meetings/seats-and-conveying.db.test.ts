import { expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope } from '../platform/with-scope.ts';
import { listMeetingDuties } from './meeting-duties.ts';
import { draftMeetingPaper, getMeetingPaper } from './meeting-papers.ts';
import { newMeeting, newTestHall } from './testing-hall.ts';

const db = await testDatabase();

test('Seats begin with the chair and the units that come, are kept as arranged, and are printed for the office alone', async () => {
  const hall = await newTestHall(db);
  const { see, move, notify, meetingId } = await newMeeting(hall);
  await notify();
  const { clerk, reporter, today, county } = hall;
  const proposal = (await see(clerk)).seatingProposal;
  expect(proposal?.rostrum[0]).toEqual({ name: '陈某', unit: '' });
  expect(proposal?.floor).toHaveLength(1);
  const pdf = { format: 'pdf', tables: 'a4' } as const;
  const paper = (who: Actor) =>
    getMeetingPaper(county.ctx(who), { meetingId, paper: 'seating' }, pdf).then(
      ({ content }) => content.subarray(0, 4).toString(),
      (error: { body?: { code: string } }) => error.body?.code ?? String(error),
    );
  expect(await paper(clerk)).toBe('MEETING_PAPER_NOT_YET');
  const seating = {
    rostrum: [{ name: '陈某', unit: '' }],
    floor: [{ name: '李某', unit: '甘溪镇' }],
    perRow: 6,
  };
  await move(clerk, { kind: 'arrange-seats', seating, on: today });
  expect((await see(clerk)).seating).toEqual(seating);
  expect((await see(reporter)).seating).toBeNull();
  expect(await paper(clerk)).toBe('%PDF');
  expect(await paper(reporter)).toBe('MEETING_STEP_NOT_YOURS');
});

test('Conveying waits on the day’s page of a unit from the asking until it has confirmed', async () => {
  const hall = await newTestHall(db);
  const { see, move, hold, decide, draft, sign } = await newMeeting(hall);
  const { clerk, reporter, unit, today, county, chair } = hall;
  await hold();
  await decide();
  await draft();
  await move(chair, sign);
  const waits = async () =>
    (await withScope(db.app, reporter, (tx) => listMeetingDuties(tx, county.ctx(reporter)))).flatMap(
      ({ kind }) => (kind === 'meeting-convey' ? [kind] : []),
    );
  expect(await waits()).toEqual([]);
  await move(clerk, { kind: 'ask-conveying', dueOn: today, on: today });
  expect(await waits()).toEqual(['meeting-convey']);
  await move(reporter, { kind: 'convey', orgId: unit.id, way: 'inside', on: today });
  expect(await waits()).toEqual([]);
  expect((await see(reporter)).conveying?.confirmed).toMatchObject([{ org: { id: unit.id } }]);
  expect((await see(clerk)).conveying?.confirmed).toMatchObject([{ org: { id: unit.id }, way: 'inside' }]);
});

test('A pack taken up as a document keeps its tables on A3 where that was asked', async () => {
  const hall = await newTestHall(db);
  const { notify, meetingId } = await newMeeting(hall);
  await notify();
  const papers = ['a4', 'a3'] as const;
  const drafted = await Promise.all(
    papers.map((tables) =>
      draftMeetingPaper(hall.county.ctx(hall.clerk), { meetingId, paper: 'pack' }, tables),
    ),
  );
  const { getDocumentView } = await import('../documents/public.ts');
  const models = await Promise.all(
    drafted.map(({ documentId }) => getDocumentView(hall.county.ctx(hall.officeHead), documentId)),
  );
  expect(models.map(({ model }) => model.includes('"paper":"A3"'))).toEqual([false, true]);
});
