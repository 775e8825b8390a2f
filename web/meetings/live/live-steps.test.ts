import { expect, test } from 'vitest';
import { clockText, listOwnDecisions, secondsLeft, stepOfKey } from './live-steps.ts';

test.each([
  [0, '0:00'],
  [65, '1:05'],
  [-90, '−1:30'],
])('%i seconds are shown as %s', (seconds, text) => expect(clockText(seconds)).toBe(text));
test('the time left counts down from the minutes of the entry and goes below zero', () => {
  expect(secondsLeft(2, 0, 30_000)).toBe(90);
  expect(secondsLeft(1, 0, 90_000)).toBe(-30);
});
test.each([
  ['ArrowRight', 0, 1],
  ['PageDown', 1, 2],
  ['ArrowRight', 2, null],
  ['ArrowLeft', 0, null],
  ['ArrowLeft', 2, 1],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['a', 1, null],
])('%s at %i of three leads to %s', (key, at, to) => expect(stepOfKey(key, at, 3)).toBe(to));

test('An entry shows what this meeting decided, not what a merged one decided about the same project', () => {
  const row = (meetingId: string, entryKey: string, stage = 'signed') => ({ meetingId, entryKey, stage });
  const own = row('3', 'project:7');
  const all = [own, row('2', 'project:7'), row('3', 'project:8'), row('3', 'project:7', 'struck')];
  expect(listOwnDecisions(all, '3', 'project:7')).toEqual([own]);
});
