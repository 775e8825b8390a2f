import { type BlockContext, noContext } from './block-context.ts';
import { type BlockNote, DUTY_WORDS, findBracketNotes, isSharedTail, leftOver } from './bracket-notes.ts';
import { draftDeclared } from './declared-text.ts';
import type { Label } from './labels.ts';
import { noDuties, readFreeDuties, readLabelledDuties } from './note.ts';
import { RunningText } from './running-text.ts';
import { type SpeechMarks, within } from './speech-marks.ts';
import { type Span, splitSentences } from './split-sentences.ts';
import { addUnits, hasDue, type TaskDraft } from './task-draft.ts';

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
    if (last && /^[\s；。，、（）—●·-]*$/.test(gap)) groups.at(-1)?.push(label);
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

/** 锦澜府项目（云台区）。由云台区政府…: where a matter lies, when what is to be done follows. */
function isTitlePlace(marks: SpeechMarks, block: Span, note: Span): boolean {
  const title = marks.plain.slice(block.from, note.from);
  const place = marks.plain.slice(note.from + 1, note.to - 1);
  return (
    /^[^，。；：、]{2,24}(?:项目|工程|小区|楼盘|地块|片区|路段|点位|大桥|水库|企业|园|厂|矿|问题|信访件|案件)$/.test(
      title,
    ) &&
    /^[\u4e00-\u9fff]{2,8}[省市县区镇乡村]$|街道$/.test(place) &&
    within(marks.lists, note.to, block.to).length > 0
  );
}

const MEASURE = /(?:措施|要求|任务|内容|事项|意见|举措|名称|描述|计划|打算|安排)(?:[：:]|】[：:]?)?$/;

/** Reads one block: an item with all its lines, or a paragraph. */
export function readBlock(
  marks: SpeechMarks,
  block: Span,
  context: BlockContext,
  allLabels: readonly Label[],
): TaskDraft[] {
  const labels = within(allLabels, block.from, block.to).filter((label) => label.valueTo <= block.to);
  const duty = labels.filter((label) => label.role !== 'content' && label.role !== 'other');
  const contents = labels.filter((label) => label.role === 'content');
  if (duty.length > 0 && contents.length > 0) return readLabelledBlock(marks, block, labels, context);
  const isCovered = (note: Span): boolean =>
    duty.some((label) => label.from >= note.from && label.from < note.to);
  const notes = [
    ...findBracketNotes(marks, block).filter((note) => !isCovered(note) && !isTitlePlace(marks, block, note)),
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
  const last = labels.at(-1);
  const behind = { from: (last?.valueTo ?? block.to) + 1, to: block.to };
  return [...drafts, ...(last?.role === 'other' ? readRunning(marks, [behind], noContext()) : [])];
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
    if (note.duties.leads.length > 0 && headsAnswer(marks, region, { from: note.to, to: block.to })) {
      head = { ...note.duties, isLabelled: true };
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
  const shared = drafts.filter((draft) => draft.isDeclared && !hasDue(draft));
  if (shared.length > 1 && isSharedTail(marks, rest)) {
    for (const draft of shared) {
      draft.times.push(...within(marks.times, rest.from, rest.to));
      draft.spans.push({ ...rest });
    }
    return drafts;
  }
  const last = drafts.at(-1);
  const restTimes = within(marks.times, rest.from, rest.to);
  // …（县财政局）6月底前: the day behind the bracket is that of the task before it.
  if (
    last?.isDeclared &&
    !hasDue(last) &&
    restTimes.length > 0 &&
    leftOver(marks, rest.from, rest.to) === ''
  ) {
    last.times.push(...restTimes);
    last.spans.push(rest);
  } else if (!isBlank(marks.plain.slice(rest.from, rest.to)))
    drafts.push(...readRunning(marks, [rest], head));
  return drafts;
}

/** 华盛五金反映招工困难。【县人社局】6月20日前…: the bracket behind what was asked names who answers it. */
function headsAnswer(marks: SpeechMarks, region: Span, answer: Span): boolean {
  const { plain } = marks;
  if (plain[region.to] !== '【' || !/[。？！]\s*$/.test(plain.slice(region.from, region.to))) return false;
  const isTimed = (span: Span): boolean => within(marks.times, span.from, span.to).length > 0;
  const isAsked = /反映|建议|希望|请求|诉求|咨询|提出/.test(plain.slice(region.from, region.to));
  const words = plain.slice(answer.from, answer.to).replace(/【[^】]*】/g, '');
  return !isTimed(region) && !isBlank(words) && (isAsked || isTimed(answer));
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
