import { useState } from 'react';
import { keep, readKept } from '../../ui/kept.ts';
import type { BatchHead } from './BatchHead.tsx';
import type { Draft } from './plan-draft.ts';

interface KeptBatch {
  head: BatchHead;
  draft: Draft;
}

const isKeptBatch = (kept: unknown): kept is KeptBatch =>
  typeof kept === 'object' && kept !== null && 'head' in kept && 'draft' in kept;

/** A batch while it is typed. This browser keeps it, so that a reload loses nothing; `clear` forgets it. */
export function useKeptBatch(key: string, first: BatchHead) {
  const [taken] = useState(() => readKept(key, isKeptBatch));
  const [batch, setBatch] = useState<KeptBatch>(taken ?? { head: first, draft: {} });
  const [isTaken, setTaken] = useState(taken !== null);
  const change = (turn: (before: KeptBatch) => KeptBatch) =>
    setBatch((before) => {
      const next = turn(before);
      keep(key, next);
      return next;
    });
  return {
    ...batch,
    /** It was begun before the page was opened. */
    isTaken,
    setHead: (head: BatchHead) => change((before) => ({ ...before, head })),
    changeDraft: (turn: (draft: Draft) => Draft) =>
      change((before) => ({ ...before, draft: turn(before.draft) })),
    clear: () => {
      keep(key, null);
      setBatch({ head: first, draft: {} });
      setTaken(false);
    },
  };
}
