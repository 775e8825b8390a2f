import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiRefusal } from '../../app/api.ts';
import { newRequestId } from '../../app/request-id.ts';
import { SIGNED_IN_AGAIN } from '../../app/session.ts';
import { keep, readKept } from '../kept.ts';
import type { CellChange } from './grid-model.ts';
import {
  addToQueue,
  afterMissed,
  afterRefused,
  afterSaved,
  EMPTY_QUEUE,
  isKeptQueue,
  listUnsent,
  RowsRefused,
  retryRefused,
  type SaveQueue,
  type SaveState,
  startSending,
  stateOf,
  toKeptQueue,
  waitAfterMisses,
} from './save-queue.ts';

/** Sends one batch; the same id comes again when the first answer was lost. Throws `ApiRefusal`. */
export type SendChanges = (batch: CellChange[], requestId: string) => Promise<void>;

export interface SaveQueueState {
  state: SaveState;
  refusal: string | null;
  refused: CellChange[];
  unsentCount: number;
  /** Changes found in this browser from an earlier visit, already queued again. */
  restored: CellChange[];
  add: (changes: CellChange[]) => void;
  retry: () => void;
}

const PAUSE_MS = 600;

/** Saves as one goes: gathers for 0.6 s, sends one batch at a time, keeps the rest in the browser. */
export function useSaveQueue(
  keptKey: string,
  send: SendChanges,
  onSaved: (changes: CellChange[]) => void,
): SaveQueueState {
  const [first] = useState(() => readKept(`grid.${keptKey}`, isKeptQueue) ?? EMPTY_QUEUE);
  const queue = useRef<SaveQueue>(first);
  const [, redraw] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isUnderWay = useRef(false);
  const latest = useRef({ send, onSaved });
  latest.current = { send, onSaved };

  const put = useCallback(
    (next: SaveQueue) => {
      queue.current = next;
      keep(`grid.${keptKey}`, toKeptQueue(next));
      redraw((count) => count + 1);
    },
    [keptKey],
  );

  const run = useCallback(async () => {
    if (isUnderWay.current) return;
    put(startSending(queue.current, newRequestId()));
    const batch = queue.current.sending;
    if (!batch) return;
    isUnderWay.current = true;
    try {
      await latest.current.send(batch.changes, batch.requestId);
      put(afterSaved(queue.current));
      latest.current.onSaved(batch.changes);
    } catch (error) {
      // After an ended session the same batch goes again once the person has signed in.
      const isRefused = error instanceof ApiRefusal && !error.isOffline && !error.isSignedOut;
      if (error instanceof RowsRefused) {
        put(afterRefused(queue.current, error.message, error.rowIds));
        latest.current.onSaved(batch.changes.filter(({ rowId }) => !error.rowIds.includes(rowId)));
      } else put(isRefused ? afterRefused(queue.current, error.message) : afterMissed(queue.current));
    } finally {
      isUnderWay.current = false;
    }
    if (queue.current.sending || queue.current.waiting.length > 0) {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void run(), waitAfterMisses(queue.current.missedCalls));
    }
  }, [put]);

  const plan = useCallback(
    (afterMs: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void run(), afterMs);
    },
    [run],
  );

  useEffect(() => {
    plan(0);
    const onOnline = () => plan(0);
    for (const event of ['online', SIGNED_IN_AGAIN]) window.addEventListener(event, onOnline);
    return () => {
      for (const event of ['online', SIGNED_IN_AGAIN]) window.removeEventListener(event, onOnline);
      clearTimeout(timer.current);
      // What still waits goes now; without an answer it stays kept for the next visit.
      void run();
    };
  }, [plan, run]);

  return {
    state: stateOf(queue.current),
    refusal: queue.current.refusal,
    refused: queue.current.refused,
    unsentCount: listUnsent(queue.current).length,
    restored: listUnsent(first),
    add: useCallback(
      (changes) => {
        if (changes.length === 0) return;
        put(addToQueue(queue.current, changes));
        if (queue.current.missedCalls === 0) plan(PAUSE_MS);
      },
      [plan, put],
    ),
    retry: useCallback(() => {
      put(retryRefused(queue.current));
      plan(0);
    }, [plan, put]),
  };
}
