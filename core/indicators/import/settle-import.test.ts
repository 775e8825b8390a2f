import { expect, test } from 'vitest';
import type { FilingCell } from '../filing.ts';
import { type SignedFigures, settleImport } from './settle-import.ts';
import { indexNames } from './stat-names.ts';
import { TEST_DICTIONARY } from './testing-dictionary.ts';

const index = indexNames(TEST_DICTIONARY);
const cell = (value: string | null, growth: string | null = null): FilingCell => ({
  ...{ indicator: 'industry-output', subject: 'X05', period: '2025-09', value, growth, base: null },
  ...{ place: '表1!C5', reason: '' },
});
const signed = (value: string | null, growth: string | null = null): SignedFigures => ({
  value,
  growth,
  base: null,
});
const settle = (one: FilingCell, stands: SignedFigures | null, answers: Record<string, string> = {}) =>
  settleImport([one], { index, answers, own: new Set(['industry-output']), signed: () => stands });

test('what is not signed is new, what is equal is not filed again', () => {
  expect(settle(cell('10'), null).cells).toHaveLength(1);
  const same = settle(cell('10.0'), signed('10', '8.5'));
  expect(same).toMatchObject({ cells: [], questions: [], lines: [{ state: 'same' }] });
});

test('a growth beside a signed amount is added and keeps the amount', () => {
  const { cells, questions } = settle(cell(null, '8.5'), signed('10'));
  expect(cells[0]).toMatchObject({ value: '10', growth: '8.5', reason: '补入原来没有登记的数' });
  expect(questions).toEqual([]);
});

test('a different amount is asked, and only a reason of its own revises it', () => {
  const asked = settle(cell('11'), signed('10'));
  expect(asked).toMatchObject({ cells: [], lines: [{ state: 'waiting' }] });
  const [question] = asked.questions;
  expect(question?.key).toBe('signed:industry-output:2025');
  const key = question?.key ?? '';
  expect(settle(cell('11'), signed('10'), { [key]: 'revise:' }).cells).toEqual([]);
  expect(settle(cell('11'), signed('10'), { [key]: 'keep' }).lines[0]?.state).toBe('kept');
  expect(settle(cell('11'), signed('10'), { [key]: 'revise:年报核实' }).cells[0]).toMatchObject({
    value: '11',
    reason: '年报核实',
  });
});

test('what another department files is left out', () => {
  const { cells, lines } = settleImport([cell('10')], {
    index,
    answers: {},
    own: new Set(),
    signed: () => null,
  });
  expect(cells).toEqual([]);
  expect(lines[0]?.state).toBe('not-own');
});
