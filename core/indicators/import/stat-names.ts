import type { Indicator } from '../indicator.ts';
import { INDICATOR_ALIASES } from './stat-aliases.ts';
import type { KnownSubject, StatDictionary } from './stat-reading.ts';
import { toLabelText } from './stat-text.ts';

export interface NameIndex {
  indicator: (code: string) => Indicator | undefined;
  subject: (code: string) => KnownSubject | undefined;
  findIndicator: (text: string) => string[];
  findSubject: (text: string) => string[];
  /** The longest name inside a longer text, with where it stands. */
  takeIndicator: (text: string) => Taken | null;
  takeSubject: (text: string) => Taken | null;
  /** Names not unlike a text, the likeliest first. */
  nearIndicators: (text: string) => string[];
  nearSubjects: (text: string) => string[];
  ownCode: string | null;
  /** 总产值 under the title 规模以上工业总产值. */
  isEndOf: (bare: string, indicator: string) => boolean;
}
export interface Taken {
  codes: string[];
  rest: string;
}

const TOTALS = new Set([
  '合计',
  '总计',
  '全市',
  '全市合计',
  '市合计',
  '全市总计',
  '市级合计',
  '总量合计',
  '合计数',
]);
const SUFFIX = /(?<=..)(?:(?:土家|苗|侗|回|壮|彝|瑶|畲|藏|羌)族)*(?:自治)?[省市县区州]$/;

const wordsOf = ({ name, shortName, aliases }: KnownSubject): string[] => [
  ...[name, shortName, ...aliases].map(toLabelText),
  ...(toLabelText(name).replace(SUFFIX, '').length >= 2 ? [toLabelText(name).replace(SUFFIX, '')] : []),
];

type Words = Map<string, string[]>;
const add = (words: Words, text: string, code: string): void => {
  const known = words.get(text) ?? [];
  if (text !== '' && !known.includes(code)) words.set(text, [...known, code]);
};

function addTotals(words: Words, subjects: readonly KnownSubject[]): void {
  const of = (level: string) => subjects.find((one) => one.kind === 'region' && one.level === level)?.code;
  const own = subjects.find(({ isOwn }) => isOwn);
  const whole = own?.level === 'city' ? own.code : of('city');
  if (whole !== undefined) for (const total of TOTALS) if (!words.has(total)) words.set(total, [whole]);
  const named: [string, string | undefined][] = [
    ['全县', own?.level === 'county' ? own.code : undefined],
    ['全区', own?.level === 'county' ? own.code : undefined],
    ['全省', of('province')],
    ['全国', of('nation')],
  ];
  for (const [word, code] of named) if (code !== undefined && !words.has(word)) words.set(word, [code]);
}

function indexIndicators({ indicators, taught }: StatDictionary): Words {
  const words: Words = new Map();
  const codes = new Set(indicators.map(({ code }) => code));
  for (const { code, name } of indicators) {
    add(words, toLabelText(name), code);
    const short = toLabelText(name).replace('规模以上', '规上');
    if (short !== toLabelText(name)) add(words, short, code);
  }
  for (const [code, aliases] of Object.entries(INDICATOR_ALIASES))
    if (codes.has(code))
      for (const alias of aliases) if (!words.has(toLabelText(alias))) add(words, toLabelText(alias), code);
  for (const [text, code] of Object.entries(taught.indicator)) words.set(text, [code]);
  return words;
}

function indexSubjects({ subjects, taught }: StatDictionary): Words {
  const words: Words = new Map();
  for (const subject of subjects) for (const word of wordsOf(subject)) add(words, word, subject.code);
  addTotals(words, subjects);
  for (const [text, code] of Object.entries(taught.subject)) words.set(text, [code]);
  return words;
}

const byLength = (words: Words): string[] =>
  [...words.keys()]
    .filter((word) => word.length >= 2)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

const takeFrom =
  (words: Words, order: readonly string[]) =>
  (text: string): Taken | null => {
    const word = order.find((one) => text.includes(one));
    return word === undefined ? null : { codes: words.get(word) ?? [], rest: text.replace(word, '') };
  };

const likeness = (a: string, b: string): number => {
  const pairs = (text: string) =>
    new Set([...text].map((_, at) => text.slice(at, at + 2)).filter((p) => p.length === 2));
  const [x, y] = [pairs(a), pairs(b)];
  const common = [...x].filter((pair) => y.has(pair)).length;
  return x.size + y.size === 0 ? 0 : (2 * common) / (x.size + y.size);
};

function findNear(words: Words, text: string): string[] {
  const best = new Map<string, number>();
  for (const [word, codes] of words)
    for (const code of codes) best.set(code, Math.max(best.get(code) ?? 0, likeness(word, text)));
  return [...best]
    .filter(([, score]) => score >= 0.3)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 4)
    .map(([code]) => code);
}

/** Every name under which indicators and subjects are known, made once for a file. */
export function indexNames(dictionary: StatDictionary): NameIndex {
  const [indicators, subjects] = [indexIndicators(dictionary), indexSubjects(dictionary)];
  const byCode = new Map(dictionary.indicators.map((one) => [one.code, one]));
  const subjectOf = new Map(dictionary.subjects.map((one) => [one.code, one]));
  return {
    indicator: (code) => byCode.get(code),
    subject: (code) => subjectOf.get(code),
    findIndicator: (text) => indicators.get(text) ?? [],
    findSubject: (text) => subjects.get(text) ?? [],
    takeIndicator: takeFrom(indicators, byLength(indicators)),
    takeSubject: takeFrom(subjects, byLength(subjects)),
    nearIndicators: (text) => findNear(indicators, text),
    nearSubjects: (text) => findNear(subjects, text),
    isEndOf: (bare, code) =>
      bare.length >= 2 &&
      [...indicators].some(([word, codes]) => codes.includes(code) && word.endsWith(bare)),
    ownCode: dictionary.subjects.find(({ isOwn }) => isOwn)?.code ?? null,
  };
}
