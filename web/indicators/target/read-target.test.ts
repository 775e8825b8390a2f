import { describe, expect, it, test } from 'vitest';
import { checkMonths, isEmptyTarget, readTarget, type TypedTarget } from './read-target.ts';

const TO_120 = '10 20 30 40 50 60 70 80 90 100 110 120';
const typed = (rest: Partial<TypedTarget> = {}): TypedTarget => ({
  ...{ indicator: 'fixed-investment', subject: 'X05', kind: 'budget', basis: '政府工作报告' },
  ...rest,
});

describe('a target as it was typed', () => {
  it('is sent with its twelve months, however they were copied', () => {
    expect(readTarget(typed({ value: ' 120 ', months: TO_120.replaceAll(' ', '\t') }))).toMatchObject({
      ...{ value: '120', growth: null, rank: null, leadOrgId: null, supportingOrgIds: [] },
      months: TO_120.split(' '),
    });
    expect(readTarget(typed({ growth: '8' }))).toMatchObject({ value: null, growth: '8', months: null });
  });

  test.each<[Partial<TypedTarget>, boolean]>([
    [{}, true],
    [{ value: ' ', growth: '', rank: null }, true],
    [{ rank: 3 }, false],
    [{ growth: '0' }, false],
  ])('%j says nothing: %s', (rest, isEmpty) => {
    expect(isEmptyTarget(typed(rest))).toBe(isEmpty);
  });

  test.each([
    ['', '120', 'cumulative', null],
    [TO_120, '120', 'cumulative', null],
    [TO_120, '120.0', 'cumulative', null],
    ['1 2 3', '120', 'cumulative', 'twelve'],
    [TO_120.replace('40', '四十'), '120', 'cumulative', 'twelve'],
    [TO_120, '', 'cumulative', 'noValue'],
    [TO_120, '125', 'cumulative', 'end'],
    [TO_120.replace('40', '29'), '120', 'cumulative', 'falls'],
    [TO_120, '125', 'stock', null],
  ] as const)('months %j of %j (%s): %s', (months, value, kind, fault) => {
    expect(checkMonths(months, value, kind)?.key ?? null).toBe(fault);
  });
});
