import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, fromDayNumber, getWeekday, isIsoDate, toDayNumber } from './calendar-date.ts';
import {
  findLongerPeriod,
  findSamePeriodLastYear,
  formatPeriod,
  getAsOfDate,
  getLastMonth,
  getNextPeriod,
  getPeriodAt,
  getPeriodEnd,
  getPeriodKind,
  getPeriodStart,
  getPreviousPeriod,
  isPeriodId,
  listDays,
  listPeriodsInside,
  parsePeriodId,
  periodContains,
} from './period.ts';
import type { PeriodKind } from './period-parts.ts';
import { Refusal } from './refusal.ts';

const KINDS: PeriodKind[] = ['year', 'half', 'quarter', 'month', 'half-month', 'dekad', 'week', 'day'];
const date = fc
  .integer({ min: toDayNumber('1990-01-01'), max: toDayNumber('2060-12-31') })
  .map(fromDayNumber);
const kind = fc.constantFrom(...KINDS);

describe('periods', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-H1', '2026-01-01', '2026-06-30'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-10', '2026-10-01', '2026-10-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-10-B1', '2026-10-01', '2026-10-15'],
    ['2026-10-B2', '2026-10-16', '2026-10-31'],
    ['2026-10-X2', '2026-10-11', '2026-10-20'],
    ['2026-02-X3', '2026-02-21', '2026-02-28'],
    ['2026-W45', '2026-11-02', '2026-11-08'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2026-11-21', '2026-11-21', '2026-11-21'],
  ])('%s runs from %s to %s', (id, start, end) => {
    expect([getPeriodStart(id), getPeriodEnd(id)]).toEqual([start, end]);
  });

  it.each([
    '',
    '26',
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-H3',
    '2026-W54',
    '2025-W53',
    '2026-W00',
    '2026-02-29',
    '2026-10-X4',
    '2026-10-B3',
    '2026-1',
  ])('%j is no period and is refused', (text) => {
    expect(isPeriodId(text)).toBe(false);
    expect(() => parsePeriodId(text)).toThrow(Refusal);
  });

  it('every day lies in exactly one period of each kind, and that period contains it', () => {
    fc.assert(
      fc.property(kind, date, (k, day) => {
        const id = getPeriodAt(k, day);
        expect(getPeriodKind(id)).toBe(k);
        expect(periodContains(id, day)).toBe(true);
        expect(periodContains(getNextPeriod(id), day)).toBe(false);
        expect(periodContains(getPreviousPeriod(id), day)).toBe(false);
      }),
    );
  });

  it('next and previous undo each other, touch without a gap, and sort as text', () => {
    fc.assert(
      fc.property(kind, date, (k, day) => {
        const id = getPeriodAt(k, day);
        const next = getNextPeriod(id);
        expect(getPreviousPeriod(next)).toBe(id);
        expect(getPeriodStart(next)).toBe(addDays(getPeriodEnd(id), 1));
        expect(id < next).toBe(true);
      }),
    );
  });

  it('a week belongs to the month, quarter and year of its Thursday', () => {
    expect(['month', 'quarter', 'year'].map((k) => findLongerPeriod('2026-W01', k as PeriodKind))).toEqual([
      '2026-01',
      '2026-Q1',
      '2026',
    ]);
    expect(findLongerPeriod('2026-W14', 'month')).toBe('2026-04');
    expect(findLongerPeriod('2026-W53', 'year')).toBe('2026');
    expect(getLastMonth('2026-W53')).toBe('2026-12');
  });

  it('periods that do not nest have no longer period', () => {
    expect(findLongerPeriod('2026-10-X2', 'half-month')).toBeNull();
    expect(findLongerPeriod('2026-W45', 'dekad')).toBeNull();
    expect(findLongerPeriod('2026', 'month')).toBeNull();
    expect(findLongerPeriod('2026-10-17', 'week')).toBe('2026-W42');
    expect(findLongerPeriod('2026-10', 'month')).toBe('2026-10');
  });

  it('the periods inside a longer one cover its days once, weeks apart', () => {
    const nested = fc.constantFrom<[PeriodKind, PeriodKind]>(
      ['year', 'half'],
      ['year', 'quarter'],
      ['year', 'month'],
      ['half', 'month'],
      ['quarter', 'month'],
      ['month', 'half-month'],
      ['month', 'dekad'],
      ['week', 'day'],
      ['dekad', 'day'],
    );
    fc.assert(
      fc.property(nested, date, ([longer, shorter], day) => {
        const id = getPeriodAt(longer, day);
        expect(listPeriodsInside(id, shorter).flatMap(listDays)).toEqual(listDays(id));
      }),
      { numRuns: 60 },
    );
  });

  it('the weeks of a year are those whose Thursday lies in it', () => {
    expect(listPeriodsInside('2026', 'week')).toHaveLength(53);
    expect(listPeriodsInside('2025', 'week')).toHaveLength(52);
    expect(listPeriodsInside('2026-01', 'week')[0]).toBe('2026-W01');
    expect(listPeriodsInside('2026-01', 'quarter')).toEqual([]);
  });

  it.each([
    ['2026', '2025'],
    ['2026-H1', '2025-H1'],
    ['2026-Q3', '2025-Q3'],
    ['2024-02', '2023-02'],
    ['2024-02-29', '2023-02-28'],
    ['2026-02-28', '2025-02-28'],
    ['2026-10-X2', '2025-10-X2'],
    ['2026-W45', '2025-W45'],
    ['2026-W53', null],
  ])('%s has the same period of last year %s', (id, before) => {
    expect(findSamePeriodLastYear(id)).toBe(before);
  });

  it('the as-of date is the earlier of today and the end, for a week at latest 31 December of its year', () => {
    expect(getAsOfDate('2026-10', '2026-11-21')).toBe('2026-10-31');
    expect(getAsOfDate('2026-10', '2026-10-08')).toBe('2026-10-08');
    expect(getAsOfDate('2026-W53', '2027-02-01')).toBe('2026-12-31');
  });

  it('periods have names for people', () => {
    expect(
      ['2026', '2026-H1', '2026-Q3', '2026-10', '2026-10-B2', '2026-10-X2', '2026-W45', '2026-11-21'].map(
        formatPeriod,
      ),
    ).toEqual([
      '2026年',
      '2026年上半年',
      '2026年三季度',
      '2026年10月',
      '2026年10月下半月',
      '2026年10月中旬',
      '2026年第45周',
      '2026年11月21日',
    ]);
  });
});

describe('calendar dates', () => {
  it('day numbers and texts undo each other and agree with the Gregorian calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 1_000_000 }), (day) => {
        const text = fromDayNumber(day);
        expect(toDayNumber(text)).toBe(day);
        expect(text).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(getWeekday(text)).toBe(((new Date(day * 86_400_000).getUTCDay() + 6) % 7) + 1);
      }),
    );
  });

  it('days between two dates count calendar days', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
    expect(daysBetween('2024-02-27', '2024-03-01')).toBe(3);
    expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
  });

  it('a date that does not exist is none', () => {
    expect(['2026-02-29', '2024-02-29', '2026-13-01', '2026-1-1', '2026-04-31'].map(isIsoDate)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
  });
});
