import { buildSheetFacts } from '../import/table-facts.ts';
import type { SheetReading } from '../import/understanding.ts';
import { isAmountField } from '../ledger-fields.ts';

/**
 * Whether a sheet lists projects: rows of data with a name and money, and no column of measuring units, which lists of
 * indicators have. Shown sheets only; a person may choose otherwise.
 */
export function listsProjects(sheet: SheetReading): boolean {
  if (sheet.sheet.hidden) return false;
  const table = buildSheetFacts(sheet).tables[0];
  if (!table || table.dataRows.length === 0) return false;
  const fields = table.table.columns.map((column) => column.field);
  return (
    fields.includes('name') &&
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
