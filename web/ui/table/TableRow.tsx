// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with frozen columns cannot be laid out as <table>; roles say the same
import { type MouseEvent, memo, type ReactNode } from 'react';
import { quickText as t } from '../../app/quick-text.ts';
import type { TableColumn, TableEntry } from './table-model.ts';

export interface TableRowProps<Row> {
  entry: TableEntry<Row>;
  index: number;
  columns: readonly TableColumn<Row>[];
  lefts: readonly (number | undefined)[];
  template: string;
  top: number | null;
  height: number;
  isActive: boolean;
  onActivate: (index: number) => void;
  onOpen: ((entry: TableEntry<Row>) => void) | undefined;
}

function cellOf<Row>(entry: TableEntry<Row>, column: TableColumn<Row>): ReactNode {
  return entry.kind === 'row' ? column.cell(entry.row) : entry.cells[column.key];
}

function GroupTitle<Row>({ entry }: { entry: TableEntry<Row> & { kind: 'group' } }) {
  return (
    <span className="group-title">
      <span aria-hidden="true">{entry.isOpen ? '▾' : '▸'}</span>
      {entry.title}
      <small>{t('ui.table.groupCount', { count: entry.count })}</small>
    </span>
  );
}

/** A click that ends a selection of text, or that a control inside took, opens nothing; one with a key is the browser's. */
function isClickOfRow(event: MouseEvent): boolean {
  const control = event.target instanceof Element ? event.target.closest('a, button, input') : null;
  if (control?.classList.contains('row-link'))
    return event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  return control === null && window.getSelection()?.isCollapsed !== false;
}

function TableRowOnce<Row>(props: TableRowProps<Row>) {
  const { entry, index, columns, lefts, template, top, height, isActive, onActivate, onOpen } = props;
  const isGroup = entry.kind === 'group';
  const opens = isGroup || onOpen !== undefined;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the table around it answers the keys
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-expanded={isGroup ? entry.isOpen : undefined}
      tabIndex={isActive ? 0 : -1}
      data-index={index}
      className={`table-row${isGroup ? ' table-group' : ''}${opens ? ' table-opens' : ''}`}
      style={{
        gridTemplateColumns: template,
        ...(top === null ? {} : { height, transform: `translateY(${top}px)` }),
      }}
      onFocus={() => onActivate(index)}
      onClick={(event) => {
        if (!isClickOfRow(event)) return;
        event.preventDefault();
        onOpen?.(entry);
      }}
    >
      {columns.map((column, place) => {
        const left = lefts[place];
        const words = column.isPlain && entry.kind === 'row' ? column.text(entry.row) : null;
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
          <div
            key={column.key}
            role="gridcell"
            aria-colindex={place + 1}
            className={`table-cell align-${column.align ?? 'left'}${left === undefined ? '' : ' table-frozen'}${words === null ? '' : ' table-plain'}`}
            style={left === undefined ? undefined : { left }}
            title={words || undefined}
          >
            {words ?? (isGroup && place === 0 ? <GroupTitle entry={entry} /> : cellOf(entry, column))}
          </div>
        );
      })}
    </div>
  );
}

/** One row; drawn again only when its own entry or place changes. */
export const TableRow = memo(TableRowOnce) as typeof TableRowOnce;
