import { describe, expect, test } from 'vitest';
import { buildWorkingCalendar } from '#core/platform/public.ts';
import { DEFAULT_CALENDAR, deriveDueDays, getCertainty } from './calendar.ts';
import { countWorkingDaysLate, derivePunctuality, findUnitDeadline } from './lateness.ts';

const calendar = buildWorkingCalendar(
  [
    ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'].map((date) => ({
      date,
      kind: 'holiday' as const,
      name: '春节',
    })),
    { date: '2026-02-28', kind: 'workday' as const, name: '春节' },
  ],
  [2026, 2027],
);

describe('the calendar of reporting', () => {
  test.each([
    [
      '2026-10',
      {
        opensOn: '2026-10-20',
        cutOffOn: '2026-10-25',
        deadlineAt: '2026-10-28T18:00:00+08:00',
        reviewOn: '2026-10-30',
      },
    ],
    // 28 November is a Saturday: brought forward to Friday; the last day is a Monday.
    ['2026-11', { deadlineAt: '2026-11-27T18:00:00+08:00', reviewOn: '2026-11-30' }],
    // 28 February is a Saturday that is worked; it is also the last day of the month.
    [
      '2026-02',
      { deadlineAt: '2026-02-28T18:00:00+08:00', reviewOn: '2026-02-28', forecastDeadlineAt: null },
    ],
  ])('of %s has its days, moved off days without work', (period, days) => {
    expect(deriveDueDays(DEFAULT_CALENDAR, period, calendar)).toMatchObject(days);
  });

  test('puts a deadline back, or leaves it, where the region says so', () => {
    const back = deriveDueDays({ ...DEFAULT_CALENDAR, holidays: 'back' }, '2026-11', calendar);
    expect(back.deadlineAt).toBe('2026-11-30T18:00:00+08:00');
    const stay = deriveDueDays({ ...DEFAULT_CALENDAR, holidays: 'stay' }, '2026-11', calendar);
    expect(stay.deadlineAt).toBe('2026-11-28T18:00:00+08:00');
  });

  test('has 预计数 and then 年终数 in December', () => {
    const days = deriveDueDays(DEFAULT_CALENDAR, '2026-12', calendar);
    expect(days).toEqual({
      opensOn: '2026-12-15',
      forecastDeadlineAt: '2026-12-18T18:00:00+08:00',
      cutOffOn: '2026-12-31',
      deadlineAt: '2027-01-05T18:00:00+08:00',
      reviewOn: '2027-01-08',
    });
    expect(getCertainty(days, '2026-12-18T09:59:00Z')).toBe('forecast');
    expect(getCertainty(days, '2026-12-18T10:01:00Z')).toBe('preliminary');
    expect(getCertainty({ forecastDeadlineAt: null }, '2026-10-01T00:00:00Z')).toBe('preliminary');
  });

  test('goes by months', () => {
    expect(() => deriveDueDays(DEFAULT_CALENDAR, '2026-Q3', calendar)).toThrow('PERIOD_NOT_IN_CALENDAR');
  });
});

const announced = { announcedAt: '2026-10-20T01:00:00Z', deadlineAt: '2026-10-28T18:00:00+08:00' };

describe('late and missing', () => {
  test.each([
    ['exactly at the deadline is on time', '2026-10-28T10:00:00Z', '2026-10-28T10:00:00.000Z', 'on-time'],
    ['a second later is late', '2026-11-01T00:00:00Z', '2026-10-28T10:00:01.000Z', 'late'],
    ['nothing before the deadline is not due', '2026-10-28T10:00:00Z', null, 'not-due'],
    ['nothing after the deadline is missing', '2026-10-28T10:00:01Z', null, 'missing'],
  ])('%s', (_title, now, confirmedAt, punctuality) => {
    const deadline = findUnitDeadline(announced, [], '1');
    expect(derivePunctuality(deadline, confirmedAt, now)).toBe(punctuality);
  });

  test('an extension counts for the units that it names, the latest one', () => {
    const extensions = [
      { orgIds: ['1', '2'], deadlineAt: '2026-10-29T18:00:00+08:00' },
      { orgIds: ['1'], deadlineAt: '2026-10-30T12:00:00+08:00' },
    ];
    expect(findUnitDeadline(announced, extensions, '1')).toBe('2026-10-30T12:00:00+08:00');
    expect(findUnitDeadline(announced, extensions, '2')).toBe('2026-10-29T18:00:00+08:00');
    expect(findUnitDeadline(announced, extensions, '3')).toBe(announced.deadlineAt);
  });

  test('nobody is late for a deadline before it was announced, or that was never announced', () => {
    const late = { ...announced, announcedAt: '2026-10-29T01:00:00Z' };
    expect(findUnitDeadline(late, [], '1')).toBe('2026-10-29T01:00:00Z');
    expect(findUnitDeadline({ ...announced, announcedAt: null }, [], '1')).toBeNull();
    expect(derivePunctuality(null, null, '2030-01-01T00:00:00Z')).toBe('not-due');
  });

  test('days late are working days after the deadline', () => {
    const deadline = '2026-10-30T18:00:00+08:00';
    expect(countWorkingDaysLate(calendar, deadline, '2026-10-30T12:00:00Z', '2026-12-01T00:00:00Z')).toBe(0);
    expect(countWorkingDaysLate(calendar, deadline, '2026-11-02T01:00:00Z', '2026-12-01T00:00:00Z')).toBe(1);
    expect(countWorkingDaysLate(calendar, deadline, null, '2026-11-03T01:00:00Z')).toBe(2);
    expect(countWorkingDaysLate(calendar, null, null, '2026-11-03T01:00:00Z')).toBe(0);
  });
});
