/**
 * Decimals typed or printed by people: text → exact decimal, or a problem value; never a guess.
 * Counterpart of format.ts (handbook 3, "exact and printed").
 */

/** Why a text is not a figure. `blank` and `dash` mean that nothing was given; the rest need a person. */
export type DecimalProblemKind =
  | 'blank'
  | 'dash'
  | 'approximate'
  | 'range'
  | 'words'
  | 'grouping'
  | 'exponent'
  | 'too-large'
  | 'too-long'
  | 'formula-error'
  | 'malformed'
  | 'currency';

export interface DecimalProblem {
  ok: false;
  kind: DecimalProblemKind;
  /** A sentence part in Chinese, fit for a finding. */
  reason: string;
}

export type DecimalReading =
  | {
      ok: true;
      /** Canonical: no leading zeros, no trailing zeros, no minus zero. */
      value: string;
      /** Digits after the point as typed: 2 for `35.00`. */
      decimals: number;
    }
  | DecimalProblem;

const MAX_DIGITS = 60;
const MAX_INTEGER_DIGITS = 30;
/** No figure is longer; the rest of a paragraph in a cell cannot turn it into one. */
const MAX_TEXT = 300;
const MINUS_SIGNS = '-−－﹣‐‑‒–—⁻';
const FULL_WIDTH: Record<string, string> = {
  '．': '.',
  '，': ',',
  '＋': '+',
  '％': '%',
  '（': '(',
  '）': ')',
};
const APPROXIMATE =
  /^(约|大约|近|将近|接近|超|超过|逾|不足|不到|至少|至多|左右)|(左右|上下|余|多|以上|以下|许|\+)$/;

export function decimalProblem(kind: DecimalProblemKind, reason: string): DecimalProblem {
  return { ok: false, kind, reason };
}

/**
 * Makes the ways of typing one figure alike: full-width digits and signs to ASCII, every minus to `-`
 * (a lone dash stays a dash), outer blanks, marks of direction and a leading apostrophe away.
 */
export function normalizeFigureText(text: string): string {
  const trimmed = text.trim();
  let result = '';
  for (const ch of trimmed.length > MAX_TEXT ? `${trimmed.slice(0, MAX_TEXT)}…` : trimmed) {
    const code = ch.codePointAt(0) ?? 0;
    if (code >= 0xff10 && code <= 0xff19) result += String.fromCharCode(code - 0xff10 + 48);
    else if (MINUS_SIGNS.includes(ch)) result += '-';
    else if (code === 0xa0 || code === 0x2009 || code === 0x202f || code === 0x3000) result += ' ';
    else result += FULL_WIDTH[ch] ?? ch;
  }
  return result.replace(
    /^[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff'’]+|[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]+$/g,
    '',
  );
}

/** `normalizeFigureText` first; the texts that stand for "nothing given". */
export function isEmptyMark(text: string): boolean {
  return /^(-+|\/|／|\\|无|空|暂无|暂缺|缺|未报|未填报?|不适用|…+|\.{3,}|n\/a|N\/A|null)$/.test(text);
}

/** The canonical text of a plain decimal: `-0.50` → `-0.5`, `-0` → `0`, `007` → `7`. */
export function canonicalDecimal(plain: string): string {
  const negative = plain.startsWith('-');
  const [whole = '', fraction = ''] = plain.replace(/^[+-]/, '').split('.');
  const integer = whole.replace(/^0+(?=\d)/, '') || '0';
  const decimals = fraction.replace(/0+$/, '');
  const value = decimals === '' ? integer : `${integer}.${decimals}`;
  return negative && value !== '0' ? `-${value}` : value;
}

/** Whole and positive, the most frequent: zeros are put behind it. */
const WHOLE = /^[1-9]\d*$/;

/** Moves the point: `shiftDecimal('1.2', 4)` is `12000`; exact, canonical. */
export function shiftDecimal(value: string, places: number): string {
  if (places >= 0 && WHOLE.test(value)) return value + '0'.repeat(places);
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = value.replace(/^[+-]/, '').split('.');
  const left = places < 0 ? whole.padStart(1 - places, '0') : whole;
  const right = places > 0 ? fraction.padEnd(places, '0') : fraction;
  const cut = places < 0 ? left.length + places : left.length;
  const shifted =
    places > 0
      ? `${left}${right.slice(0, places)}.${right.slice(places)}`
      : `${left.slice(0, cut)}.${left.slice(cut)}${right}`;
  return canonicalDecimal(negative ? `-${shifted}` : shifted);
}

/** As a spreadsheet stores it: few digits, no sign, no grouping, no leading zero. */
const PLAIN = /^(?:0|[1-9]\d{0,14})(?:\.(\d{1,15}))?$/;

/** The reading of a text that is plain already, as `parseDecimal` gives it by its long way; null for any other. */
function readPlain(text: string): DecimalReading | null {
  const found = PLAIN.exec(text);
  if (found === null) return null;
  const decimals = found[1]?.length ?? 0;
  if (decimals === 0 || text.charCodeAt(text.length - 1) !== 48) return { ok: true, value: text, decimals };
  return { ok: true, value: text.replace(/\.?0+$/, ''), decimals };
}

/**
 * A decimal number from text. Accepts thousands separators (comma or space, in threes), full-width digits,
 * every minus, a plus, `.5`, and scientific notation that hides no digits (`5.8e-11`, not `1.2E+05`).
 * Words, approximations, ranges, brackets, formula errors and figures beyond 30 integer digits are problems.
 */
export function parseDecimal(text: string): DecimalReading {
  const simple = readPlain(text);
  if (simple !== null) return simple;
  const shown = normalizeFigureText(text);
  const problem = findTextProblem(shown);
  if (problem !== undefined) return problem;
  const plain = expandExponent(shown);
  if (typeof plain !== 'string') return plain;
  const ungrouped = removeGrouping(plain);
  if (typeof ungrouped !== 'string') return ungrouped;
  if (!/^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(ungrouped))
    return decimalProblem('malformed', `“${clipText(shown)}”不是规范的数字`);
  const digits = ungrouped.replace(/^[+-]/, '');
  const [whole = '', fraction = ''] = digits.split('.');
  if (digits.length > MAX_DIGITS) return decimalProblem('too-long', '数字位数过多');
  if (whole.replace(/^0+/, '').length > MAX_INTEGER_DIGITS) return decimalProblem('too-large', '数值过大');
  return { ok: true, value: canonicalDecimal(ungrouped), decimals: fraction.length };
}

function findTextProblem(shown: string): DecimalProblem | undefined {
  if (shown === '') return decimalProblem('blank', '未填写');
  if (isEmptyMark(shown)) return decimalProblem('dash', `“${shown}”表示无数据`);
  if (shown.startsWith('#')) return decimalProblem('formula-error', `公式出错（${clipText(shown)}）`);
  if (/^[+-]?(nan|inf(inity)?)$/i.test(shown)) return decimalProblem('formula-error', `“${shown}”不是数字`);
  if (/\d/.test(shown) && APPROXIMATE.test(shown))
    return decimalProblem('approximate', `“${clipText(shown)}”是约数，请填准确数`);
  if (/\d\s*[-~～至到]\s*\d/.test(shown))
    return decimalProblem('range', `“${clipText(shown)}”是区间，请填一个数`);
  if (/\d。\d/.test(shown)) return decimalProblem('malformed', `“${clipText(shown)}”的小数点写成了句号`);
  if (/^\(.*\)$/.test(shown))
    return decimalProblem('malformed', `“${clipText(shown)}”带括号，可能表示负数，请写明`);
  if (/[^\d\s.,+\-eE]/.test(shown))
    return decimalProblem('words', `“${clipText(shown)}”含有文字，不能当作数字`);
  return undefined;
}

/** `5.8e-11` → plain digits; a positive exponent beyond the digits shown means that digits were lost on screen. */
function expandExponent(shown: string): string | DecimalProblem {
  const match = /^([+-]?)(\d+|\d*\.\d+)[eE]([+-]?\d+)$/.exec(shown);
  if (match === null) {
    return /[eE]/.test(shown) ? decimalProblem('malformed', `“${clipText(shown)}”不是规范的数字`) : shown;
  }
  const [, sign = '', mantissa = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (exponent > MAX_INTEGER_DIGITS) return decimalProblem('too-large', '数值过大');
  if (exponent < -MAX_INTEGER_DIGITS) return decimalProblem('too-long', '数字位数过多');
  const decimals = mantissa.includes('.') ? mantissa.length - mantissa.indexOf('.') - 1 : 0;
  if (exponent > decimals)
    return decimalProblem('exponent', `“${clipText(shown)}”是科学计数法，可能已丢失位数，请填完整数字`);
  return sign.replace('+', '') + shiftDecimal(mantissa.startsWith('.') ? `0${mantissa}` : mantissa, exponent);
}

function removeGrouping(plain: string): string | DecimalProblem {
  if (!/[, ]/.test(plain)) return plain;
  if (/^[+-]? ?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return plain.replaceAll(/[, ]/g, '');
  if (/^[+-]? ?\d{1,3}( \d{3})+(\.\d+)?$/.test(plain)) return plain.replaceAll(' ', '');
  if (/^[+-] \d+(\.\d+)?$/.test(plain)) return plain.replaceAll(' ', '');
  return decimalProblem('grouping', `“${clipText(plain)}”的分隔位置不对，请核对`);
}

/** Keeps sentences short when a cell holds a paragraph. */
export function clipText(text: string): string {
  const chars = [...text.replaceAll(/\s+/g, ' ')];
  return chars.length > 20 ? `${chars.slice(0, 20).join('')}…` : chars.join('');
}
