import { type RawCell, shownOf } from '#core/ledger/public.ts';
import { stripMarks } from './stat-text.ts';

/** A cell as data: a number, a sign that there is none, something else, or nothing. */
export type StatFigure =
  | { kind: 'figure'; text: string; isPercent: boolean; isMarked: boolean }
  | { kind: 'missing' }
  | { kind: 'text' }
  | { kind: 'error' }
  | { kind: 'blank' };

const MISSING = /^([-‐‑‒–—―－−_/\\.…·]+|…+|n\/?a|x|无|空|暂无|未报|未公布|无数据|不详|缺|#N\/A)$/i;
const NUMBER = /^[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$|^[-+]?\.\d+$/;

const shiftPoint = (text: string): string => {
  const minus = text.startsWith('-') ? '-' : '';
  const [whole = '0', rest = ''] = text.replace(/^[-+]/, '').split('.');
  const digits = `${whole}${rest.padEnd(2, '0')}`;
  const at = whole.length + 2;
  return tidy(`${minus}${digits.slice(0, at)}.${digits.slice(at)}`);
};

/** At most six decimals, no leading zeros, no plus: the form in which a figure is kept. */
export function tidy(text: string): string {
  const minus = text.startsWith('-');
  const [whole = '', rest = ''] = text.replace(/^[-+]/, '').split('.');
  const left = whole.replace(/^0+(?=\d)/, '') || '0';
  const right = rest.replace(/0+$/, '');
  const bare = right === '' ? left : `${left}.${right}`;
  return minus && bare !== '0' ? `-${bare}` : bare;
}

/** Excel keeps 103.7 as 103.69999999999999: what is within the last of 15 digits is written as it is meant. */
const tidyStored = (text: string): string =>
  /\.\d{9,}$/.test(text) ? tidy(Number(Number(text).toPrecision(14)).toFixed(6)) : tidy(text);

function fromText(shown: string): StatFigure {
  const { text, isMarked } = stripMarks(shown);
  const plain = text.normalize('NFKC').replace(/[\s\u200b-\u200f\ufeff'’]+/g, '');
  if (plain === '') return isMarked ? { kind: 'text' } : { kind: 'blank' };
  if (MISSING.test(plain)) return { kind: 'missing' };
  const isFall = /^(下降|降低|减少|↓)/.test(plain);
  const bare = plain.replace(/^(下降|降低|减少|↓|增长|上升|↑)/, '').replace(/^[−–—]/, '-');
  const isPercent = bare.endsWith('%');
  const inner = bare.replace(/%$/, '');
  const accounting = /^\((.+)\)$/.exec(inner);
  const number = accounting?.[1] ?? inner;
  if (!NUMBER.test(number)) return { kind: 'text' };
  const value = tidy(number.replace(/,/g, ''));
  const isNegative = isFall || accounting !== null;
  return {
    kind: 'figure',
    text: isNegative && !value.startsWith('-') ? tidy(`-${value}`) : value,
    isPercent,
    isMarked,
  };
}

/** 1,234.5 · １２３ · 8.5% · (3.2) · 下降3.1% · — · … */
export function readFigure(cell: RawCell): StatFigure {
  if (cell === null || cell === undefined) return { kind: 'blank' };
  if (typeof cell === 'string') return fromText(cell);
  if (cell.type === 'error') return /N\/A/.test(cell.shown) ? { kind: 'missing' } : { kind: 'error' };
  if (cell.type === 'date' || cell.type === 'boolean') return { kind: 'text' };
  const shown = shownOf(cell) ?? '';
  if (cell.type === 'number' && /^-?\d+(\.\d+)?$/.test(cell.value)) {
    const isPercent = shown.trim().endsWith('%');
    const value = tidyStored(cell.value);
    return { kind: 'figure', text: isPercent ? shiftPoint(value) : value, isPercent, isMarked: false };
  }
  if (cell.type === 'number' && /^-?[\d.]+e[-+]?\d+$/i.test(cell.value))
    return { kind: 'figure', text: tidy(Number(cell.value).toFixed(6)), isPercent: false, isMarked: false };
  return fromText(shown);
}

/** What is kept has six decimals at most; more are rounded, which is told. */
export const hasTooManyDecimals = (text: string): boolean => (text.split('.')[1] ?? '').length > 6;
