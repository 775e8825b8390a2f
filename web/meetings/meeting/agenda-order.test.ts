import { expect, test } from 'vitest';
import type { AgendaEntry } from '#core/meetings/public.ts';
import { addTopic, moveEntry, newTopicKey, sumMinutes } from './agenda-order.ts';

const entry = (key: string, kind: AgendaEntry['kind'] = 'project'): AgendaEntry => ({
  ...{ key, kind, title: key, projectId: null, reasons: [], reports: [], comments: [], concludes: '' },
  ...{ informed: [], minutes: 5, isRecurring: false, note: '' },
});
const agenda = [entry('last', 'last-decisions'), entry('a'), entry('b'), entry('c'), entry('end', 'closing')];
const keys = (entries: readonly AgendaEntry[]) => entries.map(({ key }) => key).join(' ');

test.each([
  ['a', 3, 'last b c a end'],
  ['c', 1, 'last c a b end'],
  ['b', 2, 'last a b c end'],
  ['c', 0, 'last c a b end'],
  ['a', 9, 'last b c a end'],
  ['last', 3, 'last a b c end'],
  ['x', 1, 'last a b c end'],
])('moving %s to place %i gives %s: the opening stays first and the closing last', (key, to, order) =>
  expect(keys(moveEntry(agenda, key, to))).toBe(order),
);
test('a topic stands in front of the closing and has a key of its own', () => {
  expect(keys(addTopic(agenda, entry('t')))).toBe('last a b c t end');
  expect(newTopicKey([entry('topic-1')])).toBe('topic-2');
});
test('the time of an agenda is the sum of its entries', () => expect(sumMinutes(agenda)).toBe(25));
