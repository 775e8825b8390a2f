import { expect, test } from 'vitest';
import { checkSubjects, type KnownSubject } from './check-subjects.ts';
import type { SubjectInput } from './subject.ts';
import { layTiles } from './tile-map.ts';

test('Regions that are laid out move to the corner; the others are named', () => {
  const regions = [
    { name: 'A', tile: { row: 3, column: 5 } },
    { name: 'B', tile: null },
    { name: 'C', tile: { row: 4, column: 4 } },
  ];
  expect(layTiles(regions)).toEqual({
    tiles: [
      { name: 'A', tile: { row: 1, column: 2 } },
      { name: 'C', tile: { row: 2, column: 1 } },
    ],
    rows: 2,
    columns: 2,
    unlaid: [{ name: 'B', tile: null }],
  });
  expect(layTiles(regions.slice(0, 2))).toBeNull();
});

test('Two regions of one parent do not share a tile, also where one of them is not in the list', () => {
  const region = (code: string, rest: Partial<SubjectInput>): SubjectInput => ({
    ...{ code, kind: 'region', level: 'county', name: `${code}县`, shortName: `${code}县`, aliases: [] },
    ...{ parentCode: null, peerGroups: [], isOwn: false, isActive: true },
    ...rest,
  });
  const tile = { row: 1, column: 2 };
  const known = new Map<string, KnownSubject>([['K', region('K', { tile })]]);
  const faults = (...list: SubjectInput[]) =>
    checkSubjects(list, known).map(({ code, message }) => [code, message]);
  expect(faults(region('A', { tile }))).toEqual([['A', '与K县在格子地图上同一格']]);
  expect(faults(region('K', { tile: null }), region('A', { tile }))).toEqual([]);
  expect(faults(region('K', {}), region('A', { tile }))).toEqual([['A', '与K县在格子地图上同一格']]);
  expect(
    faults(region('A', { tile: { row: 2, column: 2 } }), region('B', { tile: { row: 2, column: 2 } })),
  ).toEqual([['B', '与A县在格子地图上同一格']]);
  expect(faults(region('A', { tile, parentCode: 'K' }))).toEqual([]);
});
