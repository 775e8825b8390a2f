import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, toDecimalText, toFraction, toPrintedRate } from '#core/platform/public.ts';
import { derivePastHalf, getCountdown, isMidYear } from './half-year.ts';

describe('both past half', () => {
  it('compares exactly: one fen below one half is not past it, and is not printed as past it', () => {
    expect(derivePastHalf('50', '100')).toEqual({ isPast: true, owedYuan: '0' });
    expect(derivePastHalf('49999999.99', '100000000')).toEqual({ isPast: false, owedYuan: '0.01' });
    expect(toPrintedRate('0.499999', ['0.5'])).toBe('49.9999');
  });

  it('has no answer without a plan or an actual', () => {
    expect([derivePastHalf(null, '1'), derivePastHalf('1', null), derivePastHalf('1', '0')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('owes exactly what brings it to one half, of an odd plan and of a negative actual too', () => {
    const fen = fc.bigInt({ min: -(10n ** 10n), max: 10n ** 12n });
    fc.assert(
      fc.property(fen, fc.bigInt({ min: 1n, max: 10n ** 12n }), (a, p) => {
        const [actual, plan] = [a, p].map((value) => toDecimalText({ num: value, den: 100n }, 2)) as [
          string,
          string,
        ];
        const half = derivePastHalf(actual, plan);
        if (half === null) throw new Error('there is a plan and an actual');
        const owed = toFraction(half.owedYuan);
        const after = toDecimalText({ num: a * owed.den + owed.num * 100n, den: 100n * owed.den }, 6);
        expect(derivePastHalf(after, plan)?.isPast).toBe(true);
        expect(half.isPast).toBe(compare(owed, toFraction('0')) === 0);
      }),
    );
  });

  it('is asked in the periods that end with the half-year', () => {
    expect(['2026-06', '2026-Q2', '2026-H1', '2026-05', '2026'].map(isMidYear)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('days left', () => {
  it.each([
    ['2026-01-01', '2026-06-30', 180],
    ['2028-02-29', '2028-06-30', 122],
    ['2026-06-30', '2026-06-30', 0],
    ['2026-07-01', '2026-12-31', 183],
    ['2026-12-31', '2026-12-31', 0],
  ])('after %s to %s are %i', (asOf, endsOn, days) => {
    expect(getCountdown(asOf)).toEqual({ endsOn, days });
  });
});
