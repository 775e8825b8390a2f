import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromYuan, parseAmount, roundYuanToFen, toYuan } from './parse-amount.ts';
import { canonicalDecimal, parseDecimal, shiftDecimal } from './parse-decimal.ts';

const READ: [string, string, number][] = [
  ['0', '0', 0],
  ['-0', '0', 0],
  ['-0.00', '0', 2],
  ['007', '7', 0],
  ['35.00', '35', 2],
  ['.5', '0.5', 1],
  ['+5.2', '5.2', 1],
  ['1,234,567.89', '1234567.89', 2],
  ['1，234．5', '1234.5', 1],
  ['１２３', '123', 0],
  ['1 234 567', '1234567', 0],
  ['1\u00a0234', '1234', 0],
  ['−5', '-5', 0],
  ['－５．５', '-5.5', 1],
  ['–5', '-5', 0],
  ['- 5', '-5', 0],
  ['\ufeff 12\t', '12', 0],
  ["'12", '12', 0],
  ['5.820766091346741e-11', '0.00000000005820766091346741', 26],
  ['1.25E+1', '12.5', 1],
];

const NOT_READ: [string, string][] = [
  ['', 'blank'],
  ['   ', 'blank'],
  ['—', 'dash'],
  ['——', 'dash'],
  ['/', 'dash'],
  ['无', 'dash'],
  ['NaN', 'formula-error'],
  ['-Infinity', 'formula-error'],
  ['#DIV/0!', 'formula-error'],
  ['#N/A', 'formula-error'],
  ['1e400', 'too-large'],
  ['1e-400', 'too-long'],
  ['1.2E+05', 'exponent'],
  ['约500', 'approximate'],
  ['500左右', 'approximate'],
  ['500余', 'approximate'],
  ['500+', 'approximate'],
  ['500-600', 'range'],
  ['500～600', 'range'],
  ['12。5', 'malformed'],
  ['(1,234)', 'malformed'],
  ['（5）', 'malformed'],
  ['1.2.3', 'malformed'],
  ['5.', 'malformed'],
  ['--5', 'malformed'],
  ['1,23', 'grouping'],
  ['12,0000', 'grouping'],
  ['12\n345', 'malformed'],
  ['12 34', 'grouping'],
  ['①', 'words'],
  ['10²', 'words'],
  ['三千', 'words'],
  ['基本完成', 'words'],
  ['1\u00002', 'words'],
  ['0x10', 'words'],
  ['9'.repeat(31), 'too-large'],
  [`0.${'1'.repeat(80)}`, 'too-long'],
];

const AMOUNTS: [string, 'yuan' | 'wan' | 'yi', string][] = [
  ['1200.5', 'wan', '12005000'],
  ['1,200.5', 'wan', '12005000'],
  ['0.000001', 'wan', '0.01'],
  ['1.2亿元', 'wan', '120000000'],
  ['1.2亿', 'yuan', '120000000'],
  ['5000元', 'wan', '5000'],
  ['５０００万元', 'yi', '50000000'],
  ['3千万', 'wan', '30000000'],
  ['2百万元', 'yuan', '2000000'],
  ['1.5万亿', 'yi', '1500000000000'],
  ['1亿2000万元', 'wan', '120000000'],
  ['1亿50万', 'wan', '100500000'],
  ['-35万元', 'wan', '-350000'],
  ['−35', 'wan', '-350000'],
  ['￥500万', 'wan', '5000000'],
  ['￥500', 'yuan', '500'],
  ['-¥1,000.00', 'yuan', '-1000'],
  ['1000元整', 'yuan', '1000'],
  ['12000.000000000002', 'wan', '120000000.00000002'],
];

const NOT_AMOUNTS: [string, string][] = [
  ['约5000万元', 'approximate'],
  ['5000余万元', 'approximate'],
  ['5000万元左右', 'approximate'],
  ['3000-5000万元', 'range'],
  ['完成5000万元', 'words'],
  ['三千万元', 'words'],
  ['万元', 'words'],
  ['1.5亿2000万', 'words'],
  ['￥500', 'currency'],
  ['35%', 'words'],
  ['5000万美元', 'words'],
  ['待定', 'words'],
  ['NaN', 'formula-error'],
  ['1e400', 'too-large'],
  ['100000000000', 'too-large'],
  ['—', 'dash'],
  ['', 'blank'],
];

describe('a decimal is read from text exactly or not at all', () => {
  it.each(READ)('%j is read as %s with %i digits', (text, value, decimals) => {
    expect(parseDecimal(text)).toEqual({ ok: true, value, decimals });
  });
  it.each(NOT_READ)('%j is a problem of kind %s', (text, kind) => {
    expect(parseDecimal(text)).toMatchObject({ ok: false, kind });
  });
  it('any integer and digits written plainly or with thousands separators are read back', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.stringMatching(/^\d{0,6}$/),
        (whole, fraction) => {
          const grouped = `${whole < 0n ? '-' : ''}${(whole < 0n ? -whole : whole).toString().replace(/\B(?=(\d{3})+$)/g, ',')}`;
          const text = fraction === '' ? grouped : `${grouped}.${fraction}`;
          expect(parseDecimal(text)).toEqual({
            ok: true,
            value: canonicalDecimal(text.replaceAll(',', '')),
            decimals: fraction.length,
          });
        },
      ),
    );
  });
  it('a bare figure is read as the same figure with blanks around it, which goes the long way', () => {
    const figure = fc.oneof(
      fc.stringMatching(/^\d{1,17}(\.\d{1,17})?$/),
      fc.constantFrom('0', '00', '0.0', '007', '10', '10.500', '100.0', '0.10', '999999999999999.99'),
    );
    fc.assert(
      fc.property(figure, fc.constantFrom('yuan' as const, 'wan' as const, 'yi' as const), (text, unit) => {
        expect(parseDecimal(text)).toEqual(parseDecimal(` ${text} `));
        expect(parseAmount(text, unit)).toEqual(parseAmount(` ${text} `, unit));
      }),
    );
  });
  it('no text makes the parser throw, and what it reads is canonical', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const reading = parseDecimal(text);
        if (reading.ok) expect(reading.value).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/);
        else expect(reading.reason.length).toBeGreaterThan(0);
        parseAmount(text, 'wan');
      }),
    );
  });
  it('shifting the point there and back changes nothing', () => {
    fc.assert(
      fc.property(
        fc.bigInt(),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: -12, max: 12 }),
        (digits, scale, places) => {
          const value = shiftDecimal(digits.toString(), -scale);
          expect(shiftDecimal(shiftDecimal(value, places), -places)).toBe(value);
        },
      ),
    );
  });
});

describe('an amount is read into yuan exactly or not at all', () => {
  it.each(AMOUNTS)('%j in a field of %s is %s yuan', (text, unit, yuan) => {
    expect(parseAmount(text, unit)).toEqual({ ok: true, yuan });
  });
  it.each(NOT_AMOUNTS)('%j in a field of wan is a problem of kind %s', (text, kind) => {
    expect(parseAmount(text, 'wan')).toMatchObject({ ok: false, kind });
  });
  it('fen are rounded half away from zero and binary noise disappears', () => {
    expect(roundYuanToFen('120000000.00000002')).toBe('120000000');
    expect(roundYuanToFen('53333333.33333333')).toBe('53333333.33');
    expect(roundYuanToFen('0.005')).toBe('0.01');
    expect(roundYuanToFen('-0.005')).toBe('-0.01');
    expect(roundYuanToFen('-0.004')).toBe('0');
    expect(roundYuanToFen('1.995')).toBe('2');
  });
  it('units convert there and back without loss', () => {
    expect(fromYuan('12005000', 'wan')).toBe('1200.5');
    expect(toYuan('1200.5', 'wan')).toBe('12005000');
    expect(fromYuan('1', 'yi')).toBe('0.00000001');
  });
});

it('What is no amount is quoted whole, with its unit', () => {
  for (const text of ['约1.2亿', '30余万元', '1-2亿元']) {
    const reading = parseAmount(text, 'wan');
    expect(reading.ok ? '' : reading.reason).toContain(`“${text}”`);
  }
  const shares = parseAmount('完成3200万元，占64%', 'wan');
  expect(shares.ok ? '' : shares.reason).not.toContain('百分数');
});
