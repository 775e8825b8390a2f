/** Which rows of a printed table are figures, subtotals, totals, groups or notes. */
import { normalizeFigureText } from '#core/platform/public.ts';
import { parsePrintedFigure } from './printed-figure.ts';
import { ADDITIVE_ROLES, type PrintedColumn } from './printed-table-columns.ts';

export type PrintedRowKind = 'figures' | 'part-of' | 'subtotal' | 'total' | 'group' | 'note';

export interface PrintedRow {
  row: number;
  kind: PrintedRowKind;
  label: string;
  /** Counts the groups: rows of one section stand under one group row or above one subtotal. */
  section: number;
}

const TOTAL = /^(合计|总计|共计|总合计|全县|全市|全区|全省|全州|全旗|全县合计|全市合计)(平均)?$/;
const SUBTOTAL = /小计$|合计$|.+总计$/;
const PART_OF = /^(其中|#)/;
const NOTE = /^(注|备注|说明|填表说明|单位[:：]|制表|审核|填报)/;

export function findPrintedRows(
  rows: readonly (readonly string[])[],
  columns: readonly PrintedColumn[],
): PrintedRow[] {
  let section = 0;
  let closesNext = false;
  return rows.map((cells, row) => {
    const label = findLabel(cells, columns);
    const kind = findKind(label, cells, columns);
    if (kind === 'group' || (closesNext && kind !== 'total')) section += 1;
    closesNext = kind === 'subtotal';
    return { row, kind, label, section };
  });
}

/** The text that names the row: the first cell of a label column that is no number, else the first such cell at all. */
function findLabel(cells: readonly string[], columns: readonly PrintedColumn[]): string {
  const labels = columns.filter((each) => each.role === 'label').map((each) => cells[each.column] ?? '');
  const texts = [...labels, ...cells.slice(0, 3)].map((cell) =>
    normalizeFigureText(cell).replaceAll(/\s/g, ''),
  );
  return texts.find((text) => text !== '' && !/^[\d.,、()%-]+$/.test(text)) ?? '';
}

function findKind(
  label: string,
  cells: readonly string[],
  columns: readonly PrintedColumn[],
): PrintedRowKind {
  if (TOTAL.test(label)) return 'total';
  if (SUBTOTAL.test(label)) return 'subtotal';
  if (NOTE.test(label)) return 'note';
  const hasFigures = columns.some(
    ({ role, column }) =>
      role !== null && role !== 'label' && parsePrintedFigure(cells[column] ?? '', true).ok,
  );
  if (!hasFigures)
    return label === '' || columns.every(({ role }) => role === null || role === 'label') ? 'note' : 'group';
  return PART_OF.test(label) ? 'part-of' : 'figures';
}

/** Sets of rows that a total may add up, likeliest first. */
export function listPartSets(rows: readonly PrintedRow[], total: PrintedRow): PrintedRow[][] {
  const figures = rows.filter((each) => each.kind === 'figures');
  if (total.kind === 'total')
    return [figures, rows.filter((each) => each.kind === 'subtotal')].filter((set) => set.length > 0);
  const before = figures.filter((each) => each.section === total.section && each.row < total.row);
  const after = takeAfter(rows, total);
  return [before, after].filter((set) => set.length > 0);
}

/** The figures below a subtotal that stands at the head of its section. */
function takeAfter(rows: readonly PrintedRow[], total: PrintedRow): PrintedRow[] {
  const below = rows.filter((each) => each.row > total.row);
  const end = below.findIndex(
    (each) => each.kind === 'subtotal' || each.kind === 'total' || each.kind === 'group',
  );
  return below.slice(0, end < 0 ? undefined : end).filter((each) => each.kind === 'figures');
}

export function isAdditive(column: PrintedColumn): boolean {
  return column.role !== null && ADDITIVE_ROLES.has(column.role);
}
