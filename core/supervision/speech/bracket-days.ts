// Days said twice, one of them in a bracket: 周五（15日）, 14日（周四）前, 明天（13日）.

import type { Read } from './time-readers.ts';
import { readDayAlone, readDayToCome, readMonthDay } from './time-readers.ts';
import { BEFORE, CLOCK, N } from './time-words.ts';

export interface TimePattern {
  source: string;
  read: Read;
}

const WEEKDAY = '(?:本|下|这个?)?(?:周|星期|礼拜)[一二三四五六日天]';
const DAY = `(?:(?<month>${N})月)?(?<day>${N})[日号]`;
const LIMIT = `${CLOCK}(?<limit>${BEFORE})?`;

/** The day of the calendar counts; without a month it is of this month, unless 前 says that it is still to come. */
const readBracketDay: Read = (groups, anchor) => {
  if (groups.month !== undefined) return readMonthDay(groups, anchor);
  return groups.limit === undefined ? readDayToCome(groups, anchor) : readDayAlone(groups, anchor);
};

export const BRACKET_DAYS: readonly TimePattern[] = [
  {
    source: `(?<![上每逢])(?:${WEEKDAY}|今天|今日|明天|明日|后天)（${DAY}）${LIMIT}`,
    read: readBracketDay,
  },
  { source: `(?<![\\d月第—至到-])(?<day>${N})[日号]（${WEEKDAY}）${LIMIT}`, read: readBracketDay },
  // 27日、28日组织复核: both days, the last of them counts.
  {
    source: `(?<![\\d月第—至到-])${N}[日号](?:、|和)(?<day>${N})[日号]${CLOCK}(?=[\\u4e00-\\u9fff])(?!以来)`,
    read: readDayToCome,
  },
];
