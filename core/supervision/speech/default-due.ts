// A deadline that a text gives to all its tasks without one.
import { type SpeechMarks, within } from './speech-marks.ts';
import { type Span, splitSentences } from './split-sentences.ts';
import { hasDue, listDueTimes, type TaskDraft } from './task-draft.ts';
import type { TimeMark } from './time-mark.ts';

/** 未注明完成时限的，均于年底前完成; 除已明确时限的外，其余…. */
const FOR_UNDATED =
  /(?:未|没有|没|无)(?:有|特别|单独|另行|明确|具体)*(?:注明|标明|列明|标注|载明|写明|规定|明确|作出?[^，。]{0,4}(?:规定|要求|说明)|说明|特殊说明)?(?:具体|完成|办理|整改|落实|工作)*(?:时限|时间|期限|节点)(?:要求|节点|规定)?的|除(?:已|另|特别|单独|文中|上述|有)*(?:注明|标明|明确|规定|有)[^，。]{0,10}(?:时限|时间|期限|要求|规定|说明)?(?:的)?(?:以)?外，/;
/** The tasks above the sentence; without such a word those below it too. */
const OF_ABOVE = /以上|上述|前述|上列/;
const IS_LASTING = /持续(?:推进|开展|实施)|常态化|长期(?:坚持|推进)|长期$/;

interface DefaultDue {
  sentence: Span;
  times: TimeMark[];
  isOfAbove: boolean;
}

function findDefault(marks: SpeechMarks): DefaultDue | null {
  const at = FOR_UNDATED.exec(marks.plain)?.index;
  if (at === undefined) return null;
  const sentence = splitSentences(marks.plain).find(({ from, to }) => from <= at && at < to);
  if (!sentence) return null;
  const times = listDueTimes(within(marks.times, sentence.from, sentence.to));
  const words = marks.plain.slice(sentence.from, sentence.to);
  return times.length === 0 ? null : { sentence, times, isOfAbove: OF_ABOVE.test(words) };
}

const startOf = (draft: TaskDraft): number => draft.spans[0]?.from ?? 0;

/**
 * 以上任务未注明完成时限的，均须于12月31日前完成 (handbook 4.6): the sentence is no task itself; its day is that of the tasks
 * without deadline and rhythm, of what a list or a note declares when the text has such tasks. What goes on without end keeps
 * none.
 */
export function giveDefaultDue(marks: SpeechMarks, drafts: readonly TaskDraft[]): TaskDraft[] {
  const rule = findDefault(marks);
  if (rule === null) return [...drafts];
  const { from, to } = rule.sentence;
  const others = drafts.filter((draft) => !(startOf(draft) >= from && startOf(draft) < to));
  const isListed = others.some((draft) => draft.isDeclared);
  for (const draft of others) {
    const isMeant = rule.isOfAbove ? startOf(draft) < from : draft.isDeclared || startOf(draft) < from;
    const isOpen =
      draft.times.some((time) => time.kind === 'event') || hasDue(draft) || draft.cadences.length > 0;
    const words = draft.spans.map((span) => marks.plain.slice(span.from, span.to)).join('');
    if (!isMeant || (isListed && !draft.isDeclared) || isOpen || IS_LASTING.test(words)) continue;
    draft.times.push(...rule.times);
  }
  return others;
}
