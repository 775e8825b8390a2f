// What a draft says: all of it, from the clause of its lead on, or around its day.
import { STANDS_ON_DAY } from './no-work.ts';
import type { TaskDraft } from './task-draft.ts';
import type { TimeMark } from './time-mark.ts';

/** The words of a draft, its spans joined. */
export const wordsOf = (plain: string, draft: TaskDraft): string =>
  draft.spans.map(({ from, to }) => plain.slice(from, to)).join('');

/** 快递网点偏少，商务局上半年引进…: what stands before the unit is only why. */
export const toldOf = (plain: string, draft: TaskDraft): string =>
  draft.toldFrom === null
    ? wordsOf(plain, draft)
    : wordsOf(plain, {
        ...draft,
        spans: draft.spans
          .map(({ from, to }) => ({ from: Math.max(from, draft.toldFrom ?? from), to }))
          .filter(({ from, to }) => from < to),
      });

/** The clause around a time. */
const clauseAround = (plain: string, { from, to }: TimeMark): string => {
  const start = Math.max(...['，', '。', '；', '\n'].map((mark) => plain.lastIndexOf(mark, from - 1))) + 1;
  return plain.slice(start, to) + (/^[^，。；\n]*[，。；]?/.exec(plain.slice(to))?.[0] ?? '');
};

/** 贷款3月18日到期: every day that is said is one of how things stand. */
export const standsOnDays = (plain: string, words: string, due: readonly TimeMark[]): boolean =>
  due.length === 0
    ? STANDS_ON_DAY.test(words)
    : due.every((time) => STANDS_ON_DAY.test(clauseAround(plain, time)));
