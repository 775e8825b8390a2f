import {
  addDays,
  addWorkingDays,
  daysBetween,
  daysInMonth,
  getDateParts,
  type IsoDate,
  toIsoDate,
} from '#core/platform/public.ts';
import { NUMBER, parseChineseNumber, YEAR } from './chinese-number.ts';
import {
  addMonths,
  endOfMonth,
  endOfQuarter,
  findDay,
  lastWorkingDayBeforeHoliday,
  lastWorkingDayOfWeek,
  startOfWeek,
  workingDayBefore,
} from './resolve-day.ts';
import type { TimeAnchor, TimeKind } from './time-mark.ts';

/** A day read from words; `isRolled` when a month without a year had to be next year's. */
export interface TimeReading {
  dueOn: IsoDate | null;
  kind: TimeKind;
  isUncertain?: boolean;
}

type Groups = Record<string, string | undefined>;
type Read = (groups: Groups, anchor: TimeAnchor) => TimeReading | null;

export interface TimePattern {
  source: string;
  read: Read;
}

const BEFORE =
  '(?:之前|以前|前后|前(?![三四五六七八九十\\d]个?季度|期|往|述|列|款|提|\\d|身|置|景|沿|端|移)|止)';
const WITHIN = '(?:之内|以内|内(?![容部涵外控设陆]))';
const CLOCK =
  '(?:（含(?:当日|本日)?）)?(?:（?(?:星期|周)[一二三四五六日天]）?)?(?:上午|下午|晚上?|中午|早上|早|傍晚)?(?:\\d{1,2}(?:时|点|:\\d{2}|：\\d{2})(?:\\d{1,2}分|半|整)?)?(?:上班|下班)?';
const TEN_DAYS = '(?:上中旬|中下旬|上旬|中旬|下旬)';
const YEAR_WORD = `(?:(?<year>${YEAR})年|(?<yearWord>今年|本年度?|当年|明年|次年|后年|去年|上年))`;
const N = NUMBER;

const number = (words: string | undefined): number =>
  words === undefined ? Number.NaN : (parseChineseNumber(words) ?? Number.NaN);

/** The year said, or undefined when none is. */
function readYear(groups: Groups, anchor: TimeAnchor, key = ''): number | undefined {
  const said = groups[`year${key}`];
  if (said !== undefined) return number(said);
  const { year } = getDateParts(anchor.date);
  switch (groups[`yearWord${key}`]) {
    case undefined:
      return undefined;
    case '明年':
    case '次年':
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

/** A month without a year: this year's, or next year's when a limit is set and the month is behind us. */
function yearOfMonth(month: number, isFirm: boolean, anchor: TimeAnchor): number {
  const now = getDateParts(anchor.date);
  return isFirm && month < now.month ? now.year + 1 : now.year;
}

function tenDayEnd(year: number, month: number, word: string): IsoDate {
  if (word === '上旬') return toIsoDate(year, month, 10);
  if (word === '中旬' || word === '上中旬') return toIsoDate(year, month, 20);
  return endOfMonth(year, month);
}

const isMonth = (month: number): boolean => month >= 1 && month <= 12;

const readMonthDay: Read = (groups, anchor) => {
  const month = groups.month === '元' ? 1 : number(groups.month);
  const isFirm = groups.limit !== undefined;
  if (!isMonth(month)) return null;
  const year = readYear(groups, anchor) ?? yearOfMonth(month, isFirm, anchor);
  return limited(findDay(year, month, number(groups.day)), isFirm, anchor);
};

const readMonth: Read = (groups, anchor) => {
  const month = groups.month === '元' ? 1 : number(groups.month);
  if (!isMonth(month)) return null;
  const isFirm = groups.end !== undefined || groups.limit !== undefined || groups.ten !== undefined;
  const year = readYear(groups, anchor) ?? yearOfMonth(month, groups.limit !== undefined, anchor);
  if (groups.ten !== undefined) return limited(tenDayEnd(year, month, groups.ten), true, anchor);
  if (groups.start !== undefined) return limited(toIsoDate(year, month, 10), true, anchor);
  if (groups.mid !== undefined) return limited(toIsoDate(year, month, 15), true, anchor);
  return limited(endOfMonth(year, month), isFirm, anchor);
};

const readRange: Read = (groups, anchor) => {
  const month = number(groups.toMonth ?? groups.month);
  if (!isMonth(month)) return null;
  const year = readYear(groups, anchor, 'To') ?? readYear(groups, anchor) ?? getDateParts(anchor.date).year;
  const first = number(groups.month);
  const turned =
    readYear(groups, anchor, 'To') === undefined && isMonth(first) && first > month ? year + 1 : year;
  const day = groups.toDay === undefined ? daysInMonth(turned, month) : number(groups.toDay);
  return limited(findDay(turned, month, day), groups.toDay !== undefined, anchor);
};

function readQuarterNumber(word: string | undefined): number {
  if (word === '前三') return 3;
  return (
    { 一: 1, 二: 2, 三: 3, 四: 4, '1': 1, '2': 2, '3': 3, '4': 4 }[word?.replace('第', '') ?? ''] ??
    Number.NaN
  );
}

const readQuarter: Read = (groups, anchor) => {
  const quarter = readQuarterNumber(groups.quarter);
  const said = readYear(groups, anchor);
  const { year } = getDateParts(anchor.date);
  const isFirm = groups.limit !== undefined;
  const own = endOfQuarter(said ?? year, quarter);
  if (said === undefined && isFirm && own < anchor.date)
    return limited(endOfQuarter(year + 1, quarter), true, anchor);
  // 一季度 said in November is the one that comes.
  if (said === undefined && daysBetween(own, anchor.date) > 120)
    return limited(endOfQuarter(year + 1, quarter), isFirm, anchor);
  return limited(own, isFirm, anchor);
};

const readHalf: Read = (groups, anchor) => {
  const year = readYear(groups, anchor) ?? getDateParts(anchor.date).year;
  const isFirm = groups.limit !== undefined;
  const month = groups.half === '下半年' ? 12 : 6;
  return limited(endOfMonth(year, month), isFirm, anchor);
};

const readYearEnd: Read = (groups, anchor) => {
  const year = readYear(groups, anchor) ?? getDateParts(anchor.date).year;
  return limited(endOfMonth(year, 12), groups.limit !== undefined, anchor);
};

const readOfThisMonth: Read = (groups, anchor) => {
  const now = getDateParts(anchor.date);
  const month = now.month + (/^下个?月/.test(groups.which ?? '') ? 1 : 0);
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
const readDayAlone: Read = (groups, anchor) => {
  const now = getDateParts(anchor.date);
  const day = number(groups.day);
  const own = findDay(now.year, now.month, day);
  if (own !== null && own >= anchor.date) return { dueOn: own, kind: 'firm' };
  const next = getDateParts(endOfMonth(now.year, now.month + 1));
  return limited(findDay(next.year, next.month, day), true, anchor);
};

const WEEKDAYS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7, 末: 8 };

const readWeekday: Read = (groups, anchor) => {
  const monday = startOfWeek(anchor.date);
  const weeks = /^下下/.test(groups.week ?? '') ? 2 : /^下/.test(groups.week ?? '') ? 1 : 0;
  const begin = addDays(monday, weeks * 7);
  const weekday = WEEKDAYS[groups.weekday ?? ''];
  if (weekday === undefined) return limited(lastWorkingDayOfWeek(anchor.calendar, begin), true, anchor);
  const day = weekday === 8 ? lastWorkingDayOfWeek(anchor.calendar, begin) : addDays(begin, weekday - 1);
  const isOwnWeek = groups.week !== undefined;
  if (day < anchor.date && !isOwnWeek && weekday !== 8) return { dueOn: addDays(day, 7), kind: 'firm' };
  return limited(day < anchor.date && weekday === 8 ? anchor.date : day, true, anchor);
};

/** 两三天 is at most three. */
function readCount(words: string): number {
  return number(/^[一二两三四五六七八九]{2}$/.test(words) ? words.slice(1) : words);
}

const readDuration: Read = (groups, anchor) => {
  const unit = groups.unit ?? '';
  const half = groups.count === '半' ? 0.5 : undefined;
  const count = half ?? readCount(groups.count ?? '');
  if (Number.isNaN(count)) return null;
  const firm = (dueOn: IsoDate, isUncertain = false): TimeReading => ({ dueOn, kind: 'firm', isUncertain });
  if (/工作日/.test(unit)) {
    const { date, isProvisional } = addWorkingDays(anchor.calendar, anchor.date, count);
    return firm(date, isProvisional);
  }
  if (/周|星期|礼拜/.test(unit)) return firm(addDays(anchor.date, count * 7));
  if (/月/.test(unit)) return firm(half ? addDays(anchor.date, 15) : addMonths(anchor.date, count));
  if (/年/.test(unit)) return firm(addMonths(anchor.date, Math.round(count * 12)));
  if (/小时/.test(unit)) return firm(addDays(anchor.date, Math.max(0, Math.floor(count / 24))));
  return firm(addDays(anchor.date, count));
};

/** 用三个月时间: as long as it lasts, from the meeting. */
const readSpan: Read = (groups, anchor) => {
  const reading = readDuration(groups, anchor);
  return reading && groups.limit === undefined ? { ...reading, kind: 'loose' } : reading;
};

const readOwnQuarter: Read = (groups, anchor) => {
  const { year, month } = getDateParts(anchor.date);
  const quarter = Math.ceil(month / 3) + (groups.which === '下' ? 1 : 0);
  return limited(endOfQuarter(year, quarter), groups.limit !== undefined, anchor);
};

/** Festivals without days off: the last working day before them. */
const FIXED_DAYS: Record<string, string> = { 七一: '07-01', 八一: '08-01', 教师节: '09-10', 建军节: '08-01' };

const readFixedDay: Read = (groups, anchor) => {
  const { year } = getDateParts(anchor.date);
  const monthDay = FIXED_DAYS[groups.holiday ?? ''] ?? '';
  const own = `${year}-${monthDay}`;
  const day = own > anchor.date ? own : `${year + 1}-${monthDay}`;
  return { dueOn: workingDayBefore(anchor.calendar, day), kind: 'firm' };
};

const HOLIDAYS: [RegExp, string | null][] = [
  [/元旦/, '元旦'],
  [/春节|过年|年前|除夕/, '春节'],
  [/清明/, '清明'],
  [/五一|劳动/, '劳动节'],
  [/端午/, '端午'],
  [/中秋/, '中秋'],
  [/国庆|十一|双节/, '国庆'],
];

const readHoliday: Read = (groups, anchor) => {
  const name = HOLIDAYS.find(([pattern]) => pattern.test(groups.holiday ?? ''))?.[1] ?? null;
  const dueOn = lastWorkingDayBeforeHoliday(anchor.calendar, anchor.date, name);
  return dueOn === null ? { dueOn: null, kind: 'open' } : { dueOn, kind: 'firm' };
};

const readNearDay: Read = (groups, anchor) => {
  const offset = /^(?:今明两|明)/.test(groups.near ?? '') ? 1 : /^后/.test(groups.near ?? '') ? 2 : 0;
  return { dueOn: addDays(anchor.date, offset), kind: groups.limit === undefined ? 'loose' : 'firm' };
};

const open: Read = () => ({ dueOn: null, kind: 'open' });

/** Words of time, the more exact first; at one place the first that matches wins. */
export const TIME_PATTERNS: readonly TimePattern[] = [
  {
    source:
      '(?:(?:今年|明年|20\\d{2}年))?(?:主汛期|汛期|入汛|雨季|汛|冬季|入冬|上冻|封冻|供暖季?|采暖季?|取暖季|春耕|春播|秋播|秋收|三夏|麦收|高考|中考|开学|秋季开学|春季开学|新学期|暑假|寒假|暑期|封山|冰冻期|结冰期|台风季|旅游旺季|旺季|换届|大考|国考|验收|投产|会议|会|下次调度会?|下次会议|巡视|督察|省检|检查|通水|下次[\\u4e00-\\u9fff]{2,6}会|下一次[\\u4e00-\\u9fff]{2,6}会)(?:来临|到来|开始|结束)?(?:之)?前(?!提|期|后)',
    read: open,
  },
  {
    source: `${YEAR_WORD}?(?<month>${N})月(?:${N}[日号])?${BEFORE}?(?:—|-|至|到)(?:(?<yearTo>${YEAR})年|(?<yearWordTo>今年|明年|次年))?(?<toMonth>${N})月(?:(?<toDay>${N})[日号]|底|末)?${BEFORE}?`,
    read: readRange,
  },
  {
    source: `${YEAR_WORD}?(?<month>${N})月${N}[日号]?(?:—|-|至|到)(?<toDay>${N})[日号]${BEFORE}?`,
    read: readRange,
  },
  { source: `${YEAR_WORD}?${N}(?:—|-|至|到)(?<month>${N})月(?:底|份)?`, read: readRange },
  {
    source: `${YEAR_WORD}?(?<month>${N}|元)月(?<day>${N})[日号]${CLOCK}(?<limit>${BEFORE}|为(?:止|限|截止)|${WITHIN}|截止)?`,
    read: readMonthDay,
  },
  {
    source: `${YEAR_WORD}?(?<month>${N}|元)月(?:份)?(?:(?<ten>${TEN_DAYS})|(?<end>底|末|月底)|(?<start>初)|(?<mid>中(?!旬|小|国|心|央|医|期)))?(?:左右)?(?<limit>${BEFORE}|${WITHIN}|份内|份前)?(?![份间度球])`,
    read: readMonth,
  },
  { source: `${YEAR_WORD}(?<month>${N})月份`, read: readMonth },
  {
    source: `(?<count>半|${N})(?:个)?(?<unit>工作日|小时|自然日|日|天|周|星期|礼拜|月|年)(?:左右)?(?:的?时间)?(?:${WITHIN}|(?:之|以)?后(?=向|报|再|，|提交|反馈|汇报))`,
    read: readDuration,
  },
  {
    source: `(?<count>半|${N})个(?<unit>工作日)(?=完成|报|提交|反馈|拿出|整改|\\s|$|。)`,
    read: readDuration,
  },
  {
    source: `(?<limit>用|利用|给)?(?<count>半|${N})(?:个)?(?<unit>月|周|星期|天|年)(?:左右)?的?时间(?!内)`,
    read: readSpan,
  },
  {
    source: `(?<count>${N})个?(?<unit>星期|礼拜|天)(?:时间)?(?=把|将|拿出|必须|务必|要|搞定|解决|完成|见|办|修|弄|干完|做完)`,
    read: readDuration,
  },
  {
    source: `(?<![\\d/.])(?<month>1[0-2]|[1-9])/(?<day>[12]\\d|3[01]|[1-9])(?:日|号)?(?<limit>${BEFORE}|${WITHIN})?(?![\\d/])`,
    read: readMonthDay,
  },
  {
    source: `(?<![\\d.])(?:(?<year>20\\d{2})[-./])(?<month>\\d{1,2})[-./](?<day>\\d{1,2})(?:日)?(?<limit>${BEFORE}|${WITHIN})?(?![\\d.])`,
    read: readMonthDay,
  },
  {
    source: `(?<![\\d.])(?<year>20\\d{2})[-./](?<month>\\d{1,2})(?<end>底|末)(?<limit>${BEFORE})?`,
    read: readMonth,
  },
  {
    source: `(?<![\\d.])(?<month>1[0-2]|[1-9])\\.(?<day>[12]\\d|3[01]|[1-9])(?:日|号)?(?<limit>${BEFORE})`,
    read: readMonthDay,
  },
  {
    source: `${YEAR_WORD}?(?:第(?=[一二三四1-4]个?季度))?(?<quarter>[一二三四1-4]|前三)(?:(?<=第.)个)?季度(?:工作)?(?<limit>末前?|底前?|${BEFORE}|${WITHIN})?`,
    read: readQuarter,
  },
  {
    source: `${YEAR_WORD}?(?<half>上半年|下半年)(?!(?:的|城建|工作)?计划)(?<limit>末前?|底前?|${BEFORE}|${WITHIN})?`,
    read: readHalf,
  },
  { source: `${YEAR_WORD}?年中(?<limit>${BEFORE})?`, read: readHalf },
  {
    source: `${YEAR_WORD}(?<limit>年?底${BEFORE}?|年?末${BEFORE}?|${WITHIN}|${BEFORE}|全年)`,
    read: readYearEnd,
  },
  {
    source: `(?<![\\d〇零一二三四五六七八九])(?<limit>年底${BEFORE}?|年末${BEFORE}?|年终${BEFORE}|年内|本年度内|年度内|今年内|岁末${BEFORE})`,
    read: readYearEnd,
  },
  {
    source: `(?<year>20\\d{2})年(?=完成|建成|实现|力争|争取|计划|全面|确保|要|新增|新建|改造|[\\u4e00-\\u9fff]{2,6}(?:不少于|不低于|达到|超过))`,
    read: readYearEnd,
  },
  { source: `(?:今年|本年度|全年)(?!以来|初|来|的|我|上半|一季|第|前)`, read: readYearEnd },
  {
    source: `(?<which>本月|当月|这个月|下个?月|(?<![个\\d每每按逐当一二三四五六七八九十两几])月)(?:(?<day>${N})[日号]${CLOCK}${BEFORE}?|(?<ten>${TEN_DAYS})${BEFORE}?|底${BEFORE}?|末${BEFORE}?|(?<start>初)${BEFORE}?|(?<mid>中)${BEFORE}|${WITHIN}|份内)`,
    read: readOfThisMonth,
  },
  {
    source: `(?<week>本周|这周|这个星期|本星期|下下周|下周|下个?星期)(?:(?<weekday>[一二三四五六日天末])|${WITHIN})?${CLOCK}(?:${BEFORE}|${WITHIN})?`,
    read: readWeekday,
  },
  { source: `(?:周|星期|礼拜)(?<weekday>[一二三四五六日天末])${CLOCK}${BEFORE}`, read: readWeekday },
  { source: `“?(?<holiday>七一|八一|教师节|建军节)”?(?:之)?前`, read: readFixedDay },
  {
    source: `(?<which>本|这个|下)(?:个)?季度(?<limit>末前?|底前?|${BEFORE}|${WITHIN})?`,
    read: readOwnQuarter,
  },
  {
    source: `(?:正月十五|元宵节|腊八|重阳节|春运|农忙|年|节后[\\u4e00-\\u9fff]{0,4})前(?![期后往提])`,
    read: open,
  },
  {
    source: `“?(?<holiday>元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|十一|双节|两节|节日|节假日|假期|放假|过年|节)”?(?:假期|长假|小长假|放假|期间|假日|到来|来临)?(?:之)?前(?!后|往|提|夕)`,
    read: readHoliday,
  },
  {
    source: `“?(?<holiday>元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?)”?节?前夕`,
    read: readHoliday,
  },
  {
    source: `(?<near>今天|今日|今晚|当天|当日|明天|明日|后天|今明两天)${CLOCK}(?<limit>${BEFORE}|${WITHIN})`,
    read: readNearDay,
  },
  {
    source: `(?<near>今晚|明早|今天上午|今天下午|今天下班|今天就|明天|明日|后天|今明两天)(?:上午|下午|晚上?|一早|就|一早就)?(?<limit>务必|必须|就|要)?`,
    read: readNearDay,
  },
  { source: `(?<![\\d月第—至到-])(?<day>${N})[日号]${CLOCK}(?:${BEFORE})`, read: readDayAlone },
];
