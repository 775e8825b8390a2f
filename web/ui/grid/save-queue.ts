import { joinChanges } from './edits.ts';
import type { CellChange } from './grid-model.ts';

/** Changes on their way to the server. One batch is under way at a time; its request id stays until it is answered. */
export interface SaveQueue {
  waiting: CellChange[];
  sending: { changes: CellChange[]; requestId: string } | null;
  /** A batch that the server refused, with its sentence; it stays until the person acts. */
  refused: CellChange[];
  refusal: string | null;
  /** Failures to reach the server in a row. */
  missedCalls: number;
}

export type SaveState = 'saved' | 'saving' | 'offline' | 'refused';

export const EMPTY_QUEUE: SaveQueue = {
  waiting: [],
  sending: null,
  refused: [],
  refusal: null,
  missedCalls: 0,
};

export function addToQueue(queue: SaveQueue, changes: readonly CellChange[]): SaveQueue {
  const touched = new Set(changes.map((change) => `${change.rowId} ${change.columnKey}`));
  // A refused cell that is typed again goes as it is now, still measured from what the server has.
  const again = queue.refused.filter((change) => touched.has(`${change.rowId} ${change.columnKey}`));
  const refused = queue.refused.filter((change) => !again.includes(change));
  return {
    ...queue,
    waiting: joinChanges([...queue.waiting, ...again], changes),
    refused,
    refusal: refused.length === 0 ? null : queue.refusal,
  };
}

/** The next batch goes when none is under way; a batch that failed goes again under its own id. */
export function startSending(queue: SaveQueue, requestId: string): SaveQueue {
  if (queue.sending || queue.waiting.length === 0) return queue;
  return { ...queue, waiting: [], sending: { changes: queue.waiting, requestId } };
}

export function afterSaved(queue: SaveQueue): SaveQueue {
  return { ...queue, sending: null, missedCalls: 0 };
}

export function afterMissed(queue: SaveQueue): SaveQueue {
  return { ...queue, missedCalls: queue.missedCalls + 1 };
}

/** Thrown by the sender when the rest of a batch was saved and only these rows were refused. */
export class RowsRefused extends Error {
  readonly rowIds: readonly string[];
  constructor(message: string, rowIds: readonly string[]) {
    super(message);
    this.rowIds = rowIds;
  }
}

/** The batch waits for the person: all of it, or the rows that were refused. */
export function afterRefused(queue: SaveQueue, sentence: string, rowIds?: readonly string[]): SaveQueue {
  const changes = (queue.sending?.changes ?? []).filter(
    ({ rowId }) => rowIds === undefined || rowIds.includes(rowId),
  );
  return {
    ...queue,
    refused: joinChanges(queue.refused, changes),
    refusal: sentence,
    sending: null,
    missedCalls: 0,
  };
}

/** The person wants the refused cells sent once more, now under another id. */
export function retryRefused(queue: SaveQueue): SaveQueue {
  return { ...queue, waiting: joinChanges(queue.refused, queue.waiting), refused: [], refusal: null };
}

export function stateOf(queue: SaveQueue): SaveState {
  if (queue.missedCalls > 0) return 'offline';
  if (queue.sending || queue.waiting.length > 0) return 'saving';
  return queue.refused.length > 0 ? 'refused' : 'saved';
}

export function listUnsent(queue: SaveQueue): CellChange[] {
  return joinChanges(joinChanges(queue.refused, queue.sending?.changes ?? []), queue.waiting);
}

/** Two, five, ten, then every thirty seconds. */
export function waitAfterMisses(missedCalls: number): number {
  return [0, 2_000, 5_000, 10_000][missedCalls] ?? 30_000;
}

/** What is kept in the browser, so that nothing is lost when the page is closed without a connection. */
export function toKeptQueue(queue: SaveQueue): SaveQueue | null {
  return listUnsent(queue).length === 0 && queue.sending === null ? null : { ...queue, missedCalls: 0 };
}

export function isKeptQueue(kept: unknown): kept is SaveQueue {
  if (typeof kept !== 'object' || kept === null) return false;
  const queue = kept as Partial<SaveQueue>;
  return Array.isArray(queue.waiting) && Array.isArray(queue.refused) && queue.sending !== undefined;
}
