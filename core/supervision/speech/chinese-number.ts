const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Pattern source of a whole number up to some thousands, in digits or in Chinese words. */
export const NUMBER = '(?:\\d{1,4}|[一二两三四五六七八九十百廿零〇]{1,5})';

/** Pattern source of a year: 2024, 二〇二四. */
export const YEAR = '(?:20\\d{2}|二[〇零]{1}[一二三四五六七八九〇零]{2})';

/** 12 → 12, 十二 → 12, 二十 → 20, 两 → 2, 二〇二四 → 2024; null when it is no whole number. */
export function parseChineseNumber(words: string): number | null {
  if (/^\d+$/.test(words)) return Number(words);
  if (/^[零〇一二两三四五六七八九]{2,}$/.test(words))
    return Number([...words].map((char) => DIGITS[char]).join(''));
  let total = 0;
  let current = 0;
  for (const char of words) {
    if (char === '十') {
      total += (current === 0 ? 1 : current) * 10;
      current = 0;
    } else if (char === '廿') {
      total += 20;
    } else if (char === '百') {
      total += (current === 0 ? 1 : current) * 100;
      current = 0;
    } else {
      const digit = DIGITS[char];
      if (digit === undefined) return null;
      current = digit;
    }
  }
  return words === '' ? null : total + current;
}
