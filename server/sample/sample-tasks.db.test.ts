import { expect, test } from 'vitest';
import { TASK_STATES } from '#core/supervision/public.ts';
import { listDerivedTables } from '../all-derived.ts';
import { testDatabase } from '../platform/testing.ts';
import { withWorker } from '../platform/with-scope.ts';
import { taskStandings } from '../supervision/rebuild-task-standings.ts';
import { addSampleTasks } from './sample-tasks.ts';
import { seedSample } from './seed-sample.ts';
import { TASK_TALES } from './task-tales.ts';

const { owner, app, worker, urls } = await testDatabase();

test('The inspection office of the sample has tasks in every state that lasts, and proposals of the ladder wait for its head', async () => {
  await seedSample(urls.owner, { today: '2026-11-21', projects: 40, months: 3 });
  await addSampleTasks({ app, ownerUrl: urls.owner, now: new Date('2026-11-21T03:00:00Z') });
  const states = await owner.selectFrom('derived.task_standings').select('state').execute();
  const found = new Set(states.map(({ state }) => state));
  const passing = ['established', 'verified', 'declined', 'withdrawn'];
  expect([...found].sort()).toEqual(
    Object.keys(TASK_STATES)
      .filter((state) => !passing.includes(state))
      .sort(),
  );
  const waiting = await owner
    .selectFrom('ladder_proposals')
    .leftJoin('ladder_decisions', 'ladder_decisions.proposal_id', 'ladder_proposals.id')
    .select('ladder_proposals.instrument')
    .where('ladder_decisions.proposal_id', 'is', null)
    .execute();
  expect(waiting.length).toBeGreaterThan(0);
  const papers = await owner.selectFrom('documents').select(['id', 'kind', 'state']).orderBy('id').execute();
  expect(papers.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
    'prompt-letter issued',
    'supervision-bulletin issued',
    'supervision-order issued',
  ]);
  const kindsIn = async (table: 'document_receipts' | 'document_replies') =>
    (await owner.selectFrom(table).select('document_id').execute()).map(
      ({ document_id }) => papers.find(({ id }) => id === document_id)?.kind,
    );
  expect((await kindsIn('document_receipts')).sort()).toEqual(['prompt-letter', 'supervision-order']);
  expect(await kindsIn('document_replies')).toEqual(['prompt-letter']);
  for (const table of listDerivedTables())
    expect((await withWorker(worker, 1, (tx) => table.verify(tx, 1))).broken).toBeUndefined();
  const walked = await withWorker(worker, 1, (tx) => taskStandings.verify(tx, 1));
  const spoken = await owner
    .selectFrom('tasks')
    .select('id')
    .where('source_text_id', 'is not', null)
    .execute();
  expect(spoken.length).toBeGreaterThanOrEqual(4);
  expect(walked.rows).toBe(TASK_TALES.length + spoken.length);
  const holiday = TASK_TALES.find(({ lead }) => lead === 'rsj');
  const rows = await owner.selectFrom('derived.task_standings').select(['state', 'standing']).execute();
  const chased = rows.find(({ standing }) => JSON.stringify(standing).includes(holiday?.title ?? '?'));
  expect(chased?.state).toBe('archived');
  // Assigned on 24 September with eight working days: past the festival, over the Saturday worked for it.
  expect(JSON.stringify(chased?.standing)).toContain('"2026-10-13"');
});
