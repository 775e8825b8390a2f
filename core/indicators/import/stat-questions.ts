/** The questions that reading a table asks, in words. */
import type { NameIndex } from './stat-names.ts';
import { LEAVE_OUT, type StatChoice, type StatQuestion } from './stat-reading.ts';

type Asked = Omit<StatQuestion, 'places'>;

export const OUT: StatChoice = { value: LEAVE_OUT, label: '不导入' };

export function askIndicator(index: NameIndex, text: string, likely: readonly string[]): Asked {
  const codes = [...new Set([...likely, ...index.nearIndicators(text)])];
  return {
    key: `indicator:${text}`,
    kind: 'indicator',
    sentence: `“${text}”是哪个指标？`,
    choices: [...codes.map((code) => ({ value: code, label: index.indicator(code)?.name ?? code })), OUT],
    proposed: codes[0] ?? null,
  };
}

export function askSubject(index: NameIndex, text: string, likely: readonly string[]): Asked {
  const codes = [...new Set([...likely, ...index.nearSubjects(text)])];
  return {
    key: `subject:${text}`,
    kind: 'subject',
    sentence: `“${text}”是哪个地区？`,
    choices: [...codes.map((code) => ({ value: code, label: index.subject(code)?.name ?? code })), OUT],
    proposed: codes[0] ?? null,
  };
}

export function askTableSubject(index: NameIndex, table: string, name: string): Asked {
  const own = index.ownCode === null ? [] : [index.ownCode];
  const city = index.findSubject('全市');
  const choices = [...new Set([...own, ...city])].map((code) => ({
    value: code,
    label: index.subject(code)?.name ?? code,
  }));
  return {
    key: `table-subject:${table}`,
    kind: 'table-subject',
    sentence: `${name}没有写是哪个地区的数`,
    choices: [...choices, OUT],
    proposed: own[0] ?? null,
  };
}

export const askOctober = (place: string, year: number): Asked => ({
  key: `october:${place}`,
  kind: 'october',
  sentence: `表头“${year}.1”是${year}年1月，还是${year}年10月（Excel把${year}.10显示成${year}.1）？`,
  choices: [{ value: '10', label: `${year}年10月` }, { value: '1', label: `${year}年1月` }, OUT],
  proposed: null,
});

export const askYear = (table: string, name: string, years: readonly number[]): Asked => ({
  key: `year:${table}`,
  kind: 'year',
  sentence: `${name}没有写年份`,
  choices: [...years.map((year) => ({ value: String(year), label: `${year}年` })), OUT],
  proposed: null,
});

export const askMonth = (table: string, name: string, month: number | null): Asked => ({
  key: `month:${table}`,
  kind: 'month',
  sentence:
    month === null
      ? `${name}没有写是几月的数`
      : `${name}的表头只有年份：是各年${month}月的数（累计指标为1—${month}月），还是全年数？`,
  choices: [
    ...(month === null
      ? Array.from({ length: 12 }, (_, at) => at + 1)
      : [month, ...(month === 12 ? [] : [12])]
    ).map((one) => ({ value: String(one), label: one === 12 ? '全年（12月）' : `${one}月` })),
    OUT,
  ],
  proposed: month === null ? null : String(month),
});

export const askSpan = (table: string, name: string, likely: 'cumulative' | 'single' | null): Asked => ({
  key: `span:${table}`,
  kind: 'span',
  sentence: `${name}的月份没有写明：是年初以来的累计数，还是当月（当季）数？`,
  choices: [{ value: 'cumulative', label: '累计数' }, { value: 'single', label: '当月（当季）数' }, OUT],
  proposed: likely,
});

export const askMoneyUnit = (
  table: string,
  name: string,
  unit: string,
  offered: readonly string[],
): Asked => ({
  key: `unit:${table}:${unit}`,
  kind: 'unit',
  sentence: `${name}没有写单位（系统中按${unit}登记）`,
  choices: [...offered.map((one) => ({ value: one, label: one })), OUT],
  proposed: unit,
});

export const askOtherUnit = (
  table: string,
  said: string,
  indicator: { name: string; unit: string },
): Asked => ({
  key: `unit:${table}:${said}:${indicator.name}`,
  kind: 'unit',
  sentence: `${indicator.name}写的单位是${said}，系统中按${indicator.unit || '无单位'}登记，不能换算`,
  choices: [{ value: indicator.unit, label: `数就是${indicator.unit || '无单位'}，照数导入` }, OUT],
  proposed: null,
});

export const askPercent = (table: string, head: string, example: string): Asked => ({
  key: `percent:${table}:${head}`,
  kind: 'percent',
  sentence: `“${head}”一列的数都在−1和1之间：${example}是百分之${example}，还是${example}倍（即百分之${shift(example)}）？`,
  choices: [
    { value: 'as-is', label: `${example}%` },
    { value: 'times-100', label: `${shift(example)}%` },
    OUT,
  ],
  proposed: null,
});
const shift = (text: string): string => String(Math.round(Number(text) * 1e8) / 1e6);

/** Two values for one cell in one file. */
export function askVintage(
  key: string,
  name: string,
  sides: readonly { value: string; label: string }[],
): Asked {
  return {
    key,
    kind: 'vintage',
    sentence: `${name}在文件里有两套数，用哪一套？`,
    choices: [...sides, OUT],
    proposed: null,
  };
}
