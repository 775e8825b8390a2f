import type { IsoDate } from '#core/platform/public.ts';
import { type Instant, toInstant } from './county-calendar.ts';
import { PLAN_ADJUSTED_ON, PLAN_ISSUED_ON, YEAR_TURNS_ON } from './project-course.ts';
import type { County, SampleProject } from './project-model.ts';
import type { RecordedBy } from './story-events.ts';

/** When something entered the ledger and by which act. */
export interface Recorded {
  at: Instant;
  actId: number;
}

/** Acts of the import, by place. */
export const SET_UP_ACTS = {
  units: 0,
  rulebooks: 1,
  ledger: 2,
  issued: 3,
  adjusted: 4,
  milestones: 5,
  stages: 6,
} as const;

/** Acts of the office on one project in a period; its stage events take the first three places. */
export const PROJECT_ACTS = {
  milestone: 3,
  payment: 4,
  base: 5,
  leaving: 6,
  total: 7,
  exemption: 8,
  amendmentRequested: 9,
  amendmentDecided: 10,
  explanation: 11,
} as const;

/** Acts for the whole region at the beginning of a period, by place. */
export const OPENING_ACTS = {
  opened: 0,
  turned: 1,
  issued: 2,
  adjusted: 3,
  extended: 4,
  reminded: 5,
} as const;
export const CLOSING_ACTS = { frozen: 0 } as const;
/** Acts of a unit in a period. Reviews have a place for each department. */
export const UNIT_ACTS = {
  submitted: 0,
  passed: 1,
  printed: 4,
  confirmed: 5,
  returned: 6,
  submittedAgain: 7,
  confirmedAgain: 8,
  accepted: 9,
  reminded: 10,
  reviewed: 16,
  passedAgain: 12,
} as const;

const setUpAt = (county: County): Instant => toInstant(county.frame.setUpOn, 10);

export function bySetUp(county: County, act: keyof typeof SET_UP_ACTS): Recorded {
  return { at: setUpAt(county), actId: county.ids.setUpAct(SET_UP_ACTS[act]) };
}

/** The period in which a day lies; −1 before the history. */
export function periodOf(county: County, on: IsoDate): number {
  const { periods } = county.calendar;
  if (on < (periods[0]?.startsOn ?? '')) return -1;
  return periods.find((period) => period.endsOn >= on)?.index ?? periods.length - 1;
}

/** An act of the whole region on a day of the year; the import stands for what lies before it. */
function byRegion(county: County, on: IsoDate, act: 'turned' | 'issued' | 'adjusted'): Recorded | null {
  if (on > county.calendar.today) return null;
  const period = periodOf(county, on);
  if (on <= county.frame.setUpOn || period < 0) return bySetUp(county, act === 'turned' ? 'ledger' : act);
  return {
    at: county.calendar.toPast(toInstant(on, 16)),
    actId: county.ids.openingAct(period, OPENING_ACTS[act]),
  };
}

/** Null: has not happened yet. */
export const byYearTurn = (county: County, year: number) =>
  byRegion(county, `${year}-${YEAR_TURNS_ON}`, 'turned');
export const byPlanIssue = (county: County, year: number) =>
  byRegion(county, `${year}-${PLAN_ISSUED_ON}`, 'issued');
export const byPlanAdjustment = (county: County, year: number) =>
  byRegion(county, `${year}-${PLAN_ADJUSTED_ON}`, 'adjusted');

/** How a project came on the list: by the import, the turn of a year, or the August adjustment. */
export function byListing(county: County, project: SampleProject): Recorded {
  const { listedOn } = project.course;
  const year = Number(listedOn.slice(0, 4));
  const found = listedOn.endsWith(PLAN_ADJUSTED_ON)
    ? byPlanAdjustment(county, year)
    : listedOn.endsWith(YEAR_TURNS_ON)
      ? byYearTurn(county, year)
      : null;
  return found ?? bySetUp(county, 'ledger');
}

/** The act behind an event of a project's history. `place` tells several office acts of one period apart. */
export function byEvent(
  county: County,
  project: SampleProject,
  event: { recorded: RecordedBy; recordedAt: Instant },
  place: number,
): Recorded {
  const { recorded, recordedAt } = event;
  if (recorded.by === 'set-up') return { at: recordedAt, actId: county.ids.setUpAct(SET_UP_ACTS.stages) };
  if (recorded.by === 'office')
    return { at: recordedAt, actId: county.ids.projectAct(project.index, recorded.period, place) };
  const isAgain = project.story.outcomes[recorded.period] === 'returned';
  const act = isAgain ? UNIT_ACTS.confirmedAgain : UNIT_ACTS.confirmed;
  return { at: recordedAt, actId: county.ids.unitAct(project.unit, recorded.period, act) };
}
