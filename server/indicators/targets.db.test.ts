import { expect, test } from 'vitest';
import type { TargetInput } from '#core/indicators/target.ts';
import { testDatabase } from '../platform/testing.ts';
import { setSubjects } from './set-subjects.ts';
import { setTargets } from './set-targets.ts';
import { getTargets } from './targets.view.ts';
import { newEconomy, subject } from './testing-economy.ts';

const db = await testDatabase();
const target = (code: string, value: string, basis: string): TargetInput => ({
  ...{ indicator: 'fixed-investment', subject: code, kind: 'budget', value, growth: null, rank: null },
  ...{ months: null, leadOrgId: null, supportingOrgIds: [], basis },
});

test('targets of a year show every version with its ground, and whether the towns make up the county', async () => {
  const { county, officeHead, clerk, bureau } = await newEconomy(db);
  const office = county.ctx(officeHead);
  const towns = ['T1', 'T2'].map((code) =>
    subject(code, { level: 'town', parentCode: 'A', name: `${code}镇` }),
  );
  await setSubjects(office, { subjects: towns, source: '测试' });
  await setTargets(office, 2026, { targets: [target('A', '100', '人代会'), target('T1', '60', '分解')] });
  await setTargets(county.ctx(clerk), 2026, { targets: [target('A', '110', '年中调整')] });
  const page = await getTargets(office, 2026);
  expect(page.subjects.map(({ code }) => code)).toEqual(['A', 'T1', 'T2']);
  expect(
    page.targets.map(({ subject: of, value, basis, versionNo, isStanding, personName }) => [
      ...[of, value, basis, versionNo, isStanding, personName],
    ]),
  ).toEqual([
    ['A', '110', '年中调整', 2, true, '科员'],
    ['A', '100', '人代会', 1, false, '主任'],
    ['T1', '60', '分解', 1, true, '主任'],
  ]);
  expect(page.sums).toMatchObject([
    { whole: '110', sum: '60', counted: 1, listed: 2, verdict: 'incomplete' },
  ]);
  await setTargets(office, 2026, { targets: [target('T2', '50', '分解')] });
  expect((await getTargets(office, 2026)).sums).toMatchObject([{ gap: '0.00', verdict: 'equal' }]);
  expect([page.maySet, (await getTargets(county.ctx(bureau.reporter), 2026)).maySet]).toEqual([true, false]);
});
