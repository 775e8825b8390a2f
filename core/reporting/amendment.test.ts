import { describe, expect, test } from 'vitest';
import { type AmendedMeasure, findAmendmentFault } from './amendment.ts';

const MONTHS = [
  { period: '2026-09', monthAmountYuan: '1000000', ytdAmountYuan: '5000000' },
  { period: '2026-10', monthAmountYuan: '2000000', ytdAmountYuan: '7000000' },
];
const PROJECT = { totalInvestmentYuan: '20000000', baseYuan: '10000000' };
const codeOf = (measure: AmendedMeasure, newValue: string, period = '2026-10') =>
  findAmendmentFault(MONTHS, { period, measure, newValue }, PROJECT)?.body.code ?? 'fine';

describe('A corrected value', () => {
  test('of physical progress lies between 0 and 100', () => {
    expect(['0', '66.5', '100'].map((value) => codeOf('image_percent', value))).toEqual([
      'fine',
      'fine',
      'fine',
    ]);
    expect(['180', '-5', '100.01'].map((value) => codeOf('image_percent', value))).toEqual(
      Array(3).fill('AMENDMENT_VALUE_WRONG'),
    );
  });

  test('may reduce a month below zero, but no cumulative of the year', () => {
    expect(codeOf('month_amount', '-200000')).toBe('fine');
    expect(codeOf('month_amount', '-5000001')).toBe('AMENDMENT_VALUE_WRONG');
    expect(codeOf('ytd_amount', '-1')).toBe('AMENDMENT_VALUE_WRONG');
  });

  test('lifts the cumulative since the start to at most a tenth above the total investment, later months included', () => {
    expect(codeOf('ytd_amount', '12000000')).toBe('fine');
    expect(codeOf('ytd_amount', '12000001')).toBe('AMENDMENT_VALUE_WRONG');
    expect(codeOf('month_amount', '6000001', '2026-09')).toBe('AMENDMENT_VALUE_WRONG');
    expect(
      findAmendmentFault(
        MONTHS,
        { period: '2026-10', measure: 'ytd_amount', newValue: '99999999990000' },
        { totalInvestmentYuan: null, baseYuan: null },
      ),
    ).toBeNull();
  });
});
