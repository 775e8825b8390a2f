import { refuse } from '#core/platform/public.ts';
import { checkPrintedTable } from '#core/quality/check-printed-table.ts';
import type { PastedTableView } from '#core/quality/contract.ts';
import { parsePastedTable } from '#core/quality/parse-pasted-table.ts';
import type { PrintedCellCheck } from '#core/quality/printed-table.ts';

/** Reads a pasted table and checks its cells. Nothing of it is kept. `months` empty: as the title says. */
export function checkPastedTable(text: string, months: string): PastedTableView {
  const pasted = parsePastedTable(text);
  if (!pasted.ok) {
    throw refuse(
      'invalid',
      'PASTED_TABLE_UNREADABLE',
      pasted.reason,
      'No table with a head and figures was found',
    );
  }
  const table = months.trim() === '' ? pasted.table : { ...pasted.table, months: months.trim() };
  const { columns, rows, cells } = checkPrintedTable(table);
  return {
    heads: [...table.heads],
    roles: columns.map((column) => column.role),
    rows: table.rows.map((row) => [...row]),
    rowKinds: rows.map((row) => row.kind),
    months: table.months,
    cells: cells.map(toCellView),
  };
}

const toText = (value: PrintedCellCheck['computed']): string | null =>
  value === null || typeof value === 'string' ? value : JSON.stringify(value);

function toCellView({ row, column, printed, computed, rounded, verdict, sentence }: PrintedCellCheck) {
  return { row, column, printed, computed: toText(computed), rounded: toText(rounded), verdict, sentence };
}
