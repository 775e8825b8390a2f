import { saysSomething } from './add-clause.ts';
import { isAllOfIt } from './clause-sense.ts';
import type { Duties } from './note.ts';
import { type Clause, readClauses } from './read-clauses.ts';
import type { SpeechMarks } from './speech-marks.ts';
import { type Span, splitSentences } from './split-sentences.ts';
import { addUnits, hasDue, listDueTimes, newDraft, type TaskDraft } from './task-draft.ts';

const HEADING_LONGEST = 34;

/** A heading in front of its item's text: （一）健全物流体系。整合…. It names no deadline and is followed by more. */
function isHeading(clauses: readonly Clause[], span: Span, isOnly: boolean): boolean {
  return (
    !isOnly &&
    !/；$/.test(clauses.at(-1)?.text ?? '') &&
    span.to - span.from <= HEADING_LONGEST &&
    clauses.every((clause) => !hasDue(clause) && clause.cadences.length === 0)
  );
}

const isOtherDue = (clause: Clause, draft: TaskDraft): boolean => {
  const own = listDueTimes(clause.times);
  if (own.length === 0) return false;
  return !listDueTimes(draft.times).some((time) => own.some((one) => one.dueOn === time.dueOn));
};

const isOtherThing = (clause: Clause): boolean =>
  clause.rest.length >= 2 && !isAllOfIt(clause.rest) && !/^其中/.test(clause.text);

/**
 * Tasks of a text whose duties a note, labels or a row declare: one, or one for each of its clauses with a deadline or
 * a rhythm of its own. What stands before the first deadline belongs to it.
 */
export function draftDeclared(
  marks: SpeechMarks,
  spans: readonly Span[],
  duties: Duties,
  note: Span | null,
): TaskDraft[] {
  const drafts: TaskDraft[] = [];
  const begin = (): TaskDraft => {
    const draft = newDraft();
    drafts.push(draft);
    return draft;
  };
  for (const span of spans) {
    const sentences = splitSentences(marks.plain, span.from, span.to);
    sentences.forEach((sentence, index) => {
      const clauses = readClauses(marks, sentence.from, sentence.to);
      if (index === 0 && isHeading(clauses, sentence, sentences.length === 1)) return;
      clauses.forEach((clause, at) => {
        let draft = drafts.at(-1) ?? begin();
        const isNewRhythm = at === 0 && hasRhythmAndDue(draft, clauses);
        if ((hasDue(draft) && isOtherDue(clause, draft) && isOtherThing(clause)) || isNewRhythm)
          draft = begin();
        addClause(draft, clause, hasDue(duties));
      });
    });
  }
  if (drafts.length === 0 && spans.length > 0) begin().spans.push(...spans.map((span) => ({ ...span })));
  for (const draft of drafts) declare(draft, duties, note);
  return drafts;
}

/** A sentence with a rhythm after one with a deadline, or the other way round, is a task of its own. */
function hasRhythmAndDue(draft: TaskDraft, clauses: readonly Clause[]): boolean {
  const rhythm = clauses.some((clause) => clause.cadences.length > 0);
  const due = clauses.some(hasDue);
  return (
    (hasDue(draft) && draft.cadences.length === 0 && rhythm && !due) ||
    (draft.cadences.length > 0 && !hasDue(draft) && due && !rhythm)
  );
}

function addClause(draft: TaskDraft, clause: Clause, isDueElsewhere: boolean): void {
  const last = draft.spans.at(-1);
  if (last && last.to === clause.from) last.to = clause.to;
  else draft.spans.push({ from: clause.from, to: clause.to });
  // 全年5万人次，其中9月底前完成60%: a step on the way, not by when.
  if (!(/^其中/.test(clause.text) && (isDueElsewhere || draft.times.some((time) => time.dueOn !== null))))
    draft.times.push(...clause.times);
  draft.cadences.push(...clause.cadences);
  draft.targets.push(...clause.targets);
  for (const { list, role } of clause.lists) if (role === 'support') addUnits(draft.supports, list.units);
  if (clause.rest.length >= 2) draft.actions.push(clause.rest);
  if (saysSomething(clause)) draft.wordings.push(clause.wording);
}

function declare(draft: TaskDraft, duties: Duties, note: Span | null): void {
  addUnits(draft.leads, duties.leads);
  const supports = [...draft.supports, ...duties.supports].filter(
    (unit) => !draft.leads.some((lead) => lead.name === unit.name),
  );
  draft.supports = [];
  addUnits(draft.supports, supports);
  if (!hasDue(draft)) draft.times.push(...duties.times);
  if (draft.cadences.length === 0) draft.cadences.push(...duties.cadences);
  draft.isOpen ||= duties.isOpen;
  draft.leadFrom = duties.leads.length > 0 ? 'note' : 'none';
  draft.isDeclared = true;
  if (note) draft.spans.push({ ...note });
}
