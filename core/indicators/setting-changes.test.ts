import { expect, test } from 'vitest';
import { DEFAULT_INDICATOR_RULES } from './indicator-rules.ts';
import { listDefinitionChanges, listLimitChanges } from './setting-changes.ts';
import { SHIPPED_INDICATORS } from './shipped-indicators.ts';

test('A version of the limits says which became what; one that sets the same says nothing', () => {
  const { yellow } = DEFAULT_INDICATOR_RULES;
  const after = { yellow: { ...yellow, proRataPoints: '3.5', rankPlaces: 2 } };
  expect(listLimitChanges(DEFAULT_INDICATOR_RULES, after)).toEqual([
    { limit: 'proRataPoints', before: '5', after: '3.5' },
    { limit: 'rankPlaces', before: '1', after: '2' },
  ]);
  expect(listLimitChanges(after, after)).toEqual([]);
});

test('A version of the definitions says who came, who went and what of the others became another', () => {
  const [first, second, third] = SHIPPED_INDICATORS;
  if (!first || !second || !third) throw new Error('the package ships no indicators');
  const changed = { ...second, dueDay: 9, until: '2026-10' };
  expect(listDefinitionChanges([first, second], [changed, third])).toEqual([
    { name: second.name, kind: 'changed', properties: ['dueDay', 'until'] },
    { name: third.name, kind: 'added', properties: [] },
    { name: first.name, kind: 'removed', properties: [] },
  ]);
  expect(listDefinitionChanges([first], [{ ...first, until: null }])).toEqual([]);
});
