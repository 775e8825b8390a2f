/** Amounts of money typed by hand or found in a cell → exact 元 (handbook 3; register PL). */
import {
  canonicalDecimal,
  clipText,
  type DecimalProblem,
  decimalProblem,
  isEmptyMark,
  normalizeFigureText,
  parseDecimal,
  shiftDecimal,
} from './parse-decimal.ts';

export type FieldUnit = 'yuan' | 'wan' | 'yi';

export type AmountReading = { ok: true; yuan: string } | DecimalProblem;

/** Powers of ten from the unit to 元. */
export const AMOUNT_UNIT_PLACES: Record<FieldUnit, number> = { yuan: 0, wan: 4, yi: 8 };

const WORD_PLACES: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
const AMOUNT_WITH_WORDS =
  /^([^万亿千百十元圆]*?)(?:([千百十]?万亿|[千百十]?[万亿]|[千百])\s*)?(元|圆)?(整|人民币)?$/;
const MAX_YUAN_DIGITS = 15;
const BARE = /^\d{1,15}(?:\.\d{1,15})?$/;

function readBareAmount(text: string, unit: FieldUnit): AmountReading {
  const reading = parseDecimal(text);
  return reading.ok ? limitAmount(shiftDecimal(reading.value, AMOUNT_UNIT_PLACES[unit])) : reading;
}

/**
 * An amount in 元 from text; `unit` is the unit of the column or field and is used when the text names none:
 * `parseAmount('1,200.5', 'wan')` → 12005000; `parseAmount('1.2亿元', 'wan')` → 120000000.
 * Exact: nothing is rounded here (see `roundYuanToFen`). `1亿2000万` is read; a currency sign without
 * a unit beside a 万元 or 亿元 field, percentages, approximations and mixed text are problems.
 * Bounds: less than 10^15 元.
 */
export function parseAmount(text: string, unit: FieldUnit): AmountReading {
  // Most cells of a ledger are bare figures: nothing but the decimal to read.
  if (BARE.test(text)) return readBareAmount(text, unit);
  const shown = normalizeFigureText(text);
  if (shown === '') return decimalProblem('blank', '未填写');
  if (isEmptyMark(shown)) return decimalProblem('dash', `“${shown}”表示无数据`);
  if (/^[-+]?[\d.,]+%$/.test(shown)) return decimalProblem('words', `“${clipText(shown)}”是百分数，不是金额`);
  const signed = /^([+-]?)\s*([¥￥]|人民币)\s*([+-]?)(.*)$/.exec(shown);
  const bare = signed === null ? shown : `${signed[1]}${signed[3]}${signed[4]}`;
  const compound = parseCompound(bare);
  if (compound !== undefined) return limitAmount(compound);
  const match = AMOUNT_WITH_WORDS.exec(bare);
  const hasWord =
    match !== null && /\d/.test(match[1] ?? '') && (match[2] !== undefined || match[3] !== undefined);
  if (signed !== null && !hasWord && unit !== 'yuan') {
    return decimalProblem('currency', `“${clipText(shown)}”带货币符号而未写单位，请写明元、万元或亿元`);
  }
  const figure = hasWord ? (match[1] ?? '').trimEnd() : bare;
  const reading = parseDecimal(figure);
  if (!reading.ok)
    return reading.kind === 'blank'
      ? decimalProblem('words', `“${clipText(shown)}”含有文字，不能当作金额`)
      : // The person is shown the whole cell, 约1.2亿, not the part that is no figure.
        decimalProblem(reading.kind, reading.reason.replace(`“${clipText(figure)}”`, `“${clipText(shown)}”`));
  const places = hasWord ? countPlaces(match[2] ?? '') : AMOUNT_UNIT_PLACES[unit];
  return limitAmount(shiftDecimal(reading.value, places));
}

/** 亿 and 万 spoken together, both whole and the lower below its limit: `1亿2000万元` → 120000000. */
function parseCompound(bare: string): string | undefined {
  const match = /^(-?)(\d+)亿(\d{1,4})万元?$/.exec(bare);
  if (match === null) return undefined;
  return canonicalDecimal(`${match[1]}${match[2]}${(match[3] ?? '').padStart(4, '0')}0000`);
}

function countPlaces(words: string): number {
  let places = 0;
  for (const ch of words) places += WORD_PLACES[ch] ?? 0;
  return places;
}

function limitAmount(yuan: string): AmountReading {
  if (yuan.length > MAX_YUAN_DIGITS && countWholeDigits(yuan) > MAX_YUAN_DIGITS)
    return decimalProblem('too-large', '金额过大，请核对单位');
  return { ok: true, yuan };
}

function countWholeDigits(yuan: string): number {
  const [whole = ''] = yuan.replace('-', '').split('.');
  return whole.length;
}

/** 元 to the fen, half away from zero: what the ledger stores. Takes off the noise of binary fractions too. */
export function roundYuanToFen(yuan: string): string {
  const [whole = '0', fraction = ''] = yuan.replace('-', '').split('.');
  if (fraction.length <= 2) return canonicalDecimal(yuan);
  const fen = BigInt(whole + fraction.slice(0, 2)) + (fraction.charAt(2) >= '5' ? 1n : 0n);
  return shiftDecimal(`${yuan.startsWith('-') ? '-' : ''}${fen}`, -2);
}

/** 元 → the unit, exact and canonical: `fromYuan('12005000', 'wan')` is `1200.5`. */
export function fromYuan(yuan: string, unit: FieldUnit): string {
  return shiftDecimal(yuan, -AMOUNT_UNIT_PLACES[unit]);
}

/** The unit → 元, exact and canonical. */
export function toYuan(amount: string, unit: FieldUnit): string {
  return shiftDecimal(amount, AMOUNT_UNIT_PLACES[unit]);
}
