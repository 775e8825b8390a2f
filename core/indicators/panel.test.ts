import { expect, test } from 'vitest';
import { countAboveAverage, summarisePanel } from './panel.ts';

const entries = (...values: (string | null)[]) =>
  values.map((value, at) => ({ key: String(at), name: `${at}县`, value }));

test('coverage, who is missing, who stands below the average, and quarters of the field', () => {
  const panel = summarisePanel(entries('8', '6', null, '4', '2'), 'higher-is-better', '5');
  expect(panel).toEqual({
    counted: 4,
    listed: 5,
    missing: ['2县'],
    betterThanAverage: 2,
    worseThanAverage: ['3县', '4县'],
    quartiles: { 0: 1, 1: 2, 3: 3, 4: 4 },
  });
});

test('what is better when lower turns the field round', () => {
  const panel = summarisePanel(entries('8', '6', '4', '2'), 'lower-is-better', '5');
  expect(panel.worseThanAverage).toEqual(['0县', '1县']);
  expect(panel.quartiles).toEqual({ 0: 4, 1: 3, 2: 2, 3: 1 });
});

test('without a figure or an average nobody stands below; all equal are in the best quarter', () => {
  expect(summarisePanel(entries(null, null), 'higher-is-better', null)).toMatchObject({
    counted: 0,
    worseThanAverage: [],
    quartiles: {},
  });
  expect(summarisePanel(entries('3', '3', '3'), 'higher-is-better', '3')).toMatchObject({
    betterThanAverage: 0,
    worseThanAverage: [],
    quartiles: { 0: 1, 1: 1, 2: 1 },
  });
});

test('in how many of its indicators a region is above the average', () => {
  expect(
    countAboveAverage([
      { value: '8', average: '7', direction: 'higher-is-better' },
      { value: '7', average: '7', direction: 'higher-is-better' },
      { value: '3', average: '4', direction: 'lower-is-better' },
      { value: null, average: '4', direction: 'lower-is-better' },
    ]),
  ).toEqual({ above: 2, compared: 3 });
});
