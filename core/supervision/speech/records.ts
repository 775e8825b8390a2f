// Records: measures on lines of their own, and the labels over or under them that hold for every one of them.
import type { BlockContext } from './block-context.ts';
import { findBracketNotes } from './bracket-notes.ts';
import { draftDeclared } from './declared-text.ts';
import type { Label } from './labels.ts';
import type { Block } from './list-blocks.ts';
import { type Duties, readLabelledDuties } from './note.ts';
import { readBlock } from './read-block.ts';
import { type SpeechMarks, within } from './speech-marks.ts';
import type { Span } from './split-sentences.ts';
import { addUnits, hasDue, type TaskDraft } from './task-draft.ts';

/** Measures with the duties that are said once for all of them (整改措施：1.… 2.… 责任单位：… 整改时限：…). */
export interface SharedRecord {
  /** How many blocks it takes. */
  size: number;
  /** What stands in front of the labels of its first block: the problem, or nothing. */
  opening: Span | null;
  items: Span[];
  duties: Duties;
  /** Where the labels stand. */
  spans: Span[];
}

const ENCLOSED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const CHINESE = '一二三四五六七八九十';
const SPOKEN_NUMBER = /^(?:第)?([一二三四五六七八九十])(?:是|要)/;

interface Ordinal {
  /** The number's form: 1. and （1） are two lists. */
  form: string;
  value: number;
}

/** The number in front of a block and its form; null when it has none. */
export function readOrdinal(marks: SpeechMarks, block: Block): Ordinal | null {
  const { plain } = marks;
  const marker = plain.slice(plain.lastIndexOf('\n', block.from - 1) + 1, block.from).trim();
  if (marker === '') {
    const spoken = SPOKEN_NUMBER.exec(plain.slice(block.from, block.from + 4));
    return spoken ? { form: 'spoken', value: CHINESE.indexOf(spoken[1] ?? '') + 1 } : null;
  }
  const circle = ENCLOSED.indexOf(marker[0] ?? '');
  if (circle >= 0) return { form: 'circle', value: circle + 1 };
  const digits = /\d+/.exec(marker)?.[0];
  if (digits !== undefined)
    return { form: marker.replace(digits, 'N').replace('、', '.'), value: Number(digits) };
  const letter = /^（?([一二三四五六七八九十])[）、.]/.exec(marker)?.[1];
  if (letter) return { form: marker.replace(letter, 'N'), value: CHINESE.indexOf(letter) + 1 };
  return block.level === 6 ? { form: 'bullet', value: 0 } : null;
}

const isDuty = (label: Label): boolean => label.role !== 'content' && label.role !== 'other';

const inside = (labels: readonly Label[], span: Span): Label[] =>
  within(labels, span.from, span.to).filter((label) => label.valueTo <= span.to);

const LIST_NUMBER = /^(?:（?[一二三四五六七八九十\d]{1,3}[）、.]|[①-⑳—●·-])+/;

/** Lines of labels, or a bracket on a line of its own, under the text of a block. */
function findTail(marks: SpeechMarks, block: Span, labels: readonly Label[]): Span | null {
  const { plain } = marks;
  const own = within(labels, block.from, block.to);
  let from = plain.indexOf('\n', block.from);
  while (from >= 0 && from < block.to) {
    const start = from + 1;
    const end = plain.indexOf('\n', start);
    const number = LIST_NUMBER.exec(plain.slice(start, end < 0 ? block.to : end))?.[0].length ?? 0;
    const isLabel = own.some((label) => label.from === start + number || label.from === start + 1);
    if (isLabel || /^[（【](?![一二三四五六七八九十\d]+）)/.test(plain.slice(start, start + 5)))
      return { from: start, to: block.to };
    from = plain.indexOf('\n', start);
  }
  return null;
}

/** …整改措施： at the end of a block: what stands under it are the measures. */
function opensMeasures(marks: SpeechMarks, block: Span, labels: readonly Label[]): boolean {
  const last = inside(labels, block).at(-1);
  return last?.role === 'content' && marks.plain.slice(last.to, block.to).trim() === '';
}

/** Blocks of one list from `start` on: 1., 2., 3.; under a label of measures also lines without a number. */
function countItems(
  marks: SpeechMarks,
  blocks: readonly Block[],
  start: number,
  isUnderLabel: boolean,
  labels: readonly Label[],
): number {
  const first = blocks[start];
  if (!first) return 0;
  const begin = readOrdinal(marks, first);
  let count = 0;
  let value = begin?.value ?? 0;
  for (const block of blocks.slice(start)) {
    if (count > 0 && isParted(marks, blocks[start + count - 1], block)) break;
    if (count > 0 && opensMeasures(marks, block, labels)) break;
    const ordinal = readOrdinal(marks, block);
    if (begin === null) {
      if (!isUnderLabel || ordinal !== null || block.level > 0) break;
      if (inside(labels, block).some((label) => label.from === block.from)) break;
      count += 1;
      if (findTail(marks, block, labels) !== null) return count;
      continue;
    }
    if (ordinal === null || ordinal.form !== begin.form) break;
    if (count > 0 && begin.form !== 'bullet' && ordinal.value !== value + 1) break;
    value = ordinal.value;
    count += 1;
  }
  // Lines without a number are a list only up to the labels that close it.
  return begin === null ? Math.min(count, 1) : count;
}

/** Another line, that is no item, stands between two blocks. */
const isParted = (marks: SpeechMarks, before: Span | undefined, next: Span): boolean =>
  before !== undefined && marks.plain.slice(before.to, next.from).replace(/^\n+[^\n]{0,8}$/, '') !== '';

/** A problem or a heading with its labels under it is longer than this when it is work of its own. */
const HEAD_LONGEST = 40;

/** 问题四：… 责任单位：… 整改时限：…, and then 1., 2., 3.: a list under labels without a line 整改措施：. */
function isHeadOfList(
  marks: SpeechMarks,
  blocks: readonly Block[],
  index: number,
  labels: readonly Label[],
): boolean {
  const [head, first, second] = blocks.slice(index, index + 3);
  if (!head || !first || !second || first.level < ITEM_LEVEL) return false;
  const own = inside(labels, head);
  const begins = own.find(isDuty);
  if (!begins || own.some((label) => label.role === 'content') || own.at(-1)?.valueTo !== head.to)
    return false;
  if (marks.plain[begins.from - 1] !== '\n' && begins.from !== head.from) return false;
  if (begins.from - head.from > HEAD_LONGEST) return false;
  const [one, other, form] = [first, second, head].map((block) => readOrdinal(marks, block));
  return one?.value === 1 && other?.value === 2 && one.form === other.form && form?.form !== one.form;
}

/** 责任单位：… 时限：…, a paragraph, and the same label again: labels in front of what they are about. */
function standsInFront(
  marks: SpeechMarks,
  blocks: readonly Block[],
  index: number,
  labels: readonly Label[],
): boolean {
  const [head, text] = blocks.slice(index, index + 2);
  if (!head || !text || text.level > 0 || inside(labels, text).length > 0) return false;
  const own = inside(labels, head);
  const [first] = own;
  if (!first || first.from !== head.from || !own.every(isDuty)) return false;
  const name = marks.plain.slice(first.from, first.to);
  return [blocks[index + 2], blocks[index - 2]].some(
    (other) => other !== undefined && marks.plain.startsWith(name, other.from),
  );
}

/** The first level of numbers whose items may share labels without a line 整改措施： over them. */
const ITEM_LEVEL = 3;

/** The record that begins with a block; null where none does. */
export function findRecord(
  marks: SpeechMarks,
  blocks: readonly Block[],
  index: number,
  labels: readonly Label[],
): SharedRecord | null {
  const head = blocks[index];
  if (!head) return null;
  const isUnderLabel =
    opensMeasures(marks, head, labels) ||
    isHeadOfList(marks, blocks, index, labels) ||
    standsInFront(marks, blocks, index, labels);
  const start = isUnderLabel ? index + 1 : index;
  const ordinal = blocks[start] ? readOrdinal(marks, blocks[start]) : null;
  if (!isUnderLabel && (ordinal === null || ordinal.value !== 1)) return null;
  if (!isUnderLabel && head.level < ITEM_LEVEL && ordinal?.form !== 'spoken') return null;
  const count = countItems(marks, blocks, start, isUnderLabel, labels);
  if (count < (isUnderLabel ? 1 : 2)) return null;
  const own = blocks.slice(start, start + count);
  const last = own.at(-1) as Block;
  const tail = findTail(marks, last, labels);
  const isEachLabelled = own.slice(0, -1).some((block) => inside(labels, block).some(isDuty));
  const below = tail !== null && !isEachLabelled ? inside(labels, tail) : [];
  const above = isUnderLabel ? inside(labels, head) : [];
  const shared = [...above, ...below].filter((label) => label.role !== 'content');
  const bracket = tail !== null && below.length === 0 ? findBracketNotes(marks, tail).at(0) : undefined;
  const isTail = below.some(isDuty) || (bracket !== undefined && !isEachLabelled);
  if (!isTail && !above.some(isDuty)) return null;
  const { duties } = bracket && isTail ? bracket : readLabelledDuties(marks, head.from, last.to, shared);
  const opening = isUnderLabel && above[0] && above[0].from > head.from;
  return {
    size: start - index + count,
    opening: opening ? { from: head.from, to: above[0]?.from ?? head.to } : null,
    items: own.map(({ from, to }) => ({
      from,
      to: isTail && tail !== null && to === last.to ? tail.from : to,
    })),
    duties,
    spans: isTail && bracket ? [bracket] : shared.map(({ from, valueTo }) => ({ from, to: valueTo })),
  };
}

/** The tasks of a record: each measure with the unit it names, or else with those of the labels. */
export function readRecord(
  marks: SpeechMarks,
  record: SharedRecord,
  context: BlockContext,
  labels: readonly Label[],
): TaskDraft[] {
  const { duties, spans } = record;
  const opening = record.opening ? readBlock(marks, record.opening, context, labels) : [];
  const drafts = record.items.flatMap((item): TaskDraft[] => {
    const read = readBlock(marks, item, context, labels);
    const isLed = read.some(
      (draft) =>
        draft.isDeclared || draft.guides.length > 0 || (draft.leadFrom === 'said' && draft.leads.length > 0),
    );
    if (duties.leads.length === 0 || isLed) return read;
    const declared = draftDeclared(marks, [item], { ...duties, times: [] }, null);
    for (const draft of declared) draft.spans.push(...spans.map((span) => ({ ...span })));
    return declared;
  });
  for (const draft of drafts) {
    if (draft.leads.length + draft.guides.length === 0 && duties.leads.length > 0) {
      addUnits(draft.leads, duties.leads);
      addUnits(draft.supports, duties.supports);
      draft.leadFrom = 'note';
    }
    if (!hasDue(draft) && draft.cadences.length === 0) draft.times.push(...duties.times);
  }
  return [...opening, ...drafts];
}
