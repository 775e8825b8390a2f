import type { BlockContext } from './block-context.ts';
import { draftDeclared } from './declared-text.ts';
import type { Label } from './labels.ts';
import { type Duties, noDuties, readFreeDuties, readLabelledDuties } from './note.ts';
import { RunningText } from './running-text.ts';
import { findListEnd, type SpeechMarks, within } from './speech-marks.ts';
import { type Span, splitSentences } from './split-sentences.ts';
import { addUnits, hasDue, type TaskDraft } from './task-draft.ts';
import { isAgency } from './unit-lists.ts';

/** A note inside a block that says who answers for what stands before it. */
interface BlockNote extends Span {
  duties: Duties;
}

const DUTY_WORDS = /牵头|负责|配合|协助|责任单位|牵头单位|参与|参加|会同|指导|督导|落实|按职责|实施|承办/;
const NO_NOTE = /以下简称|下称|简称|下同|试行|暂行|修订|主任|局长|含|包括|原|如|见|详见|附/;

/** What is left of a bracket without its units, times and punctuation. */
function leftOver(marks: SpeechMarks, from: number, to: number): string {
  const chars = [...marks.plain.slice(from, to)];
  const blank = (mark: Span): void => {
    for (let at = Math.max(from, mark.from); at < Math.min(to, mark.to); at += 1) chars[at - from] = ' ';
  };
  for (const mention of within(marks.mentions, from, to)) blank(mention);
  for (const time of [...within(marks.times, from, to), ...within(marks.cadences, from, to)]) blank(time);
  return chars.join('').replace(/[\s，、；：。（）【】和及与等]/g, '');
}

/** A bracket that says who answers: units with role words, or a bare list of units at the end of a sentence. */
export function readBracketDuties(marks: SpeechMarks, from: number, end: number): Duties | null {
  const to = findListEnd(marks.plain, from, end);
  const inner = marks.plain.slice(from, to);
  const mentions = within(marks.mentions, from, to);
  if (
    mentions.length === 0 ||
    NO_NOTE.test(inner.slice(0, 4)) ||
    /下同|(?:列|排|居)(?:在)?第一|首位/.test(inner)
  )
    return null;
  const left = leftOver(marks, from, to);
  const isDuty = DUTY_WORDS.test(inner) && left.length <= 60;
  const isBareList =
    mentions.some((mention) => mention.kind !== 'bare' || isAgency(mention.printed)) &&
    (left.length <= 2 || (mentions[0]?.from === from && left.length <= 10 && !/[\d%了是的为以]/.test(left)));
  if (!isDuty && !isBareList) return null;
  return readFreeDuties(marks, from, to);
}

function findBracketNotes(marks: SpeechMarks, block: Span): BlockNote[] {
  const found: BlockNote[] = [];
  const { plain } = marks;
  const mentions = within(marks.mentions, block.from, block.to);
  for (let at = block.from; at < block.to; at += 1) {
    if (
      (plain[at] !== '（' && plain[at] !== '【') ||
      mentions.some((mention) => mention.from < at && at < mention.to)
    )
      continue;
    const end = findClosing(plain, at, block.to);
    if (end === null) continue;
    const isAfterUnit = mentions.some((mention) => mention.to === at);
    const duties = isAfterUnit ? null : readBracketDuties(marks, at + 1, end);
    if (duties) found.push({ from: at, to: end + 1, duties });
    at = end;
  }
  return found;
}

const NOTE_LONGEST = 600;

function findClosing(plain: string, open: number, to: number): number | null {
  let depth = 0;
  const [opening, closing] = plain[open] === '【' ? ['【', '】'] : ['（', '）'];
  for (let at = open; at < Math.min(to, open + NOTE_LONGEST); at += 1) {
    if (plain[at] === opening) depth += 1;
    if (plain[at] === closing) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return null;
}

const ROLE_WORDS =
  /由|请|等|共同|联合|牵头|负责|配合|协助|参与|参加|会同|指导|督导|落实|实施|按照?(?:各自)?职责|分工|组织|具体|部门|单位/g;

/** …。商务部牵头，农业农村部参加。 as the last sentence of an item says who does all before it. */
function findClosingNote(marks: SpeechMarks, block: Span): BlockNote[] {
  const sentences = splitSentences(marks.plain, block.from, block.to);
  const last = sentences.at(-1);
  if (!last || sentences.length < 2) return [];
  const text = marks.plain.slice(last.from, last.to);
  const isRoles =
    DUTY_WORDS.test(text) &&
    /牵头|负责/.test(text) &&
    within(marks.times, last.from, last.to).length === 0 &&
    within(marks.mentions, last.from, last.to).length > 0 &&
    leftOver(marks, last.from, last.to).replace(ROLE_WORDS, '') === '';
  if (!isRoles || /^(?:以上|上述|此)/.test(text)) return [];
  const duties = readFreeDuties(marks, last.from, last.to);
  return duties.leads.length > 0 ? [{ ...last, duties }] : [];
}

/** Labels that stand together are one note. */
function findLabelNotes(marks: SpeechMarks, block: Span, labels: readonly Label[]): BlockNote[] {
  const groups: Label[][] = [];
  for (const label of labels) {
    const last = groups.at(-1)?.at(-1);
    const gap = last ? marks.plain.slice(last.valueTo, label.from) : '';
    if (last && /^[\s；。，、（）]*$/.test(gap)) groups.at(-1)?.push(label);
    else groups.push([label]);
  }
  return groups.flatMap((group) => {
    const from = group[0]?.from ?? block.from;
    const to = group.at(-1)?.valueTo ?? block.to;
    const { duties } = readLabelledDuties(marks, from, to, group);
    const isNote =
      duties.leads.length + duties.supports.length + duties.times.length + duties.cadences.length > 0;
    const isInBracket = /[（【]/.test(marks.plain[from - 1] ?? '') && /[）】]/.test(marks.plain[to] ?? '');
    return isNote ? [{ from: isInBracket ? from - 1 : from, to: isInBracket ? to + 1 : to, duties }] : [];
  });
}

const MEASURE = /(?:措施|要求|任务|内容|事项|意见|举措|名称|描述)(?:[：:]|】[：:]?)?$/;

/** Reads one block: an item with all its lines, or a paragraph. */
export function readBlock(
  marks: SpeechMarks,
  block: Span,
  context: BlockContext,
  allLabels: readonly Label[],
): TaskDraft[] {
  const labels = allLabels.filter((label) => label.from >= block.from && label.valueTo <= block.to);
  const duty = labels.filter((label) => label.role !== 'content' && label.role !== 'other');
  const contents = labels.filter((label) => label.role === 'content');
  if (duty.length > 0 && contents.length > 0) return readLabelledBlock(marks, block, labels, context);
  const isCovered = (note: Span): boolean =>
    duty.some((label) => label.from > note.from && label.from < note.to);
  const notes = [
    ...findBracketNotes(marks, block).filter((note) => !isCovered(note)),
    ...findLabelNotes(
      marks,
      block,
      labels.filter((label) => label.role !== 'content'),
    ),
  ].sort((a, b) => a.from - b.from);
  if (notes.length === 0 && duty.length === 0) notes.push(...findClosingNote(marks, block));
  if (notes.length === 0 && contents.length > 0) {
    const measures = contents.filter((label) => MEASURE.test(marks.plain.slice(label.from, label.to)));
    if (measures.length > 0 && block.from === contents[0]?.from) return readRunning(marks, [block], context);
  }
  return readNotedBlock(marks, block, notes, context);
}

/** A block of labels throughout: 整改措施：… 责任单位：… 整改时限：…, in any order. */
function readLabelledBlock(
  marks: SpeechMarks,
  block: Span,
  labels: readonly Label[],
  context: BlockContext,
): TaskDraft[] {
  const { duties, contents, spans } = readLabelledDuties(marks, block.from, block.to, labels);
  const words = (span: Span): string => marks.plain.slice(Math.max(block.from, span.from - 6), span.from);
  const measures = contents.filter((span) => MEASURE.test(words(span)));
  const texts = measures.length > 0 ? measures : contents;
  if (duties.leads.length === 0) {
    const drafts = readRunning(marks, texts, context);
    for (const draft of drafts) {
      addUnits(draft.supports, duties.supports);
      if (!hasDue(draft)) draft.times.push(...duties.times);
    }
    return drafts;
  }
  const drafts = draftDeclared(marks, texts, duties, null);
  for (const draft of drafts) draft.spans.push(...spans.map((span) => ({ ...span })));
  return drafts;
}

function readRunning(marks: SpeechMarks, spans: readonly Span[], context: BlockContext): TaskDraft[] {
  const running = new RunningText(marks, context);
  for (const span of spans) running.read(span);
  return running.drafts;
}

const isBlank = (text: string): boolean => /^[\s。；，、：]*$/.test(text);

/** Text with notes: each note with a lead governs what stands before it back to the note before. */
function readNotedBlock(
  marks: SpeechMarks,
  block: Span,
  notes: readonly BlockNote[],
  context: BlockContext,
): TaskDraft[] {
  const drafts: TaskDraft[] = [];
  let head = context;
  let from = block.from;
  for (const note of notes) {
    const region = { from, to: note.from };
    from = note.to;
    if (isBlank(marks.plain.slice(region.from, region.to))) {
      // 【县住建局】6月底前完成…: the bracket in front says who.
      if (drafts.length === 0 && note.duties.leads.length > 0) head = { ...note.duties, isLabelled: true };
      else attach(drafts.at(-1), note);
      continue;
    }
    if (note.duties.leads.length > 0) {
      drafts.push(...draftDeclared(marks, [region], note.duties, note));
      continue;
    }
    // （配合单位：市城管局） in the middle of a sentence: the sentence is read to its end.
    const sentence = splitSentences(marks.plain, region.from, block.to).find((one) => one.to > note.from);
    const isOwnSentence = sentence !== undefined && sentence.from >= note.from;
    const end = isOwnSentence ? note.to : Math.max(note.to, sentence?.to ?? note.to);
    const own = readRunning(marks, [{ from: region.from, to: isOwnSentence ? note.from : end }], head);
    attach(own.at(-1), note);
    drafts.push(...own);
    from = end;
  }
  const rest = { from, to: block.to };
  if (!isBlank(marks.plain.slice(rest.from, rest.to))) drafts.push(...readRunning(marks, [rest], head));
  return drafts;
}

/** A note that only adds supporting units or a deadline to the task before it. */
function attach(draft: TaskDraft | undefined, note: BlockNote): void {
  if (!draft) return;
  const { duties } = note;
  if (draft.leads.length === 0) addUnits(draft.leads, duties.leads);
  else
    addUnits(
      draft.supports,
      duties.leads.filter((unit) => !draft.leads.some((lead) => lead.name === unit.name)),
    );
  addUnits(draft.supports, duties.supports);
  if (!hasDue(draft)) draft.times.push(...duties.times);
  draft.cadences.push(...duties.cadences);
  draft.spans.push({ from: note.from, to: note.to });
}

export { noDuties };
