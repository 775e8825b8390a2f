import { spreadAnnualAmount } from '#core/ledger/public.ts';
import type { OddCase } from './odd-cases.ts';
import {
  type Course,
  type CourseFrame,
  isResting,
  type MonthNumber,
  monthNumber,
  natureIn,
  yearOf,
} from './project-course.ts';
import type { Random } from './random.ts';
import type { SectorWords } from './sector-words.ts';

/** Amounts are whole 元 inside the safe integers; they leave as decimal text. */
export type WholeYuan = number;
export const WAN = 10_000;

/** Weights that the region set for its winters, January to December. */
export const SEASON_WEIGHTS: readonly string[] = [
  '1',
  '1',
  '6',
  '9',
  '11',
  '12',
  '11',
  '12',
  '13',
  '13',
  '9',
  '2',
];
const SEASON = SEASON_WEIGHTS.map(Number);

export interface PlanDraft {
  versionNo: number;
  /** `2026-03` */
  inForceFrom: string;
  changeKind: 'issued' | 'raised' | 'lowered' | 'removed' | 'substituted';
  annual: WholeYuan;
  firstMonth: number;
  lastMonth: number;
  profile: 'seasonal' | 'even' | 'given';
  /** Cumulative at the end of January … December. */
  cumulative: WholeYuan[];
}

export interface YearMoney {
  year: number;
  base: WholeYuan;
  plans: PlanDraft[];
  /** True increments of January … December; 0 in months to come. */
  increments: WholeYuan[];
}

export interface MoneyRequest {
  course: Course;
  words: SectorWords;
  total: WholeYuan | null;
  odd: OddCase | null;
  isExact: boolean;
  frame: CourseFrame;
  random: Random;
}

/** Rises, stands, falls: the usual S-curve of a building site, by months, with the winters of its kind. */
function weighMonths(course: Course, restsInWinter: boolean): (month: MonthNumber) => number {
  const length = course.lastMonth - course.firstMonth + 1;
  return (month) => {
    if (month < course.firstMonth || month > course.lastMonth) return 0;
    const at = (month - course.firstMonth + 0.5) / length;
    const season = restsInWinter ? (SEASON[month % 12] ?? 0) / 10 : 0.9 + ((month % 3) * 0.1) / 2;
    return (0.15 + 5.1 * at * (1 - at)) * season;
  };
}

function sumMonths(weigh: (month: MonthNumber) => number, from: MonthNumber, to: MonthNumber): number {
  let sum = 0;
  for (let month = from; month <= to; month += 1) sum += weigh(month);
  return sum;
}

function roundPlan(amount: number): WholeYuan {
  const unit = amount > 100_000_000 ? 500 * WAN : amount > 10_000_000 ? 50 * WAN : 10 * WAN;
  return Math.max(unit, Math.round(amount / unit) * unit);
}

/** Base, plans and true increments of every year in which the project is on the list. */
export function drawMoney(request: MoneyRequest): YearMoney[] {
  const { course, frame, words } = request;
  const total = request.total ?? 3_000 * WAN;
  const weigh = weighMonths(course, words.restsInWinter);
  const from = Math.max(yearOf(frame.first), Number(course.listedOn.slice(0, 4)));
  const until = course.left?.why === 'tail' ? Number(course.left.on.slice(0, 4)) - 1 : yearOf(frame.last + 1);
  const before = sumMonths(weigh, course.firstMonth, monthNumber(from, 1) - 1);
  const all = sumMonths(weigh, course.firstMonth, course.lastMonth);
  let base = Math.round((total * (before / all) * Math.min(1, course.quality + 0.1)) / WAN) * WAN;
  const years: YearMoney[] = [];
  for (let year = from; year <= until; year += 1) {
    const plans = drawPlans(request, weigh, year, total - base);
    const increments = drawIncrements(request, plans, year, base, total);
    years.push({ year, base, plans, increments });
    base += increments.reduce((sum, value) => sum + value, 0);
  }
  return years;
}

function spread(annual: WholeYuan, first: number, last: number, words: SectorWords): WholeYuan[] {
  return spreadAnnualAmount({
    annualAmountYuan: String(annual),
    firstActiveMonth: first,
    lastActiveMonth: last,
    profile: words.restsInWinter ? { name: 'seasonal', weights: SEASON_WEIGHTS } : { name: 'even' },
  }).map(Number);
}

const clampMonth = (month: number): number => Math.min(12, Math.max(1, month));

function drawPlans(
  request: MoneyRequest,
  weigh: (month: MonthNumber) => number,
  year: number,
  left: number,
): PlanDraft[] {
  const { course, odd, frame, words, random } = request;
  const [january, december] = [monthNumber(year, 1), monthNumber(year, 12)];
  const isOverdue = course.lastMonth < january;
  const share = isOverdue
    ? 1
    : sumMonths(weigh, january, december) / sumMonths(weigh, january, course.lastMonth);
  const [wobble, isAdjusted, direction] = [
    random.between(0.9, 1.1),
    random.hit(0.12),
    random.between(-0.22, 0.25),
  ];
  const isLastYear = year === yearOf(frame.last);
  if (odd === 'no-plan' && isLastYear) return [];
  if (course.finishedOn && course.finishedOn < `${year}-01-01`) return [];
  const isPreliminary = natureIn(course, year) === 'preliminary';
  if (isPreliminary && !random.hit(0.4)) return [];
  const annual = isPreliminary
    ? roundPlan(left * 0.01)
    : roundPlan(Math.min(left, left * share * wobble * (natureIn(course, year) === 'new' ? 0.8 : 1)));
  if (left <= 0) return [];
  const first = isPreliminary
    ? 4
    : clampMonth(Math.max(course.firstMonth - january + 1, words.restsInWinter ? 2 : 1));
  const last = isPreliminary
    ? 11
    : isOverdue
      ? 12
      : Math.max(first, clampMonth(course.lastMonth - january + 1));
  const issued: PlanDraft = {
    versionNo: 1,
    inForceFrom: `${year}-03`,
    changeKind: 'issued',
    annual,
    firstMonth: first,
    lastMonth: last,
    profile: words.restsInWinter ? 'seasonal' : 'even',
    cumulative: spread(annual, first, last, words),
  };
  if (odd === 'substitute' && isLastYear) return [substitute(issued, year, words)];
  if (odd === 'removed' && isLastYear) return [issued, remove(issued, year)];
  return isAdjusted && odd === null ? [issued, adjust(issued, direction, year)] : [issued];
}

/** 抵补: on the list and in the plan from August. */
function substitute(issued: PlanDraft, year: number, words: SectorWords): PlanDraft {
  const last = Math.max(9, issued.lastMonth);
  return {
    ...issued,
    inForceFrom: `${year}-08`,
    changeKind: 'substituted',
    firstMonth: 8,
    lastMonth: last,
    cumulative: spread(issued.annual, 8, last, words),
  };
}

/** 调出: what was planned by July stays on record, nothing after it. */
function remove(issued: PlanDraft, year: number): PlanDraft {
  const july = issued.cumulative[6] ?? 0;
  return {
    ...issued,
    versionNo: 2,
    inForceFrom: `${year}-08`,
    changeKind: 'removed',
    annual: july,
    lastMonth: Math.max(issued.firstMonth, Math.min(7, issued.lastMonth)),
    profile: 'given',
    cumulative: issued.cumulative.map((value) => Math.min(value, july)),
  };
}

/** 调增、调减: a whole curve again; up to July as before, the rest stretched to the new annual amount. */
function adjust(issued: PlanDraft, direction: number, year: number): PlanDraft {
  const july = issued.cumulative[6] ?? 0;
  const rest = issued.annual - july;
  if (rest <= 0) return { ...issued, versionNo: 2, inForceFrom: `${year}-08`, changeKind: 'raised' };
  const newRest = Math.max(10 * WAN, Math.round((rest * (1 + direction)) / (10 * WAN)) * 10 * WAN);
  return {
    ...issued,
    versionNo: 2,
    inForceFrom: `${year}-08`,
    changeKind: newRest >= rest ? 'raised' : 'lowered',
    annual: july + newRest,
    profile: 'given',
    cumulative: issued.cumulative.map((value, i) =>
      i < 7 ? value : i === 11 ? july + newRest : july + Math.round(((value - july) / rest) * newRest),
    ),
  };
}

/** Planned cumulative of a month by the version in force then. */
export function plannedAt(plans: readonly PlanDraft[], year: number, month: number): WholeYuan {
  const period = `${year}-${String(month).padStart(2, '0')}`;
  const inForce = plans.filter((plan) => plan.inForceFrom <= period).at(-1) ?? plans[0];
  return inForce?.cumulative[month - 1] ?? 0;
}

/** Quarter ends are good months, the first of a quarter are poor ones. */
const SPIKES = [0.8, 0.92, 1.3];

function drawIncrements(
  request: MoneyRequest,
  plans: PlanDraft[],
  year: number,
  base: number,
  total: number,
): WholeYuan[] {
  const { course, odd, frame, isExact, random } = request;
  const most = odd === 'over-total' ? total * 1.12 : total;
  const yearly = course.quality * (odd ? 1 : random.between(0.93, 1.07));
  const unit = random.hit(0.75) ? WAN : 100;
  const hurry = hurryToFinish(course, plans, year);
  let reached = base;
  return Array.from({ length: 12 }, (_, i) => {
    const month = i + 1;
    const at = monthNumber(year, month);
    const [noise, isIdle] = [random.between(0.8, 1.2), random.hit(0.03)];
    if (at > frame.last + 1 || !isWorking(course, at)) return 0;
    const planned = plannedAt(plans, year, month) - (month > 1 ? plannedAt(plans, year, month - 1) : 0);
    const wanted =
      isExact && odd === null
        ? planned
        : planned * hurry * yearly * noise * (SPIKES[i % 3] ?? 1) * (isIdle ? 0 : 1);
    const part = at === frame.last + 1 ? 0.6 : 1;
    const step = isExact && odd === null && part === 1 ? wanted : Math.round((wanted * part) / unit) * unit;
    const value = Math.max(0, Math.min(step, Math.floor((most - reached) / WAN) * WAN));
    reached += value;
    return value;
  });
}

/** A project that is finished before the plan's last month has done its year's work by then. */
function hurryToFinish({ finishedOn }: Course, plans: PlanDraft[], year: number): number {
  if (finishedOn?.slice(0, 4) !== String(year)) return 1;
  const month = Number(finishedOn.slice(5, 7));
  const planned = plannedAt(plans, year, month);
  return planned > 0 ? plannedAt(plans, year, 12) / planned : 1;
}

function isWorking(course: Course, month: MonthNumber): boolean {
  const { startedOn, finishedOn } = course;
  if (!startedOn) return false;
  const started = monthNumber(Number(startedOn.slice(0, 4)), Number(startedOn.slice(5, 7)));
  if (month < started || isResting(course, month)) return false;
  if (!finishedOn) return true;
  return month <= monthNumber(Number(finishedOn.slice(0, 4)), Number(finishedOn.slice(5, 7)));
}
