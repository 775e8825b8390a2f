import { expect, test } from 'vitest';
import { getBoard } from '../indicators/board.view.ts';
import { getFilings } from '../indicators/filings.view.ts';
import { getForecasts } from '../indicators/forecasts.view.ts';
import { getHeatTable } from '../indicators/heat.view.ts';
import { getIndicatorPage } from '../indicators/indicator.view.ts';
import { getMatches } from '../indicators/matches.view.ts';
import { getShortfalls } from '../indicators/shortfalls.view.ts';
import { getValueTrace } from '../indicators/value-trace.view.ts';
import { getWhatIf } from '../indicators/what-if.view.ts';
import { testDatabase } from '../platform/testing.ts';
import { onDay, openBureau } from './bureau.ts';
import { addSampleEconomy } from './sample-economy.ts';
import { seedSample } from './seed-sample.ts';

const { app, urls } = await testDatabase();

test('The sample has four years of thirty-five indicators, two frozen months, a late county, a revision and a mismatch', async () => {
  const now = new Date('2026-11-21T03:00:00Z');
  const desk = { app, ownerUrl: urls.owner, now };
  await seedSample(urls.owner, { today: '2026-11-21', projects: 40, months: 3 });
  await addSampleEconomy(desk);
  const ctx = onDay(await openBureau(desk, ['xmb-1']), 'xmb-1', 0);
  const [open, frozen] = [await getBoard(ctx, {}), await getBoard(ctx, { period: '2026-09' })];
  expect([open.period, open.frozen, frozen.frozen === null]).toEqual(['2026-10', null, false]);
  expect(open.rows).toHaveLength(35);
  expect(new Set(open.rows.map(({ light }) => light))).toEqual(
    new Set(['red', 'yellow', 'green', 'grey', 'blue']),
  );
  const rowOf = (board: typeof open, code: string) => board.rows.find((row) => row.code === code);
  // The electricity of the county falls while its industry grows; one county has not filed.
  expect(Number(rowOf(open, 'industry-electricity')?.figure.growth)).toBeLessThan(0);
  expect(Number(rowOf(open, 'industry-value-added')?.figure.growth)).toBeGreaterThan(0);
  expect(rowOf(open, 'industry-output')?.rank).toMatchObject({ ranked: 9, listed: 10 });
  // August as it was frozen, and as it stands since the double count was found.
  const then = await getBoard(ctx, { period: '2026-08' });
  expect(rowOf(then, 'fixed-investment')?.figure.revisions).toBe(0);
  const { filings } = await getFilings(ctx, {});
  expect(new Set(filings.map(({ kind }) => kind))).toEqual(
    new Set(['monthly', 'forecast', 'import', 'revision']),
  );
  expect(filings.filter(({ status }) => status !== 'accepted').map(({ status }) => status)).toContain(
    'submitted',
  );

  const page = await getIndicatorPage(ctx, 'industry-value-added', {});
  const bySector = page.contributions.find(({ by }) => by === 'sector')?.result;
  const pulls = [...(bySector?.parts ?? []), bySector?.residual].map((one) => Number(one?.pull ?? 0));
  expect(pulls.reduce((sum, one) => sum + one, 0)).toBeCloseTo(Number(bySector?.wholeGrowth), 6);
  const output = await getIndicatorPage(ctx, 'industry-output', {});
  expect(output.contributions.map(({ by }) => by)).toEqual(['sector', 'enterprise-group']);
  expect(output.contributions[1]?.result?.parts.map(({ name }) => name)).toEqual([
    ...['大型企业', '中型企业', '小微企业'],
  ]);
  expect(page.ranking).toMatchObject({ ranked: 9, listed: 10, missing: { names: ['石门洲'], count: 1 } });
  expect(page.history.length).toBeGreaterThan(36);
  const august = await getIndicatorPage(ctx, 'fixed-investment', {});
  expect(august.revisions.map(({ reason }) => reason)).toContain('核减重复统计的2个项目');
  const trace = await getValueTrace(ctx, august.revisions[0]?.valueId ?? '');
  expect(trace).toMatchObject({
    filing: { orgName: '统计局' },
    others: [{ certainty: 'preliminary' }, { certainty: 'forecast' }],
    link: { seq: expect.any(Number) },
  });
  const { pairs } = await getMatches(ctx, {});
  expect(pairs.find(({ support }) => support.code === 'industry-electricity')?.verdict).toBe('mismatch');
  expect(pairs.filter(({ verdict }) => verdict === 'match').length).toBeGreaterThan(1);
  const heat = await getHeatTable(ctx, {});
  expect([heat.regions.length, heat.indicators.length > 25]).toEqual([10, true]);
  expect([heat.members, heat.regions.filter(({ isOwn }) => isOwn).length]).toEqual([
    { among: 'peers', canBe: ['peers', 'below'] },
    1,
  ]);
  const towns = await getHeatTable(ctx, { among: 'below' });
  expect([towns.regions.length, towns.regions[0]?.level]).toEqual([12, 'town']);
  const [city] = (await getBoard(ctx, {})).upper;
  const counties = await getHeatTable(ctx, { subject: city?.id });
  expect([counties.members.among, counties.regions.length]).toEqual(['below', 10]);
  const owed = await getShortfalls(ctx, {});
  expect(owed.rows.map(({ indicator }) => indicator.code)).toContain('industry-investment');
  const foreseen = await getForecasts(ctx, {});
  expect(
    foreseen.rows.find(({ indicator }) => indicator.code === 'public-budget-revenue')?.ends[0]?.forPeriod,
  ).toBe('2026-12');
  expect(foreseen.scores.filter(({ by }) => by === 'department').length).toBeGreaterThan(0);
  const whatIf = await getWhatIf(ctx, 'public-budget-revenue', { growth: '30' });
  expect(whatIf.after.rank).toBe(1);
}, 120_000);
