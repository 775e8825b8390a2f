// Brackets inside a block that say who answers for what stands before them.
import { type Duties, readFreeDuties } from './note.ts';
import { findListEnd, type SpeechMarks, within } from './speech-marks.ts';
import { type Span, splitSentences } from './split-sentences.ts';
import { isAgency } from './unit-lists.ts';

/** A note inside a block that says who answers for what stands before it. */
export interface BlockNote extends Span {
  duties: Duties;
}

export const DUTY_WORDS =
  /牵头|负责|配合|协助|责任单位|牵头单位|参与|参加|会同|指导|督导|落实|按职责|实施|承办/;
const NO_NOTE = /以下简称|下称|简称|下同|试行|暂行|修订|主任|局长|含|包括|原|如|见|详见|附/;

/** What is left of a bracket without its units, times and punctuation. */
export function leftOver(marks: SpeechMarks, from: number, to: number): string {
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

export function findBracketNotes(marks: SpeechMarks, block: Span): BlockNote[] {
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
    const isAfterUnit = mentions.some((mention) => mention.to === at && mention.kind !== 'bare');
    const duties = isAfterUnit ? null : readBracketDuties(marks, at + 1, end);
    if (duties) found.push({ from: at, to: end + 1, duties });
    at = end;
  }
  return [...found, ...findDashNotes(marks, block)].sort((a, b) => a.from - b.from);
}

/** “三下乡”演出12场——县委宣传部、县文旅局: what a dash parts from its text at the end of a line. */
const DASH_NOTE = /(?<=[^\n—]{6})——?([^—\n。；]{2,60})(?=[。；]?(?:\n|$))/gu;

function findDashNotes(marks: SpeechMarks, block: Span): BlockNote[] {
  return [...marks.plain.slice(block.from, block.to).matchAll(DASH_NOTE)].flatMap((match) => {
    const to = block.from + match.index + match[0].length;
    const from = to - (match[1]?.length ?? 0);
    const [first] = within(marks.mentions, from, to);
    const isUnits = first?.from === from && leftOver(marks, from, to).length <= 4;
    const duties = isUnits ? readBracketDuties(marks, from, to) : null;
    return duties && duties.leads.length > 0 ? [{ from: block.from + match.index, to, duties }] : [];
  });
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

/** A问题（县城管局牵头）和B问题（县公安局牵头），6月底前集中整治: what follows in the sentence is for both. */
export function isSharedTail(marks: SpeechMarks, rest: Span): boolean {
  const sentences = splitSentences(marks.plain, rest.from, rest.to);
  if (sentences.length !== 1 || !/^(?:问题|事项)?，/.test(marks.plain.slice(rest.from, rest.to)))
    return false;
  return (
    within(marks.lists, rest.from, rest.to).length === 0 && within(marks.times, rest.from, rest.to).length > 0
  );
}
