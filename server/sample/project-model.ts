import type { SampleCalendar } from './county-calendar.ts';
import type { CountyOrgs } from './county-orgs.ts';
import type { CountyPeople } from './county-people.ts';
import type { CountyOptions, CountySize } from './county-size.ts';
import type { Ids } from './ids.ts';
import type { OddCase } from './odd-cases.ts';
import { type Course, type CourseFrame, drawCourse } from './project-course.ts';
import { drawIdentity, type ProjectIdentity } from './project-identity.ts';
import { drawMoney, WAN, type YearMoney } from './project-money.ts';
import type { Seats } from './project-seats.ts';
import { tellStory } from './project-story.ts';
import { openRandom } from './random.ts';
import {
  findImportedMonth,
  type ImportedMonth,
  listReportedMonths,
  type ReportedMonth,
} from './reported-months.ts';
import type { Story } from './story-events.ts';
import type { UnitHabits, UnitMonth } from './unit-months.ts';

/** Everything that is fixed before the first project is drawn. */
export interface County {
  options: CountyOptions;
  size: CountySize;
  calendar: SampleCalendar;
  frame: CourseFrame;
  orgs: CountyOrgs;
  people: CountyPeople;
  seats: Seats;
  ids: Ids;
  habits: readonly UnitHabits[];
  /** First post of each person, as acts print it. */
  titleOf: ReadonlyMap<number, string>;
  /** Once some units were given more time, by one act. */
  extension: { period: number; units: readonly number[]; deadlineAt: number } | null;
}

/** One project with its whole history; the rows of every table are read off it. */
export interface SampleProject {
  index: number;
  id: number;
  unit: number;
  odd: OddCase | null;
  isBundle: boolean;
  parent: SampleProject | null;
  identity: ProjectIdentity;
  course: Course;
  money: YearMoney[];
  story: Story;
  imported: ImportedMonth | null;
  reported: ReportedMonth[];
  searchText: string;
}

export interface ProjectRequest {
  county: County;
  index: number;
  parent: SampleProject | null;
  monthsOf: (unit: number) => readonly UnitMonth[];
  toSearchText: (name: string, code: string) => string;
}

/** Draws one project by its place alone: the same seed and place always give the same project. */
export function drawProject({
  county,
  index,
  parent,
  monthsOf,
  toSearchText,
}: ProjectRequest): SampleProject {
  const { options, seats, frame, ids } = county;
  const unit = seats.unitOf[index] ?? 0;
  const org = seats.units[unit];
  const habits = county.habits[unit];
  if (!org || !habits) throw new Error(`no unit for project ${index}`);
  const odd = seats.oddCaseOf.get(index) ?? null;
  const isBundle = seats.isBundle[index] === 1;
  const random = openRandom(`${options.seed}:project:${index}`);
  const identityRequest = {
    index,
    org,
    odd,
    isBundle,
    partNo: parent ? index - parent.index : 0,
    parent: parent?.identity ?? null,
    orgs: county.orgs,
    people: county.people,
    random,
  };
  const identity = drawIdentity(identityRequest, startMonth(frame, random.whole(0, 30)));
  const course = drawCourse(frame, { odd, isBundle }, random, identity.words.months);
  if (isBundle) Object.assign(course, { listedOn: frame.setUpOn, left: null, finishedOn: null, pauses: [] });
  const total = identity.totalWan === null ? null : identity.totalWan * WAN;
  const money = isBundle
    ? []
    : drawMoney({
        course,
        words: identity.words,
        total,
        odd,
        isExact: unit === seats.exactUnit,
        frame,
        random,
      });
  const months = monthsOf(unit);
  const story = tellStory({ course, odd, isBundle, frame, habits, months, seed: options.seed, index });
  const amended = openRandom(`${options.seed}:amended:${index}`);
  const amendedAt = amended.hit(0.12) ? amended.whole(0, county.calendar.periods.length - 3) : -1;
  const first = county.calendar.periods[0];
  const isImported = course.listedOn <= frame.setUpOn && first !== undefined;
  const imported = isImported ? findImportedMonth(money, first) : null;
  const reported = listReportedMonths({
    imported,
    odd,
    money,
    story,
    months,
    periods: county.calendar.periods,
    isAmended: (period) => period === amendedAt,
  });
  const searchText = toSearchText(identity.name, identity.code);
  return {
    index,
    id: ids.project(index),
    unit,
    odd,
    isBundle,
    parent,
    identity,
    course,
    money,
    story,
    imported,
    reported,
    searchText,
  };
}

/** Month of registration in the code: some time before the end of the history. */
function startMonth(frame: CourseFrame, back: number): string {
  const month = frame.last - back;
  return `${String(Math.floor(month / 12)).slice(2)}${String((month % 12) + 1).padStart(2, '0')}`;
}
