import { type ClipboardEvent, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBeforeHidden } from '../use-before-hidden.ts';
import { editText } from './cell-text.ts';
import { type FindingIndex, nextOpen } from './findings.ts';
import type { EditMode, GridCommand } from './grid-keys.ts';
import { type GridColumn, type GridRow, lockOf, type Place } from './grid-model.ts';
import { decideFillDown, decidePaste } from './paste.ts';
import {
  blockOf,
  clampPlace,
  cornerSelection,
  edgeFrom,
  listPlaces,
  moveSelection,
  type Selection,
  selectAll,
  selectCell,
  tabFrom,
} from './selection.ts';
import { parseTsv, renderTsv } from './tsv.ts';
import type { Cells } from './use-cells.ts';

interface Editing {
  mode: EditMode;
  text: string;
}

const IDLE: Editing = { mode: 'none', text: '' };

export interface GridControl {
  selection: Selection;
  editing: Editing;
  notice: string | null;
  /** True once after each move, so that the field of the new cell takes the focus. */
  takeFocus: () => boolean;
  run: (command: GridCommand) => boolean;
  onText: (text: string) => void;
  choose: (text: string) => void;
  select: (place: Place, way: { extends: boolean }) => void;
  drag: (place: Place) => void;
  open: (place: Place) => void;
  commit: () => void;
  leave: () => void;
  clipboard: (what: 'copy' | 'cut' | 'paste', event: ClipboardEvent) => void;
  goToNextFinding: () => void;
  undo: () => void;
  redo: () => void;
}

/** Selection, editing and commands of the grid; the cells themselves are in use-cells.ts. */
export function useGrid(
  columns: readonly GridColumn[],
  rows: readonly GridRow[],
  cells: Cells,
  findings: FindingIndex,
): GridControl {
  const { t } = useTranslation();
  const size = { rows: rows.length, columns: columns.length };
  const [kept, setSelection] = useState<Selection>(() =>
    selectCell({
      row: 0,
      column: Math.max(
        0,
        columns.findIndex((column) => !column.isFixed),
      ),
    }),
  );
  const selection = { anchor: clampPlace(kept.anchor, size), head: clampPlace(kept.head, size) };
  const [editing, setEditing] = useState<Editing>(IDLE);
  const [notice, setNotice] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  /** Where a run of Tabs began: Enter goes back under it, as in Excel. */
  const tabStart = useRef<number | null>(null);
  const at = selection.anchor;

  const isLocked = (place: Place) => {
    const row = rows[place.row];
    const column = columns[place.column];
    return !row || !column || lockOf(row, column) !== null;
  };
  const textAt = (place: Place) => {
    const row = rows[place.row];
    const column = columns[place.column];
    if (!row || !column) return '';
    const entry = cells.entryAt(row, column.key);
    return entry.badText ?? editText(entry.value, column.of);
  };
  const moveTo = (next: Selection) => {
    wantsFocus.current = true;
    setNotice(null);
    setSelection(next);
  };
  const commit = () => {
    if (editing.mode === 'none') return;
    cells.type([{ place: at, text: editing.text }]);
    setEditing(IDLE);
  };
  useBeforeHidden(commit);
  const edit = (mode: EditMode, text: string) => {
    if (isLocked(at)) return;
    wantsFocus.current = true;
    setEditing({ mode, text });
  };
  const typeAll = (texts: { place: Place; text: string }[]) => {
    cells.type(texts);
    setNotice(null);
  };

  const enter = (step: 1 | -1) => {
    const column = tabStart.current ?? at.column;
    tabStart.current = null;
    commit();
    moveTo(selectCell(clampPlace({ row: at.row + step, column }, size)));
  };
  const tab = (step: 1 | -1): boolean => {
    commit();
    const to = tabFrom(at, step, size);
    if (!to) return false;
    tabStart.current ??= at.column;
    moveTo(selectCell(to));
    return true;
  };
  const goBack = (places: Place[]) => {
    const first = places.find((place) => place.row >= 0 && place.column >= 0);
    if (first) moveTo(selectCell(first));
  };
  const goToNextFinding = () => {
    const next = nextOpen(findings.open, at);
    if (next) moveTo(selectCell(next));
  };

  /** False leaves the key to the browser. */
  const run = (command: GridCommand): boolean => {
    if (command.do !== 'tab' && command.do !== 'enter') tabStart.current = null;
    switch (command.do) {
      case 'move':
        commit();
        moveTo(moveSelection(selection, command.by, size, { extends: command.extends }));
        return true;
      case 'edge': {
        const from = command.extends ? selection.head : at;
        const to = edgeFrom(from, command.step, size, (place) => textAt(place) !== '');
        moveTo(command.extends ? { anchor: at, head: to } : selectCell(to));
        return true;
      }
      case 'corner':
        moveTo(cornerSelection(selection, command.where, size, { extends: command.extends }));
        return true;
      case 'tab':
        return tab(command.step);
      case 'enter':
        enter(command.step);
        return true;
      case 'edit':
      case 'choose':
        edit('edit', textAt(at));
        return true;
      case 'cancel':
        setEditing(IDLE);
        return editing.mode !== 'none';
      case 'clear':
        typeAll(listPlaces(blockOf(selection)).map((place) => ({ place, text: '' })));
        return true;
      case 'fill-down':
        typeAll(decideFillDown(blockOf(selection), textAt, isLocked));
        return true;
      case 'undo':
        goBack(cells.undo());
        return true;
      case 'redo':
        goBack(cells.redo());
        return true;
      case 'select-all':
        if (size.rows > 0) setSelection(selectAll(size));
        wantsFocus.current = true;
        return true;
      case 'next-finding':
        goToNextFinding();
        return true;
    }
  };

  const paste = (text: string) => {
    const block = blockOf(selection);
    const plan = decidePaste(parseTsv(text), block, size, isLocked);
    cells.type(plan.texts);
    const { covered } = plan;
    moveTo({
      anchor: { row: covered.top, column: covered.left },
      head: { row: covered.bottom, column: covered.right },
    });
    const left = [
      plan.lockedCount > 0 ? t('ui.grid.paste.locked', { count: plan.lockedCount }) : '',
      plan.outsideCount > 0 ? t('ui.grid.paste.outside', { count: plan.outsideCount }) : '',
    ].filter((part) => part !== '');
    setNotice([t('ui.grid.paste.done', { count: plan.texts.length }), ...left].join('；'));
  };
  const clipboard = (what: 'copy' | 'cut' | 'paste', event: ClipboardEvent) => {
    if (editing.mode !== 'none') return;
    event.preventDefault();
    if (what === 'paste') {
      const text = event.clipboardData.getData('text/plain');
      if (text !== '') paste(text);
      return;
    }
    const block = blockOf(selection);
    const lines = Array.from({ length: block.bottom - block.top + 1 }, (_, row) =>
      Array.from({ length: block.right - block.left + 1 }, (_cell, column) =>
        textAt({ row: block.top + row, column: block.left + column }),
      ),
    );
    event.clipboardData.setData('text/plain', renderTsv(lines));
    if (what === 'cut') run({ do: 'clear' });
  };

  return {
    selection,
    editing,
    notice,
    takeFocus: useCallback(() => {
      const wanted = wantsFocus.current;
      wantsFocus.current = false;
      return wanted;
    }, []),
    run,
    onText: (text) => {
      if (editing.mode === 'none') edit('type', text);
      else setEditing({ mode: editing.mode, text });
    },
    choose: (text) => {
      cells.type([{ place: at, text }]);
      setEditing(IDLE);
      wantsFocus.current = true;
    },
    select: (place, way) => {
      commit();
      tabStart.current = null;
      moveTo(way.extends ? { anchor: at, head: place } : selectCell(place));
    },
    drag: (place) => setSelection({ anchor: at, head: place }),
    open: (place) => {
      if (place.row === at.row && place.column === at.column) edit('edit', textAt(place));
    },
    commit,
    leave: commit,
    clipboard,
    goToNextFinding,
    undo: () => goBack(cells.undo()),
    redo: () => goBack(cells.redo()),
  };
}
