import { expect, test } from 'vitest';
import type { FindingView } from '#core/reporting/row-contract.ts';
import { hasFoldedError, isNotInOrder, listErrors } from './form-fields.ts';

const finding = (field: string, severity: FindingView['severity']): FindingView => ({
  ...{ ruleId: 'QLT-003', severity, field, sentence: '本年累计不等于上期累计加本月完成。' },
  ...{ remedy: '', choices: [] },
});

test('An error in a folded field opens the folded part, one on the first screen does not', () => {
  const row = (findings: FindingView[]) => ({ status: 'returned' as const, findings });
  expect(hasFoldedError(row([finding('ytdAmountYuan', 'error')]))).toBe(true);
  expect(hasFoldedError(row([finding('monthAmountYuan', 'error')]))).toBe(false);
  expect(hasFoldedError(row([finding('ytdAmountYuan', 'warning')]))).toBe(false);
});

test('A report that nobody began shows no error', () => {
  expect(listErrors({ status: 'open', findings: [finding('monthAmountYuan', 'error')] })).toEqual([]);
});

test('A report with an error or an unanswered warning is left off the sheet that is signed', () => {
  expect(isNotInOrder({ unansweredCount: 1, findings: [finding('monthAmountYuan', 'warning')] })).toBe(true);
  expect(isNotInOrder({ unansweredCount: 0, findings: [finding('monthAmountYuan', 'error')] })).toBe(true);
  expect(isNotInOrder({ unansweredCount: 0, findings: [finding('monthAmountYuan', 'warning')] })).toBe(false);
});
