// The net under all other rules: sentences that name a unit and a day and that no rule took for a task.

import type { Turn } from './dialogue.ts';
import { mayBeDoneOnDay, mayBeTask, mayTellKind, mayTellSomebody } from './may-be-task.ts';
import { IS_OFFICE_OF_CHECKS } from './no-work.ts';
import { isOwnPromise } from './promise.ts';
import { readClauses } from './read-clauses.ts';
import { type SpeechMarks, within } from './speech-marks.ts';
import { type Span, splitSentences } from './split-sentences.ts';
import { addUnits, listDueTimes, newDraft, type TaskDraft } from './task-draft.ts';
import type { TimeMark } from './time-mark.ts';

/** Drafts for sentences that name a unit and a deadline and were taken for none: nothing of that kind is ever dropped. */
export function draftForgotten(
  marks: SpeechMarks,
  drafts: readonly TaskDraft[],
  isFrame: (span: Span) => boolean,
  turns: ReadonlyMap<number, Turn>,
): TaskDraft[] {
  const covered = new Uint8Array(marks.plain.length);
  for (const draft of drafts) for (const { from, to } of draft.spans) covered.fill(1, from, to);
  const spoken = [...turns.values()].sort((one, other) => one.from - other.from);
  let next = 0;
  return splitSentences(marks.plain).flatMap((whole) => {
    while ((spoken[next]?.from ?? whole.to) <= whole.from) next += 1;
    const candidate = spoken[next];
    const turn = candidate !== undefined && candidate.from < whole.to ? candidate : undefined;
    const sentence = turn ? { from: turn.from, to: whole.to } : whole;
    // 标识不全——企业今天整改完，我局明天复核: who answers may still say what others do.
    const isOwnAnswer = turn?.isAnswer && !/——/.test(marks.plain.slice(sentence.from, sentence.to));
    if (isOwnAnswer || isFrame(sentence)) return [];
    if (!covered.subarray(sentence.from, sentence.to).includes(1)) return draftSpan(marks, sentence);
    return listUncovered(marks, sentence, covered).flatMap((part) =>
      tellsOnDay(marks, part) ? draftSpan(marks, part) : [],
    );
  });
}

/** What a sentence has left when some of its clauses stand in tasks: clauses side by side. */
function listUncovered(marks: SpeechMarks, sentence: Span, covered: Uint8Array): Span[] {
  const parts: Span[] = [];
  for (const { from, to } of readClauses(marks, sentence.from, sentence.to)) {
    if (covered.subarray(from, to).includes(1)) continue;
    const last = parts.at(-1);
    if (last?.to === from) last.to = to;
    else parts.push({ from, to });
  }
  return parts;
}

/** Clauses alone need a unit and a day; 今年 or 可延长至8月31日 beside a task is none of their own. */
function tellsOnDay(marks: SpeechMarks, part: Span): boolean {
  const isDay = ({ from, to, kind }: TimeMark): boolean =>
    kind === 'firm' || (kind === 'loose' && !IS_PERIOD.test(marks.plain.slice(from, to)));
  return (
    (within(marks.lists, part.from, part.to).length > 0 ||
      mayTellKind(marks.plain.slice(part.from, part.to))) &&
    within(marks.times, part.from, part.to).some(isDay) &&
    !/延长|顺延|延期|推迟|[说讲称][^，。]{0,3}\d/.test(marks.plain.slice(part.from, part.to))
  );
}

/** A draft for a sentence, or for clauses of one, when they name a unit and a day and are not clearly no task. */
function draftSpan(marks: SpeechMarks, span: Span): TaskDraft[] {
  const words = marks.plain.slice(span.from, span.to);
  if (isOwnPromise(words) || IS_OFFICE_OF_CHECKS.test(words)) return [];
  const source = TOLD_BY.exec(words)?.[0].length ?? 0;
  const lists = within(marks.lists, span.from + source, span.to);
  const times = listDueTimes(within(marks.times, span.from, span.to));
  const events = within(marks.times, span.from, span.to).filter((time) => time.kind === 'event');
  if (
    times.length === 0 &&
    !(events.length > 0 && (lists.length > 0 || mayTellKind(words)) && mayBeDoneOnDay(words))
  )
    return [];
  if (lists.length === 0 && !mayTellSomebody(words) && !mayTellKind(words)) return [];
  if (times.length > 0 && times.every((time) => time.kind === 'loose') && !mayBeTask(words)) {
    const isOnDay = times.some((time) => !IS_PERIOD.test(marks.plain.slice(time.from, time.to)));
    if ((lists.length === 0 && !mayTellKind(words)) || !isOnDay || !mayBeDoneOnDay(words)) return [];
  }
  const draft = newDraft();
  const clauses = readClauses(marks, span.from, span.to);
  draft.spans.push({ ...span });
  draft.times.push(...times);
  for (const { lists: own, rest, wording } of clauses) {
    draft.actions.push(rest);
    draft.wordings.push(wording);
    for (const { list, role } of own)
      if (role === 'lead' || role === 'guide') addUnits(draft.leads, list.units);
      else if (role === 'support') addUnits(draft.supports, list.units);
  }
  // 白沙集镇还有320户没改，上半年必须改完: the only unit that is named, to be confirmed.
  const only = clauses.flatMap(({ lists: own }) =>
    own.filter(
      ({ role, list }) => role === 'mention' && !ONLY_SAYS.test(marks.plain.slice(list.to, list.to + 4)),
    ),
  );
  if (draft.leads.length === 0 && only.length === 1) addUnits(draft.leads, only[0]?.list.units ?? []);
  draft.leadFrom = draft.leads.length > 0 ? 'carried' : 'none';
  return [draft];
}

/** 据气象部门预测，: who says so does nothing of what follows. */
const TOLD_BY =
  /^[^，。]{2,8}(?:预报|预测|报)，|^(?:据|根据)[^，。]{0,16}(?:预测|预报|监测|会商|统计|反映|介绍)，/;

const ONLY_SAYS = /^(?:刚才|也)?(?:表示|说|反映|汇报|认为|提出|介绍|答复|解释)/;

/** 今年, 三季度, 8月份: hardly a day. */
const IS_PERIOD = /年$|半年|季度|月份?$|年度/;
