// Readers of times: from the groups of a pattern to the day they mean against the anchor.
import {
  addDays,
  daysBetween,
  daysInMonth,
  getDateParts,
  type IsoDate,
  toIsoDate,
} from '#core/platform/public.ts';
import { parseChineseNumber } from './chinese-number.ts';
import { endOfMonth, endOfQuarter, findDay, lastWorkingDayOfWeek, startOfWeek } from './resolve-day.ts';
import type { TimeAnchor, TimeKind } from './time-mark.ts';

/** A day read from words; `isRolled` when a month without a year had to be next year's. */
export interface TimeReading {
  dueOn: IsoDate | null;
  kind: TimeKind;
  isUncertain?: boolean;
}

type Groups = Record<string, string | undefined>;
export type Read = (groups: Groups, anchor: TimeAnchor) => TimeReading | null;

const number = (words: string | undefined): number =>
  words === undefined ? Number.NaN : (parseChineseNumber(words) ?? Number.NaN);

/** The year said, or undefined when none is. */
export function readYear(groups: Groups, anchor: TimeAnchor, key = ''): number | undefined {
  const said = groups[`year${key}`];
  if (said !== undefined) return number(said);
  const { year } = getDateParts(anchor.date);
  switch (groups[`yearWord${key}`]) {
    case undefined:
      return undefined;
    case '明年':
    case '次年':
    case '来年':
      return year + 1;
    case '后年':
      return year + 2;
    case '去年':
    case '上年':
      return year - 1;
    default:
      return year;
  }
}

/** firm when the words set a limit (前, 内, 底, 末), else loose; behind the anchor: past. */
function limited(dueOn: IsoDate | null, isFirm: boolean, anchor: TimeAnchor): TimeReading | null {
  if (dueOn === null) return null;
  if (dueOn < anchor.date) return { dueOn: null, kind: 'past' };
  if (!isFirm && dueOn === anchor.date) return { dueOn: null, kind: 'past' };
  return { dueOn, kind: isFirm ? 'firm' : 'loose' };
}

/** 1月上旬 said in December is the one to come. */
const MONTHS_BEHIND = 8;

/** A month without a year: this year's, or next year's when a limit is set and the month is behind us. */
function yearOfMonth(month: number, isFirm: boolean, anchor: TimeAnchor): number {
  const now = getDateParts(anchor.date);
  const behind = now.month - month;
  return behind >= MONTHS_BEHIND || (isFirm && behind > 0) ? now.year + 1 : now.year;
}

function tenDayEnd(year: number, month: number, word: string): IsoDate {
  if (word === '上旬') return toIsoDate(year, month, 10);
  if (word === '中旬' || word === '上中旬') return toIsoDate(year, month, 20);
  return endOfMonth(year, month);
}

const isMonth = (month: number): boolean => month >= 1 && month <= 12;

export const readMonthDay: Read = (groups, anchor) => {
  const month = groups.month === '元' ? 1 : number(groups.month);
  const isFirm = groups.limit !== undefined;
  if (!isMonth(month)) return null;
  const year = readYear(groups, anchor) ?? yearOfMonth(month, isFirm, anchor);
  return limited(findDay(year, month, number(groups.day)), isFirm, anchor);
};

export const readMonth: Read = (groups, anchor) => {
  const month = groups.month === '元' ? 1 : number(groups.month);
  if (!isMonth(month)) return null;
  const isFirm = groups.end !== undefined || groups.limit !== undefined || groups.ten !== undefined;
  const year = readYear(groups, anchor) ?? yearOfMonth(month, groups.limit !== undefined, anchor);
  if (groups.ten !== undefined) return limited(tenDayEnd(year, month, groups.ten), true, anchor);
  if (groups.start !== undefined) return limited(toIsoDate(year, month, 10), true, anchor);
  if (groups.mid !== undefined) return limited(toIsoDate(year, month, 15), true, anchor);
  return limited(endOfMonth(year, month), isFirm, anchor);
};

export const readRange: Read = (groups, anchor) => {
  const month = number(groups.toMonth ?? groups.month);
  if (!isMonth(month)) return null;
  const year = readYear(groups, anchor, 'To') ?? readYear(groups, anchor) ?? getDateParts(anchor.date).year;
  const first = number(groups.month);
  const turned =
    readYear(groups, anchor, 'To') === undefined && isMonth(first) && first > month ? year + 1 : year;
  const day = groups.toDay === undefined ? daysInMonth(turned, month) : number(groups.toDay);
  const end = findDay(turned, month, day);
  // 2024年7月至2026年6月: as long as something is in force.
  const begins = readYear(groups, anchor);
  if (begins !== undefined && (turned - begins) * 12 + month - first > 12)
    return { dueOn: null, kind: 'goal' };
  return limited(end, groups.toDay !== undefined && end !== anchor.date, anchor);
};

function readQuarterNumber(word: string | undefined): number {
  if (word === '前三') return 3;
  return (
    { 一: 1, 二: 2, 三: 3, 四: 4, '1': 1, '2': 2, '3': 3, '4': 4 }[word?.replace('第', '') ?? ''] ??
    Number.NaN
  );
}

/** Said without a year so many days after its end, a period is the one to come: 一季度 in November. */
const SPOKEN_OF_LATER = 120;

export const readQuarter: Read = (groups, anchor) => {
  const quarter = readQuarterNumber(groups.quarter);
  const said = readYear(groups, anchor);
  const { year } = getDateParts(anchor.date);
  const isFirm = groups.limit !== undefined;
  const own = endOfQuarter(said ?? year, quarter);
  const isNext = said === undefined && daysBetween(own, anchor.date) > (isFirm ? 0 : SPOKEN_OF_LATER);
  return limited(isNext ? endOfQuarter(year + 1, quarter) : own, isFirm, anchor);
};

export const readHalf: Read = (groups, anchor) => {
  const said = readYear(groups, anchor);
  const { year } = getDateParts(anchor.date);
  const isFirm = groups.limit !== undefined;
  const month = groups.half === '下半年' ? 12 : 6;
  const own = endOfMonth(said ?? year, month);
  const isNext = said === undefined && daysBetween(own, anchor.date) > (isFirm ? 0 : SPOKEN_OF_LATER);
  return limited(isNext ? endOfMonth(year + 1, month) : own, isFirm, anchor);
};

export const readYearEnd: Read = (groups, anchor) => {
  const year = readYear(groups, anchor) ?? getDateParts(anchor.date).year;
  return limited(endOfMonth(year, 12), groups.limit !== undefined, anchor);
};

export const readOfThisMonth: Read = (groups, anchor) => {
  const now = getDateParts(anchor.date);
  const month = now.month + (/^(?:下个?|次)月/.test(groups.which ?? '') ? 1 : 0);
  const end = endOfMonth(now.year, month);
  const parts = getDateParts(end);
  if (groups.ten !== undefined) return limited(tenDayEnd(parts.year, parts.month, groups.ten), true, anchor);
  if (groups.day !== undefined)
    return limited(findDay(parts.year, parts.month, number(groups.day)), true, anchor);
  if (groups.start !== undefined) return limited(toIsoDate(parts.year, parts.month, 10), true, anchor);
  if (groups.mid !== undefined) return limited(toIsoDate(parts.year, parts.month, 15), true, anchor);
  return limited(end, true, anchor);
};

/** 20日前 without a month: of this month, of the next when it is behind us. */
export const readDayAlone: Read = (groups, anchor) => {
  const now = getDateParts(anchor.date);
  const day = number(groups.day);
  const own = findDay(now.year, now.month, day);
  if (own !== null && own >= anchor.date) return { dueOn: own, kind: 'firm' };
  const next = getDateParts(endOfMonth(now.year, now.month + 1));
  return limited(findDay(next.year, next.month, day), true, anchor);
};

/** 10号就交, without 前: meant as a deadline when something is to be done by it. */
export const readDaySpoken: Read = (groups, anchor) => {
  const reading = readDayAlone(groups, anchor);
  return reading && { ...reading, kind: 'loose' };
};

/** 县水利局25日把泵站修好: of this month, and only when it is not behind us. */
export const readDayToCome: Read = (groups, anchor) => {
  const now = getDateParts(anchor.date);
  const own = findDay(now.year, now.month, number(groups.day));
  return own !== null && own >= anchor.date ? { dueOn: own, kind: 'loose' } : null;
};

const WEEKDAYS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7, 末: 8 };

export const readWeekday: Read = (groups, anchor) => {
  const monday = startOfWeek(anchor.date);
  const weeks = /^下下/.test(groups.week ?? '') ? 2 : /^下/.test(groups.week ?? '') ? 1 : 0;
  const begin = addDays(monday, weeks * 7);
  const weekday = WEEKDAYS[groups.weekday ?? ''];
  if (weekday === undefined) return limited(lastWorkingDayOfWeek(anchor.calendar, begin), true, anchor);
  // 这个周末之前 takes the days off in, 周末前 does not.
  const isWholeWeekend = weekday === 8 && /^这/.test(groups.week ?? '');
  const day =
    weekday === 8 && !isWholeWeekend
      ? lastWorkingDayOfWeek(anchor.calendar, begin)
      : addDays(begin, Math.min(weekday, 7) - 1);
  const isOwnWeek = groups.week !== undefined;
  if (day < anchor.date && !isOwnWeek && weekday !== 8) return { dueOn: addDays(day, 7), kind: 'firm' };
  return limited(day < anchor.date && weekday === 8 ? anchor.date : day, true, anchor);
};

/** The same day, as a deadline only when something is to be done by it. */
export const looseOf = (reading: TimeReading | null): TimeReading | null =>
  reading?.kind === 'firm' ? { ...reading, kind: 'loose' } : reading;

/** 周三把名单给我, without 前. */
export const readWeekdaySpoken: Read = (groups, anchor) => looseOf(readWeekday(groups, anchor));

/** 两三天 is at most three. */
export function readCount(words: string): number {
  return number(/^[一二两三四五六七八九]{2}$/.test(words) ? words.slice(1) : words);
}

export const readOwnQuarter: Read = (groups, anchor) => {
  const { year, month } = getDateParts(anchor.date);
  const quarter = Math.ceil(month / 3) + (groups.which === '下' ? 1 : 0);
  return limited(endOfQuarter(year, quarter), groups.limit !== undefined, anchor);
};

export const readNearDay: Read = (groups, anchor) => {
  const near = groups.near ?? '';
  const offset = /^(?:今明两|明|天亮|凌晨)/.test(near)
    ? 1
    : /^后/.test(near)
      ? 2
      : /^大后/.test(near)
        ? 3
        : 0;
  return { dueOn: addDays(anchor.date, offset), kind: groups.limit === undefined ? 'loose' : 'firm' };
};

/** 汛期前, 开学前: by something that has no day yet. */
export const beforeEvent: Read = () => ({ dueOn: null, kind: 'event' });

export const open: Read = () => ({ dueOn: null, kind: 'open' });
