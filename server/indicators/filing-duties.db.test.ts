import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { getToday } from '../today/today.view.ts';
import { confirmFiling } from './confirm-filing.ts';
import { freezeIndicators } from './freeze-indicators.ts';
import { moveFiling } from './move-filing.ts';
import { saveFiling } from './save-filing.ts';
import { cell, newEconomy, openAs, signFiling, type TestEconomy } from './testing-economy.ts';

const db = await testDatabase();
type Person = TestEconomy['officeHead'];

async function dutiesOf({ county }: TestEconomy, actor: Person): Promise<string[]> {
  const { duties } = await getToday(county.ctx(actor));
  return duties
    .filter(({ to }) => to.startsWith('/economy/'))
    .map(({ kind, sentence }) => `${kind} ${sentence}`);
}

test('a filing waits for one after the other: reporter, head, office, and the month for its head', async () => {
  const economy = await newEconomy(db);
  const { county, bureau, treasury, officeHead, clerk } = economy;
  const id = await openAs(county.ctx(bureau.reporter));
  expect(await dutiesOf(economy, bureau.reporter)).toEqual(['fill 指标报送“统计局2026年9月指标”待填报']);
  expect(await dutiesOf(economy, treasury.reporter)).toEqual([]);
  const cells = [cell('industry-output', 'A', '2026-09', '110')];
  await saveFiling(county.ctx(bureau.reporter), id, { version: 0, cells, explanations: {} });
  await moveFiling(county.ctx(bureau.reporter), id, { act: 'submit' });
  expect(await dutiesOf(economy, bureau.reporter)).toEqual([]);
  expect(await dutiesOf(economy, bureau.head)).toEqual(['confirm 指标报送“统计局2026年9月指标”待签字确认']);
  const back = { act: 'return', target: { to: 'step', step: 0 }, reason: '核对' } as const;
  await moveFiling(county.ctx(bureau.head), id, back);
  expect(await dutiesOf(economy, bureau.reporter)).toEqual([
    'returned 指标报送“统计局2026年9月指标”被退回，待修改',
  ]);
  await moveFiling(county.ctx(bureau.reporter), id, { act: 'submit' });
  await confirmFiling(county.ctx(bureau.head), id);
  await signFiling(economy, treasury, [cell('fiscal-revenue', 'A', '2026-09', '20')]);
  expect(await dutiesOf(economy, clerk)).toEqual(['accept 2026年9月指标报送：2份待审核通过']);
  await moveFiling(county.ctx(clerk), id, { act: 'accept' });
  expect(await dutiesOf(economy, officeHead)).toEqual(['accept 指标报送“财政局2026年9月指标”待审核通过']);
  await freezeIndicators(county.ctx(officeHead), { period: '2026-09', withMissing: true });
  expect(await dutiesOf(economy, officeHead)).toEqual([]);
});

test('a revision that nobody has begun asks nothing, and a month all accepted asks to be frozen', async () => {
  const economy = await newEconomy(db);
  const { county, bureau, officeHead, clerk } = economy;
  await openAs(county.ctx(bureau.reporter), { kind: 'revision', period: null });
  expect(await dutiesOf(economy, bureau.reporter)).toEqual([]);
  const id = await signFiling(economy, bureau, [cell('industry-output', 'A', '2026-09', '110')]);
  await moveFiling(county.ctx(clerk), id, { act: 'accept' });
  expect(await dutiesOf(economy, officeHead)).toEqual(['freeze 2026年9月指标报送已全部审核通过，可以定版']);
  expect(await dutiesOf(economy, clerk)).toEqual([]);
});
