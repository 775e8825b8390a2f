export { getMonthsImport, type ImportedMonth, readImportedMonths } from './import/imported-months.ts';
