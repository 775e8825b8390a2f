import { expect, test } from 'vitest';
import { readShow, toTaskQuery } from './task-query.ts';

test('The address alone says what is listed: open tasks when it says nothing', () => {
  expect(toTaskQuery({})).toEqual({ open: 'open', overdue: 'no', mine: 'no', extension: 'no' });
  expect(toTaskQuery({ show: 'mine', sourceKind: 'meeting', text: ' 征地 ' })).toMatchObject({
    open: 'open',
    mine: 'yes',
    sourceKind: 'meeting',
    text: '征地',
  });
});

test('A state in the address is looked for among closed tasks too', () => {
  expect(readShow({ state: 'archived' })).toBe('all');
  expect(toTaskQuery({ state: 'archived' })).toMatchObject({ open: 'all', state: 'archived' });
});

test('What waits to be established, to be verified and to be extended has an address of its own', () => {
  expect(toTaskQuery({ show: 'proposed' })).toMatchObject({ open: 'open', state: 'proposed' });
  expect(toTaskQuery({ show: 'done' })).toMatchObject({ open: 'open', state: 'done' });
  expect(toTaskQuery({ show: 'extensions' })).toMatchObject({ open: 'open', extension: 'yes' });
});
