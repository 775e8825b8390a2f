import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { getInspections } from '../supervision/inspections.ts';
import { onDay, openBureau } from './bureau.ts';
import { addSampleInspections } from './sample-inspections.ts';
import { seedSample } from './seed-sample.ts';

const { app, urls } = await testDatabase();

test('The sample has inspections of every state, a quota, and two that could be one', async () => {
  const now = new Date('2026-11-21T03:00:00Z');
  const desk = { app, ownerUrl: urls.owner, now };
  await seedSample(urls.owner, { today: '2026-11-21', projects: 40, months: 3 });
  await addSampleInspections(desk);
  const calendar = await getInspections(onDay(await openBureau(desk, ['dcs-1']), 'dcs-1', 0), '2026');
  expect(new Set(calendar.inspections.map(({ state }) => state))).toEqual(
    new Set(['planned', 'held', 'cancelled']),
  );
  expect(calendar.proposals).toHaveLength(1);
  expect(calendar.count).toMatchObject({ planned: 4, held: 2, quota: 6, over: 0 });
});
