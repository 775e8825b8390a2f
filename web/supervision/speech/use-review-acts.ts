import { useCallback, useState } from 'react';
import { findLack, type Review, type ReviewStep, takeReviewStep } from './review-state.ts';
import type { Span } from './spans.ts';
import type { SpeechDraft } from './speech-draft.ts';

export type ChangeDraft = (next: (before: SpeechDraft) => SpeechDraft) => void;

/** What is asked of the selected entry, by button or by key. */
export function useReviewActs(draft: SpeechDraft, review: Review, change: ChangeDraft) {
  const [selection, setSelection] = useState<Span | null>(null);
  const [dialog, setDialog] = useState<'edit' | 'split' | null>(null);
  const take = useCallback(
    (step: ReviewStep) =>
      change((before) => ({ ...before, review: before.review && takeReviewStep(before.review, step) })),
    [change],
  );
  const selected = review.entries.find((entry) => entry.key === review.selectedKey) ?? null;
  const confirm = () => {
    if (!selected) return;
    if (findLack(selected) === null) take({ kind: 'confirm', key: selected.key });
    else setDialog('edit');
  };
  const split = () => {
    if (!selected) return;
    const inside = selection?.find((at) => selected.spans.some(([from, to]) => at > from && at < to));
    if (inside === undefined) setDialog('split');
    else take({ kind: 'split', key: selected.key, at: inside, text: draft.text });
  };
  const merge = () => {
    if (!selected) return;
    const next = review.entries[review.entries.indexOf(selected) + 1];
    if (next) take({ kind: 'merge', key: selected.key, otherKey: next.key });
  };
  const add = () => {
    if (selection === null) return;
    take({ kind: 'add', from: selection[0], to: selection[1], text: draft.text });
    setSelection(null);
    setDialog('edit');
  };
  return { selected, selection, setSelection, dialog, setDialog, take, confirm, split, merge, add };
}

export type ReviewActs = ReturnType<typeof useReviewActs>;
