import { compare, type Fraction, multiply, roundHalfAway, toFraction } from '#core/platform/public.ts';
import { tidy } from './stat-figure.ts';

const PREFIXES: [prefix: string, zeros: number][] = [
  ...([
    ['万亿', 12],
    ['千亿', 11],
    ['百亿', 10],
    ['十亿', 9],
    ['亿', 8],
  ] as [string, number][]),
  ...([
    ['千万', 7],
    ['百万', 6],
    ['十万', 5],
    ['万', 4],
    ['千', 3],
    ['百', 2],
  ] as [string, number][]),
];
/** One thing under several words. */
const SAME: Record<string, string> = {
  ...{
    人民币元: '元',
    度: '千瓦时',
    瓦时: '千瓦时',
    千米: '公里',
    '㎡': '平方米',
    平米: '平方米',
    m2: '平方米',
  },
  ...{ 个: '户', 家: '户', 个百分点: '%', '％': '%', 百分点: '%', 人次数: '人次', 宗: '起' },
};
const BASES = new Set([
  ...[
    '元',
    '美元',
    '人',
    '人次',
    '户',
    '平方米',
    '千瓦时',
    '吨',
    '亩',
    '公顷',
    '头',
    '只',
    '吨公里',
    '公里',
    '天',
  ],
  ...['起', '%', '斤', '公斤', '立方米', '辆', '件', '项', '万标准箱', '美金', '欧元', '标准煤'],
]);

interface Unit {
  base: string;
  zeros: number;
}

/** 万千瓦时 is ten thousand of 千瓦时, and 千瓦时 itself is no thousand of anything. */
export function parseUnit(text: string): Unit | null {
  const plain = SAME[text] ?? text;
  if (BASES.has(plain)) return { base: plain, zeros: 0 };
  for (const [prefix, zeros] of PREFIXES) {
    if (!plain.startsWith(prefix)) continue;
    const inner = plain.slice(prefix.length);
    const base = SAME[inner] ?? inner;
    if (BASES.has(base)) return { base, zeros };
  }
  return null;
}

/** 单位：亿元、% and (万元): the units that a text names; none when it is no list of units. */
export function listUnits(text: string): string[] {
  const parts = text
    .replace(/^(计量)?单位[:]?/, '')
    .replace(/^[±+-]+/, '')
    .split(/[,，、;；/和及]+/);
  const units = parts.map((part) => part.replace(/^[±+-]+/, '')).filter((part) => part !== '');
  return units.length > 0 && units.every((unit) => parseUnit(unit) !== null) ? units : [];
}

export type Conversion = { zeros: number } | 'unknown' | 'other';

/** How many zeros lie between the unit of the file and that of the indicator; `other` where they measure different things. */
export function convertUnit(from: string, to: string): Conversion {
  if (from === to) return { zeros: 0 };
  const [a, b] = [parseUnit(from), parseUnit(to)];
  if (!a || !b) return 'unknown';
  return a.base === b.base ? { zeros: a.zeros - b.zeros } : 'other';
}

const power = (zeros: number): Fraction =>
  zeros >= 0 ? { num: 10n ** BigInt(zeros), den: 1n } : { num: 1n, den: 10n ** BigInt(-zeros) };

/** Exact, to six decimals. */
export function shiftValue(value: string, zeros: number): string {
  if (zeros === 0) return value;
  return tidy(roundHalfAway(multiply(toFraction(value), power(zeros)), 6));
}

export const isSameFigure = (a: string, b: string): boolean => compare(toFraction(a), toFraction(b)) === 0;
