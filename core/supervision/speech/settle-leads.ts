// Who leads a task when another sentence says so: all the work above, the sentence before, the unit whose matter it is.
import { isTimed } from './clause-sense.ts';
import { wordsOf } from './draft-words.ts';
import { findIssuer } from './issuer.ts';
import type { SpeechMarks } from './speech-marks.ts';
import { addUnits, hasDue, type TaskDraft } from './task-draft.ts';
import type { NamedUnit } from './unit-mention.ts';

const FOR_ALL_ABOVE =
  /^(?:以上|上述|前述)(?:各项|几项|[一二三四五六七八九十\d]+项)?(?:工作|任务|事项|问题)?，?(?:均|都|统一|分别)?由/;

/** 上述 does not reach further back than this. */
const ABOVE_REACHES = 1500;

/** 上述工作由县住建局牵头落实: gives its lead to the tasks above that have none. */
export function giveLeadsAbove(marks: SpeechMarks, drafts: TaskDraft[]): TaskDraft[] {
  return drafts.filter((draft, index) => {
    const words = wordsOf(marks.plain, draft);
    if (
      !FOR_ALL_ABOVE.test(words) ||
      /跟踪|督办|督查|通报|调度|考核|盘点|汇总|监测|评估/.test(words) ||
      draft.leads.length === 0
    )
      return true;
    const start = draft.spans[0]?.from ?? 0;
    const above = drafts
      .slice(0, index)
      .filter(
        (one) =>
          one.leads.length + one.guides.length === 0 && start - (one.spans[0]?.from ?? 0) < ABOVE_REACHES,
      );
    for (const one of above) {
      addUnits(one.leads, draft.leads);
      addUnits(one.supports, draft.supports);
      one.leadFrom = 'carried';
      if (one.times.every((time) => time.dueOn === null)) one.times.push(...draft.times);
      one.spans.push(...draft.spans);
    }
    return above.length === 0;
  });
}

/** A task with a deadline that names nobody to do it is the matter of the unit it speaks of (东湖坪区的十一户，4月3日前见底). */
export function giveOwners(drafts: TaskDraft[]): TaskDraft[] {
  for (const draft of drafts) {
    const isUnled = draft.guides.length === 0 && (draft.leads.length === 0 || draft.leadFrom === 'carried');
    if (!isUnled || draft.owners.length === 0) continue;
    const isFirm = draft.times.some((time) => time.kind === 'firm');
    if (!isFirm && !(hasDue(draft) && draft.actions.some((action) => /要(?!求)|必须|务必/.test(action))))
      continue;
    draft.leads = [...draft.owners];
    draft.leadFrom = 'carried';
  }
  return drafts;
}

/** 国庆节前必须通车！县交通局要倒排工期: by when stands in one sentence, who does it in the next. */
export function joinDoers(marks: SpeechMarks, drafts: readonly TaskDraft[]): TaskDraft[] {
  const joined = new Set<TaskDraft>();
  drafts.forEach((draft, index) => {
    const next = drafts[index + 1];
    const isUnled = draft.leads.length + draft.guides.length + draft.owners.length === 0;
    if (!next || !isUnled || draft.isDeclared || !draft.times.some((time) => time.kind === 'firm')) return;
    const end = draft.spans.at(-1)?.to ?? 0;
    const isNext = next.spans[0]?.from === end && /[。！，]/.test(marks.plain[end - 1] ?? '');
    if (!isNext || next.leadFrom !== 'said' || isTimed(next) || next.cadences.length > 0) return;
    if (!/必须|务必|确保|力争/.test(wordsOf(marks.plain, draft)) || draft.cadences.length > 0) return;
    next.times.push(...draft.times);
    next.spans.unshift(...draft.spans);
    next.actions.unshift(...draft.actions);
    joined.add(draft);
  });
  return drafts.filter((draft) => !joined.has(draft));
}

/** Of whom an answer or a report speaks when it names nobody: the unit that writes it. */
export function listIssuer(marks: SpeechMarks): NamedUnit[] {
  const printed = findIssuer(marks.plain);
  const from = printed === null ? 0 : marks.plain.indexOf(printed);
  return printed === null
    ? []
    : marks.nameUnits({ from, to: from + printed.length, printed, kind: 'unit' }).slice(0, 1);
}

/**
 * An answer (我局已委托…，7月30日前完成…): what it says by a day without a name is what its writer promises, and what it tells
 * of him without a day or a rhythm is none of his tasks.
 */
export function giveIssuer(
  marks: SpeechMarks,
  drafts: readonly TaskDraft[],
  issuer: readonly NamedUnit[],
): TaskDraft[] {
  if (issuer.length === 0) return [...drafts];
  return drafts.filter((draft) => {
    if (draft.isDeclared) return true;
    const isFirm = draft.times.some((time) => time.kind === 'firm' && time.dueOn !== null);
    if (draft.leads.length + draft.guides.length === 0 && isFirm) {
      draft.leads = [...issuer];
      draft.leadFrom = 'carried';
    }
    const isOwn = draft.leads.length === 1 && draft.leads[0]?.name === issuer[0]?.name;
    return (
      !isOwn ||
      hasDue(draft) ||
      draft.cadences.length > 0 ||
      /我[^，。]{1,3}(?:负责|牵头)/.test(wordsOf(marks.plain, draft))
    );
  });
}
