import { addDays, daysInMonth, type IsoDate, toIsoDate } from '#core/platform/public.ts';
import type { SampleCalendar } from './county-calendar.ts';
import { type OddCase, wantsRunningProject, wantsStartingProject } from './odd-cases.ts';
import type { Random } from './random.ts';

/** A month counted from year 0: 2026-10 is 2026 × 12 + 9. */
export type MonthNumber = number;

export const monthNumber = (year: number, month: number): MonthNumber => year * 12 + month - 1;
export const yearOf = (month: MonthNumber): number => Math.floor(month / 12);
export const monthOf = (month: MonthNumber): number => (month % 12) + 1;
export const dayIn = (month: MonthNumber, day: number): IsoDate =>
  toIsoDate(yearOf(month), monthOf(month), Math.min(day, daysInMonth(yearOf(month), monthOf(month))));

export interface Pause {
  from: IsoDate;
  /** Null: not resumed. */
  to: IsoDate | null;
  confirmedOn: IsoDate[];
}

/** The true course of a project: when it starts, rests, ends, and when it is on the list. */
export interface Course {
  originalStartOn: IsoDate;
  /** Approved planned start in force now. */
  plannedStartOn: IsoDate;
  /** Null: has not started. */
  startedOn: IsoDate | null;
  plannedFinishOn: IsoDate;
  originalFinishOn: IsoDate;
  finishedOn: IsoDate | null;
  /** First and last month of planned work. */
  firstMonth: MonthNumber;
  lastMonth: MonthNumber;
  listedOn: IsoDate;
  left: { on: IsoDate; why: 'tail' | 'removed' | 'cancelled' } | null;
  stoppedOn: IsoDate | null;
  pauses: Pause[];
  /** How well it goes: 1 is as planned. */
  quality: number;
}

export interface CourseFrame {
  calendar: SampleCalendar;
  /** Last month of the history and the first one of it. */
  last: MonthNumber;
  first: MonthNumber;
  /** The ledger was imported on this day. */
  setUpOn: IsoDate;
}

/** After December has been frozen: the new list is made from its figures. */
export const YEAR_TURNS_ON = '01-16';
export const PLAN_ISSUED_ON = '03-10';
export const PLAN_ADJUSTED_ON = '08-12';

type Fate = 'old' | 'running' | 'this-year' | 'soon' | 'done' | 'tail' | 'preliminary';

function drawFate(odd: OddCase | null, isBundle: boolean, random: Random): Fate {
  if (isBundle) return 'running';
  if (odd === 'tail') return 'tail';
  if (odd === 'cancelled') return 'soon';
  if (wantsRunningProject(odd)) return 'running';
  if (wantsStartingProject(odd)) return 'this-year';
  const draw = random.next();
  if (draw < 0.36) return 'old';
  if (draw < 0.58) return 'running';
  if (draw < 0.77) return 'this-year';
  if (draw < 0.82) return 'soon';
  if (draw < 0.89) return 'done';
  if (draw < 0.92) return 'tail';
  return 'preliminary';
}

/** First and last planned month for a fate, seen from the last month of the history. */
function drawMonths(
  fate: Fate,
  frame: CourseFrame,
  length: number,
  random: Random,
): [MonthNumber, MonthNumber] {
  const { last } = frame;
  const yearStart = monthNumber(yearOf(last), 1);
  const start = (from: number, to: number): [MonthNumber, MonthNumber] => {
    const first = random.whole(from, Math.max(from, to));
    return [first, first + length];
  };
  switch (fate) {
    case 'old': {
      const first = random.whole(last - 38, last - 24);
      return [first, Math.max(first + length, last + random.whole(3, 15))];
    }
    case 'running': {
      const first = random.whole(last - 21, last - 11);
      return [first, Math.max(first + length, last + random.whole(5, 24))];
    }
    case 'this-year':
      return start(Math.min(yearStart + 2, last - 1), Math.max(last - 1, yearStart + 2));
    case 'soon':
      return start(last, last + 2);
    case 'done': {
      const end = random.whole(Math.max(yearStart + 2, last - 5), last - 1);
      return [end - length, end];
    }
    case 'tail': {
      const end = yearStart - random.whole(1, 4);
      return [end - length, end];
    }
    default:
      return start(last + 4, last + 14);
  }
}

/** How well projects go: most near plan, some far behind, a few ahead. */
function drawQuality(random: Random): number {
  const draw = random.next();
  if (draw < 0.04) return random.between(0.35, 0.6);
  if (draw < 0.1) return random.between(0.66, 0.82);
  if (draw < 0.26) return random.between(0.86, 1);
  if (draw < 0.86) return random.between(1.05, 1.16);
  return random.between(1.16, 1.3);
}

/** Days between planned and actual start: mostly none. */
function drawSlip(random: Random): number {
  const draw = random.next();
  if (draw < 0.6) return random.whole(-6, 0);
  return draw < 0.82 ? random.whole(3, 26) : random.whole(32, 75);
}

const onOrBefore = (date: IsoDate, limit: IsoDate): IsoDate | null => (date <= limit ? date : null);

/** Draws the course of one project. */
export function drawCourse(
  frame: CourseFrame,
  { odd, isBundle }: { odd: OddCase | null; isBundle: boolean },
  random: Random,
  months: readonly [number, number],
): Course {
  const fate = drawFate(odd, isBundle, random);
  const [firstMonth, lastMonth] = drawMonths(fate, frame, random.whole(months[0], months[1]), random);
  const originalStartOn = dayIn(firstMonth, random.whole(1, 26));
  const moved = odd === 'start-moved' || (fate === 'this-year' && random.hit(0.07));
  const plannedStartOn = moved ? addDays(originalStartOn, random.whole(35, 70)) : originalStartOn;
  const originalFinishOn = dayIn(lastMonth, random.whole(10, 28));
  const { today } = frame.calendar;
  const slipped = addDays(plannedStartOn, odd ? random.whole(-5, 0) : drawSlip(random));
  const isUnstarted =
    odd === 'start-overdue' ||
    odd === 'cancelled' ||
    (fate === 'this-year' && odd === null && random.hit(0.07));
  const startedOn = isUnstarted ? null : onOrBefore(slipped, addDays(today, -12));
  const finish = addDays(originalFinishOn, odd === 'finished-early' ? 0 : random.whole(-12, 14));
  const course: Course = {
    originalStartOn,
    plannedStartOn,
    startedOn,
    plannedFinishOn: originalFinishOn,
    originalFinishOn,
    finishedOn: startedOn ? onOrBefore(finish, addDays(today, -25)) : null,
    firstMonth,
    lastMonth,
    listedOn: listOn(frame, firstMonth, fate, odd, random),
    left: null,
    stoppedOn: null,
    pauses: [],
    quality: drawQuality(random),
  };
  applyOddCourse(course, frame, odd, random);
  if (course.left && course.left.on <= course.listedOn) course.listedOn = frame.setUpOn;
  if (course.left && course.left.on <= course.listedOn) course.left = null;
  return course;
}

/** On the list from the import, or from the turn of the year in which it starts; some a year earlier as preliminary. */
function listOn(
  frame: CourseFrame,
  firstMonth: MonthNumber,
  fate: Fate,
  odd: OddCase | null,
  random: Random,
): IsoDate {
  const early = fate === 'preliminary' || fate === 'soon' ? random.hit(0.7) : random.hit(0.25);
  const year = yearOf(Math.min(firstMonth, frame.last)) - (early ? 1 : 0);
  const openYear = yearOf(frame.last + 1);
  const turn = `${Math.min(year, openYear)}-${YEAR_TURNS_ON}`;
  if (odd === 'substitute') {
    const adjusted = `${yearOf(frame.last)}-${PLAN_ADJUSTED_ON}`;
    if (adjusted <= frame.calendar.today) return adjusted;
  }
  return turn <= frame.setUpOn || turn > frame.calendar.today ? frame.setUpOn : turn;
}

function applyOddCourse(course: Course, frame: CourseFrame, odd: OddCase | null, random: Random): void {
  const { last } = frame;
  const { today } = frame.calendar;
  const finished = course.finishedOn;
  if (finished && yearOf(last + 1) > Number(finished.slice(0, 4))) {
    const turn = `${Number(finished.slice(0, 4)) + 1}-${YEAR_TURNS_ON}`;
    if (turn <= today && turn > frame.setUpOn) course.left = { on: turn, why: 'tail' };
  }
  const thisYear = yearOf(last);
  const adjusted = `${thisYear}-${PLAN_ADJUSTED_ON}`;
  switch (odd) {
    case 'paused':
      course.pauses.push(pauseFrom(dayIn(last - 6, 12), null, today, true));
      break;
    case 'pause-lapsed':
      course.pauses.push(pauseFrom(dayIn(last - 6, 3), null, today, false));
      break;
    case 'resumed':
      course.pauses.push(pauseFrom(dayIn(last - 7, 6), dayIn(last - 4, 20), today, true));
      break;
    case 'stopped':
      course.stoppedOn = dayIn(last - 3, 18);
      break;
    case 'cancelled':
      course.left = { on: dayIn(last - 1, 15), why: 'cancelled' };
      break;
    case 'removed':
      if (adjusted <= today && adjusted > frame.setUpOn) course.left = { on: adjusted, why: 'removed' };
      break;
    case 'finished-early':
      course.lastMonth = last + 4;
      course.plannedFinishOn = dayIn(last + 4, 20);
      course.originalFinishOn = course.plannedFinishOn;
      course.finishedOn = dayIn(last - 1, 16);
      break;
    case 'over-plan':
    case 'over-total':
      course.quality = odd === 'over-plan' ? 1.55 : 1.3;
      break;
    case 'zero-progress':
      course.quality = 0;
      break;
    case 'declared-yellow':
    case 'exempt':
      course.quality = odd === 'exempt' ? 0.6 : 1.06;
      break;
    default:
      if (random.hit(0.015) && course.startedOn && course.startedOn < dayIn(last - 10, 1) && !finished)
        course.pauses.push(
          pauseFrom(dayIn(last - 9, 10), random.hit(0.5) ? dayIn(last - 5, 8) : null, today, true),
        );
  }
}

/** A pause is confirmed again every quarter, or it lapses. */
function pauseFrom(from: IsoDate, to: IsoDate | null, today: IsoDate, isConfirmed: boolean): Pause {
  const confirmedOn: IsoDate[] = [];
  for (let on = addDays(from, 85); isConfirmed && on <= (to ?? today); on = addDays(on, 85))
    confirmedOn.push(on);
  return { from, to, confirmedOn };
}

/** True when the project rests in this month by decision: no work, no amount. */
export function isResting(course: Course, month: MonthNumber): boolean {
  const [start, end] = [dayIn(month, 1), dayIn(month, 31)];
  if (course.stoppedOn && course.stoppedOn < start) return true;
  return course.pauses.some((pause) => pause.from < start && (pause.to === null || pause.to > end));
}

/** Nature in a year: 续建 after the year of its start, 竣工投产 in the year of its planned end, 前期储备 before. */
export function natureIn(course: Course, year: number): 'continuing' | 'new' | 'completing' | 'preliminary' {
  const start = course.startedOn ?? course.plannedStartOn;
  const startYear = Number(start.slice(0, 4));
  if (startYear > year) return 'preliminary';
  if (startYear === year) return 'new';
  return course.plannedFinishOn.slice(0, 4) <= String(year) ? 'completing' : 'continuing';
}

/** On the list at the end of a day. */
export const isListedOn = (course: Course, on: IsoDate): boolean =>
  course.listedOn <= on && (course.left === null || course.left.on > on);
