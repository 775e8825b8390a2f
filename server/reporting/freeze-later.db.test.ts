import { expect, test } from 'vitest';
import { listFrozenGroups, verifyDerived } from '#server/progress/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope, withWorker } from '../platform/with-scope.ts';
import { confirmReports } from './confirm-reports.ts';
import { freezePeriod } from './freeze-period.ts';
import { openPeriod } from './open-period.ts';
import { idsOf, newMonth, PERIOD, submitAll } from './testing-month.ts';

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

test('A month that is frozen before its deadline owes every report: what is not confirmed counts as missing', async () => {
  const month = await newMonth(db, 3);
  const { county } = month;
  await submitAll(month);
  await confirmReports(county.ctx(month.head), PERIOD, idsOf(month).slice(0, 1));
  const { deadline_at } = await db.owner
    .selectFrom('reports')
    .select('deadline_at')
    .where('region_id', '=', county.regionId)
    .where('period', '=', PERIOD)
    .executeTakeFirstOrThrow();
  const ctx = county.ctx(month.officeHead);
  expect(ctx.now.getTime()).toBeLessThan(new Date(String(deadline_at)).getTime());
  await freezePeriod(ctx, { period: PERIOD, withMissing: true });
  const [total] = await withScope(db.app, month.officeHead, (tx) =>
    listFrozenGroups(tx, county.regionId, PERIOD, ['total']),
  );
  expect(total?.figures).toMatchObject({
    punctuality: { count: 1, of: 3 },
    completeness: { count: 1, of: 3 },
  });
});
