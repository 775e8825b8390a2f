import { expect, test } from 'vitest';
import { placeInSector } from './group-sector.ts';

test.each([
  [['交通'], '交通', undefined],
  [['交通项目'], '交通', undefined],
  [['教育卫生类'], '教育卫生', undefined],
  [['文化旅游、体育'], '文化旅游、体育', undefined],
  [['城关镇', '水利工程'], '水利', ['城关镇']],
  [['基础设施', '交通'], '交通', ['基础设施']],
  [['县级重点项目'], undefined, ['县级重点项目']],
  [['交通局负责'], undefined, ['交通局负责']],
] as const)('groups %j of a new project give the sector %s', (tags, sector, rest) => {
  const placed = placeInSector({ tags: [...tags] }, null);
  expect([placed.sector, placed.tags]).toEqual([sector, rest && [...rest]]);
});

test('a sector that the row or the ledger says stands, and its group is no tag beside it', () => {
  expect(placeInSector({ sector: '水利', tags: ['水利工程', '交通'] }, null)).toEqual({
    sector: '水利',
    tags: ['交通'],
  });
  expect(placeInSector({ tags: ['交通'] }, '城建')).toEqual({ tags: ['交通'] });
  expect(placeInSector({ tags: ['城建项目'] }, '城建')).toEqual({});
});

test('a row without tags is left as it is', () => {
  expect(placeInSector({ name: '甲' }, null)).toEqual({ name: '甲' });
});
