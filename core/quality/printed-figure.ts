/** Reading a figure the way people print it: units, percent signs, words of direction (handbook 8.9). */
import {
  clipText,
  type DecimalProblemKind,
  type Fraction,
  isEmptyMark,
  normalizeFigureText,
  parseDecimal,
  powerOfTen,
  shiftDecimal,
  toFraction,
  ZERO,
} from '#core/platform/public.ts';

export interface PrintedFigure {
  /** In the printed unit: 1.2 for `1.2亿元`. */
  value: Fraction;
  /** Digits after the point as printed; undefined for words such as 持平, which show none. */
  digits: number | undefined;
  /** Powers of ten of the printed unit (万 4, 亿 8); undefined when no such unit is printed. */
  places: number | undefined;
  /** The printed unit, for sentences: `万元`, `%`, empty. */
  unit: string;
  /** As shown in sentences. */
  text: string;
}

export type PrintedReading =
  | { ok: true; figure: PrintedFigure }
  | { ok: false; kind: DecimalProblemKind; reason: string };

const UP =
  '拉动增长|拉动|贡献|正增长|增长|增加|增幅|上升|上涨|提高|提升|扩大|高于|高出|快于|多于|超过|超出|超前|领先|超|高|快|多|增|升|涨|↑';
const DOWN =
  '拖累|下拉|拉低|负增长|下降|下滑|下跌|降低|减少|降幅|回落|收窄|缩小|低于|慢于|少于|落后于|落后|滞后|欠|低|慢|少|减|降|跌|↓';
const DIRECTION = new RegExp(
  `^(?:同比|环比|(?:比|较)(?:上年同期|去年同期|上年|去年|上月|上期))*(?:(${UP})|(${DOWN}))(?:于?(?:序时进度|时序进度|序时|计划进度|计划))?(?:[:：为了])*`,
);
const LEVEL =
  /^(?:同比|环比|与?(?:上年同期|去年同期|上年|去年|上月|上期|序时进度|序时))*(?:基本)?(?:持平|零增长|无变化|相当)$/;
const TAIL =
  /(?<!\s)\s*(?:(%|‰)|(?:%\s*)?(个?百分点|个点|pp|pct)|(?:([万亿]|百万|千万|万亿)\s*)?(元|人次|人|个月|个|户|家|项|件|次|座|台|辆|套|栋|条|公里|千米|平方米|平方公里|米|吨|亩|公顷|千瓦时|千瓦|度|天|日|月|分|名|位|批|宗|处)?)$/i;
const UNIT_PLACES: Record<string, number> = { 万: 4, 百万: 6, 千万: 7, 亿: 8, 万亿: 12 };

/**
 * A printed figure → exact value, printed digits and unit. Takes trailing %, ‰ (as percent with one digit more),
 * 个百分点, 万元/亿元 and measure words, thousands separators, full-width characters, every minus, a plus,
 * and, with `words`, 增长/下降/超/落后 before the figure and 持平. Approximations and other words are problems.
 */
export function parsePrintedFigure(raw: unknown, words = false): PrintedReading {
  if (raw === null || raw === undefined) return { ok: false, kind: 'blank', reason: '未填写' };
  if (typeof raw !== 'string' && typeof raw !== 'number') {
    return { ok: false, kind: 'malformed', reason: '应为文本形式的数字' };
  }
  const shown = normalizeFigureText(String(raw));
  if (isEmptyMark(shown)) return { ok: false, kind: 'dash', reason: `“${shown}”表示无数据` };
  if (words && LEVEL.test(shown)) {
    return { ok: true, figure: { value: ZERO, digits: undefined, places: undefined, unit: '', text: shown } };
  }
  const direction = words ? DIRECTION.exec(shown) : null;
  const rest = direction === null ? shown : shown.slice(direction[0].length).trim();
  return readFigure(rest, direction?.[2] !== undefined, shown, direction !== null);
}

function readFigure(rest: string, falls: boolean, shown: string, directed: boolean): PrintedReading {
  const tail = TAIL.exec(rest);
  const number = parseDecimal(tail === null ? rest : rest.slice(0, tail.index));
  if (!number.ok) {
    const blank = number.kind === 'blank' && shown !== '';
    return blank ? { ok: false, kind: 'words', reason: `“${clipText(shown)}”中没有数字` } : number;
  }
  if (directed && number.value.startsWith('-') && falls) {
    return { ok: false, kind: 'malformed', reason: `“${clipText(shown)}”既写下降又带负号，方向不明` };
  }
  const perMille = tail?.[1] === '‰';
  const magnitude = toFraction(perMille ? shiftDecimal(number.value, -1) : number.value);
  return {
    ok: true,
    figure: {
      value: falls ? { num: -magnitude.num, den: magnitude.den } : magnitude,
      digits: number.decimals + (perMille ? 1 : 0),
      places: tail?.[3] === undefined ? (tail?.[4] === '元' ? 0 : undefined) : UNIT_PLACES[tail[3]],
      unit: tail === null ? '' : tail[0].trim(),
      text: clipText(shown),
    },
  };
}

/** Half of the unit of the last printed digit; a figure without printed digits is exact. */
export function halfPrintedUnit(figure: PrintedFigure): Fraction {
  return figure.digits === undefined ? ZERO : { num: 1n, den: 2n * powerOfTen(figure.digits) };
}

/** Puts a reason behind the name of its field. */
export function describeProblem(reason: string): string {
  return reason.startsWith('“') ? reason : `：${reason}`;
}
