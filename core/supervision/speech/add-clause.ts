// What a clause adds to the tasks of its sentence.
import { ONLY_DONE, unitsOf } from './clause-sense.ts';
import { isOfYear } from './other-things.ts';
import type { Clause } from './read-clauses.ts';
import { listOwners } from './running-sense.ts';
import type { SpeechMarks } from './speech-marks.ts';
import { addUnits, hasDue, type TaskDraft } from './task-draft.ts';
import type { NamedUnit } from './unit-mention.ts';

/** A rhythm by itself (每月通报一次) says what is to be done too. */
export const saysSomething = (clause: Clause): boolean =>
  clause.rest.length >= 2 || clause.cadences.length > 0;

/** Adds a clause to a task: its span, units, times and what is to be done. */
export function addClause(marks: SpeechMarks, draft: TaskDraft, clause: Clause): void {
  const last = draft.spans.at(-1);
  if (last && last.to === clause.from) last.to = clause.to;
  else draft.spans.push({ from: clause.from, to: clause.to });
  addUnits(draft.supports, unitsOf(clause.lists, 'support'));
  if (clause.lists.some(({ list, role }) => role !== 'mention' && list.isOpen)) draft.isOpen = true;
  if (clause.isPromise) draft.isPromise = true;
  // 年内招聘60人，11月底前完成: the year only says of when.
  if (hasDue(clause) && ONLY_DONE.test(clause.rest) && draft.times.length > 0 && isOfYear(draft))
    draft.times = [];
  draft.times.push(...clause.times);
  draft.cadences.push(...clause.cadences);
  draft.targets.push(...clause.targets);
  if (draft.owners.length === 0) draft.owners.push(...listOwners(marks, clause));
  if (clause.rest.length >= 2) {
    draft.actions.push(clause.rest);
    draft.isOnlyNames = false;
  }
  if (saysSomething(clause)) draft.wordings.push(clause.wording);
}

/** A负责…，B负责…，6月底前完成: the deadline at the end is for both, back to the last ；. */
export function shareTimes(
  marks: SpeechMarks,
  drafts: readonly TaskDraft[],
  last: TaskDraft | null,
  clause: Clause,
  sentence: number,
): void {
  const others = drafts.filter(
    (one) =>
      one !== last &&
      one.sentence === sentence &&
      !marks.plain.slice(one.spans[0]?.from ?? clause.from, clause.from).includes('；'),
  );
  if (others.some((one) => one.times.length + one.cadences.length > 0)) return;
  for (const one of others) one.times.push(...clause.times);
}

/** 县农业农村局协助对接…: with nobody whom it could help, it does it; empty when it helps somebody. */
export function findLoneSupport(clause: Clause): NamedUnit[] {
  const [first] = clause.lists;
  if (clause.lists.length !== 1 || first?.role !== 'support' || first.list.from > clause.from) return [];
  return clause.rest.length >= 4 ? first.list.units : [];
}
