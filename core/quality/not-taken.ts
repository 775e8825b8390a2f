import {
  explainNotTaken,
  type ImportColumn,
  type ImportCorrections,
  type ImportFinding,
  listRowsBeside,
  TAKEN_FIELDS,
  type WorkbookReading,
} from '#core/ledger/public.ts';
import type { ImportSheet, NotTaken } from './import-outcome.ts';

/** Why a column of a chosen sheet does not go into the ledger; null when it does. */
function explainColumn({ field }: ImportColumn, { settings }: ImportCorrections): string | null {
  if (field === null) return '没有对应的台账栏目；可在列头改选';
  if (!TAKEN_FIELDS.has(field)) return explainNotTaken(field);
  if (field === 'annual_plan' && settings.plan === null) return '没有填写下达或调整的文号，年度计划不入账';
  return field === 'cumulative_to_last_year_end' && !settings.takesBases ? '按选择不入账' : null;
}

/** Columns of amounts without a unit, as `Sheet!C`: their bare figures are not read. */
const listUnitless = (found: ImportFinding[]): Set<string> =>
  new Set(
    found.filter(({ code }) => code === 'IMP-UNIT-MISSING').map(({ address }) => address.replace(/\d+$/, '')),
  );

/** Sheets, tables and columns that do not go into the ledger, each with its reason: nothing is dropped in silence. */
export function listNotTaken(
  reading: WorkbookReading,
  sheets: ImportSheet[],
  corrections: ImportCorrections,
  found: ImportFinding[],
): NotTaken[] {
  const unitless = listUnitless(found);
  return sheets.flatMap((sheet, at): NotTaken[] => {
    const count = sheet.kinds.data ?? 0;
    if (!sheet.isChosen) {
      const reason = sheet.reason || '没有选入；可在工作表上方改选';
      return sheet.rowCount > 0 ? [{ sheet: sheet.name, what: '整张工作表', reason, count }] : [];
    }
    const understood = reading.sheets[at];
    const beside = (understood ? listRowsBeside(understood) : []).map(({ what, rows }) => ({
      sheet: sheet.name,
      what,
      reason: '没有“项目名称”一栏，不是项目清单',
      count: rows.length,
    }));
    const all = [...sheet.columns, ...(sheet.furtherTables ?? []).flatMap((table) => table.columns)];
    const columns = all.flatMap((column) => {
      const what = `${column.address}列${column.header === '' ? '' : `“${column.header}”`}`;
      const reason =
        explainColumn(column, corrections) ??
        (column.unit === null && unitless.has(`${sheet.name}!${column.address}`)
          ? '没有写明单位的数没有入账；在列头选定单位后重新识别'
          : null);
      return reason === null ? [] : [{ sheet: sheet.name, what, reason, count }];
    });
    return [...beside, ...columns];
  });
}
