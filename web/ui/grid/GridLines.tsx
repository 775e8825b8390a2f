// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with frozen columns cannot be laid out as <table>; roles say the same
// biome-ignore-all lint/a11y/useFocusableInteractive: the field inside the active cell takes the focus
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { frozenLefts, gridTemplateOf, leastWidthOf } from '../table/table-model.ts';
import { CellEditor } from './CellEditor.tsx';
import { shownText } from './cell-text.ts';
import { type FindingIndex, markOf } from './findings.ts';
import { GridLine } from './GridLine.tsx';
import {
  type CellFinding,
  cellKey,
  type GridColumn,
  type GridRow,
  isNumeric,
  kindIn,
  lockOf,
  unitOf,
} from './grid-model.ts';
import { blockOf } from './selection.ts';
import type { Cells } from './use-cells.ts';
import type { GridControl } from './use-grid.ts';

const HEAD_HEIGHT = 44;

function useCellName(props: GridLinesProps) {
  const { t } = useTranslation();
  return (row: GridRow, column: GridColumn, value: string, findings: readonly CellFinding[]) => {
    const unit = unitOf(column, t);
    const last = row.last?.[column.key];
    return [
      row.label,
      `${column.title}${unit === '' ? '' : t('ui.grid.inUnit', { unit })}`,
      value === '' ? t('ui.grid.blank') : value,
      last ? t('ui.grid.last', { value: shownText(last, column.of) }) : '',
      lockOf(row, column) ?? '',
      ...findings.map((finding) => finding.sentence),
      props.label,
    ]
      .filter((part) => part !== '')
      .join('，');
  };
}

export interface GridLinesProps {
  label: string;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  isCompact?: boolean;
  cells: Cells;
  grid: GridControl;
  index: FindingIndex;
}

/** Keeps the active cell in sight, clear of the head and of the frozen columns. */
function useInSight(
  place: HTMLDivElement | null,
  props: GridLinesProps,
  lefts: readonly (number | undefined)[],
): void {
  const { row, column } = props.grid.selection.head;
  useEffect(() => {
    const cell = place?.querySelector<HTMLElement>(
      `[aria-rowindex="${row + 2}"] > [aria-colindex="${column + 1}"]`,
    );
    if (!place || !cell || lefts[column] !== undefined) return;
    const frozen = lefts.reduce<number>(
      (sum, left, index) => (left === undefined ? sum : left + (props.columns[index]?.width ?? 0)),
      0,
    );
    const start = cell.offsetLeft - frozen;
    const end = cell.offsetLeft + cell.offsetWidth - place.clientWidth;
    if (place.scrollLeft > start) place.scrollLeft = start;
    else if (place.scrollLeft < end) place.scrollLeft = end;
  }, [place, row, column, lefts, props.columns]);
}

/** Head and rows of the grid. */
export function GridLines(props: GridLinesProps): ReactNode {
  const { t } = useTranslation();
  const { columns, rows, cells, grid, index: findings } = props;
  const place = useRef<HTMLDivElement>(null);
  const isDragging = useRef(false);
  const nameOf = useCellName(props);
  const template = useMemo(() => gridTemplateOf(columns), [columns]);
  const lefts = useMemo(() => frozenLefts(columns), [columns]);
  const height = props.isCompact ? 28 : 32;
  const { anchor, head } = grid.selection;
  const block = blockOf(grid.selection);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: useCallback(() => height, [height]),
    overscan: 10,
    scrollPaddingStart: HEAD_HEIGHT,
    scrollPaddingEnd: 8,
    paddingStart: 0,
    // The active cell holds the focus and must not leave the page when it is scrolled away.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), anchor.row])].sort((a, b) => a - b),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move of the selection scrolls
  useEffect(() => virtual.scrollToIndex(head.row, { align: 'auto' }), [head.row]);
  useInSight(place.current, props, lefts);
  useEffect(() => {
    const onUp = () => {
      isDragging.current = false;
    };
    window.addEventListener('mouseup', onUp);
    return () => window.removeEventListener('mouseup', onUp);
  }, []);

  // Lines that did not change keep their first handlers, so these must never go stale.
  const latest = useRef(grid);
  latest.current = grid;
  const onPress = useCallback((row: number, column: number, event: MouseEvent) => {
    const isOwnField = event.target instanceof HTMLTextAreaElement && latest.current.editing.mode !== 'none';
    if (event.button !== 0 || isOwnField) return;
    event.preventDefault();
    isDragging.current = true;
    latest.current.select({ row, column }, { extends: event.shiftKey });
  }, []);
  const onEnter = useCallback((row: number, column: number) => {
    if (isDragging.current) latest.current.drag({ row, column });
  }, []);
  const onOpen = useCallback((row: number, column: number) => latest.current.open({ row, column }), []);
  const editorOf = (line: GridRow): ReactNode => {
    const column = columns[anchor.column];
    if (!column) return null;
    const entry = cells.entryAt(line, column.key);
    const found = findings.byCell.get(cellKey(line.id, column.key)) ?? [];
    return (
      <CellEditor
        label={nameOf(line, column, entry.badText ?? shownText(entry.value, column.of), found)}
        of={kindIn(line, column)}
        mode={grid.editing.mode}
        text={grid.editing.text}
        isLocked={lockOf(line, column) !== null}
        isInvalid={found.some((finding) => finding.severity === 'error')}
        wantsFocus={grid.takeFocus}
        onText={grid.onText}
        onCommand={grid.run}
        onChoose={grid.choose}
        onClipboard={grid.clipboard}
        onLeave={grid.leave}
      />
    );
  };
  return (
    <div
      className={`grid${props.isCompact ? ' grid-compact' : ''}`}
      ref={place}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
    >
      <div
        className="grid-head"
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template, minWidth: leastWidthOf(columns) }}
      >
        {columns.map((column, index) => (
          <div
            key={column.key}
            role="columnheader"
            aria-colindex={index + 1}
            className={`cell-head${isNumeric(column.of) ? ' cell-number' : ''}${lefts[index] === undefined ? '' : ' cell-frozen'}`}
            style={lefts[index] === undefined ? undefined : { left: lefts[index] }}
          >
            <span>{column.title}</span>
            <small>{unitOf(column, t)}</small>
          </div>
        ))}
      </div>
      <div className="grid-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((one) => {
          const line = rows[one.index];
          if (!line) return null;
          const isSelected = one.index >= block.top && one.index <= block.bottom;
          const isActive = one.index === anchor.row;
          return (
            <GridLine
              key={line.id}
              row={line}
              index={one.index}
              top={one.start}
              {...{ height, columns, lefts, template, onPress, onEnter, onOpen }}
              entries={columns.map((column) => cells.entryAt(line, column.key))}
              marks={columns.map((column) => markOf(findings.byCell.get(cellKey(line.id, column.key))))}
              selectedFrom={isSelected ? block.left : columns.length}
              selectedTo={isSelected ? block.right : -1}
              activeColumn={isActive ? anchor.column : -1}
              editor={isActive ? editorOf(line) : null}
            />
          );
        })}
      </div>
    </div>
  );
}
