import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { listDerivedTables } from '../all-derived.ts';
import { testDatabase } from '../platform/testing.ts';
import { withWorker } from '../platform/with-scope.ts';
import { verifyChains } from '../reporting/verify-chains.ts';
import { MEETING_TALES } from './meeting-tales.ts';
import { addSampleCommandOffice } from './sample-command-office.ts';
import { addSampleMeetings } from './sample-meetings.ts';
import { seedSample } from './seed-sample.ts';

const { owner, app, worker, urls } = await testDatabase();

test('The sample has meetings held, minuted, merged and followed up, and one next week that waits for replies', async () => {
  await seedSample(urls.owner, { today: '2026-11-21', projects: 60, months: 4 });
  const desk = { app, ownerUrl: urls.owner, now: new Date('2026-11-21T03:00:00Z') };
  await addSampleCommandOffice(desk);
  const [rules] = await owner.selectFrom('rulebooks').select('body').where('kind', '=', 'problems').execute();
  expect(rules?.body).toMatchObject({ members: { 3: { length: 4 }, 4: { length: 2 } } });
  await addSampleMeetings(desk);
  const meetings = await owner
    .selectFrom('derived.meeting_standings')
    .select(['state', 'merged_into'])
    .execute();
  expect(meetings.map(({ state }) => state).sort()).toEqual(['notified', 'signed', 'signed', 'signed']);
  expect(meetings.filter(({ merged_into }) => merged_into !== null)).toHaveLength(1);
  const decided = MEETING_TALES.flatMap(({ decisions }) => decisions).length;
  const made = await owner.selectFrom('meeting_decision_tasks').select(['ordered_by']).execute();
  expect(made).toHaveLength(decided);
  expect(made.filter(({ ordered_by }) => ordered_by !== '')).toHaveLength(1);
  const minutes = await owner
    .selectFrom('documents')
    .select(['state', 'number'])
    .where('kind', '=', 'minutes')
    .execute();
  expect(minutes).toEqual([{ state: 'issued', number: '望川县重点项目调度会议纪要〔2026〕第10期' }]);
  const signed = await owner
    .selectFrom('meeting_moves')
    .select('move')
    .where('kind', '=', 'sign-minutes')
    .execute();
  expect(signed.filter(({ move }) => JSON.stringify(move).includes('documentId'))).toHaveLength(2);
  const kinds = await owner.selectFrom('meeting_moves').select(['kind', 'move']).execute();
  expect(kinds.filter(({ kind }) => kind === 'arrange-seats')).toHaveLength(1);
  const conveyed = kinds.filter(({ kind }) => kind === 'convey').map(({ move }) => JSON.stringify(move));
  const { rows: ahead } = await sql<{ n: number }>`select count(*)::int as n from meeting_moves
    where recorded_at >= '2026-11-20T16:00:00Z'`.execute(owner);
  expect(ahead, 'steps stamped on the day of the seeding').toEqual([{ n: 0 }]);
  expect(conveyed.length).toBeGreaterThan(2);
  expect(conveyed.filter((move) => move.includes('"paper"'))).toHaveLength(1);
  const states = await owner.selectFrom('derived.task_standings').select('state').execute();
  expect(new Set(states.map(({ state }) => state))).toContain('closed');
  for (const table of listDerivedTables())
    expect((await withWorker(worker, 1, (tx) => table.verify(tx, 1))).broken).toBeUndefined();
  expect((await withWorker(worker, 1, (tx) => verifyChains(tx, 1))).broken).toBeUndefined();
});
