import { expect, test } from 'vitest';
import { findOpenStep, splitRows } from './roll-rows.ts';

const row = (rowId: string, ...steps: string[]) => ({
  ...{ rowId, name: `${rowId}户`, place: '', isCleared: false, relapses: 0 },
  done: Object.fromEntries(steps.map((step) => [step, '2026-10-26'])),
});
const roll = {
  steps: ['签约', '腾空', '拆除'],
  rows: [row('1', '签约', '腾空'), row('2', '签约'), row('3', '签约')],
};

test('A tick goes to the chosen rows that lack the step, a relapse to those that have it', () => {
  expect(splitRows(roll, '腾空', ['1', '2'])).toEqual({ open: ['2'], done: ['1'] });
  expect(splitRows(roll, '签约', ['1', '2'])).toEqual({ open: [], done: ['1', '2'] });
  expect(splitRows(roll, '拆除', [])).toEqual({ open: [], done: [] });
});

test('The first step that some row lacks is offered; of a roll that is cleared the first', () => {
  expect(findOpenStep(roll)).toBe('腾空');
  expect(findOpenStep({ ...roll, steps: ['签约'] })).toBe('签约');
});
