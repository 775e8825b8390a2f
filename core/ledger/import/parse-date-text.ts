import { toIsoOfSerial } from './date-format.ts';

export type DatePrecision = 'day' | 'dekad' | 'month' | 'quarter' | 'half' | 'year';

/** A date as an office writes it: how fine it is, the period it names, and the words that were there. */
export interface DateReading {
  ok: true;
  /** Period id: `2024-06-15`, `2024-06-X2`, `2024-06`, `2024-Q3`, `2024-H1`, `2024`. */
  period: string;
  precision: DatePrecision;
  /** `end` for 6月底, `before` for 6月前, `start` for 6月初. */
  edge: 'start' | 'end' | 'before' | null;
  /** The year was taken from the sheet, not from the cell. */
  yearAssumed: boolean;
  text: string;
}

export interface DateProblem {
  ok: false;
  kind: 'blank' | 'words' | 'ambiguous' | 'range' | 'no-year' | 'impossible';
  reason: string;
}

/** A date whose year is of no living ledger: 9999-12-31 is somebody's never, 0206年5月 a slip of the hand. */
const FOREIGN_YEAR = /^(?!(?:19|20)\d\d)\d{4}(?:年|[.\-/])\d{1,2}(?:[月.\-/](?:\d{1,2}日?)?)?$/;
const BLANK = /^([-—–/\\]+|无|暂无|待定|空|…+)?$/;
const QUARTERS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, '1': 1, '2': 2, '3': 3, '4': 4 };
const CHINESE = '〇零一二三四五六七八九';
const DEKADS: Record<string, string> = { 上旬: 'X1', 中旬: 'X2', 下旬: 'X3' };

function problem(kind: DateProblem['kind'], reason: string): DateProblem {
  return { ok: false, kind, reason: reason.replace(/\s+/g, ' ') };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** 二〇二四年十二月 → 2024年12月. */
function toArabicDate(text: string): string {
  return text
    .replace(/[〇零一二三四五六七八九]{4}(?=年)/g, (year) =>
      [...year].map((digit) => Math.max(0, CHINESE.indexOf(digit) - 1)).join(''),
    )
    .replace(
      /(十[一二三四五六七八九]?|[二三]十[一二三四五六七八九]?|[一二三四五六七八九])(?=月|日)/g,
      (number) => {
        const [tens, ones] = number.includes('十') ? number.split('十') : ['0', number];
        const ten = tens === '' ? 1 : tens === '0' ? 0 : CHINESE.indexOf(tens as string) - 1;
        return String(ten * 10 + (ones ? CHINESE.indexOf(ones) - 1 : 0));
      },
    );
}

function edgeOf(tail: string): DateReading['edge'] {
  if (/底|末/.test(tail)) return 'end';
  if (/前/.test(tail)) return 'before';
  return /初/.test(tail) ? 'start' : null;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

interface Parts {
  year: number | null;
  month?: number;
  day?: number;
  dekad?: string;
  quarter?: number;
  half?: number;
  edge: DateReading['edge'];
}

const YEAR = '(?:((?:19|20)\\d\\d)(?:年度?|[.\\-/])?|(今年|当年|本年|年内))?';
const TAIL = '(底|末|前|初|份|期间|完成|左右|开工|竣工|建成|投产|完工|投用|启动|以前|之前|内)*';
const MONTH_DAY = new RegExp(
  `^${YEAR}(\\d{1,2})(?:月份?|[.\\-/])(?:(\\d{1,2})[日号]?)?(上旬|中旬|下旬)?${TAIL}$`,
);
const YEAR_MONTH = new RegExp(
  `^((?:19|20)\\d\\d)(?:年|[.\\-/])(\\d{1,2})(?:月份?)?(上旬|中旬|下旬)?${TAIL}$`,
);
const MONTH_ALONE = new RegExp(`^${YEAR}(\\d{1,2})月份?(上旬|中旬|下旬)?${TAIL}$`);
const COMPACT = /^((?:19|20)\d\d)(0[1-9]|1[0-2])(\d\d)?$/;
const QUARTER = new RegExp(`^${YEAR}第?([一二三四1-4])季度?${TAIL}$`);
const HALF = new RegExp(`^${YEAR}([上下])半年${TAIL}$`);
const YEAR_ALONE = new RegExp(`^((?:19|20)\\d\\d)年?度?(年底|年末|年初|底|末|初|前|内|之前|以前)*${TAIL}$`);
const YEAR_END =
  /^(今年|当年|本年|年)(内|底|末|底前|末前|内完成)+$|^(全年|年内|当年|年底前?|年末前?|全年推进)$/;

function readParts(text: string): Parts | null {
  const tail = /[^\d]*$/.exec(text)?.[0] ?? '';
  const edge = edgeOf(tail.replace(/[上下]半年|[上中下]旬/, ''));
  const yearOf = (found: string | undefined): number | null => (found ? Number(found) : null);
  let match = COMPACT.exec(text);
  if (match)
    return {
      year: Number(match[1]),
      month: Number(match[2]),
      ...(match[3] ? { day: Number(match[3]) } : {}),
      edge,
    };
  match = YEAR_MONTH.exec(text) ?? null;
  if (match)
    return {
      year: Number(match[1]),
      month: Number(match[2]),
      ...(match[3] ? { dekad: DEKADS[match[3]] as string } : {}),
      edge,
    };
  match = MONTH_ALONE.exec(text);
  if (match)
    return {
      year: yearOf(match[1]),
      month: Number(match[3]),
      ...(match[4] ? { dekad: DEKADS[match[4]] as string } : {}),
      edge,
    };
  match = MONTH_DAY.exec(text);
  if (match) {
    const dekad = match[5] ? { dekad: DEKADS[match[5]] as string } : {};
    return {
      year: yearOf(match[1]),
      month: Number(match[3]),
      ...(match[4] ? { day: Number(match[4]) } : {}),
      ...dekad,
      edge,
    };
  }
  match = QUARTER.exec(text);
  if (match) return { year: yearOf(match[1]), quarter: QUARTERS[match[3] as string] as number, edge };
  match = HALF.exec(text);
  if (match) return { year: yearOf(match[1]), half: match[3] === '上' ? 1 : 2, edge };
  match = YEAR_ALONE.exec(text);
  if (match) return { year: Number(match[1]), edge };
  return YEAR_END.test(text) ? { year: null, edge: edge ?? (text.includes('全年') ? null : 'end') } : null;
}

function buildReading(
  parts: Parts,
  year: number,
  yearAssumed: boolean,
  text: string,
): DateReading | DateProblem {
  const built = (period: string, precision: DatePrecision): DateReading => ({
    ok: true,
    period,
    precision,
    edge: parts.edge,
    yearAssumed,
    text,
  });
  if (parts.month !== undefined) {
    if (parts.month < 1 || parts.month > 12) return problem('impossible', `“${text}”的月份不存在`);
    const month = `${year}-${two(parts.month)}`;
    if (parts.day !== undefined) {
      if (!isDay(year, parts.month, parts.day)) return problem('impossible', `“${text}”的日期不存在`);
      return built(`${month}-${two(parts.day)}`, 'day');
    }
    return parts.dekad ? built(`${month}-${parts.dekad}`, 'dekad') : built(month, 'month');
  }
  if (parts.quarter !== undefined) return built(`${year}-Q${parts.quarter}`, 'quarter');
  if (parts.half !== undefined) return built(`${year}-H${parts.half}`, 'half');
  return built(String(year), 'year');
}

function readSerial(text: string): string | null {
  const number = Number(text);
  // Day numbers of 1954 to 2064: what a date turns into when its format is lost.
  return /^\d{5}(\.\d+)?$/.test(text) && number >= 20_000 && number < 60_000 ? toIsoOfSerial(number) : null;
}

/**
 * Reads a date in any habit of an office: 2024年6月底, 2024.6, 6月, 三季度, 45458, 2024-06, 年底, 上半年.
 * `sheetYear` fills in a missing year. Precision and words are kept; nothing is made finer than it was written.
 */
export function parseDateText(written: string, sheetYear: number | null): DateReading | DateProblem {
  const text = toArabicDate(
    written
      .normalize('NFKC')
      .replace(/[\sT]+\d{1,2}:\d{2}(:\d{2})?$/, '')
      .replace(/\s+/g, ''),
  )
    .replace(/^(预计|计划|拟|约|已于|于|争取|力争|确保|截至|截止)+/, '')
    .replace(/[。.;,、]+$/, '')
    // 2026Q2, and 26年3月: two digits before 年 are no day and no month.
    .replace(/第?Q([1-4])$/i, '$1季度')
    .replace(/^['‘’]?([2-4]\d)(?=年)/, '20$1');
  if (BLANK.test(text)) return problem('blank', '未填写');
  const serial = readSerial(text);
  if (serial)
    return { ok: true, period: serial, precision: 'day', edge: null, yearAssumed: false, text: written };
  if (/^\d{1,2}[/.-]\d{1,2}[/.-](19|20)?\d\d$/.test(text))
    return problem('ambiguous', `“${written}”的年、月、日次序不明`);
  if (/^(1[3-9]|[2-9]\d)[.\-/]\d{1,2}$/.test(text))
    return problem('ambiguous', `“${written}”的年份只写了两位，请写全`);
  const parts = readParts(text);
  if (!parts) {
    if (FOREIGN_YEAR.test(text)) return problem('words', `“${written}”的年份不在1900至2099年之间`);
    const dates = text.match(/(19|20)\d\d(年|[.\-/])?\d{0,2}/g) ?? [];
    if (dates.length >= 2 || /\d[月年]?[-—~至到]\d/.test(text))
      return problem('range', `“${written}”是起止时间，请分开填写`);
    return problem('words', `“${written}”不是日期`);
  }
  const year = parts.year ?? sheetYear;
  if (year === null) return problem('no-year', `“${written}”没有写年份`);
  return buildReading(parts, year, parts.year === null, written);
}
