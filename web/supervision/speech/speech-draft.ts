import { TASK_SOURCES, type TaskSource } from '#core/supervision/task/task.ts';
import type { Review } from './review-state.ts';

/** What a person has typed and decided so far; kept in the browser until the tasks are proposed. */
export interface SpeechDraft {
  title: string;
  sourceKind: TaskSource;
  heldOn: string;
  text: string;
  /** Null before the text was taken apart. Steps to undo end with the page. */
  review: Review | null;
}

export const SPEECH_DRAFT_KEY = 'speech-draft';

const isObject = (kept: unknown): kept is Record<string, unknown> =>
  typeof kept === 'object' && kept !== null && !Array.isArray(kept);

function isReview(kept: unknown): kept is Review {
  if (!isObject(kept) || typeof kept.nextKey !== 'number' || !Array.isArray(kept.past)) return false;
  return (
    Array.isArray(kept.entries) &&
    kept.entries.every(
      (entry) => isObject(entry) && isObject(entry.order) && Array.isArray(entry.spans) && 'mark' in entry,
    )
  );
}

export function isSpeechDraft(kept: unknown): kept is SpeechDraft {
  if (!isObject(kept)) return false;
  const { title, sourceKind, heldOn, text, review } = kept;
  return (
    typeof title === 'string' &&
    typeof heldOn === 'string' &&
    typeof text === 'string' &&
    typeof sourceKind === 'string' &&
    sourceKind in TASK_SOURCES &&
    (review === null || isReview(review))
  );
}

export const newSpeechDraft = (today: string): SpeechDraft => ({
  title: '',
  sourceKind: 'speech',
  heldOn: today,
  text: '',
  review: null,
});

/** The first line that could be a title: short and without a full stop. */
export function findTitle(text: string): string {
  const line = text.split('\n').find((one) => one.trim() !== '') ?? '';
  return line.trim().length <= 60 && !/[。；，]/.test(line) ? line.trim() : '';
}

const DAY = /(20\d\d)年(\d{1,2})月(\d{1,2})日/g;
/** How much of the beginning, and of the end, may carry the day of the meeting or of the signature. */
const HEAD = 300;
const FOOT = 80;

/** The day of the meeting or of issue as the text itself prints it, at its head or its foot; null when it does not, or in the future. */
export function findHeldOn(text: string, today: string): string | null {
  const places = [text.slice(0, HEAD), text.length > HEAD + FOOT ? text.trimEnd().slice(-FOOT) : ''];
  const days = places.flatMap((words) =>
    [...words.matchAll(DAY)].map(([, year, month = '', day = '']) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
    ),
  );
  return days.find((day) => day <= today && !Number.isNaN(Date.parse(day))) ?? null;
}

const KINDS: readonly (readonly [RegExp, TaskSource])[] = [
  [/政府工作报告/, 'work-report'],
  [/纪要|会议记录|议定事项|决定事项/, 'meeting'],
  [/批示/, 'instruction'],
  [/讲话/, 'speech'],
  [/督查.{0,8}(?:通报|反馈)|反馈意见/, 'inspection'],
  [/通知|方案|意见|分工|清单|要点/, 'document'],
];

/** What kind of source a title says; null when it does not. */
export const findSourceKind = (title: string): TaskSource | null =>
  KINDS.find(([words]) => words.test(title))?.[1] ?? null;

/** A draft with a text that came whole: its title, day and kind as the text says them, unless a person has set them. */
export function takeText(before: SpeechDraft, text: string, today: string): SpeechDraft {
  const title = before.title || findTitle(text);
  const isUntouched = before.title === '' && before.text === '';
  return {
    ...before,
    text,
    title,
    heldOn: (before.heldOn === today ? findHeldOn(text, today) : null) ?? before.heldOn,
    sourceKind: (isUntouched ? findSourceKind(title) : null) ?? before.sourceKind,
  };
}
