import { expect, test } from 'vitest';
import { checkTargetSums, type SumTarget } from './target-sums.ts';

const INDICATORS = [
  { code: 'fixed-investment', alongHierarchy: 'sum', digits: 2 },
  { code: 'urban-income', alongHierarchy: 'none', digits: 0 },
] as const;
const FAMILY = { parent: 'A', children: ['T1', 'T2'] };
const target = (subject: string, value: string | null, rest: Partial<SumTarget> = {}): SumTarget => ({
  ...{ indicator: 'fixed-investment', subject, kind: 'budget', value },
  ...rest,
});
const check = (...targets: SumTarget[]) => checkTargetSums(INDICATORS, targets, FAMILY);

test.each([
  [
    'the parts make up the whole',
    ['167.31', '100.31', '67'],
    { sum: '167.31', gap: '0.00', verdict: 'equal' },
  ],
  ['less is told by how much', ['167.31', '100', '67'], { sum: '167', gap: '-0.31', verdict: 'less' }],
  ['more is told by how much', ['167.31', '100.5', '67'], { sum: '167.5', gap: '0.19', verdict: 'more' }],
  ['below the printed digits it is equal', ['167.31', '100.314', '67'], { gap: '0.00', verdict: 'equal' }],
  [
    'a child without one claims no difference',
    ['167.31', '100', null],
    { counted: 1, verdict: 'incomplete' },
  ],
  [
    'more than the whole is wrong even so',
    ['90', '100', null],
    { counted: 1, gap: '10.00', verdict: 'more' },
  ],
  ['children without a parent', [null, '100', '67'], { whole: null, gap: null, verdict: 'no-parent' }],
] as const)('%s', (_name, [whole, first, second], expected) => {
  const found = check(target('A', whole), target('T1', first), target('T2', second));
  expect(found).toEqual([expect.objectContaining(expected)]);
});

test('nothing is said where no child has a target, of what does not add up, or across kinds', () => {
  expect(check(target('A', '100'))).toEqual([]);
  expect(check(target('T1', '5', { indicator: 'urban-income' }))).toEqual([]);
  expect(check(target('A', '5', { kind: 'upper' }), target('T1', '5'))).toMatchObject([
    { kind: 'budget', verdict: 'no-parent' },
  ]);
});
