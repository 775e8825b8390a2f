import { useEffect, useRef } from 'react';
import type { ReviewActs } from './use-review-acts.ts';

const TYPING = 'input, textarea, select, [contenteditable], [role=dialog], [role=combobox], [role=listbox]';
const PRESSING = 'button, a, [role=tab]';

function actOf(event: KeyboardEvent, acts: ReviewActs): (() => void) | null {
  const { key } = event;
  if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 'z') return () => acts.take({ kind: 'undo' });
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (key === 'ArrowDown' || key === 'ArrowUp')
    return () => acts.take({ kind: 'move', by: key === 'ArrowDown' ? 1 : -1 });
  const { selected } = acts;
  if (!selected) return null;
  if (key === 'Delete') return () => acts.take({ kind: 'drop', key: selected.key });
  const byLetter: Record<string, () => void> = {
    e: () => acts.setDialog('edit'),
    m: acts.merge,
    s: acts.split,
    Enter: acts.confirm,
  };
  return byLetter[key === 'Enter' ? key : key.toLowerCase()] ?? null;
}

/** ↑↓ Enter Delete E M S and Ctrl+Z anywhere on the page but in fields and dialogs. */
export function useReviewKeys(isOn: boolean, acts: ReviewActs): void {
  const newest = useRef(acts);
  newest.current = acts;
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.isComposing || target?.closest(TYPING)) return;
      if (event.key === 'Enter' && target?.closest(PRESSING)) return;
      const act = actOf(event, newest.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn]);
}
