// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with frozen columns cannot be laid out as <table>; roles say the same
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role is rowheader or gridcell, both number their column
// biome-ignore-all lint/a11y/noStaticElementInteractions: the role is rowheader or gridcell; the keys are those of the field
// biome-ignore-all lint/a11y/useFocusableInteractive: the field inside the active cell takes the focus
import { type MouseEvent, memo, type ReactNode } from 'react';
import { leastWidthOf } from '../table/table-model.ts';
import { shownText } from './cell-text.ts';
import type { CellEntry } from './edits.ts';
import type { CornerMark } from './findings.ts';
import { type GridColumn, type GridRow, isNumeric, lockOf } from './grid-model.ts';

export interface GridLineProps {
  row: GridRow;
  index: number;
  top: number;
  height: number;
  columns: readonly GridColumn[];
  lefts: readonly (number | undefined)[];
  template: string;
  entries: readonly CellEntry[];
  marks: readonly (CornerMark | null)[];
  /** Selected columns of this row, first and last. */
  selectedFrom: number;
  selectedTo: number;
  /** The active column when this is the active row, else -1. */
  activeColumn: number;
  /** The field of the active cell. */
  editor: ReactNode;
  onPress: (row: number, column: number, event: MouseEvent) => void;
  onEnter: (row: number, column: number) => void;
  onOpen: (row: number, column: number) => void;
}

function classOf(props: GridLineProps, column: number, isLocked: boolean): string {
  const entry = props.entries[column];
  const of = props.columns[column];
  return [
    'cell',
    of && isNumeric(of.of) ? 'cell-number' : '',
    props.lefts[column] === undefined ? '' : 'cell-frozen',
    isLocked ? 'cell-locked' : '',
    entry?.badText != null ? 'cell-bad' : '',
    column >= props.selectedFrom && column <= props.selectedTo ? 'cell-selected' : '',
    column === props.activeColumn ? 'cell-active' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
}

/** The value of the period before, grey at the other side of the cell. */
function LastValue({ row, column }: { row: GridRow; column: GridColumn }) {
  const last = row.last?.[column.key];
  if (last === undefined || last === null || column.of.kind === 'text') return null;
  return (
    <span className="cell-last" aria-hidden="true">
      {shownText(last, column.of)}
    </span>
  );
}

function GridLineOnce(props: GridLineProps) {
  const { row, index, columns, entries, marks } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={props.activeColumn >= 0 ? 'grid-line grid-line-active' : 'grid-line'}
      style={{
        gridTemplateColumns: props.template,
        minWidth: leastWidthOf(columns),
        height: props.height,
        transform: `translateY(${props.top}px)`,
      }}
    >
      {columns.map((column, place) => {
        const entry = entries[place];
        const left = props.lefts[place];
        const mark = marks[place];
        return (
          <div
            key={column.key}
            role={place === 0 ? 'rowheader' : 'gridcell'}
            aria-colindex={place + 1}
            aria-selected={place >= props.selectedFrom && place <= props.selectedTo}
            className={classOf(props, place, lockOf(row, column) !== null)}
            style={left === undefined ? undefined : { left }}
            onMouseDown={(event) => props.onPress(index, place, event)}
            onMouseEnter={() => props.onEnter(index, place)}
            onDoubleClick={() => props.onOpen(index, place)}
          >
            <LastValue row={row} column={column} />
            <span className="cell-value">{entry?.badText ?? shownText(entry?.value ?? null, column.of)}</span>
            {mark ? <span className={`cell-mark cell-mark-${mark}`} aria-hidden="true" /> : null}
            {place === props.activeColumn ? props.editor : null}
          </div>
        );
      })}
    </div>
  );
}

function isSameLine(a: GridLineProps, b: GridLineProps): boolean {
  const sameList = (one: readonly unknown[], two: readonly unknown[]) =>
    one.length === two.length && one.every((value, index) => value === two[index]);
  return (
    a.activeColumn === -1 &&
    b.activeColumn === -1 &&
    a.row === b.row &&
    a.index === b.index &&
    a.top === b.top &&
    a.height === b.height &&
    a.columns === b.columns &&
    a.selectedFrom === b.selectedFrom &&
    a.selectedTo === b.selectedTo &&
    sameList(a.marks, b.marks) &&
    a.entries.every((entry, place) => {
      const other = b.entries[place];
      return entry.value === other?.value && entry.badText === other?.badText;
    })
  );
}

/** One row of the grid; drawn again only when something in it changed. */
export const GridLine = memo(GridLineOnce, isSameLine);
