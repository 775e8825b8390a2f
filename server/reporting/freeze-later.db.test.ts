import { expect, test } from 'vitest';
import { verifyDerived } from '#server/progress/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { withWorker } from '../platform/with-scope.ts';
import { freezePeriod } from './freeze-period.ts';
import { openPeriod } from './open-period.ts';
import { newMonth, PERIOD } from './testing-month.ts';

const db = await testDatabase();

test('Freezing a month renews the lights of a later month that is open already: they stand on the frozen one', async () => {
  const month = await newMonth(db, 2);
  const { county } = month;
  county.now = new Date('2026-11-03T02:00:00Z');
  await openPeriod(county.ctx(month.officeHead), '2026-11');
  await freezePeriod(county.ctx(month.officeHead), { period: PERIOD, withMissing: true });
  const today = county.ctx(month.officeHead).today;
  const verified = await withWorker(db.worker, county.regionId, (tx) =>
    verifyDerived(tx, { regionId: county.regionId, today }),
  );
  expect(verified.broken).toBeUndefined();
  expect(verified.rows).toBeGreaterThan(0);
});
