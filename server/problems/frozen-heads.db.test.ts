import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { withWorker } from '../platform/with-scope.ts';
import { freezePeriod } from '../reporting/freeze-period.ts';
import { newMonth, PERIOD } from '../reporting/testing-month.ts';
import { verifyChains, verifyFreezes } from '../reporting/verify-chains.ts';
import { raiseProblem } from './raise-problem.ts';

const db = await testDatabase();

test('A freeze remembers where the chains of the year stood: a chain whose end is cut off with its head is named', async () => {
  const month = await newMonth(db, 1);
  const { county } = month;
  const { regionId } = county;
  for (const title of ['管线未迁改', '征地未完成'])
    await raiseProblem(county.ctx(month.reporter), {
      ...{ title, need: '请协调', category: 'other', projectId: null, sourceKind: 'manual' },
      ...{ source: {}, keepOwn: false, dueOn: null },
    });
  await freezePeriod(county.ctx(month.officeHead), { period: PERIOD, withMissing: true });
  const verify = () =>
    withWorker(db.worker, regionId, async (tx) => ({
      chains: (await verifyChains(tx, regionId)).broken,
      freezes: (await verifyFreezes(tx, regionId)).broken?.at,
    }));
  expect(await verify()).toEqual({ chains: undefined, freezes: undefined });
  await db.owner.transaction().execute(async (tx) => {
    await sql`alter table chain_links disable trigger chain_links_append_only`.execute(tx);
    await sql`delete from chain_links where region_id = ${regionId} and period = 'problems-2026' and seq = 2`.execute(
      tx,
    );
    await sql`update chain_heads h set seq = 1, hash = l.hash from chain_links l where l.region_id = h.region_id
      and l.org_id = h.org_id and l.period = h.period and l.seq = 1 and h.region_id = ${regionId} and h.period = 'problems-2026'`.execute(
      tx,
    );
    await sql`alter table chain_links enable trigger chain_links_append_only`.execute(tx);
  });
  expect(await verify()).toEqual({
    chains: undefined,
    freezes: `链 problems-2026/单位${month.unit.id}/第2环`,
  });
});
