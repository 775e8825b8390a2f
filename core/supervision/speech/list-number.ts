/** One level of a list in a Word document: how its number is written, and the text around it (第%1条, %1、). */
export interface ListLevel {
  format: string;
  text: string;
  start: number;
}

const DIGITS = '〇一二三四五六七八九';

/** 1 → 一, 12 → 十二, 20 → 二十, 105 → 一百〇五; from 1 to 999. */
export function toChineseCount(value: number): string {
  if (value < 10) return DIGITS[value] ?? '';
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  const head = hundreds > 0 ? `${DIGITS[hundreds]}百` : '';
  const middle =
    tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十` : hundreds > 0 && ones > 0 ? '〇' : '';
  return `${head}${middle}${ones > 0 ? DIGITS[ones] : ''}`;
}

const ENCLOSED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** A list number as Word writes it in its format; bullets and what is unknown come as a bullet or digits. */
export function formatListNumber(format: string, value: number): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'ideographDigital':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return toChineseCount(value);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return ENCLOSED[value - 1] ?? String(value);
    case 'upperLetter':
      return String.fromCharCode(64 + ((value - 1) % 26) + 1);
    case 'lowerLetter':
      return String.fromCharCode(96 + ((value - 1) % 26) + 1);
    case 'bullet':
      return '●';
    case 'none':
      return '';
    default:
      return String(value);
  }
}
