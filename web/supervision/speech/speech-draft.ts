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
