import { expect, test } from 'vitest';
import { countChanges, NO_CHANGES, toChanges, typedOf, withSwitch, withThreshold } from './rule-edits.ts';

const threshold = { conditionId: 'progress-red', clause: 0, end: 'below' as const, value: '0.80', unit: '%' };

test('A threshold is typed in percent, sent as a share, and is no change when typed back', () => {
  expect(typedOf(NO_CHANGES, threshold)).toBe('80');
  const edits = withThreshold(NO_CHANGES, threshold, '72.5');
  expect([typedOf(edits, threshold), countChanges(edits)]).toEqual(['72.5', 1]);
  expect(toChanges(edits).thresholds).toEqual([
    { conditionId: 'progress-red', clause: 0, end: 'below', value: '0.725' },
  ]);
  expect(countChanges(withThreshold(edits, threshold, '80'))).toBe(0);
});

test('What is no number is sent as it was typed, for the server to refuse', () => {
  expect(toChanges(withThreshold(NO_CHANGES, threshold, '八成')).thresholds[0]?.value).toBe('八成');
});

test('A switch turned back is no change', () => {
  const on = withSwitch(NO_CHANGES, 'statistics', true, false);
  expect(toChanges(on).switches).toEqual([{ dimension: 'statistics', isOn: true }]);
  expect(countChanges(withSwitch(on, 'statistics', false, false))).toBe(0);
});
