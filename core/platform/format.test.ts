import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatDate,
  formatPercent,
  formatPoints,
  formatPrinted,
  toPrintedAmount,
  toPrintedRate,
} from './format.ts';
import { compare, toFraction } from './fraction.ts';

describe('printing', () => {
  it.each([
    ['0.35', '35.0%'],
    ['0.7875', '78.8%'],
    ['-0.05', '−5.0%'],
    ['-0.0001', '0.0%'],
    ['12.3456', '1,234.6%'],
  ])('the share %s prints as %s', (share, printed) => {
    expect(formatPercent(share)).toBe(printed);
  });

  it('a figure that cannot be computed prints as a dash', () => {
    expect([formatPercent(null), formatAmount(null, '万元'), formatPoints(null, '0.5')]).toEqual([
      '—',
      '—',
      '—',
    ]);
  });

  it('a rate just below its threshold shows more digits', () => {
    expect(formatPercent('0.99996', 1, [{ value: '1', reached: 'from-below' }])).toBe('99.996%');
    expect([
      formatPercent('0.9996'),
      formatPercent('0.9994'),
      formatPercent('1'),
      formatPercent('1.0004'),
    ]).toEqual(['99.96%', '99.9%', '100.0%', '100.0%']);
    expect(formatPercent('0.7996', 1, [{ value: '0.80', reached: 'from-below' }])).toBe('79.96%');
  });

  it('a rate never prints below a smaller one', () => {
    const share = fc.integer({ min: 0, max: 11 * 10 ** 5 }).map((n) => ({ num: BigInt(n), den: 10n ** 6n }));
    fc.assert(
      fc.property(share, share, share, (a, b, against) => {
        const [low, high] = compare(a, b) <= 0 ? [a, b] : [b, a];
        const [x, y] = [toPrintedRate(low, [against]), toPrintedRate(high, [against])].map(toFraction);
        if (x === undefined || y === undefined) throw new Error('two rates are printed');
        expect(compare(x, y)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('amounts print in 亿元 with two digits, in 万元 with none, in 元 with two', () => {
    const amount = '1234567890.125';
    expect([formatAmount(amount, '亿元'), formatAmount(amount, '万元'), formatAmount(amount, '元')]).toEqual([
      '12.35',
      '123,457',
      '1,234,567,890.13',
    ]);
    expect(toPrintedAmount('53333333', '万元')).toBe('5333');
  });

  it('points are the difference of the two printed percents, signed', () => {
    expect(formatPoints('0.35', '0.444444444444')).toBe('−9.4');
    expect(formatPoints('0.35', '0.5')).toBe('−15.0');
    expect(formatPoints('0.614', '0.6')).toBe('+1.4');
    expect(formatPoints('0.6004', '0.6')).toBe('0.0');
  });

  it('a rate that has not reached what it is measured against never prints as if it had', () => {
    expect(toPrintedRate('0.4996', ['0.5'])).toBe('49.96');
    expect(toPrintedRate('0.1666', ['0.166666666666'])).toBe('16.66');
    expect(toPrintedRate('0.8332', ['0.833333333333'])).toBe('83.3');
    expect([formatPoints('0.4996', '0.5'), formatPoints('0.9996', '1')]).toEqual(['−0.04', '−0.04']);
  });

  it('separators stand before every three digits of the whole part only', () => {
    expect(formatPrinted('-1234567.8901')).toBe('−1,234,567.8901');
    expect(formatPrinted('999')).toBe('999');
    expect(formatPrinted('0.0', 'signed')).toBe('0.0');
  });

  it('dates print without leading zeros', () => {
    expect(formatDate('2026-03-05')).toBe('2026年3月5日');
  });
});
