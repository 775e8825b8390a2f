import { expect, test } from 'vitest';
import { getEnterprises, getProjectEntries } from '../enterprises/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { onDay, openBureau } from './bureau.ts';
import { addSampleEnterprises } from './sample-enterprises.ts';
import { seedSample } from './seed-sample.ts';

const { app, urls } = await testDatabase();

test('The sample has enterprises at the line, near it, below and entered, with something to ask, and projects that are left to enter', async () => {
  const now = new Date('2026-11-21T03:00:00Z');
  const desk = { app, ownerUrl: urls.owner, now };
  await seedSample(urls.owner, { today: '2026-11-21', projects: 40, months: 3 });
  await addSampleEnterprises(desk);
  const ctx = onDay(await openBureau(desk, ['xmb-1']), 'xmb-1', 0);
  const { enterprises, months } = await getEnterprises(ctx);
  expect(new Set(enterprises.map(({ standing }) => standing.state))).toEqual(
    new Set(['reached', 'near', 'below', 'entered']),
  );
  expect(enterprises.flatMap(({ notes }) => notes)).toHaveLength(1);
  expect(enterprises.flatMap(({ talk }) => talk?.asked ?? [])).toHaveLength(1);
  expect(months).toEqual([{ period: '2026-03', entered: 4, left: 0 }]);
  const { counts } = await getProjectEntries(ctx, {});
  expect(counts.entered).toBeGreaterThan(counts.reached);
  expect(counts.reached).toBeGreaterThan(0);
});
