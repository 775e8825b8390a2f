import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, buildWorkingCalendar, type ExceptionalDay } from '#core/platform/public.ts';
import seed from '../../platform/calendar-seed.json' with { type: 'json' };
import { findEndedHalf, isReportDue } from './half-month.ts';

const calendar = buildWorkingCalendar(seed.exceptionalDays as ExceptionalDay[], seed.coveredYears);

describe('the half month of a report', () => {
  test.each([
    ['2026-11-16', '2026-11-01', '2026-11-15', '2026年11月上半月'],
    ['2026-11-30', '2026-11-01', '2026-11-15', '2026年11月上半月'],
    ['2026-12-01', '2026-11-16', '2026-11-30', '2026年11月下半月'],
    ['2026-03-15', '2026-02-16', '2026-02-28', '2026年2月下半月'],
    ['2027-01-01', '2026-12-16', '2026-12-31', '2026年12月下半月'],
  ])('on %s it is %s to %s, called %s', (today, fromOn, toOn, name) => {
    expect(findEndedHalf(today)).toEqual({ fromOn, toOn, name });
  });

  test('has always ended before the day, and no other half month lies between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (days) => {
        const today = addDays('2024-01-01', days);
        const half = findEndedHalf(today);
        expect(half.fromOn <= half.toOn && half.toOn < today).toBe(true);
        expect(findEndedHalf(addDays(half.toOn, 1))).toEqual(half);
        expect(today <= addDays(half.toOn, 16)).toBe(true);
      }),
    );
  });

  test('is reported on the first working day after it: behind a weekend, behind the October holidays', () => {
    const due = (today: string) => isReportDue(findEndedHalf(today), calendar, today);
    expect(['2026-11-16', '2026-08-16', '2026-08-17'].map(due)).toEqual([true, false, true]);
    expect(['2026-10-01', '2026-10-07', '2026-10-08', '2026-10-09'].map(due)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
