import { expect, test } from 'vitest';
import type { Refusal } from '#core/platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { getIndicatorSettings } from './set-indicators.ts';
import { setSubjects } from './set-subjects.ts';
import { cell, newEconomy, signFiling, subject } from './testing-economy.ts';
import { getTileMap } from './tile-map.view.ts';

const db = await testDatabase();
const town = (code: string) => subject(code, { level: 'town', parentCode: 'A', name: `${code}镇` });

test('a list changes who it names and leaves the order of the others; new ones come last', async () => {
  const { county, officeHead } = await newEconomy(db);
  const office = county.ctx(officeHead);
  const codes = async () => (await getIndicatorSettings(office)).subjects.map(({ code }) => code);
  expect(await codes()).toEqual(['C', 'A', 'B', 'D']);
  const changed = { subjects: [subject('D', { aliases: ['丁县'] }), town('T1'), town('T2')], source: '来函' };
  expect(await setSubjects(office, changed)).toEqual({ added: 2, changed: 1 });
  expect(await codes()).toEqual(['C', 'A', 'B', 'D', 'T1', 'T2']);
  // Named together, the known ones take each other's places.
  await setSubjects(office, { subjects: [subject('D'), subject('B')], source: '排序' });
  expect(await codes()).toEqual(['C', 'A', 'D', 'B', 'T1', 'T2']);
  await setSubjects(office, { subjects: [{ ...town('T1'), isActive: false }], source: '撤镇' });
  expect(await codes()).toEqual(['C', 'A', 'D', 'B', 'T2']);
});

test('a name that a registered region has is not given to another', async () => {
  const { county, officeHead } = await newEconomy(db);
  const wish = { subjects: [subject('X', { name: 'B县' })], source: '测试' };
  const refused = (await setSubjects(county.ctx(officeHead), wish).catch(
    (error: unknown) => error,
  )) as Refusal;
  expect(refused.body).toMatchObject({
    code: 'SUBJECT_LIST_WRONG',
    details: [{ at: 'X', message: '“B县”同时指B、X' }],
  });
});

test('the settings say of which indicators values stand', async () => {
  const economy = await newEconomy(db);
  await signFiling(economy, economy.bureau, [cell('industry-output', 'A', '2026-09', '90')]);
  const { units } = await getIndicatorSettings(economy.county.ctx(economy.officeHead));
  expect(units.filter(({ hasValues }) => hasValues).map(({ code }) => code)).toEqual(['industry-output']);
});

test('regions that are laid out make a map with value, place and light; a list without tiles leaves it, an empty tile takes one off', async () => {
  const economy = await newEconomy(db);
  const { county, officeHead, bureau, clerk } = economy;
  const office = county.ctx(officeHead);
  const mapOf = async () =>
    (await getTileMap(county.ctx(clerk), 'industry-output', { period: '2026-09' })).map;
  await signFiling(economy, bureau, [
    cell('industry-output', 'A', '2026-09', '90'),
    cell('industry-output', 'B', '2026-09', '80'),
  ]);
  expect(await mapOf()).toBeNull();
  const at = (code: string, row: number, column: number) =>
    subject(code, { tile: { row, column }, isOwn: code === 'A' });
  await setSubjects(office, { subjects: [at('A', 3, 4), at('B', 3, 5), at('D', 5, 4)], source: '布局' });
  const laid = await mapOf();
  expect([laid?.rows, laid?.columns]).toEqual([3, 2]);
  expect(laid?.tiles.find(({ isOwn }) => isOwn)).toMatchObject({
    ...{ value: '90', light: 'grey', tile: { row: 1, column: 1 } },
  });
  await setSubjects(office, { subjects: [subject('B'), subject('D', { tile: null })], source: '更正' });
  expect((await mapOf())?.tiles.map(({ tile }) => [tile.row, tile.column])).toEqual([
    [1, 1],
    [1, 2],
  ]);
  expect((await mapOf())?.unlaid).toContain('D');
});
