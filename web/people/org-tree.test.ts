import { expect, test } from 'vitest';
import { listTree } from './org-tree.ts';

const org = (id: string, parentId: string | null, name: string, aliases: string[] = []) => ({
  id,
  parentId,
  name,
  shortName: name,
  aliases,
});
const orgs = [
  org('1', null, '县'),
  org('3', '1', '交通局', ['交通运输局']),
  org('2', '1', '住建局'),
  org('4', '3', '公路中心'),
  org('5', '9', '外单位'),
];
const names = (term: string) => listTree(orgs, term).map((o) => o.name);

test('Units stand after their parent in the order given, strays at the top', () => {
  expect(names('')).toEqual(['县', '交通局', '公路中心', '住建局', '外单位']);
});

test('A search keeps hits, also by another name, with what stands above them', () => {
  expect(names('公路')).toEqual(['县', '交通局', '公路中心']);
  expect(names('交通运输')).toEqual(['县', '交通局']);
  expect(names('没有')).toEqual([]);
});
