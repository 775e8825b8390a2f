import type { CountySize } from './county-size.ts';

/**
 * Ids are worked out from place and time, so that chunks can be made in any order and still ids grow with time:
 * a block for the import, then one block for each period. Gaps are left where nothing happened.
 */
export interface Ids {
  project: (index: number) => number;
  report: (index: number, period: number) => number;
  version: (reportId: number, versionNo: number) => number;
  reportAct: (reportId: number, place: number) => number;
  /** Place 0–8: three figures for each of two versions, three for amendments recorded in that period; period −1 is the import. */
  figure: (index: number, period: number, place: number) => number;
  /** Freezes stand on everything up to here. */
  lastFigure: (period: number) => number;
  setUpAct: (place: number) => number;
  /** Acts for the whole region at the beginning of a period, and at its end. */
  openingAct: (period: number, place: number) => number;
  closingAct: (period: number, place: number) => number;
  unitAct: (unit: number, period: number, place: number) => number;
  projectAct: (index: number, period: number, place: number) => number;
  sheet: (unit: number, period: number) => number;
  amendment: (index: number, period: number, place: number) => number;
  /** Rows of a project's own history: changes, bases, plans, milestones, events. */
  own: (index: number, place: number) => number;
}

export const FIGURE_PLACES = 9;
const VERSION_PLACES = 3;
const REPORT_ACT_PLACES = 24;
const OWN_PLACES = 40;
const REGION_ACTS = 40;
export const UNIT_ACT_PLACES = 48;
const PROJECT_ACT_PLACES = 12;

export function openIds(size: CountySize, units: number): Ids {
  const n = size.projects;
  const projectActs = REGION_ACTS + units * UNIT_ACT_PLACES;
  const closing = projectActs + n * PROJECT_ACT_PLACES;
  const actBlock = closing + REGION_ACTS;
  const act = (period: number, place: number): number => REGION_ACTS + period * actBlock + place + 1;
  return {
    project: (index) => index + 1,
    report: (index, period) => period * n + index + 1,
    version: (reportId, versionNo) => (reportId - 1) * VERSION_PLACES + versionNo,
    reportAct: (reportId, place) => (reportId - 1) * REPORT_ACT_PLACES + place + 1,
    figure: (index, period, place) => ((period + 1) * n + index) * FIGURE_PLACES + place + 1,
    lastFigure: (period) => (period + 2) * n * FIGURE_PLACES,
    setUpAct: (place) => place + 1,
    openingAct: (period, place) => act(period, place),
    closingAct: (period, place) => act(period, closing + place),
    unitAct: (unit, period, place) => act(period, REGION_ACTS + unit * UNIT_ACT_PLACES + place),
    projectAct: (index, period, place) => act(period, projectActs + index * PROJECT_ACT_PLACES + place),
    sheet: (unit, period) => period * units + unit + 1,
    amendment: (index, period, place) => (period * n + index) * 2 + place + 1,
    own: (index, place) => index * OWN_PLACES + place + 1,
  };
}
