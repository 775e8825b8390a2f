import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { confirmFiling } from './confirm-filing.ts';
import { getFiling, getStandingCell } from './filings.view.ts';
import { freezeIndicators } from './freeze-indicators.ts';
import { getFreezeState } from './freeze-state.view.ts';
import { moveFiling } from './move-filing.ts';
import { saveFiling } from './save-filing.ts';
import { cell, newEconomy, openAs, signFiling } from './testing-economy.ts';

const db = await testDatabase();
const OUTPUT = 'industry-output';

test('a revision shows what stands signed beside each cell, and where it may go back to', async () => {
  const economy = await newEconomy(db);
  const { county, bureau } = economy;
  await signFiling(economy, bureau, [cell(OUTPUT, 'A', '2026-08', '90', { growth: '5' })], {
    kind: 'import',
  });
  const reporter = county.ctx(bureau.reporter);
  const id = await openAs(reporter, { kind: 'revision', period: null });
  const asked = { indicator: OUTPUT, subject: 'A' };
  expect(await getStandingCell(reporter, id, { ...asked, period: '2026-08' })).toEqual({
    standing: { value: '90', growth: '5', base: null },
  });
  expect(await getStandingCell(reporter, id, { ...asked, period: '2026-07' })).toEqual({ standing: null });
  const cells = [cell(OUTPUT, 'A', '2026-08', '91', { reason: '企业补报' })];
  await saveFiling(reporter, id, { version: 0, cells, explanations: {} });
  const page = await getFiling(reporter, id);
  expect(page.before).toEqual([
    {
      ...{ indicator: OUTPUT, subject: 'A', period: '2026-08', lastMonth: null, lastYear: null },
      ...{ signed: '90', signedGrowth: '5' },
    },
  ]);
  await moveFiling(reporter, id, { act: 'submit' });
  const { returnTargets } = await getFiling(county.ctx(bureau.head), id);
  expect(returnTargets).toEqual([{ to: 'step', step: 0, name: '填报' }]);
  // Whoever accepts what is signed still sees what it took the place of.
  await confirmFiling(county.ctx(bureau.head), id);
  const signed = await getFiling(county.ctx(economy.officeHead), id);
  expect(signed.before).toMatchObject([{ signed: '90', signedGrowth: '5' }]);
});

test('the freeze of a month says whose filing is missing, to those who see the region', async () => {
  const economy = await newEconomy(db);
  const { county, bureau, officeHead } = economy;
  const id = await openAs(county.ctx(bureau.reporter));
  const before = await getFreezeState(county.ctx(officeHead), '2026-09');
  expect(before).toMatchObject({ frozen: null, lastFrozen: null, mayFreeze: true });
  expect(before.unfinished.map(({ orgName }) => orgName)).toEqual(['统计局']);
  expect(before.unopened).toContain('财政局');
  expect(before.unopened).not.toContain('统计局');
  expect(id).toBeTruthy();
  const unit = await getFreezeState(county.ctx(bureau.reporter), '2026-09');
  expect(unit).toMatchObject({ unfinished: [], unopened: [], mayFreeze: false });
  await freezeIndicators(county.ctx(officeHead), { period: '2026-09', withMissing: true });
  const after = await getFreezeState(county.ctx(officeHead), '2026-09');
  expect(after.frozen?.by).toBe('主任');
  expect(after.lastFrozen).toBe('2026-09');
});
