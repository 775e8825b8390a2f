import type { WorkingCalendar } from '#core/platform/public.ts';
import { findAddressees, giveAddressees } from './addressees.ts';
import { type BlockContext, noContext } from './block-context.ts';
import { giveDefaultDue } from './default-due.ts';
import { findTurns, settleTurn, type Turn } from './dialogue.ts';
import type { Directory } from './directory.ts';
import { draftForgotten } from './forgotten.ts';
import { followHeading, isAimHeading, isReportHeading, looksBack, tellsNews } from './heading-kinds.ts';
import { ACTION_VERB, isTask } from './judge-draft.ts';
import { findLabels, type Label } from './labels.ts';
import { readLabelledHeading, readLeadIn } from './lead-in.ts';
import { type Block, listBlocks } from './list-blocks.ts';
import { listParagraphs, type Paragraph } from './paragraph.ts';
import { proposeTask } from './propose-task.ts';
import { readBlock } from './read-block.ts';
import { findRecord, readOrdinal, readRecord } from './records.ts';
import { giveIssuer, giveLeadsAbove, giveOwners, joinDoers, listIssuer } from './settle-leads.ts';
import { getShippedCalendar } from './shipped-calendar.ts';
import { markSpeech, type SpeechMarks, within } from './speech-marks.ts';
import { type Span, splitSentences } from './split-sentences.ts';
import { addUnits, type TaskDraft } from './task-draft.ts';
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
    // （二）…, its text and labels, （三）…: what follows is the next heading, not an item under the labels.
    const above = blocks[index - 1]?.level ?? 0;
    const isNextHeading =
      block.level === 0 &&
      next !== undefined &&
      next.level > 0 &&
      next.level <= above &&
      readOrdinal(marks, next)?.value !== 1;
    const leadIn =
      (isOverItems && !isNextHeading ? readLabelledHeading(marks, block, labels) : null) ??
      readLeadIn(marks, block);
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
    const isReport = report !== null || looksBack(marks, block) || tellsNews(marks, block);
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

/** 县住建局6月底前拿出方案, 3个工作日内县住建局拿出方案: who, by when and what to do is no title, whatever it ends in. */
const tellsByDay = (marks: SpeechMarks, { from, to }: Span): boolean => {
  const days = within(marks.times, from, to).filter(({ kind }) => kind === 'firm');
  const tails = [...within(marks.lists, from, to), ...days].map((one) =>
    marks.plain.slice(one.to, one.to + 8),
  );
  return (
    days.length > 0 &&
    tails.length > days.length &&
    !/关于|印发/.test(marks.plain.slice(from, to)) &&
    tails.some((tail) => (ACTION_VERB.exec(tail)?.index ?? 9) <= 2)
  );
};

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
  const issuer = listIssuer(marks);
  const addressees = findAddressees(marks, paragraphs);
  const led = giveAddressees(marks, giveLeadsAbove(marks, joinDoers(marks, drafts)), addressees);
  const kept = giveIssuer(marks, giveOwners(led), issuer).filter((draft) => isTask(marks.plain, draft));
  const top = paragraphs.find((one) => one.role !== 'empty');
  const titles = paragraphs.filter(
    (one) => (one.isTitle || (one === top && one.role === 'frame')) && !tellsByDay(marks, one),
  );
  const isTitleLine = ({ from, to }: Span): boolean =>
    titles.some((one) => one.from <= from && to <= one.to + 1);
  const lost = draftForgotten(marks, kept, isTitleLine, turns);
  const forgotten = giveIssuer(marks, giveAddressees(marks, lost, addressees), issuer);
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
