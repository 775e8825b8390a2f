import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getBuiltInFormat, getNumberFormat } from './number-format.ts';

describe('numbers as Excel shows them', () => {
  it.each([
    ['General', 0.1 + 0.2, '0.3'],
    ['General', 12345678901234, '12345678901234'],
    ['0.00_ ', 1.005, '1.01'],
    ['#,##0.00', 1234567.891, '1,234,567.89'],
    ['_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', 0, '-'],
    ['_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', -3.5, '-3.50'],
    ['0.0%', 0.6666, '66.7%'],
    ['0.00_);[Red]\\(0.00\\)', -2.5, '(2.50)'],
    ['0"万元"', 12, '12万元'],
    ['000000', 12, '000012'],
    ['#,##0,', 1234567, '1,235'],
    ['0.00E+00', 1234, '1.23E+03'],
    ['[>=10000]0.0,"千";0', 12000, '12.0千'],
    ['yyyy"年"m"月"d"日"', 45458, '2024年6月15日'],
    ['[$-804]yyyy"年"m"月";@', 45458, '2024年6月'],
    ['[DBNum1][$-804]yyyy"年"m"月"', 45458, '二〇二四年六月'],
    ['yyyy-mm-dd hh:mm', 45458.5, '2024-06-15 12:00'],
  ])('%s of %d is %s', (code, value, expected) => {
    expect(getNumberFormat(code).show(value)).toBe(expected);
  });

  it('the East Asian built-in formats 27 to 36 and 50 to 58 are dates', () => {
    for (const id of [27, 31, 36, 50, 57, 58])
      expect(getNumberFormat(getBuiltInFormat(id)).isDate).toBe(true);
    expect(getNumberFormat(getBuiltInFormat(31)).show(45458)).toBe('2024年6月15日');
  });

  it('any format code shows any number without failing', () => {
    const piece = fc.constantFrom(
      '0',
      '#',
      '?',
      ',',
      '.',
      '%',
      ';',
      '"x"',
      '\\-',
      '_ ',
      '* ',
      '[Red]',
      '[>5]',
      'E+00',
      '@',
      'yyyy',
      'm',
      'General',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
        fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
        (code, value) => {
          expect(typeof getNumberFormat(code).show(value)).toBe('string');
        },
      ),
    );
  });
});
