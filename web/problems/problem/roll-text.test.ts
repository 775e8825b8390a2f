import { expect, test } from 'vitest';
import { parseRollRows, parseSteps } from './roll-text.ts';

test('Names are pasted from Excel with their place beside them; empty lines are left out', () => {
  expect(parseRollRows('赵某户\t新塘村1组\r\n\n 钱某户  2组 \n孙某户')).toEqual([
    { name: '赵某户', place: '新塘村1组' },
    { name: '钱某户', place: '2组' },
    { name: '孙某户', place: '' },
  ]);
  expect(parseRollRows('\n\t\n')).toEqual([]);
});

test('Steps are named in one line with any of the usual marks between them', () => {
  expect(parseSteps('签约、腾空，拆除; 交地')).toEqual(['签约', '腾空', '拆除', '交地']);
  expect(parseSteps('  ')).toEqual([]);
});
