import { type DateReading, parseDateText } from './parse-date-text.ts';

export interface PeriodEnds {
  start: DateReading | null;
  finish: DateReading | null;
}

const NO_ENDS: PeriodEnds = { start: null, finish: null };
const DASHES = /[—–―─‐‑‒−－﹣~～〜]+|-{2,}/g;
/** What both ends are called, and what a period is followed by; the days stand without them. */
const END_WORDS =
  /(计划|预计|拟|实际)?(正式)?(开工建设|开工|动工|开建|启动|开始|起|建成投产|建成|竣工|完工|结束|投产|投用|交付|止)/g;
const REMARK = /[（(][^（）()]*[）)]$/;
const OPEN_END = /^(至今|今|现在|目前|)$/;

/** Beside 2023 a 25 is the year 2025, beside 2024.3 a 12 is its December. */
function completeFinish(text: string, start: DateReading): string {
  if (start.precision === 'year' && /^(1[3-9]|[2-9]\d)年?$/.test(text)) return `20${text}`;
  return start.precision === 'month' && /^(0?[1-9]|1[0-2])$/.test(text) ? `${text}月` : text;
}

/** 2024-12 is a month and no period from 2024 to a December. */
const isOneMonth = (mark: string, first: string, second: string): boolean =>
  mark === '-' && /^(19|20)\d\d$/.test(first) && /^(0?[1-9]|1[0-2])$/.test(second);

const spread = (text: string): string => text.replace(/^((?:19|20)\d\d)(0[1-9]|1[0-2])$/, '$1-$2');

function readEnds(text: string, at: number, mark: string): PeriodEnds | null {
  const [first, second] = [spread(text.slice(0, at)), spread(text.slice(at + mark.length))];
  const start = parseDateText(first, null);
  if (!start.ok) return null;
  if (OPEN_END.test(second)) return { start, finish: null };
  if (isOneMonth(mark, first, second)) return null;
  const finish = parseDateText(completeFinish(second, start), Number(start.period.slice(0, 4)));
  return finish.ok ? { start, finish } : null;
}

const isYearAlone = (text: string): boolean => /^(19|20)\d\d年?(度|内)?$/.test(text);

/**
 * 建设起止年限 in the habits of an office (handbook 05, dates): 2024-2026, 2024.03-2026.12, 2024年3月至12月, 2023-25,
 * 202403-202612, 2024年3月开工、2026年底竣工. Every mark that may part the two ends is tried, the first at which both sides are
 * dates holds; an end without a year has that of the start. A year alone is both ends; 2024.3至今 has no finish. Null ends
 * when nothing can be read: a length (24个月) is no date.
 */
export function parsePeriodEnds(written: string): PeriodEnds {
  const text = written
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[（(](.*)[）)]$/, '$1')
    .replace(REMARK, '')
    .replace(DASHES, '~')
    .replace(/起$/, '~')
    .replace(END_WORDS, '');
  if (isYearAlone(text)) {
    const year = parseDateText(text, null);
    return year.ok ? { start: year, finish: year } : NO_ENDS;
  }
  for (const { 0: mark, index } of text.matchAll(/[~至到]+|[-,，、;；]/g)) {
    const ends = readEnds(text, index, mark);
    if (ends) return ends;
  }
  return NO_ENDS;
}
