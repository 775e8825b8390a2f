import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { newCounty } from '../platform/testing-county.ts';
import { withWorker } from '../platform/with-scope.ts';
import { deriveOpenPeriods } from './derive-projects.job.ts';
import { deriveAllProjects } from './derive-projects.ts';
import { rebuildAfterUpgrade } from './rebuild-derived.ts';
import { findRules, keepRules } from './worked-out-by.queries.ts';

const db = await testDatabase();
const NOON = new Date('2026-10-20T12:00:00+08:00');

async function countyAtWork() {
  const county = await newCounty(db);
  const town = await county.newUnit('甘溪镇', 'town');
  await county.newPeriod('2026-10');
  await county.newProject(town, { name: '桥', annualYuan: '120000000' });
  const { regionId } = county;
  await withWorker(db.worker, regionId, (tx) =>
    deriveAllProjects(tx, { regionId, period: '2026-10', today: '2026-10-19' }),
  );
  return regionId;
}

const derivedOn = async (regionId: number, at: string) => {
  const set = { derived_at: at };
  await db.owner.updateTable('derived.project_progress').set(set).where('region_id', '=', regionId).execute();
};

async function readRow(regionId: number) {
  return db.owner
    .selectFrom('derived.project_progress')
    .select(['as_of', 'derived_at'])
    .where('region_id', '=', regionId)
    .executeTakeFirstOrThrow();
}

test('rows of an earlier day are brought to today, wherever the night was slept through', async () => {
  const regionId = await countyAtWork();
  await derivedOn(regionId, '2026-10-19T23:59:59+08:00');
  await deriveOpenPeriods(db.worker, NOON);
  expect((await readRow(regionId)).as_of).toBe('2026-10-20');
});

test('rows that were worked out today are left alone', async () => {
  const regionId = await countyAtWork();
  await derivedOn(regionId, '2026-10-20T00:02:00+08:00');
  const before = await readRow(regionId);
  await deriveOpenPeriods(db.worker, NOON);
  expect(await readRow(regionId)).toEqual(before);
});

test('rows that an earlier version worked out today are worked out anew, once', async () => {
  const regionId = await countyAtWork();
  await derivedOn(regionId, '2026-10-20T00:02:00+08:00');
  const upgrade = (rules: string) => rebuildAfterUpgrade(db.worker, [], NOON, rules);
  await withWorker(db.worker, 0, (tx) => keepRules(tx, 'old'));
  expect([await upgrade('new'), await upgrade('new')]).toEqual([true, false]);
  expect((await readRow(regionId)).as_of).toBe('2026-10-20');
});

test('a database that was made by this version has nothing to work out anew', async () => {
  await db.owner.deleteFrom('derived.worked_out_by').execute();
  expect(await rebuildAfterUpgrade(db.worker, [], NOON, 'new')).toBe(false);
  expect(await withWorker(db.worker, 0, findRules)).toBe('new');
});
