/** Import of statistical tables as they come: what is read, asked and told (handbook 3.7, 4.8; 8.6). */
import type { FilingCell } from '../filing.ts';
import type { Indicator } from '../indicator.ts';
import type { IndicatorSubject } from '../subject.ts';

export type KnownSubject = Pick<
  IndicatorSubject,
  'code' | 'kind' | 'level' | 'name' | 'shortName' | 'aliases' | 'isOwn'
>;

/** What a file is read against. */
export interface StatDictionary {
  indicators: readonly Indicator[];
  subjects: readonly KnownSubject[];
  /** Names that a person taught at an earlier file: comparable text → code. */
  taught: { indicator: Readonly<Record<string, string>>; subject: Readonly<Record<string, string>> };
}

export const QUESTION_KINDS = [
  ...(['indicator', 'subject', 'october', 'span', 'unit', 'table-subject', 'year', 'month'] as const),
  ...(['vintage', 'percent', 'signed'] as const),
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface StatChoice {
  value: string;
  label: string;
}

/** Asked of a person; its cells wait until it is answered. The key does not change with the order of rows and columns. */
export interface StatQuestion {
  key: string;
  kind: QuestionKind;
  sentence: string;
  choices: StatChoice[];
  /** The likelier answer, offered and never taken. */
  proposed: string | null;
  places: string[];
}

export const NOTE_KINDS = [
  ...([
    'missing',
    'mark',
    'unit',
    'left-out',
    'rank',
    'not-a-figure',
    'footnote',
    'same',
    'answered',
  ] as const),
  ...(['not-due', 'not-own', 'no-label', 'hidden', 'no-table'] as const),
] as const;

export interface StatNote {
  kind: (typeof NOTE_KINDS)[number];
  sentence: string;
  places: string[];
}

/** Answers by the key of the question; the value is that of a choice. */
export type StatAnswers = Readonly<Record<string, string>>;
/** The answer to leave something out. */
export const LEAVE_OUT = '-';

export interface StatReading {
  cells: FilingCell[];
  questions: StatQuestion[];
  notes: StatNote[];
  /** Places of every cell that became part of a value, and of every head and title: with the notes and questions, the whole file. */
  read: string[];
  heads: string[];
}

export const MEASURES = [
  ...(['value', 'growth', 'base', 'rank', 'single', 'share', 'target', 'completion', 'change'] as const),
  ...(['month-on-month', 'contribution', 'gap', 'previous', 'index'] as const),
] as const;
export type Measure = (typeof MEASURES)[number];

/** Measures that are never imported, and why. */
export const LEFT_OUT_WORDS: Partial<Record<Measure, string>> = {
  rank: '位次由系统按数值算出，不导入',
  single: '当月数由累计数相减得出，不导入',
  share: '占比由系统算出，不导入',
  target: '目标、计划在“目标”里登记，不导入',
  completion: '完成率由系统算出，不导入',
  change: '增减额由系统算出，不导入',
  'month-on-month': '环比不导入',
  contribution: '贡献率、拉动点数由系统算出，不导入',
  gap: '差距由系统算出，不导入',
  previous: '上期数不导入',
  index: '指数（上年=100）不导入；增速请用百分数',
};
