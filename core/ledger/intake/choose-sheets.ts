import { buildSheetFacts, type TableFacts } from '../import/table-facts.ts';
import { findColumn, type SheetReading } from '../import/understanding.ts';
import { isAmountField } from '../ledger-fields.ts';

/** A name that stands once for several rows names a group of tasks, not the projects of the rows. */
function namesItsRows(table: TableFacts): boolean {
  const name = findColumn(table.table, 'name');
  const rows = table.dataRows.filter((row) => row.continues === null);
  const own = rows.filter((row) => name && table.grid.text(row.row, name.column) !== '');
  return own.length * 2 > rows.length;
}

/**
 * Whether a sheet lists projects: rows of data with names of their own and money, and no column of measuring units, which lists of
 * indicators have. Shown sheets only; a person may choose otherwise.
 */
export function listsProjects(sheet: SheetReading): boolean {
  if (sheet.sheet.hidden) return false;
  const table = buildSheetFacts(sheet).tables[0];
  if (!table || table.dataRows.length === 0) return false;
  const fields = table.table.columns.map((column) => column.field);
  return (
    fields.includes('name') &&
    namesItsRows(table) &&
    !fields.includes('measure_unit') &&
    fields.some((field) => isAmountField(field) || field === 'project_code' || field === 'content_scale')
  );
}

/** The year that the first chosen sheet names in its title, name or heads; null when none does. */
export function findPrintedYear(sheets: SheetReading[]): number | null {
  for (const sheet of sheets) {
    const { sheetYear } = buildSheetFacts(sheet);
    if (sheetYear !== null && sheetYear >= 2015 && sheetYear <= 2045) return sheetYear;
  }
  return null;
}
