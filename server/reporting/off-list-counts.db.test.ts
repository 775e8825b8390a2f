import { expect, test } from 'vitest';
import { withScope } from '../platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { getOverview } from '../progress/overview.view.ts';
import { newAdjustedMonth } from '../progress/testing-adjusted-month.ts';
import { freezePeriod } from './freeze-period.ts';
import { listMatrix, listOpenCounts, listUnitStands } from './stands.queries.ts';
import { PERIOD } from './testing-month.ts';

const db = await testDatabase();

test('a report confirmed before its project left the list counts neither in the matrix, the office’s sentence and the duties nor in the overview, open or frozen', async () => {
  const { month } = await newAdjustedMonth(db);
  const ctx = month.county.ctx(month.officeHead);
  const { regionId } = month.county;
  const now = new Date('2026-11-05T02:00:00Z');
  const count = () =>
    withScope(db.app, ctx.actor, async (tx) => {
      const [stand] = await listUnitStands(tx, { regionId, period: PERIOD, now });
      const [cell] = await listMatrix(tx, { regionId, periods: [PERIOD], now });
      return [stand?.due, stand?.confirmed, cell?.due, cell?.confirmed];
    });
  const { total } = await getOverview(ctx, { period: PERIOD, split: 'unit', rows: 'top' });
  const { count: confirmed, of } = total.completeness;
  expect([of, confirmed]).toEqual([3, 3]);
  expect(await count()).toEqual([of, confirmed, of, confirmed]);
  const open = await withScope(db.app, ctx.actor, (tx) => listOpenCounts(tx, regionId));
  expect(open.filter((d) => d.period === PERIOD).map((d) => d.count)).toEqual([3]);
  await freezePeriod({ ...ctx, now, today: '2026-11-05' }, { period: PERIOD, withMissing: true });
  expect(await count()).toEqual([3, 3, 3, 3]);
});
