import type { IsoDate } from '#core/platform/public.ts';
import { type Directory, type DirectoryIndex, indexDirectory } from './directory.ts';
import { type CadenceMark, findCadences } from './find-cadences.ts';
import { findTargets, type TargetMark } from './find-targets.ts';
import { findTimes } from './find-times.ts';
import { findUnitMentions } from './find-unit-mentions.ts';
import { buildNaming, type NameUnits } from './name-units.ts';
import { readSpeech, type SpeechReading } from './reading.ts';
import type { TimeAnchor, TimeMark } from './time-mark.ts';
import { findUnitLists } from './unit-lists.ts';
import type { UnitList, UnitMention } from './unit-mention.ts';

/** A text with everything that was recognised in it, by place. */
export interface SpeechMarks {
  reading: SpeechReading;
  /** Day of the meeting, or of the notice. */
  date: IsoDate;
  plain: string;
  mentions: UnitMention[];
  nameUnits: NameUnits;
  lists: UnitList[];
  times: TimeMark[];
  cadences: CadenceMark[];
  targets: TargetMark[];
  index: DirectoryIndex | null;
  /** 责任单位排在第一位的为牵头单位: said anywhere, it holds for the whole text (下同). */
  isFirstLead: boolean;
}

const FIRST_LEADS =
  /(?:排|列|居|名|位)?(?:在|于)?(?:首位|第一位|第一名|第一个|首个|首家|首|第一|排名第一)(?:的|者|责任)?(?:的)?(?:责任)?(?:单位|部门|名)?(?:的|者)?(?:，)?(?:均)?(?:为|是|作为|系|即为|即)(?:该项(?:工作|任务)的?|总|第一)?(?:牵头|主办|第一责任|主责)|第一(?:个|家)?(?:责任)?单位(?:为|是)牵头/;
/** The same at the end of a list of units, with what leads up to it. */
const FIRST_RULE = new RegExp(
  `(?:[，。；、：（]|^)[^，。；、：（）]{0,12}(?:${FIRST_LEADS.source})[^，。；（）]*(?:[，、]?下同)?[）。]?\\s*$|[，、；。]?下同[）。]?\\s*$`,
);

/** Where a list of units ends that says how it is to be read: …、县财政局，排首位的为牵头单位，下同. */
export function findListEnd(plain: string, from: number, to: number): number {
  const rule = FIRST_RULE.exec(plain.slice(from, to));
  return rule ? from + rule.index : to;
}

/** Recognises units, times, cadences and quantities; brackets are still part of their sentences. */
export function markSpeech(text: string, anchor: TimeAnchor, directory: Directory | null): SpeechMarks {
  const reading = readSpeech(text);
  const { plain } = reading;
  const index = directory === null ? null : indexDirectory(directory);
  const cadences = findCadences(plain);
  const times = findTimes(plain, anchor, cadences);
  const timed = new Uint8Array(plain.length);
  for (const { from, to } of times) timed.fill(1, from, to);
  const mentions = findUnitMentions(plain, index).filter(
    (mention) => !timed.subarray(mention.from, mention.to).includes(1),
  );
  const nameUnits = buildNaming(mentions, index, plain);
  return {
    reading,
    date: anchor.date,
    plain,
    mentions,
    nameUnits,
    lists: findUnitLists(plain, mentions, nameUnits),
    times,
    cadences,
    targets: findTargets(plain),
    index,
    isFirstLead: FIRST_LEADS.test(plain),
  };
}

/** The marks of one kind that lie inside a span; the marks are in order of place and do not overlap. */
export function within<T extends { from: number; to: number }>(
  marks: readonly T[],
  from: number,
  to: number,
): T[] {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.from ?? from) < from) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let at = low; at < marks.length; at += 1) {
    const mark = marks[at];
    if (mark === undefined || mark.from >= to) break;
    if (mark.to <= to) found.push(mark);
  }
  return found;
}
