import { useCallback, useEffect, useRef, useState } from 'react';
import { keep, readKept } from '../kept.ts';
import {
  type CellEdit,
  type CellEntry,
  entryOf,
  isSameEntry,
  reverseEdits,
  toChanges,
  typeInto,
} from './edits.ts';
import {
  type CellChange,
  cellKey,
  type GridColumn,
  type GridRow,
  kindIn,
  lockOf,
  type Place,
} from './grid-model.ts';
import type { CellText } from './paste.ts';
import { emptyUndoStack, pushAct, redoAct, type UndoStack, undoAct } from './undo-stack.ts';
import { type SaveQueueState, type SendChanges, useSaveQueue } from './use-save-queue.ts';

/** A cell changed here, over the server's; `savedOver` is the server's value when ours had been saved. */
interface OwnEntry {
  rowId: string;
  columnKey: string;
  entry: CellEntry;
  savedOver?: string | null;
}

export interface Cells {
  entryAt: (row: GridRow, columnKey: string) => CellEntry;
  /** Puts texts into cells as one act; gives the places that changed. */
  type: (texts: CellText[]) => void;
  undo: () => Place[];
  redo: () => Place[];
  canUndo: boolean;
  canRedo: boolean;
  saving: SaveQueueState;
  /** Texts that could not be read, by cell. */
  problems: { rowId: string; columnKey: string; sentence: string }[];
}

interface CellsInput {
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  keptKey: string;
  onCellsChange: SendChanges;
}

function firstOwn(changes: CellChange[]): Map<string, OwnEntry> {
  return new Map(
    changes.map(({ rowId, columnKey, after }) => [
      cellKey(rowId, columnKey),
      { rowId, columnKey, entry: entryOf(after) },
    ]),
  );
}

/** A text that is no value yet is kept in the browser too, to be put right on the next visit. */
interface BadText {
  rowId: string;
  columnKey: string;
  text: string;
}

const textsKey = (keptKey: string): string => `grid-texts.${keptKey}`;

function isBadTextList(kept: unknown): kept is BadText[] {
  return (
    Array.isArray(kept) &&
    kept.every((one) => typeof one === 'object' && one !== null && 'rowId' in one && 'text' in one)
  );
}

function listBadTexts(own: ReadonlyMap<string, OwnEntry>): BadText[] | null {
  const bad = [...own.values()].flatMap(({ rowId, columnKey, entry }) =>
    entry.badText === null ? [] : [{ rowId, columnKey, text: entry.badText }],
  );
  return bad.length === 0 ? null : bad;
}

function restoreBadText(
  own: Map<string, OwnEntry>,
  { rowId, columnKey, text }: BadText,
  grid: Pick<CellsInput, 'columns' | 'rows'>,
): void {
  const column = grid.columns.find((one) => one.key === columnKey);
  const row = grid.rows.find((one) => one.id === rowId);
  if (!column || !row || lockOf(row, column) !== null) return;
  const key = cellKey(rowId, columnKey);
  const before = own.get(key)?.entry ?? entryOf(row.values[columnKey] ?? null);
  own.set(key, { rowId, columnKey, entry: typeInto(before, text, kindIn(row, column)) });
}

/** The values of the grid: the server's, with one's own changes over them until the server has them. */
export function useCells({ columns, rows, keptKey, onCellsChange }: CellsInput): Cells {
  const own = useRef<Map<string, OwnEntry>>(new Map());
  const acts = useRef<UndoStack<CellEdit[]>>(emptyUndoStack());
  const [, redraw] = useState(0);
  const latest = useRef({ columns, rows });
  latest.current = { columns, rows };

  const onSaved = useCallback((changes: CellChange[]) => {
    const byId = new Map(latest.current.rows.map((row) => [row.id, row]));
    for (const change of changes) {
      const kept = own.current.get(cellKey(change.rowId, change.columnKey));
      if (!kept || kept.entry.value !== change.after || kept.entry.badText !== null) continue;
      const server = byId.get(change.rowId)?.values[change.columnKey] ?? null;
      if (server === change.after) own.current.delete(cellKey(change.rowId, change.columnKey));
      else kept.savedOver = server;
    }
    redraw((count) => count + 1);
  }, []);
  const saving = useSaveQueue(keptKey, onCellsChange, onSaved);
  const isFirst = useRef(true);
  if (isFirst.current) {
    isFirst.current = false;
    own.current = firstOwn(saving.restored);
    for (const bad of readKept(textsKey(keptKey), isBadTextList) ?? [])
      restoreBadText(own.current, bad, { columns, rows });
  }

  // One's own value gives way as soon as the server's answer to it, or somebody's later one, has arrived.
  useEffect(() => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const [key, kept] of own.current) {
      if (kept.savedOver === undefined || kept.entry.badText !== null) continue;
      const server = byId.get(kept.rowId)?.values[kept.columnKey] ?? null;
      if (server !== kept.savedOver || server === kept.entry.value) own.current.delete(key);
    }
  }, [rows]);

  const entryAt = useCallback(
    (row: GridRow, columnKey: string): CellEntry =>
      own.current.get(cellKey(row.id, columnKey))?.entry ?? entryOf(row.values[columnKey] ?? null),
    [],
  );

  const put = useCallback(
    (edits: CellEdit[]) => {
      for (const { rowId, columnKey, after } of edits) {
        own.current.set(cellKey(rowId, columnKey), { rowId, columnKey, entry: after });
      }
      keep(textsKey(keptKey), listBadTexts(own.current));
      saving.add(toChanges(edits));
      redraw((count) => count + 1);
    },
    [saving.add, keptKey],
  );

  const type = useCallback(
    (texts: CellText[]) => {
      const edits = texts.flatMap(({ place, text }): CellEdit[] => {
        const row = latest.current.rows[place.row];
        const column = latest.current.columns[place.column];
        if (!row || !column || lockOf(row, column) !== null) return [];
        const before = entryAt(row, column.key);
        const after = typeInto(before, text, kindIn(row, column));
        return isSameEntry(before, after) ? [] : [{ rowId: row.id, columnKey: column.key, before, after }];
      });
      if (edits.length === 0) return;
      acts.current = pushAct(acts.current, edits);
      put(edits);
    },
    [entryAt, put],
  );

  const step = (
    taken: { stack: UndoStack<CellEdit[]>; act: CellEdit[] } | null,
    isBack: boolean,
  ): Place[] => {
    if (!taken) return [];
    acts.current = taken.stack;
    const edits = isBack ? reverseEdits(taken.act) : taken.act;
    put(edits);
    return edits.map((edit) => ({
      row: rows.findIndex((row) => row.id === edit.rowId),
      column: columns.findIndex((column) => column.key === edit.columnKey),
    }));
  };

  return {
    entryAt,
    type,
    undo: () => step(undoAct(acts.current), true),
    redo: () => step(redoAct(acts.current), false),
    canUndo: acts.current.past.length > 0,
    canRedo: acts.current.future.length > 0,
    saving,
    problems: [...own.current.values()].flatMap(({ rowId, columnKey, entry }) =>
      entry.problem === null ? [] : [{ rowId, columnKey, sentence: entry.problem }],
    ),
  };
}
