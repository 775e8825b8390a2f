import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveReportingShares, sumReportingCounts } from './quality-register.ts';

const counts = (due: number, confirmed: number, onTime: number) => ({
  due,
  confirmed,
  onTime,
  late: confirmed - onTime,
  missing: due - confirmed,
});

describe('the register of reporting quality', () => {
  it('divides what was confirmed in time, and what was confirmed at all, by what was due', () => {
    expect(deriveReportingShares(counts(40, 39, 37))).toEqual({
      punctuality: '0.925',
      completeness: '0.975',
    });
  });

  it('says nothing of a unit that owed nothing', () => {
    expect(deriveReportingShares(counts(0, 0, 0))).toEqual({ punctuality: null, completeness: null });
  });

  it('recomputes the shares of all from the counts of all', () => {
    const all = sumReportingCounts([counts(10, 10, 10), counts(30, 30, 15)]);
    expect(deriveReportingShares(all).punctuality).toBe('0.625');
  });

  it('never lets a late or missing report raise a share', () => {
    const part = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(part, part, part, (onTime, late, missing) => {
        const now = counts(onTime + late + missing, onTime + late, onTime);
        const worse = { ...now, due: now.due + 1, missing: now.missing + 1 };
        const [a, b] = [deriveReportingShares(now).punctuality, deriveReportingShares(worse).punctuality];
        return a === null || (b !== null && Number(b) <= Number(a));
      }),
    );
  });
});
