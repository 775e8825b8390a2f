import type { PlanBasis } from '#core/ledger/public.ts';
import { isSumWithinRounding, NO_FIGURE, ROUNDING_NOTE, toFraction } from '#core/platform/public.ts';
import type { Cell, HeadCell, LightColour, Run, Table, TableRow } from './content-model.ts';
import { sumDecimals, toTableNumber } from './printed-figure.ts';

export const LIGHT_LABELS: Record<LightColour, string> = {
  red: '■ 红',
  yellow: '▲ 黄',
  green: '● 绿',
  blue: '✓ 蓝',
  grey: '– 灰',
};

export function toCell(text: string | null, figure: Run['figure'] = null, parts: Partial<Cell> = {}): Cell {
  return {
    text: text ?? NO_FIGURE,
    figure,
    colSpan: 1,
    rowSpan: 1,
    align: null,
    label: false,
    tone: null,
    ...parts,
  };
}

/** A printed number; null prints as — and keeps its address, so that the reason can be looked up. */
export function toFigureCell(printed: string | null, figure: Run['figure'], parts: Partial<Cell> = {}): Cell {
  return toCell(printed === null ? null : toTableNumber(printed), figure, parts);
}

/** Words typed by people; nothing typed stays an empty cell, not a dash. */
export function toTextCell(typed: string | null, parts: Partial<Cell> = {}): Cell {
  const clean = typed === null ? '' : typed.replace(/\p{Cc}+/gu, ' ').trim();
  return toCell(clean, null, { align: 'left', ...parts });
}

/** Several lines of one cell, as generated: empty ones are left out, room for ink at their ends stays. */
export function toLinesCell(lines: readonly string[], parts: Partial<Cell> = {}): Cell {
  return toCell(lines.filter((line) => line !== '').join('\n'), null, { align: 'left', ...parts });
}

export function toLightCell(light: LightColour, figure: Run['figure']): Cell {
  return toCell(LIGHT_LABELS[light], figure, { tone: light, align: 'center' });
}

/** The head of a filled-in place on a form. */
export function toLabelCell(text: string, parts: Partial<Cell> = {}): Cell {
  return toCell(text, null, { align: 'center', label: true, ...parts });
}

export function toHeadCell(text: string, colSpan = 1, rowSpan = 1): HeadCell {
  return { text, colSpan, rowSpan };
}

/** A head of four letters or more on two lines, for a narrow column: 包联领导 → 包联 / 领导. */
export function toNarrowHead(text: string): string {
  const letters = [...text];
  const half = Math.ceil(letters.length / 2);
  return letters.length < 4 ? text : `${letters.slice(0, half).join('')}\n${letters.slice(half).join('')}`;
}

/** The head of the completion rate by the other plan of the year (handbook 8.4). */
export const toOtherRateHead = (other: PlanBasis): HeadCell =>
  toHeadCell(other === 'in-force' ? '按现行\n计划\n（%）' : '按年初\n计划\n（%）');

export function toRow(
  id: string,
  cells: Cell[],
  role: TableRow['role'] = 'data',
  heightMm: number | null = null,
): TableRow {
  return { id, role, heightMm, cells };
}

function isNumberText(text: string): boolean {
  return /^−?\d+(\.\d+)?$/.test(text);
}

function toDecimal(text: string): string {
  return text.replace('−', '-');
}

/**
 * The notes under a table: why a dash stands where a figure is missing, and that printed parts need not add
 * up to the printed total, said only where one of `addedColumns` shows it (by position, no spans).
 */
export function buildTableNotes(
  rows: readonly TableRow[],
  addedColumns: readonly number[],
  dashReasons: readonly (string | null)[],
): string[] {
  const notes: string[] = [];
  const reasons = [...new Set(dashReasons.filter((reason) => reason !== null && reason !== ''))];
  if (rows.some((row) => row.cells.some((cell) => cell.text === NO_FIGURE))) {
    notes.push(`“—”表示本期不计算${reasons.length > 0 ? `（${reasons.join('；')}）` : ''}。`);
  }
  if (addedColumns.some((column) => hasRoundingGap(rows, column))) notes.push(`${ROUNDING_NOTE}。`);
  return notes;
}

/** True when the printed parts of a column differ from its printed total by what rounding explains. */
function hasRoundingGap(rows: readonly TableRow[], column: number): boolean {
  const total = rows.find((row) => row.role === 'total')?.cells[column]?.text;
  const parts = rows.filter((row) => row.role === 'data').map((row) => row.cells[column]?.text ?? '');
  const numbers = parts.filter(isNumberText).map(toDecimal);
  if (total === undefined || !isNumberText(total) || numbers.length === 0) return false;
  const sum = sumDecimals(numbers);
  const digits = total.split('.')[1]?.length ?? 0;
  const equal =
    toFraction(sum).num * toFraction(toDecimal(total)).den ===
    toFraction(toDecimal(total)).num * toFraction(sum).den;
  return !equal && isSumWithinRounding(numbers, toDecimal(total), digits);
}

export function toTable(parts: Pick<Table, 'id' | 'columns' | 'head' | 'rows'> & Partial<Table>): Table {
  return {
    kind: 'table',
    rule: parts.id,
    caption: null,
    unitNote: null,
    notes: [],
    density: 'table',
    ...parts,
  };
}
