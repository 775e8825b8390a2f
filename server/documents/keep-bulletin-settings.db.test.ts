import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { newCounty } from '../platform/testing-county.ts';
import { getBulletinSettings, setBulletinSettings } from './keep-bulletin-settings.ts';

const db = await testDatabase();

test('The settings of the bulletin begin as sound defaults, and a change holds for the month that is reported now', async () => {
  const county = await newCounty(db);
  const office = await county.newOfficer();
  const first = await getBulletinSettings(county.ctx(office));
  expect(first).toMatchObject({ version: 0, validFrom: null, mayChange: true });
  expect(first.settings.issuingBody).toBe('望川县重点项目建设领导小组办公室');
  const settings = { ...first.settings, copyTo: ['县委办'], mark: '内部' as const, urgency: '特急' as const };
  await setBulletinSettings(county.ctx(office), settings);
  const second = await getBulletinSettings(county.ctx(office));
  expect(second).toMatchObject({ version: 1, validFrom: '2026-09-01', settings });
});

test('A unit reads the settings and does not change them', async () => {
  const county = await newCounty(db);
  const head = await county.newActor(await county.newUnit('住建局'), ['head']);
  const { settings, mayChange } = await getBulletinSettings(county.ctx(head));
  expect(mayChange).toBe(false);
  expect(() => setBulletinSettings(county.ctx(head), settings)).toThrow('SETTING_NOT_YOURS');
});
