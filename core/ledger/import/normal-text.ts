import { toSimplified } from './simplified.ts';

const CJK = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u3000-\\u303f]';
const SPACE_BESIDE_CJK = new RegExp(`(?<=${CJK})\\s+|\\s+(?=${CJK})`, 'gu');
// Zero-width characters and the byte order mark come along when cells are pasted from web pages.
const INVISIBLE = /[\u200b-\u200f\u2028-\u202f\u2060\ufeff\u00ad]/g;

const PLAIN = /^[!-~]*$/;

/** Half-width signs alone are comparable as they stand. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

/** Comparable form of a head or a label: half-width, simplified, without any white space. */
export function toComparable(text: string): string {
  if (PLAIN.test(text)) return text;
  return toSimplified(text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, ''));
}

/** A head as a person would read it aloud: line breaks and spacing inside Chinese words taken out. */
export function toReadableHead(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .replace(SPACE_BESIDE_CJK, '')
    .replace(/(?<=[^\w])\s+(?=[(（])/g, '')
    .trim();
}

const MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const CHINESE_MONTH =
  /(十[一二]|[一二三四五六七八九十])(?=月(?:份|底|末|完成|计划|累计|投资|$)|[-—~至到](?:十[一二]?|[一二三四五六七八九])月)/g;

/** 一月完成, 一至十月 → 1月完成, 1至10月: heads name months in Chinese figures as well. */
export function toArabicMonths(text: string): string {
  return text.includes('月')
    ? text.replace(CHINESE_MONTH, (month) => String(MONTHS.indexOf(month) + 1))
    : text;
}

/** One normalised form per distinct text: ledgers repeat themselves, regular expressions are slow. */
export function rememberByText<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = read(text);
    known.set(text, made);
    return made;
  };
}
