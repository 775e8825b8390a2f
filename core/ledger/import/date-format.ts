/** Dates of spreadsheets: day numbers since 1900 and the texts that their formats give. */

const DAY_MS = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = '日一二三四五六';
const CHINESE_DIGITS = '〇一二三四五六七八九';

export interface SerialDate {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
}

/** Day number of the 1900 system → calendar parts; Excel counts a 29 February 1900 that never was. */
export function toSerialDate(serial: number): SerialDate {
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * DAY_MS);
  const rest = seconds - days * 86_400;
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: rest % 60,
    weekday: date.getUTCDay(),
  };
}

/** `2024-06-15`, or null outside the years 1900 to 9999. */
export function toIsoOfSerial(serial: number): string | null {
  if (!(serial >= 1 && serial < 2_958_466)) return null;
  const { year, month, day } = toSerialDate(serial);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function toChineseNumber(number: number, digitByDigit: boolean): string {
  const digits = String(number);
  if (digitByDigit) return [...digits].map((digit) => CHINESE_DIGITS[Number(digit)]).join('');
  if (number < 10) return CHINESE_DIGITS[number] ?? digits;
  const ten = number < 20 ? '十' : `${CHINESE_DIGITS[Math.floor(number / 10)]}十`;
  return number % 10 === 0 ? ten : `${ten}${CHINESE_DIGITS[number % 10]}`;
}

function showPart(
  token: string,
  date: SerialDate,
  isMinute: boolean,
  chinese: boolean,
  halfDays: boolean,
): string {
  const pad = (value: number, width: number): string =>
    chinese ? toChineseNumber(value, false) : String(value).padStart(width, '0');
  const letter = (token[0] as string).toLowerCase();
  const width = token.length >= 2 ? 2 : 1;
  if (letter === 'y' || letter === 'e') {
    if (chinese) return toChineseNumber(date.year, true);
    return token.length <= 2 && letter === 'y' ? String(date.year % 100).padStart(2, '0') : String(date.year);
  }
  if (letter === 'm' && isMinute) return String(date.minute).padStart(width, '0');
  if (letter === 'm') return token.length >= 3 ? (MONTHS[date.month - 1] ?? '') : pad(date.month, width);
  if (letter === 'd') return token.length >= 3 ? `星期${WEEKDAYS[date.weekday]}` : pad(date.day, width);
  if (letter === 'a') return `${token.length >= 4 ? '星期' : ''}${WEEKDAYS[date.weekday]}`;
  if (letter === 'h') return String(halfDays ? date.hour % 12 || 12 : date.hour).padStart(width, '0');
  return String(date.second).padStart(width, '0');
}

/** The text of a day number in a date format such as `yyyy"年"m"月"`. */
export function showDateSerial(serial: number, code: string): string {
  if (!(serial >= 0 && serial < 2_958_466)) return String(serial);
  const date = toSerialDate(serial);
  const chinese = /\[DBNum[12]\]/i.test(code);
  const halfDays = /AM\/PM|A\/P|上午\/下午/i.test(code);
  const token =
    /"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|AM\/PM|A\/P|上午\/下午|y+|e+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|@|(.)/gi;
  let shown = '';
  let lastUnit = '';
  for (const match of code.matchAll(token)) {
    const [whole, quoted, escaped, other] = match;
    if (quoted !== undefined) shown += quoted;
    else if (escaped !== undefined) shown += escaped;
    else if (other !== undefined) shown += other;
    else if (/^(AM\/PM|A\/P|上午\/下午)$/i.test(whole)) shown += date.hour < 12 ? '上午' : '下午';
    else if (/^[yemdhsa]/i.test(whole)) {
      const letter = (whole[0] as string).toLowerCase();
      const after = code.slice((match.index ?? 0) + whole.length);
      const isMinute = letter === 'm' && (lastUnit === 'h' || /^[^a-z]*s/i.test(after));
      shown += showPart(whole, date, isMinute, chinese, halfDays);
      lastUnit = letter;
    }
  }
  return shown.trim();
}
