import { expect, test } from 'vitest';
import { findExtreme, findFirstCrossing, findSignChange, type SeriesPoint } from './lowest-since.ts';

const series = (...values: (string | null)[]): SeriesPoint[] =>
  values.map((value, at) => ({ period: `2026-${String(at + 1).padStart(2, '0')}` as const, value }));

test.each([
  ['the lowest of six', series('9', '8', '7', '9', '8', '6'), { periods: 6, since: null, isCutShort: false }],
  [
    'the lowest since March',
    series('9', '8', '4', '9', '8', '9', '7', '8', '6'),
    { periods: 6, since: '2026-03', isCutShort: false },
  ],
  [
    'as low as February is not lower',
    series('9', '6', '9', '8', '7', '9', '8', '6'),
    { periods: 6, since: '2026-02', isCutShort: false },
  ],
  [
    'a gap ends what can be said',
    series('1', null, '9', '8', '7', '9', '8', '6'),
    { periods: 6, since: null, isCutShort: true },
  ],
])('%s', (_name, points, expected) => {
  expect(findExtreme(points, 'lowest')).toEqual({ side: 'lowest', ...expected });
});

test.each([
  ['a low of five says nothing', series('9', '8', '7', '9', '6')],
  ['a gap after five', series('1', null, '9', '8', '7', '9', '6')],
  ['lower the month before', series('9', '8', '7', '9', '8', '5', '6')],
  ['no last value', series('9', '8', '7', '9', '8', '5', null)],
  ['nothing at all', []],
])('%s: no new low', (_name, points) => {
  expect(findExtreme(points, 'lowest')).toBeNull();
});

test('the highest is found the same way', () => {
  expect(findExtreme(series('5', '9', '7', '8', '6', '5', '7', '8.5'), 'highest')).toMatchObject({
    periods: 6,
    since: '2026-02',
  });
});

test.each([
  [series('-1', '2'), 'to-positive'],
  [series('3', null, '-0.1'), 'to-negative'],
  [series('3', '0'), null],
  [series('-3', null), null],
  [series('3'), null],
])('the sign of %j turns %s', (points, expected) => {
  expect(findSignChange(points)).toBe(expected);
});

test.each<[string, SeriesPoint[], ReturnType<typeof findFirstCrossing>]>([
  [
    'below ten after five at ten or more',
    series('12', '11', '10', '10.1', '13', '9.9'),
    { side: 'below', periods: 6 },
  ],
  ['ten after six below', series('1', '9', '8', '9.9', '-2', '3', '10'), { side: 'above', periods: 7 }],
  [
    'counted back to the last time it was so',
    series('9', '11', '12', '13', '14', '15', '8'),
    { side: 'below', periods: 6 },
  ],
  ['four before are too few', series('11', '12', '13', '14', '8'), null],
  ['below the month before too', series('12', '11', '10', '10.1', '13', '9.9', '9.8'), null],
  ['a gap ends what is known', series('12', '11', null, '10.1', '13', '12', '9.9'), null],
  ['no last value', series('12', '11', '12', '13', '14', null), null],
  ['nothing at all', [], null],
])('the mark of ten is crossed: %s', (_name, points, expected) => {
  expect(findFirstCrossing(points, '10')).toEqual(expected);
});
