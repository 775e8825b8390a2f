import { expect, test } from 'vitest';
import { readShow, toProblemQuery } from './problem-query.ts';

test('The address alone says what is listed: open problems when it says nothing', () => {
  expect(toProblemQuery({})).toEqual({ open: 'open', overdue: 'no', mine: 'no', stepUp: 'no' });
  expect(toProblemQuery({ show: 'mine', category: 'land', text: ' 征地 ' })).toMatchObject({
    open: 'open',
    mine: 'yes',
    category: 'land',
    text: '征地',
  });
});

test('A state in the address is looked for among closed problems too', () => {
  expect(readShow({ state: 'closed' })).toBe('all');
  expect(toProblemQuery({ state: 'closed' })).toMatchObject({ open: 'all', state: 'closed' });
});
