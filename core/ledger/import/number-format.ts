import { showDateSerial } from './date-format.ts';

/** Built-in number formats as a Chinese Excel shows them; 27–36 and 50–58 exist only in East Asian editions. */
const BUILT_IN: Record<number, string> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"',
  35: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '#,##0;-#,##0;"-"',
  42: '#,##0;-#,##0;"-"',
  43: '#,##0.00;-#,##0.00;"-"',
  44: '#,##0.00;-#,##0.00;"-"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

export function getBuiltInFormat(id: number): string {
  return BUILT_IN[id] ?? 'General';
}

export interface NumberFormat {
  code: string;
  isDate: boolean;
  /** What Excel shows for a number; `serial` counts days since 1900 for dates. */
  show(value: number): string;
}

interface Section {
  condition: ((value: number) => boolean) | null;
  prefix: string;
  suffix: string;
  /** Null: the section prints its literals only. */
  digits: {
    minInteger: number;
    minDecimals: number;
    maxDecimals: number;
    grouped: boolean;
    scale: number;
  } | null;
  percent: boolean;
  general: boolean;
  exponent: boolean;
}

/** Splits a code at semicolons outside quotes and brackets. */
function splitSections(code: string): string[] {
  const parts: string[] = [''];
  let quoted = false;
  for (let at = 0; at < code.length; at++) {
    const char = code[at] as string;
    if (char === '"') quoted = !quoted;
    if (char === ';' && !quoted && code[at - 1] !== '\\') parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

function readCondition(bracket: string): ((value: number) => boolean) | null {
  const match = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$/.exec(bracket);
  if (!match) return null;
  const limit = Number(match[2]);
  const tests: Record<string, (value: number) => boolean> = {
    '<=': (value) => value <= limit,
    '>=': (value) => value >= limit,
    '<>': (value) => value !== limit,
    '<': (value) => value < limit,
    '>': (value) => value > limit,
    '=': (value) => value === limit,
  };
  return tests[match[1] as string] ?? null;
}

/** Takes literals, colours, paddings and brackets out; what remains is the pattern of digits. */
function readSection(code: string): Section {
  const section: Section = {
    condition: null,
    prefix: '',
    suffix: '',
    digits: null,
    percent: false,
    general: false,
    exponent: false,
  };
  let pattern = '';
  const literal = (text: string): void => {
    if (pattern === '') section.prefix += text;
    else section.suffix += text;
  };
  const token = /"([^"]*)"|\\(.)|\[([^\]]*)\]|_.|\*.|General|E[+-]0+|([0#?.,/]+)|%|(.)/gi;
  for (const match of code.matchAll(token)) {
    const [whole, quoted, escaped, bracket, digits, other] = match;
    if (quoted !== undefined) literal(quoted);
    else if (escaped !== undefined) literal(escaped);
    else if (bracket !== undefined) {
      section.condition ??= readCondition(bracket);
      literal(/^\$([^-]*)/.exec(bracket)?.[1] ?? '');
    } else if (/^general$/i.test(whole)) {
      section.general = true;
      pattern += 'G';
    } else if (/^E[+-]/i.test(whole)) section.exponent = true;
    else if (digits !== undefined) pattern += digits;
    else if (whole === '%') {
      section.percent = true;
      literal('%');
    } else if (other !== undefined && other !== '@') literal(other);
  }
  section.digits = section.general ? null : readDigits(pattern);
  return section;
}

function readDigits(pattern: string): Section['digits'] {
  if (!/[0#?]/.test(pattern)) return null;
  const scale = /,+$/.exec(pattern)?.[0].length ?? 0;
  const [whole = '', decimals = ''] = pattern.replace(/,+$/, '').split('.');
  return {
    minInteger: (whole.match(/0/g) ?? []).length,
    minDecimals: (decimals.match(/0/g) ?? []).length,
    maxDecimals: (decimals.match(/[0#?]/g) ?? []).length,
    grouped: whole.includes(','),
    scale,
  };
}

/** Excel rounds the decimal text of 15 digits, half away from zero, not the binary value. */
function roundText(value: number, decimals: number): string {
  const digits = Number(value.toPrecision(15));
  const text = String(digits);
  const point = text.indexOf('.');
  if (text.includes('e') || point < 0 || text.length - point - 1 <= decimals) return digits.toFixed(decimals);
  return Number(`${Math.round(Number(`${text}e${decimals}`))}e-${decimals}`).toFixed(decimals);
}

function group(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

function showDigits(section: Section, magnitude: number): string {
  const digits = section.digits;
  if (!digits) return '';
  if (section.exponent) {
    const [mantissa, power = '+0'] = magnitude.toExponential(digits.maxDecimals).split('e');
    return `${mantissa}E${power[0]}${power.slice(1).padStart(2, '0')}`;
  }
  const scaled =
    (section.percent ? Number(`${magnitude}e2`) || magnitude * 100 : magnitude) / 1000 ** digits.scale;
  const [whole = '0', decimals = ''] = roundText(scaled, digits.maxDecimals).split('.');
  let kept = decimals;
  while (kept.length > digits.minDecimals && kept.endsWith('0')) kept = kept.slice(0, -1);
  const integer = digits.minInteger === 0 && whole === '0' ? '' : whole.padStart(digits.minInteger, '0');
  const shown = digits.grouped ? group(integer) : integer;
  return kept === '' ? shown : `${shown}.${kept}`;
}

/** Excel's General: up to 15 significant digits; whole numbers in full, so that no identifier shrinks. */
export function showGeneral(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value);
  return String(Number(value.toPrecision(15)))
    .replace(/e([+-])(\d)$/, 'E$10$2')
    .replace('e', 'E');
}

function chooseSection(sections: Section[], value: number): { section: Section; signed: boolean } {
  const [positive, negative, zero] = sections as [Section, Section?, Section?];
  const conditional = sections.slice(0, 2).find((section) => section.condition?.(value));
  if (conditional) return { section: conditional, signed: value < 0 };
  if (positive.condition) return { section: negative ?? positive, signed: value < 0 };
  if (value < 0 && negative) return { section: negative, signed: false };
  if (value === 0 && zero) return { section: zero, signed: false };
  return { section: positive, signed: value < 0 };
}

function buildNumberFormat(code: string): NumberFormat {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  const first = bare.split(';')[0] ?? '';
  const isDate =
    !/General|[0#?@]/i.test(first.replace(/s\.0+/gi, 's')) &&
    (/[ymdhse]|a{3}/i.test(first) || /\[(h+|m+|s+)\]/i.test(code));
  if (isDate) return { code, isDate, show: (value) => showDateSerial(value, splitSections(code)[0] ?? code) };
  const sections = splitSections(code).slice(0, 3).map(readSection);
  return {
    code,
    isDate,
    show: (value) => {
      const { section, signed } = chooseSection(sections, value);
      if (section.general || first === '@' || code === '')
        return `${section.prefix}${showGeneral(value)}${section.suffix}`.trim();
      if (code.includes('/') && /\?/.test(code)) return showGeneral(value);
      const digits = showDigits(section, Math.abs(value));
      const minus = signed && /[1-9]/.test(digits) ? '-' : '';
      return `${minus}${section.prefix}${digits}${section.suffix}`.trim();
    },
  };
}

const formats = new Map<string, NumberFormat>();

/** The format of a code, made once per code. */
export function getNumberFormat(code: string): NumberFormat {
  const known = formats.get(code);
  if (known) return known;
  const made = buildNumberFormat(code);
  formats.set(code, made);
  return made;
}
