import type { NameIndex } from './stat-names.ts';
import type { StatAnswers, StatNote, StatQuestion } from './stat-reading.ts';

/** One figure with its meaning, before amounts are converted and parts of a cell are brought together. */
export interface ReadFigure {
  place: string;
  /** The table that it stands in. */
  table: string;
  tableName: string;
  indicator: string;
  subject: string;
  year: number;
  month: number;
  span: 'cumulative' | 'single' | 'bare' | null;
  measure: 'value' | 'growth' | 'base' | 'rank' | 'single';
  text: string;
  isPercent: boolean;
  units: string[];
  vintage: string;
  /** The head that it stands under, to name what is asked. */
  head: string;
}

/** Where questions and notes gather while a file is read; the same question is asked once, with every place. */
export interface StatDesk {
  index: NameIndex;
  answers: StatAnswers;
  fileName: string;
  /** Offered where a file names no year. */
  years: number[];
  questions: Map<string, StatQuestion>;
  notes: Map<string, StatNote>;
  found: ReadFigure[];
  heads: Set<string>;
}

export const newDesk = (
  index: NameIndex,
  { answers, fileName, thisYear }: { answers: StatAnswers; fileName: string; thisYear: number },
): StatDesk => ({
  ...{ index, answers, fileName, years: [thisYear, thisYear - 1, thisYear - 2] },
  ...{ questions: new Map(), notes: new Map(), found: [], heads: new Set() },
});

export function tell(desk: StatDesk, kind: StatNote['kind'], sentence: string, place: string): void {
  const key = `${kind}:${sentence}`;
  const known = desk.notes.get(key);
  if (known) known.places.push(place);
  else desk.notes.set(key, { kind, sentence, places: [place] });
}

/** The answer to a question, or null when it has none that it offers: then it is asked and the cell waits. */
export function ask(desk: StatDesk, question: Omit<StatQuestion, 'places'>, place: string): string | null {
  const answer = desk.answers[question.key];
  const takesAny =
    question.kind === 'indicator' || question.kind === 'subject' || question.kind === 'table-subject';
  const isValid =
    answer !== undefined &&
    (question.choices.some(({ value }) => value === answer) ||
      (takesAny && isKnown(desk, question.kind, answer)));
  if (isValid) return answer;
  const known = desk.questions.get(question.key);
  if (known) known.places.push(place);
  else desk.questions.set(question.key, { ...question, places: [place] });
  return null;
}

const isKnown = ({ index }: StatDesk, kind: StatQuestion['kind'], code: string): boolean =>
  (kind === 'indicator' ? index.indicator(code) : index.subject(code)) !== undefined;
