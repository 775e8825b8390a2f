import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { addSampleDocuments } from './sample-documents.ts';
import { addSampleInspections } from './sample-inspections.ts';
import { addSampleMeetings } from './sample-meetings.ts';
import { addSampleTasks } from './sample-tasks.ts';
import { seedSample } from './seed-sample.ts';

const { app, urls } = await testDatabase();

test('A sample county of one project gets its documents, tasks, inspections and meetings like a large one', async () => {
  await seedSample(urls.owner, { today: '2026-11-21', projects: 1, months: 6 });
  const desk = { app, ownerUrl: urls.owner, now: new Date('2026-11-21T02:00:00Z') };
  const documents = await addSampleDocuments(desk);
  expect(documents.issued).toBe(3);
  await addSampleTasks(desk);
  await addSampleInspections(desk);
  await addSampleMeetings(desk);
}, 120_000);
