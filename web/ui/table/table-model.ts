import type { ReactNode } from 'react';

export interface TableColumn<Row> {
  key: string;
  title: string;
  /** Stands under the title: 万元, %. */
  unit?: string;
  /** Least width in pixels; columns that are not frozen grow with the window. */
  width: number;
  align?: 'left' | 'right' | 'center';
  isFrozen?: boolean;
  isSortable?: boolean;
  cell: (row: Row) => ReactNode;
  /** The cell as plain text, for copying; the cell itself when it is text. */
  text: (row: Row) => string;
  /** The cell shows its text and nothing else: long lists draw it without an element of its own. */
  isPlain?: boolean;
  /** On a phone: the first line, one of the two figures that matter, or a small line. */
  card?: 'title' | 'figure' | 'line';
}

export type TableEntry<Row> =
  | { kind: 'row'; key: string; row: Row }
  | {
      kind: 'group';
      key: string;
      title: string;
      /** Number of rows in the group, loaded or not. */
      count: number;
      isOpen: boolean;
      /** Subtotals by column key. */
      cells: Record<string, ReactNode>;
      texts: Record<string, string>;
    };

export interface TableGroup<Row> {
  key: string;
  title: string;
  count: number;
  cells: Record<string, ReactNode>;
  texts: Record<string, string>;
  rows: Row[];
}

/** Rows of an ungrouped list as entries. */
export function toRowEntries<Row>(rows: readonly Row[], keyOf: (row: Row) => string): TableEntry<Row>[] {
  return rows.map((row) => ({ kind: 'row', key: keyOf(row), row }));
}

/** Groups with their subtotals, the open ones followed by their rows. */
export function toGroupEntries<Row>(
  groups: readonly TableGroup<Row>[],
  openKeys: ReadonlySet<string>,
  keyOf: (row: Row) => string,
): TableEntry<Row>[] {
  return groups.flatMap(({ rows, ...group }) => {
    const isOpen = openKeys.has(group.key);
    const head: TableEntry<Row> = { kind: 'group', ...group, key: `group-${group.key}`, isOpen };
    return isOpen
      ? [
          head,
          ...rows.map((row): TableEntry<Row> => ({ kind: 'row', key: `${group.key}-${keyOf(row)}`, row })),
        ]
      : [head];
  });
}

/** `rate` rises, `-rate` falls; null is the list's own order. */
export type SortText = string | null;

/** A click on a head: falling, rising, then the list's own order again. */
export function nextSort(sort: SortText, key: string): SortText {
  if (sort === `-${key}`) return key;
  return sort === key ? null : `-${key}`;
}

export function sortOf(sort: SortText, key: string): 'ascending' | 'descending' | 'none' {
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : 'none';
}

/** Widths of the columns for CSS grid: frozen ones fixed, the others share what is left. */
export function gridTemplateOf(columns: readonly { width: number; isFrozen?: boolean }[]): string {
  return columns
    .map((column) => (column.isFrozen ? `${column.width}px` : `minmax(${column.width}px, ${column.width}fr)`))
    .join(' ');
}

/** The same in pixels for a table of this inner width: each row is laid out for itself, and pixels need no working out. */
export function pixelTemplateOf(
  columns: readonly { width: number; isFrozen?: boolean }[],
  tableWidth: number,
): string {
  const spare = Math.max(0, tableWidth - leastWidthOf(columns));
  const growing = leastWidthOf(columns.filter((column) => !column.isFrozen));
  return columns
    .map(({ width, isFrozen }) =>
      isFrozen || growing === 0 ? `${width}px` : `${(width * (1 + spare / growing)).toFixed(2)}px`,
    )
    .join(' ');
}

/** Rows are drawn in as many places as are ever seen at once, in steps, so that a place is seldom added. */
export const placesFor = (shown: number): number => Math.ceil((shown + 8) / 32) * 32;

/** Width below which a row scrolls; said outright, because `max-content` of flexible columns goes by each row's texts. */
export function leastWidthOf(columns: readonly { width: number }[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0);
}

/** Left edges of the frozen columns; undefined for those that scroll. */
export function frozenLefts(
  columns: readonly { width: number; isFrozen?: boolean }[],
  start = 0,
): (number | undefined)[] {
  let left = start;
  let isStill = true;
  return columns.map((column) => {
    isStill = isStill && Boolean(column.isFrozen);
    if (!isStill) return undefined;
    const own = left;
    left += column.width;
    return own;
  });
}

/** Heads and entries as tab-separated text that Excel takes as a table. */
export function tableAsText<Row>(
  columns: readonly TableColumn<Row>[],
  entries: readonly TableEntry<Row>[],
): string[][] {
  const heads = columns.map((column) => (column.unit ? `${column.title}（${column.unit}）` : column.title));
  const lines = entries.map((entry) =>
    entry.kind === 'row'
      ? columns.map((column) => column.text(entry.row))
      : columns.map((column, index) => (index === 0 ? entry.title : (entry.texts[column.key] ?? ''))),
  );
  return [heads, ...lines];
}
