import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { newCounty } from '../platform/testing-county.ts';
import { withScope } from '../platform/with-scope.ts';
import { findPosts } from './orgs.queries.ts';

const db = await testDatabase();

test('The directory finds posts of the own region by name or title, leaders first, and takes % and _ as they stand', async () => {
  const [county, other] = [await newCounty(db), await newCounty(db)];
  const town = await county.newUnit('城关镇', 'town');
  const clerk = await county.newActor(town, ['reporter-a'], '周某甲');
  await county.newActor(town, ['leader'], '周某乙');
  await other.newActor(await other.newUnit('外县局'), ['head'], '周某丙');
  const find = (search: string) =>
    withScope(db.app, clerk, (tx) =>
      findPosts(tx, { regionId: county.regionId, search, today: '2026-10-26' }),
    );
  expect((await find('周某')).map((p) => [p.name, p.orgName, p.isLeader])).toEqual([
    ['周某乙', '城关镇', true],
    ['周某甲', '城关镇', false],
  ]);
  expect((await find('reporter-a')).map((p) => p.name)).toEqual(['周某甲']);
  expect(await find('%')).toEqual([]);
  expect(await find('_')).toEqual([]);
});
