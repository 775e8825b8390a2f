import { expect, test } from 'vitest';
import { findRuleFault } from './MatchRulesDialog.tsx';

type Rule = Parameters<typeof findRuleFault>[0];
const rule = (rest: Partial<Rule> = {}): Rule => ({
  ...{ main: 'gdp', support: 'industry-output', sign: 1, lag: 0, tolerance: '5' },
  ...rest,
});

test.each<[string, Rule, Rule[], string | null]>([
  ['a sound pair', rule(), [], null],
  ['one without its support', rule({ support: '' }), [], 'choose'],
  ['one with itself', rule({ support: 'gdp' }), [], 'same'],
  ['one that stands above already', rule({ tolerance: '8' }), [rule()], 'twice'],
  ['the same with another lag', rule({ lag: 1 }), [rule()], null],
  ['a tolerance in words', rule({ tolerance: '五点' }), [], 'tolerance'],
  ['a tolerance of two digits behind the point', rule({ tolerance: '5.25' }), [], 'tolerance'],
])('%s', (_name, one, before, fault) => {
  expect(findRuleFault(one, before)).toBe(fault);
});
