import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPeriodId } from '#core/platform/public.ts';
import { parseDateText } from './parse-date-text.ts';

describe('dates in the habits of offices', () => {
  it.each([
    ['2026年6月底', '2026-06', 'month', 'end'],
    ['2026.6', '2026-06', 'month', null],
    ['2026-06', '2026-06', 'month', null],
    ['6月', '2026-06', 'month', null],
    ['三季度', '2026-Q3', 'quarter', null],
    ['2025年第4季度', '2025-Q4', 'quarter', null],
    ['45458', '2024-06-15', 'day', null],
    ['年底', '2026', 'year', 'end'],
    ['2027年', '2027', 'year', null],
    ['上半年', '2026-H1', 'half', null],
    ['2026年6月中旬', '2026-06-X2', 'dekad', null],
    ['2026年12月31日前', '2026-12-31', 'day', 'before'],
    ['２０２６年６月', '2026-06', 'month', null],
    ['二〇二六年十二月', '2026-12', 'month', null],
    ['20260615', '2026-06-15', 'day', null],
    ['预计2026年10月', '2026-10', 'month', null],
    ['2026/6/15 0:00:00', '2026-06-15', 'day', null],
  ])('%s is read as %s and is no finer than it was written', (text, period, precision, edge) => {
    expect(parseDateText(text, 2026)).toMatchObject({ ok: true, period, precision, edge, text });
  });

  it.each([
    ['6/7/2026', 'ambiguous'],
    ['24.6', 'ambiguous'],
    ['2026.6-2027.12', 'range'],
    ['9999-12-31', 'words'],
    ['9999年12月', 'words'],
    ['0206.5.1', 'words'],
    ['1225-1226', 'range'],
    ['已开工', 'words'],
    ['2026年13月', 'impossible'],
    ['2026-02-30', 'impossible'],
    ['—', 'blank'],
    ['', 'blank'],
  ])('%s is not guessed: %s', (text, kind) => {
    expect(parseDateText(text, 2026)).toMatchObject({ ok: false, kind });
  });

  it('a month without a year is a problem when the sheet names no year', () => {
    expect(parseDateText('6月', null)).toMatchObject({ ok: false, kind: 'no-year' });
    expect(parseDateText('6月', 2026)).toMatchObject({ ok: true, yearAssumed: true });
  });

  it('any text gives a period of the calendar or a problem, never an exception', () => {
    const piece = fc.constantFrom(
      '2026',
      '年',
      '6',
      '月',
      '31',
      '日',
      '.',
      '-',
      '底',
      '季度',
      '三',
      '上半年',
      '前',
      ' ',
      '45458',
      '约',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (text) => {
          const reading = parseDateText(text, 2026);
          if (reading.ok) expect(isPeriodId(reading.period)).toBe(true);
          else expect(reading.reason).not.toBe('');
        },
      ),
    );
  });
});
