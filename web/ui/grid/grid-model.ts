import type { AmountUnit } from '#core/platform/public.ts';

/** What a cell holds and how it is typed. Values are exact texts: 元 for amounts, a share for percents. */
export type CellKind =
  | { kind: 'amount'; unit: AmountUnit }
  | { kind: 'percent' }
  | { kind: 'number'; unit?: '%' }
  | { kind: 'text' }
  | { kind: 'date' }
  | { kind: 'choice'; choices: readonly { value: string; label: string }[] };

export interface GridColumn {
  key: string;
  title: string;
  /** Under the title; for amounts the unit of the kind is shown without it. */
  unit?: string;
  of: CellKind;
  width: number;
  isFrozen?: boolean;
  /** Prefilled or derived: shown on grey, never typed. */
  isFixed?: boolean;
}

export interface GridRow {
  id: string;
  /** Names the row aloud: the project's short name. */
  label: string;
  values: Record<string, string | null>;
  /** Values of the period before, grey behind the cell. */
  last?: Record<string, string | null>;
  /** Why nothing in this row can be typed now: 已签字确认. */
  lockedReason?: string | null;
  /** Why one cell cannot be typed, by column. */
  lockedCells?: Record<string, string>;
  /** What this row may choose, by column, where rows differ. */
  choices?: Record<string, readonly { value: string; label: string }[]>;
}

/** A finding of the server's checks at a cell, or at the whole row when `columnKey` is null. */
export interface CellFinding {
  rowId: string;
  columnKey: string | null;
  severity: 'error' | 'warning' | 'note';
  sentence: string;
  /** A warning that has been answered is not counted any more. */
  isExplained?: boolean;
}

/** One cell as it was and as it shall be; `before` lets the server notice that somebody else was there. */
export interface CellChange {
  rowId: string;
  columnKey: string;
  before: string | null;
  after: string | null;
}

/** One of the last twelve values of a cell. */
export interface HistoryPoint {
  period: string;
  value: string | null;
}

/** A cell by row and column number. */
export interface Place {
  row: number;
  column: number;
}

export function cellKey(rowId: string, columnKey: string): string {
  return `${rowId} ${columnKey}`;
}

/** Why a cell cannot be typed, or null when it can. Fixed columns have the empty reason. */
export function lockOf(row: GridRow, column: GridColumn): string | null {
  if (column.isFixed) return '';
  return row.lockedReason ?? row.lockedCells?.[column.key] ?? null;
}

/** What a cell holds: a choice is among those of its row. */
export function kindIn(row: GridRow, { key, of }: GridColumn): CellKind {
  const choices = row.choices?.[key];
  return of.kind === 'choice' && choices ? { kind: 'choice', choices } : of;
}

export function isNumeric(kind: CellKind): boolean {
  return kind.kind === 'amount' || kind.kind === 'percent' || kind.kind === 'number';
}

/** The unit that stands with a column's title, in the language of the page. */
export const unitOf = (column: GridColumn, t: (key: string) => string): string =>
  column.of.kind === 'amount' ? t(`ui.unit.${column.of.unit}`) : (column.unit ?? '');
