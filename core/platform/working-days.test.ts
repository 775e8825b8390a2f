import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fromDayNumber, getWeekday, toDayNumber } from './calendar-date.ts';
import seed from './calendar-seed.json' with { type: 'json' };
import {
  addWorkingDays,
  buildWorkingCalendar,
  countClockWorkingDays,
  countWorkingDays,
  countWorkingDaysAfter,
  countWorkingDaysByMonth,
  countWorkingDaysOverdue,
  type ExceptionalDay,
  isWorkingDay,
} from './working-days.ts';

const calendar = buildWorkingCalendar(seed.exceptionalDays as ExceptionalDay[], seed.coveredYears);
const date = fc
  .integer({ min: toDayNumber('2004-01-01'), max: toDayNumber('2028-12-31') })
  .map(fromDayNumber);

describe('the seed of the calendar', () => {
  it('covers 2004 to 2026, every day once, extra working days on week-ends only', () => {
    const dates = seed.exceptionalDays.map((day) => day.date);
    expect([seed.coveredYears[0], seed.coveredYears.at(-1), seed.coveredYears.length]).toEqual([
      2004, 2026, 23,
    ]);
    expect(new Set(dates).size).toBe(dates.length);
    const worked = seed.exceptionalDays.filter((day) => day.kind === 'workday');
    expect(worked.every((day) => getWeekday(day.date) >= 6)).toBe(true);
  });

  it('knows the swapped week-ends of the notice for 2026', () => {
    expect(
      ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map((d) =>
        isWorkingDay(calendar, d),
      ),
    ).toEqual([true, true, true, true, true, true]);
    expect(
      ['2026-02-23', '2026-04-06', '2026-06-19', '2026-09-25', '2026-10-07'].map((d) =>
        isWorkingDay(calendar, d),
      ),
    ).toEqual([false, false, false, false, false]);
  });
});

describe('working days', () => {
  it('within 3 working days of a Thursday is the next Tuesday', () => {
    expect(addWorkingDays(calendar, '2026-11-05', 3)).toEqual({ date: '2026-11-10', isProvisional: false });
  });

  it('a swapped Saturday counts and the holiday week does not', () => {
    expect(addWorkingDays(calendar, '2026-09-30', 1).date).toBe('2026-10-08');
    expect(addWorkingDays(calendar, '2026-10-08', 2).date).toBe('2026-10-10');
    expect(addWorkingDays(calendar, '2026-10-08', -1).date).toBe('2026-09-30');
  });

  it('the day of receipt is day 0 even when it is no working day', () => {
    expect(addWorkingDays(calendar, '2026-11-07', 1).date).toBe('2026-11-09');
    expect(addWorkingDays(calendar, '2026-11-07', 0).date).toBe('2026-11-07');
  });

  it('a year without a notice goes Monday to Friday without the statutory days, and says provisional', () => {
    expect(isWorkingDay(calendar, '2027-01-01')).toBe(false);
    expect(isWorkingDay(calendar, '2028-05-02')).toBe(false);
    expect(isWorkingDay(calendar, '2027-10-01')).toBe(false);
    expect(isWorkingDay(calendar, '2027-10-04')).toBe(true);
    expect(addWorkingDays(calendar, '2026-12-31', 1)).toEqual({ date: '2027-01-04', isProvisional: true });
    expect(countWorkingDaysAfter(calendar, '2026-12-30', '2026-12-31')).toEqual({
      days: 1,
      isProvisional: false,
    });
  });

  it('overdue by n counts the working days after the deadline through the as-of date', () => {
    expect(countWorkingDaysOverdue(calendar, '2026-11-06', '2026-11-06').days).toBe(0);
    expect(countWorkingDaysOverdue(calendar, '2026-11-06', '2026-11-08').days).toBe(0);
    expect(countWorkingDaysOverdue(calendar, '2026-11-06', '2026-11-10').days).toBe(2);
  });

  it('a stopped clock counts its last day and starts again at day 0', () => {
    const stops = [{ stoppedOn: '2026-11-04', resumedOn: '2026-11-10' }];
    expect(countClockWorkingDays(calendar, '2026-11-02', stops, '2026-11-12').days).toBe(2 + 2);
    expect(countClockWorkingDays(calendar, '2026-11-02', stops, '2026-11-10').days).toBe(2);
    expect(
      countClockWorkingDays(
        calendar,
        '2026-11-02',
        [{ stoppedOn: '2026-11-04', resumedOn: null }],
        '2026-11-30',
      ).days,
    ).toBe(2);
    expect(countClockWorkingDays(calendar, '2026-11-02', stops, '2026-11-03').days).toBe(1);
  });

  it('the n-th working day after a day is n working days after it', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const { date: to } = addWorkingDays(calendar, from, n);
        expect(isWorkingDay(calendar, to)).toBe(true);
        expect(countWorkingDaysAfter(calendar, from, to).days).toBe(n);
        expect(countWorkingDaysAfter(calendar, from, addDays(to, -1)).days).toBe(n - 1);
      }),
    );
  });

  it('a clock that stops and resumes on the same day has run as if it had not stopped', () => {
    fc.assert(
      fc.property(date, fc.nat(30), fc.nat(30), (from, a, b) => {
        const stoppedOn = addDays(from, a);
        const asOf = addDays(stoppedOn, b);
        expect(countClockWorkingDays(calendar, from, [{ stoppedOn, resumedOn: stoppedOn }], asOf)).toEqual(
          countWorkingDaysAfter(calendar, from, asOf),
        );
      }),
    );
  });

  it('the months of a year add up to its working days', () => {
    const months = countWorkingDaysByMonth(calendar, 2026);
    expect(months).toHaveLength(12);
    expect(months.reduce((a, b) => a + b, 0)).toBe(
      countWorkingDays(calendar, '2026-01-01', '2026-12-31').days,
    );
    expect(months[9]).toBe(18);
  });
});
