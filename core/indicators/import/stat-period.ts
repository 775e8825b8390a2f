/** What a label says of the time: a year, a month, and whether the figures are those since January or of the month alone. */
export interface PeriodParts {
  year?: number;
  month?: number;
  /** `bare`: 9月, of which only the source knows whether it is January to September. */
  span?: 'cumulative' | 'single' | 'bare';
  /** 2016.1, which may be 2016.10 that Excel shortened. */
  isOctober?: true;
  /** 3-5月, 下半年: a time that no indicator stands for. */
  isOther?: true;
}

const QUARTERS: Record<string, number> = { '1': 3, 一: 3, '2': 6, 二: 6, '3': 9, 三: 9, '4': 12, 四: 12 };

type Rule = [pattern: RegExp, read: (found: RegExpExecArray) => PeriodParts | null];

const year = (text: string | undefined): { year?: number } => (text ? { year: Number(text) } : {});
const month = (text: string | undefined): number | null => {
  const value = Number(text);
  return value >= 1 && value <= 12 ? value : null;
};
function since(from: string | undefined, to: string | undefined, of: string | undefined): PeriodParts | null {
  const [first, last] = [month(from), month(to)];
  if (first === null || last === null || last <= first) return null;
  return first === 1 ? { ...year(of), month: last, span: 'cumulative' } : { ...year(of), isOther: true };
}

const Y = '((?:19|20)\\d{2})';
const RULES: Rule[] = [
  [new RegExp(`${Y}[年./-]?(\\d{1,2})月?[-至到](\\d{1,2})月(?:份|累计|末)?`), (f) => since(f[2], f[3], f[1])],
  [new RegExp(`${Y}\\.(\\d{1,2})-(\\d{1,2})(?!\\d)`), (f) => since(f[2], f[3], f[1])],
  [/(?<!\d)(\d{1,2})月?[-至到](\d{1,2})月(?:份|累计)?/, (f) => since(f[1], f[2], undefined)],
  [
    new RegExp(`(?:${Y}年?)?(?:前三季度|1-3季度|一至三季度|前3季度|三季度累计)`),
    (f) => ({ ...year(f[1]), month: 9, span: 'cumulative' }),
  ],
  [
    new RegExp(`(?:${Y}年?)?(?:上半年|1-2季度|一至二季度|1-6月)`),
    (f) => ({ ...year(f[1]), month: 6, span: 'cumulative' }),
  ],
  [new RegExp(`(?:${Y}年?)?下半年`), (f) => ({ ...year(f[1]), isOther: true })],
  [
    new RegExp(`(?:${Y}年?)?第?([1-4一二三四])季度|(?:${Y}年?)?Q([1-4])`, 'i'),
    (f) => {
      const at = QUARTERS[f[2] ?? f[4] ?? ''] ?? 3;
      return { ...year(f[1] ?? f[3]), month: at, span: at === 3 ? 'cumulative' : 'bare' };
    },
  ],
  [
    new RegExp(`(?:${Y}年?)?(?:全年|年度合计|1-4季度)`),
    (f) => ({ ...year(f[1]), month: 12, span: 'cumulative' }),
  ],
  [
    new RegExp(`${Y}[年/-](\\d{1,2})(?:月(?:份|末|底)?|[/-]\\d{1,2}日?|$)`),
    (f) => (month(f[2]) === null ? null : { ...year(f[1]), month: Number(f[2]), span: 'bare' }),
  ],
  [
    new RegExp(`${Y}\\.(\\d{1,2})(?!\\d)月?`),
    (f) => {
      if (month(f[2]) === null) return null;
      if (f[2] === '1' && !f[0].endsWith('月')) return { ...year(f[1]), isOctober: true, span: 'bare' };
      return { ...year(f[1]), month: Number(f[2]), span: 'bare' };
    },
  ],
  [
    new RegExp(`(?<!\\d)${Y}(0[1-9]|1[0-2])(?!\\d)`),
    (f) => ({ ...year(f[1]), month: Number(f[2]), span: 'bare' }),
  ],
  [new RegExp(`(?<!\\d)${Y}(?:年(?:度|末|底)?|(?![\\d.,%]))`), (f) => year(f[1])],
  [
    /(?<!\d)(\d{1,2})月(?:份|末|底)?/,
    (f) => (month(f[1]) === null ? null : { month: Number(f[1]), span: 'bare' }),
  ],
];

/** A range of years (2020-2025年) names no year. */
const YEARS = /(?:19|20)\d{2}年?[-至到](?:(?:19|20)\d{2}|\d{2})年/g;

/** Reads the time out of a comparable text and gives the rest. */
export function takePeriod(label: string): { parts: PeriodParts; rest: string } {
  let rest = label.replace(YEARS, '');
  let parts: PeriodParts = {};
  for (const [pattern, read] of RULES) {
    if (parts.month !== undefined && parts.year !== undefined) break;
    const found = pattern.exec(rest);
    const said = found && read(found);
    if (!found || !said) continue;
    parts = { ...said, ...parts };
    rest = rest.slice(0, found.index) + rest.slice(found.index + found[0].length);
  }
  if (parts.month !== undefined || parts.isOctober || parts.isOther) return { parts, rest };
  return { parts, rest };
}

/** A number that can only be a head of time: 2016, 2016.1, 201609. */
export const isPeriodNumber = (text: string): boolean =>
  /^(19[89]\d|20[0-4]\d)(\.(\d|0\d|1[0-2]))?$/.test(text) || /^20[0-4]\d(0[1-9]|1[0-2])$/.test(text);
