import { isNamedByParts } from './part-names.ts';
import { depthOfLabel, endsGroupAbove, isShareLabel, isTotalLabel } from './row-labels.ts';
import { findFigure } from './row-sums.ts';
import { findWholesByPart } from './serial-parts.ts';
import type { TableFacts } from './table-facts.ts';
import type { RowReading } from './understanding.ts';

/** The words of a row, without its figures. */
export function labelOf(table: TableFacts, row: RowReading): string {
  return table.grid.cells(row.row).find((cell) => findFigure(cell.text) === null)?.text ?? '';
}

/** Parts of a bundle are listed beneath it and counted in it. */
function withoutParts(table: TableFacts, rows: RowReading[]): RowReading[] {
  const parent = table.table.columns.find((column) => column.field === 'parent_name');
  const wholes = findWholesByPart(table);
  if (wholes.size > 0) return rows.filter((row) => !wholes.has(row.row));
  return parent && !isNamedByParts(table.table, parent.block)
    ? rows.filter((row) => table.grid.text(row.row, parent.column) === '')
    : rows;
}

/** The next group of the same depth ends a group, and so does the grand total; 小计 within it does not. */
function endsGroup(label: string, depth: number): boolean {
  return isTotalLabel(label) ? !/小计$/.test(label) : depthOfLabel(label) <= depth;
}

const isHeading = (row: RowReading): boolean => row.kind === 'subtotal' || row.kind === 'group';
const firstText = (table: TableFacts, row: RowReading): string => table.grid.cells(row.row)[0]?.text ?? '';

/** 小计 in a row where 乡镇 is blank or merged: the rows above it down from the one that names the town. */
function findRowsBeside(table: TableFacts, at: number): RowReading[] {
  const own = table.rows[at] as RowReading;
  const label = table.grid.cells(own.row).find((cell) => isTotalLabel(cell.text));
  const serial = table.table.columns.find((column) => column.field === 'serial')?.column;
  for (let column = 0; column < (label?.column ?? 0); column++) {
    if (column === serial || table.grid.text(own.row, column) !== '') continue;
    const first = table.rows.findLastIndex((row, i) => i < at && table.grid.text(row.row, column) !== '');
    if (first >= 0 && table.rows[first]?.kind === 'data') return table.rows.slice(first, at);
  }
  return [];
}

/** 本页小计 adds up the rows since the head was printed last. */
function findRowsOfPage(rows: RowReading[], at: number): RowReading[] {
  const head = rows.findLastIndex((row, i) => i < at && row.kind === 'header');
  return rows.slice(head + 1, at);
}

/** The sets of rows that a subtotal may add up, the likeliest first. */
export function listPartRows(table: TableFacts, at: number): RowReading[][] {
  const rows = table.rows;
  const own = rows[at] as RowReading;
  const label = labelOf(table, own);
  if (/^(本|此)页|^页计/.test(label)) return [findRowsOfPage(rows, at).filter((row) => row.kind === 'data')];
  const depth = depthOfLabel(label);
  const headings = rows.flatMap((row) => (isHeading(row) ? [firstText(table, row)] : []));
  const isEdge = (row: RowReading): boolean =>
    (isHeading(row) && !row.isShare && !isShareLabel(labelOf(table, row))) ||
    (row.kind === 'data' && endsGroupAbove(firstText(table, row), headings));
  const above: RowReading[] = [];
  for (let up = at - 1; up >= 0 && !isEdge(rows[up] as RowReading); up--)
    above.unshift(rows[up] as RowReading);
  const below: RowReading[] = [];
  for (let down = at + 1; down < rows.length && !isEdge(rows[down] as RowReading); down++)
    below.push(rows[down] as RowReading);
  const deeper: RowReading[] = [];
  for (let down = at + 1; down < rows.length; down++) {
    const row = rows[down] as RowReading;
    if (isEdge(row) && endsGroup(labelOf(table, row), depth)) break;
    deeper.push(row);
  }
  const group: RowReading[] = [];
  for (let up = at - 1; up >= 0; up--) {
    const row = rows[up] as RowReading;
    group.unshift(row);
    if (row.kind === 'group') break;
  }
  const beside = findRowsBeside(table, at);
  // A row merged into the project above prints a figure only where it has one of its own.
  const data = (list: RowReading[]): RowReading[] => list.filter((row) => row.kind === 'data');
  const others = rows.filter((row) => row.kind === 'subtotal' && row !== own && isEdge(row));
  const whole = data(rows);
  const grand = /^(合计|总计|全|共|总)/.test(label);
  const sets = isTotalLabel(label)
    ? [data(beside), data(above), data(below), data(group)]
    : [data(below), data(deeper), data(above)];
  const all = grand ? [whole, ...sets, others] : [...sets, whole, others];
  return all.flatMap((set) => {
    const entire = withoutParts(table, set);
    return (entire.length < set.length ? [entire, set] : [set]).filter((rows) => rows.length > 0);
  });
}
