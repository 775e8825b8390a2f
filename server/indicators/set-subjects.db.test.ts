import { expect, test } from 'vitest';
import type { Refusal } from '#core/platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { getIndicatorSettings } from './set-indicators.ts';
import { setSubjects } from './set-subjects.ts';
import { cell, newEconomy, signFiling, subject } from './testing-economy.ts';

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
