// The net under all other rules: sentences that name a unit and a day and that no rule took for a task.

import type { Turn } from './dialogue.ts';
import { mayBeDoneBy, mayBeDoneOnDay, mayBeTask, mayTellKind, mayTellSomebody } from './may-be-task.ts';
import {
  COMES_TO_LOOK,
  IS_OFFICE_OF_CHECKS,
  STANDS_ON_DAY,
  SURELY_NO_TASK,
  tellsHowItStands,
} from './no-work.ts';
import { bindsNobody, isOwnPromise, SAYS_YES } from './promise.ts';
import { type Clause, readClauses } from './read-clauses.ts';
import { type SpeechMarks, within } from './speech-marks.ts';
import { type Span, splitSentences } from './split-sentences.ts';
import { addUnits, listDueTimes, newDraft, type TaskDraft } from './task-draft.ts';
import type { TimeMark } from './time-mark.ts';
import type { NamedUnit } from './unit-mention.ts';

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
    while ((spoken[next + 1]?.from ?? whole.to) < whole.to) next += 1;
    const candidate = spoken[next];
    const turn =
      candidate !== undefined && candidate.from < whole.to && whole.from < candidate.to
        ? candidate
        : undefined;
    const sentence = turn ? { from: Math.max(turn.from, whole.from), to: whole.to } : whole;
    // 标识不全——企业今天整改完，我局明天复核: who answers may still say what others do.
    const isOwnAnswer = turn?.isAnswer && !/——/.test(marks.plain.slice(sentence.from, sentence.to));
    if (isFrame(sentence)) return [];
    const isWhole = !covered.subarray(sentence.from, sentence.to).includes(1);
    const parts = isWhole ? [sentence] : listUncovered(marks, sentence, covered);
    return parts.flatMap((part) => {
      const found = isOwnAnswer || !(isWhole || tellsOnDay(marks, part)) ? [] : draftSpan(marks, part);
      return found.length > 0 ? found : draftDated(marks, part, { sentence, drafts, turn });
    });
  });
}

interface Around {
  sentence: Span;
  drafts: readonly TaskDraft[];
  turn: Turn | undefined;
}

/** A limit, or a day of the calendar (10月30日, 明天) that is no limit by its words. */
const isDay = ({ plain }: SpeechMarks, { from, to, kind, dueOn }: TimeMark): boolean =>
  dueOn !== null && (kind === 'firm' || (kind === 'loose' && IS_ONE_DAY.test(plain.slice(from, to))));
const IS_ONE_DAY =
  /(?<!半)[日号]$|[今明后][天晚早晨]|周[一二三四五六日天]|(?:上午|下午|晚上|中午|[一二两三四五六七八九十\d]点)/;

/** The last resort: each clause with a firm day, with what leads up to it, unless it clearly gives nobody work. */
function draftDated(marks: SpeechMarks, part: Span, around: Around): TaskDraft[] {
  const clauses = readClauses(marks, part.from, part.to);
  const groups: (typeof clauses)[] = [];
  let open: typeof clauses = [];
  for (const clause of clauses) {
    open.push(clause);
    if (!clause.times.some((time) => isDay(marks, time))) continue;
    groups.push(open);
    open = [];
  }
  groups.at(-1)?.push(...open);
  return groups.flatMap((group) => {
    const dated = group.findIndex(({ times }) => times.some((time) => isDay(marks, time)));
    const clause = group[dated];
    if (!clause || !mayBeDueWork(marks, clause, group.slice(0, dated + 2), around)) return [];
    const draft = newDraft();
    draft.spans.push({ from: group[0]?.from ?? clause.from, to: group.at(-1)?.to ?? clause.to });
    for (const one of group) {
      draft.times.push(...listDueTimes(one.times));
      draft.targets.push(...one.targets);
      draft.actions.push(one.rest);
      draft.wordings.push(one.wording);
      for (const { list, role } of one.lists)
        if (role === 'lead' || role === 'guide') addUnits(draft.leads, list.units);
        else if (role === 'support') addUnits(draft.supports, list.units);
    }
    if (draft.leads.length === 0) addUnits(draft.leads, listKnown(marks, clause, around));
    draft.leadFrom = draft.leads.length > 0 ? 'carried' : 'none';
    return [draft];
  });
}

/** Who is known around a clause: who speaks or was asked, who leads in front of it in its line, the only unit named there. */
function listKnown(marks: SpeechMarks, clause: Span, { sentence, drafts, turn }: Around): NamedUnit[] {
  if (turn) return turn.isAnswer ? turn.speakers : turn.asked;
  const line = marks.plain.lastIndexOf('\n', clause.from - 1) + 1;
  const said = within(marks.lists, sentence.from, clause.to).filter(({ units }) => units[0]?.kind === 'unit');
  if (said.length === 1) return said[0]?.units ?? [];
  const before = drafts.findLast(({ spans, leads }) => {
    const from = spans[0]?.from ?? 0;
    return leads.length > 0 && from >= line && from < clause.from;
  });
  if (before) return before.leads;
  const named = within(marks.lists, line, clause.to).filter(({ units }) => units.length === 1);
  return named.length === 1 ? (named[0]?.units ?? []) : [];
}

const IS_OURS = /我们(?!是)|我[局委办站所队镇乡](?![里的长])/;
/** 安置社区：…: who is told stands in front, whether or not it is known for a unit. */
const HAS_LABEL = /^[\s—●·-]*[\u4e00-\u9fff]{2,8}(?<![说讲道求出调问])：[^，。]{4,}/;

function mayBeDueWork(marks: SpeechMarks, clause: Clause, group: readonly Clause[], around: Around): boolean {
  const { plain } = marks;
  const words = plain.slice(group[0]?.from ?? clause.from, group.at(-1)?.to ?? clause.to);
  const whole = plain.slice(around.sentence.from, around.sentence.to);
  const time = clause.times.find((one) => isDay(marks, one));
  if (!time || clause.rest.length < (around.turn ? 1 : 2)) return false;
  if (/阶段（[^）]*）：$/.test(clause.text)) return false;
  if (around.turn?.isAnswer && (bindsNobody(whole, clause.text) || SAYS_YES.test(whole))) return false;
  const day = plain.slice(time.from, Math.min(time.to + 2, plain.length));
  const isStrict = /[前内]|不迟于|最迟/.test(day);
  // 县生态环境局安装在线监测设备2套，7月28日联网; 安置社区：…7月30号交业主大会: somebody has been told in front of it.
  const isLed =
    HAS_LABEL.test(whole) ||
    readClauses(marks, around.sentence.from, clause.to).some(({ lists }) =>
      lists.some(({ role, list }) => role === 'lead' && list.units.some(({ kind }) => kind === 'unit')),
    );
  return mayBeDoneBy(clause.text, words, whole, {
    // 水务站小周：管道我们26号试压: who answers says what it does itself.
    isSure:
      isStrict ||
      isLed ||
      (around.turn?.isAnswer === true && around.turn.speakers.length > 0 && IS_OURS.test(words)),
    isSpoken: around.turn !== undefined,
    isStrict,
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
  const isOwnDay = ({ from, to, kind }: TimeMark): boolean =>
    kind === 'firm' || (kind === 'loose' && !IS_PERIOD.test(marks.plain.slice(from, to)));
  return (
    (within(marks.lists, part.from, part.to).length > 0 ||
      mayTellKind(marks.plain.slice(part.from, part.to))) &&
    within(marks.times, part.from, part.to).some(isOwnDay) &&
    !/延长|顺延|延期|推迟|[说讲称][^，。]{0,3}\d/.test(marks.plain.slice(part.from, part.to))
  );
}

/** A draft for a sentence, or for clauses of one, when they name a unit and a day and are not clearly no task. */
function draftSpan(marks: SpeechMarks, span: Span): TaskDraft[] {
  const words = marks.plain.slice(span.from, span.to);
  if (
    isOwnPromise(words) ||
    /(?:要不要|能不能|可不可以|(?<!，[^，。]{1,8})行不行|是不是)[^。]*？\s*$/.test(words) ||
    IS_OFFICE_OF_CHECKS.test(words) ||
    SURELY_NO_TASK.test(words) ||
    (COMES_TO_LOOK.test(words) && !/(?<![主重需])要(?!求|来)|请|须|务必/.test(words)) ||
    (STANDS_ON_DAY.test(words) && !/要(?!求)|请|须|务必/.test(words)) ||
    /^\s*下次(?:会议|调度)/.test(words)
  )
    return [];
  const source = TOLD_BY.exec(words)?.[0].length ?? 0;
  const lists = within(marks.lists, span.from + source, span.to);
  const times = listDueTimes(within(marks.times, span.from, span.to));
  const events = within(marks.times, span.from, span.to).filter((time) => time.kind === 'event');
  if (
    times.length === 0 &&
    !(
      events.length > 0 &&
      !tellsHowItStands([], words) &&
      (lists.length > 0 || mayTellKind(words)) &&
      mayBeDoneOnDay(words)
    )
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

const ONLY_SAYS =
  /^(?:占地|总投资|建筑面积|位于|项目|工程|一期|二期|刚才|也)?(?:表示|说|反映|汇报|认为|提出|介绍|答复|解释)/;

/** 今年, 三季度, 8月份: hardly a day. */
const IS_PERIOD = /年$|半年|季度|月份?$|年度/;
