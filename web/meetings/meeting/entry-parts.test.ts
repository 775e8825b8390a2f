import { expect, test } from 'vitest';
import { toParts } from './entry-parts.ts';

const units = [
  { value: '1', label: '甘溪镇' },
  { value: '2', label: '住建局' },
];

test('units chosen for a part stand there by their short name, in the order of choosing', () =>
  expect(toParts([], ['2', '1'], units)).toEqual([
    { orgId: '2', name: '住建局' },
    { orgId: '1', name: '甘溪镇' },
  ]));

test('who stands in a part without a unit, and under which name a unit was written, is kept', () => {
  const before = [
    { orgId: null, name: '设计院' },
    { orgId: '9', name: '原住建局' },
    { orgId: '1', name: '甘溪镇' },
  ];
  expect(toParts(before, ['9'], units)).toEqual([
    { orgId: null, name: '设计院' },
    { orgId: '9', name: '原住建局' },
  ]);
});
