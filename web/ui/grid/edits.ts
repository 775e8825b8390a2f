import { readCell } from './cell-text.ts';
import { type CellChange, type CellKind, cellKey } from './grid-model.ts';

/** A cell as the person left it: its value, and the text that could not be read, if any. */
export interface CellEntry {
  value: string | null;
  /** Typed text that is no value; it stays in the cell until it is put right and is not sent. */
  badText: string | null;
  problem: string | null;
}

export interface CellEdit {
  rowId: string;
  columnKey: string;
  before: CellEntry;
  after: CellEntry;
}

export function entryOf(value: string | null): CellEntry {
  return { value, badText: null, problem: null };
}

/** What a typed text makes of a cell; a text that cannot be read keeps the value that was there. */
export function typeInto(before: CellEntry, text: string, of: CellKind): CellEntry {
  const reading = readCell(text, of);
  if (reading.ok) return entryOf(reading.value);
  return { value: before.value, badText: text.trim(), problem: reading.problem };
}

export function isSameEntry(a: CellEntry, b: CellEntry): boolean {
  return a.value === b.value && a.badText === b.badText;
}

export function reverseEdits(edits: readonly CellEdit[]): CellEdit[] {
  return edits.map((edit) => ({ ...edit, before: edit.after, after: edit.before })).reverse();
}

/** The changes to send: values that differ; unreadable texts stay here. */
export function toChanges(edits: readonly CellEdit[]): CellChange[] {
  return edits
    .filter((edit) => edit.before.value !== edit.after.value)
    .map(({ rowId, columnKey, before, after }) => ({
      rowId,
      columnKey,
      before: before.value,
      after: after.value,
    }));
}

/**
 * Adds changes to those that wait to be sent: for one cell the first `before` and the last `after` count, and a
 * cell that is back where it began is not sent.
 */
export function joinChanges(waiting: readonly CellChange[], added: readonly CellChange[]): CellChange[] {
  const joined = new Map(waiting.map((change) => [cellKey(change.rowId, change.columnKey), change]));
  for (const change of added) {
    const key = cellKey(change.rowId, change.columnKey);
    const first = joined.get(key);
    joined.set(key, first ? { ...change, before: first.before } : change);
  }
  return [...joined.values()].filter((change) => change.before !== change.after);
}
