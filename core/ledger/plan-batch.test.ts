import { describe, expect, test } from 'vitest';
import { type ChangeKind, checkPlanLine } from './plan-batch.ts';

const line = (changeKind: ChangeKind, annualYuan: string, currentYuan: string | null, more: object = {}) => ({
  changeKind,
  annualYuan,
  currentYuan,
  isListed: true,
  isNamedTwice: false,
  ...more,
});

describe('lines of a plan batch', () => {
  test.each([
    ['issued', line('issued', '100', null), null],
    ['issued', line('raised', '100', '50'), '首次下达只能填“下达”'],
    ['issued', line('issued', '100', null, { isListed: false }), '项目不在年度清单内'],
    ['adjusted', line('issued', '100', null), '调整批次请填调增、调减、调出或抵补'],
    ['adjusted', line('raised', '100.01', '100'), null],
    ['adjusted', line('raised', '100.00', '100'), '调增后的年度计划应大于现行计划'],
    ['adjusted', line('raised', '100', null), '调增后的年度计划应大于现行计划'],
    ['adjusted', line('lowered', '99.99', '100'), null],
    ['adjusted', line('lowered', '100', '100.00'), '调减后的年度计划应小于现行计划'],
    ['adjusted', line('removed', '0', '100'), null],
    ['adjusted', line('removed', '1', '100'), '调出项目的年度计划应为0'],
    ['adjusted', line('removed', '0', null), '没有现行计划，不必调出'],
    ['adjusted', line('substituted', '100', null), null],
    ['adjusted', line('substituted', '100', '0.00'), null],
    ['adjusted', line('substituted', '100', '1'), '已有现行计划，请填调增或调减'],
    ['adjusted', line('substituted', '0', null), '抵补项目的年度计划应大于0'],
    ['adjusted', line('raised', '200', '100', { isNamedTwice: true }), '同一项目在本批次中出现两次'],
  ] as const)('in a batch %s the line %j is judged: %s', (kind, given, wanted) => {
    expect(checkPlanLine(kind, given)).toBe(wanted);
  });
});
