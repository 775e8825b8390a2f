import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { getIndicatorPage } from './indicator.view.ts';
import { setSubjects } from './set-subjects.ts';
import { cell, newEconomy, SUBJECTS, signFiling, subject, type TestEconomy } from './testing-economy.ts';

const OUTPUT = 'industry-output';
const MONTH = '2026-09';
const ALL = '全省';
/** Beside the subjects of every test county; the own one has the least output of all. */
const COUNT = 240;
const codes = Array.from({ length: COUNT }, (_, at) => `R${String(at + 1).padStart(3, '0')}`);
let economy: TestEconomy;

beforeAll(async () => {
  economy = await newEconomy(await testDatabase());
  const { county, officeHead, bureau } = economy;
  const members = [
    ...SUBJECTS.map((one) => (one.code === 'A' ? { ...one, peerGroups: [ALL] } : one)),
    ...codes.map((code) => subject(code, { peerGroups: [ALL] })),
  ];
  await setSubjects(county.ctx(officeHead), { subjects: members, source: '测试' });
  await signFiling(economy, bureau, [
    cell(OUTPUT, 'A', MONTH, '1'),
    // The last forty have no figure.
    ...codes.slice(0, 200).map((code, at) => cell(OUTPUT, code, MONTH, String(1000 - at))),
  ]);
});

const rankingOf = async (wish: { from?: number; find?: string }) => {
  const { county, clerk } = economy;
  const query = { period: MONTH, by: 'level' as const, group: ALL, ...wish };
  return (await getIndicatorPage(county.ctx(clerk), OUTPUT, query)).ranking;
};
const named = (regions: readonly { name: string; rankText: string }[]) =>
  regions.map(({ name, rankText }) => `${name} ${rankText}`);

test('a province is shown a hundred at a time, the own region with those next to it', async () => {
  const first = await rankingOf({});
  expect(first.regions).toHaveLength(100);
  expect(named(first.regions.slice(0, 2))).toEqual(['R001 第1位', 'R002 第2位']);
  expect(named(first.around)).toEqual(['R199 第199位', 'R200 第200位', 'A 第201位', 'R201 —', 'R202 —']);
  expect(first).toMatchObject({ ranked: 201, listed: 241, from: 0, found: 241 });
  expect(first.missing).toEqual({ names: codes.slice(200, 230), count: 40 });
  expect(first.sum).toEqual({ value: String(1000 * 200 - (199 * 200) / 2 + 1), counted: 201, listed: 241 });
});

test('of another page places, gaps and sums are those of the whole; a page behind the last is the last', async () => {
  const last = await rankingOf({ from: 200 });
  expect(named(last.regions.slice(0, 2))).toEqual(['A 第201位', 'R201 —']);
  expect(last.regions[0]).toMatchObject({ gapToFirst: '-999.00', gapToAhead: '-800.00', quartile: 4 });
  expect(last.around).toEqual([]);
  expect(await rankingOf({ from: 5_000 })).toEqual(last);
  const middle = await rankingOf({ from: 100 });
  expect(named([...middle.regions.slice(0, 1), ...middle.regions.slice(-1)])).toEqual([
    'R101 第101位',
    'R200 第200位',
  ]);
});

test('a region is found by its name, in its place', async () => {
  const found = await rankingOf({ find: 'R15' });
  expect(named(found.regions)).toEqual(codes.slice(149, 159).map((code, at) => `${code} 第${150 + at}位`));
  expect(found).toMatchObject({ found: 10, listed: 241, ranked: 201 });
  expect((await rankingOf({ find: '无此地' })).regions).toEqual([]);
});
