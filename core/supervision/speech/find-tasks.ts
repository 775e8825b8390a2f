import type { WorkingCalendar } from '#core/platform/public.ts';
import { findAddressees, giveAddressees } from './addressees.ts';
import { type BlockContext, noContext } from './block-context.ts';
import { giveDefaultDue } from './default-due.ts';
import { findTurns, settleTurn, type Turn } from './dialogue.ts';
import type { Directory } from './directory.ts';
import { followHeading, isAimHeading, isReportHeading, looksBack } from './heading-kinds.ts';
import { isTask } from './judge-draft.ts';
import { findLabels, type Label } from './labels.ts';
import { readLabelledHeading, readLeadIn } from './lead-in.ts';
import { type Block, listBlocks } from './list-blocks.ts';
import { mayBeTask, mayTellSomebody } from './may-be-task.ts';
import { IS_OFFICE_OF_CHECKS } from './no-work.ts';
import { listParagraphs, type Paragraph } from './paragraph.ts';
import { isOwnPromise } from './promise.ts';
import { proposeTask } from './propose-task.ts';
import { readBlock } from './read-block.ts';
import { readClauses } from './read-clauses.ts';
import { findRecord, readRecord } from './records.ts';
import { giveLeadsAbove, giveOwners, joinDoers } from './settle-leads.ts';
import { getShippedCalendar } from './shipped-calendar.ts';
import { markSpeech, type SpeechMarks, within } from './speech-marks.ts';
import { type Span, splitSentences } from './split-sentences.ts';
import { addUnits, listDueTimes, newDraft, type TaskDraft } from './task-draft.ts';
import type { SpeechTasks, TaskProposal } from './task-proposal.ts';
import { readTaskTables } from './task-table.ts';

export interface SpeechOptions {
  /** Day of the meeting, or of the notice: what 本周内 and 6月底前 are reckoned against. */
  date: string;
  /** Working days of the region; the State Council's notices that the product ships when absent. */
  calendar?: WorkingCalendar;
  directory?: Directory | null;
}

/** Longest text that is read (handbook 4.6). */
export const SPEECH_LONGEST = 20_000;

interface OpenContext {
  level: number;
  context: BlockContext;
}

/** Walks the blocks, keeping what headings and lead-ins say for the items under them. */
function readBlocks(
  marks: SpeechMarks,
  blocks: readonly Block[],
  labels: readonly Label[],
  turns: ReadonlyMap<number, Turn>,
): TaskDraft[] {
  const drafts: TaskDraft[] = [];
  let open: OpenContext[] = [];
  let report: number | null = null;
  let aims: number | null = null;
  let read = 0;
  blocks.forEach((block, index) => {
    if (index < read) return;
    open = open.filter((one) =>
      block.level > 0
        ? one.level < block.level || (one.level === 6 && block.level >= 3 && one.context.isOverPlain === true)
        : one.context.isOverPlain === true,
    );
    if (
      block.level === 0 &&
      /^(?:备?注：|说明：)?(?:以上|上述)/.test(marks.plain.slice(block.from, block.from + 5))
    )
      open = [];
    const inherited = open.at(-1)?.context ?? noContext();
    const turn = turns.get(block.from);
    if (turn) {
      drafts.push(...settleTurn(marks, turn, readBlock(marks, block, noContext(), labels)));
      return;
    }
    const next = blocks[index + 1];
    const isOverItems =
      next !== undefined &&
      (next.level > block.level || (block.level === 6 && next.level > 0 && next.level < 6));
    const record = findRecord(marks, blocks, index, labels);
    if (record) {
      read = index + record.size;
      drafts.push(...withContextTimes(readRecord(marks, record, inherited, labels), inherited));
      return;
    }
    const leadIn =
      (isOverItems ? readLabelledHeading(marks, block, labels) : null) ?? readLeadIn(marks, block);
    if (leadIn) {
      open.push({
        level: block.level,
        context: { ...leadIn, leads: leadIn.leads.length > 0 ? leadIn.leads : inherited.leads },
      });
      const before = leadIn.isLabelled ? [] : splitSentences(marks.plain, block.from, block.to).slice(0, -1);
      const last = before.at(-1);
      if (last) drafts.push(...readBlock(marks, { from: block.from, to: last.to }, inherited, labels));
      return;
    }
    report = followHeading(marks, block, isReportHeading, report);
    aims = followHeading(marks, block, isAimHeading, aims);
    const own = withContextTimes(readBlock(marks, block, inherited, labels), inherited);
    const isReport = report !== null || looksBack(marks, block);
    for (const draft of own) {
      draft.isReport = isReport;
      draft.isAim = aims !== null;
    }
    drafts.push(...own);
  });
  return drafts;
}

function withContextTimes(drafts: TaskDraft[], context: BlockContext): TaskDraft[] {
  for (const draft of drafts) {
    const isRunning = context.isOverPlain === true && draft.cadences.length > 0;
    if (!isRunning && draft.times.every((time) => time.dueOn === null)) draft.times.push(...context.times);
    if (draft.leadFrom === 'heading') addUnits(draft.supports, context.supports);
  }
  return drafts;
}

/** Drafts for sentences that name a unit and a deadline and were taken for none: nothing of that kind is ever dropped. */
function draftForgotten(
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
    if (turn?.isAnswer || isOwnPromise(marks.plain.slice(sentence.from, sentence.to))) return [];
    if (IS_OFFICE_OF_CHECKS.test(marks.plain.slice(sentence.from, sentence.to))) return [];
    if (covered.subarray(sentence.from, sentence.to).includes(1) || isFrame(sentence)) return [];
    const source = TOLD_BY.exec(marks.plain.slice(sentence.from, sentence.to))?.[0].length ?? 0;
    const lists = within(marks.lists, sentence.from + source, sentence.to);
    const times = listDueTimes(within(marks.times, sentence.from, sentence.to));
    if (times.length === 0) return [];
    if (lists.length === 0 && !mayTellSomebody(marks.plain.slice(sentence.from, sentence.to))) return [];
    if (
      times.every((time) => time.kind === 'loose') &&
      !mayBeTask(marks.plain.slice(sentence.from, sentence.to))
    )
      return [];
    const draft = newDraft();
    const clauses = readClauses(marks, sentence.from, sentence.to);
    draft.spans.push({ ...sentence });
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
  });
}

/** 据气象部门预测，: who says so does nothing of what follows. */
const TOLD_BY =
  /^[^，。]{2,8}(?:预报|预测|报)，|^(?:据|根据)[^，。]{0,16}(?:预测|预报|监测|会商|统计|反映|介绍)，/;

const ONLY_SAYS = /^(?:刚才|也)?(?:表示|说|反映|汇报|认为|提出|介绍|答复|解释)/;

const startOf = (task: TaskProposal): number => task.spans[0]?.[0] ?? 0;

/**
 * Proposes the tasks of a speech, minutes or notice (handbook 4.6): pure, deterministic, offline. Every proposal carries
 * the exact spans [from, to) of the text as read; the text is at most 20,000 characters, which the caller checks.
 * A sentence that names a unit and a firm deadline is always inside some proposal.
 */
export function findTasks(text: string, options: SpeechOptions): SpeechTasks {
  const anchor = { date: options.date, calendar: options.calendar ?? getShippedCalendar() };
  const marks = markSpeech(text, anchor, options.directory ?? null);
  const labels = findLabels(marks.plain);
  const table = readTaskTables(marks);
  const lines = listParagraphs(marks);
  const found = findTurns(marks, lines, labels);
  const paragraphs = lines.map((line, index): Paragraph => {
    const turn = found.get(index);
    return turn ? { ...line, role: 'text', bodyFrom: turn.from } : line;
  });
  const turns = new Map([...found.values()].map((turn) => [turn.from, turn]));
  const blocks = listBlocks(marks, paragraphs, table.lines, labels);
  const drafts = giveDefaultDue(marks, [...readBlocks(marks, blocks, labels, turns), ...table.drafts]);
  const addressees = findAddressees(marks, paragraphs);
  const led = giveAddressees(marks, giveLeadsAbove(marks, joinDoers(marks, drafts)), addressees);
  const kept = giveOwners(led).filter((draft) => isTask(marks.plain, draft));
  const titles = paragraphs.filter((one) => one.isTitle);
  const isTitleLine = ({ from, to }: Span): boolean =>
    titles.some((one) => one.from <= from && to <= one.to + 1);
  const forgotten = giveAddressees(marks, draftForgotten(marks, kept, isTitleLine, turns), addressees);
  const tasks = [
    ...kept.map((draft) => proposeTask(marks, draft, false)),
    ...forgotten.map((draft) => proposeTask(marks, draft, true)),
  ].filter((task) => task.spans.length > 0);
  tasks.sort((a, b) => startOf(a) - startOf(b));
  return { tasks, sentencesWithoutTask: countSentencesWithoutTask(marks, [...kept, ...forgotten]) };
}

function countSentencesWithoutTask(marks: SpeechMarks, drafts: readonly TaskDraft[]): number {
  const covered = new Uint8Array(marks.plain.length);
  for (const draft of drafts) for (const { from, to } of draft.spans) covered.fill(1, from, to);
  return splitSentences(marks.plain).filter(
    ({ from, to }) =>
      /[\u4e00-\u9fff]/.test(marks.plain.slice(from, to)) && !covered.subarray(from, to).includes(1),
  ).length;
}
