export * from './check-figures.ts';
export { checkPrintedTable } from './check-printed-table.ts';
export { isFarAboveTotal } from './entry-arithmetic.rule.ts';
export * from './entry-rule.ts';
export { deriveTypicalMonth } from './entry-unit-slip.rule.ts';
export * from './evidence-contract.ts';
export {
  FIGURE_VERDICTS,
  type FigureContext,
  type FigureOutcome,
  type FigureValue,
  type FigureVerdict,
} from './figure-kind.ts';
export { FIGURE_KINDS } from './figure-kinds.ts';
export { takeImportedMonth } from './imported-months-contract.ts';
export { isVagueExplanation } from './is-vague-explanation.ts';
export { findMonths, type PastedTable, parsePastedTable } from './parse-pasted-table.ts';
export { parsePrintedDate } from './parse-printed-date.ts';
export { type PrintedFigure, type PrintedReading, parsePrintedFigure } from './printed-figure.ts';
export type { PrintedCellCheck, PrintedTable, PrintedTableChecks } from './printed-table.ts';
export type { PrintedColumn, PrintedColumnRole } from './printed-table-columns.ts';
export type { PrintedRow, PrintedRowKind } from './printed-table-rows.ts';
export * from './report-line.ts';
export * from './run-checks.ts';
