import { EncryptedFileError, HucreError, readXls as readLegacyWorkbook } from 'hucre';
import { toIsoOfSerial } from '#core/ledger/import/date-format.ts';
import { getNumberFormat, showGeneral } from '#core/ledger/import/number-format.ts';
import type { RawCell, RawWorkbook } from '#core/ledger/import/raw-sheet.ts';
import { refuse } from '#core/platform/public.ts';
import { refuseKind } from './sniff-file.ts';
import { refuseDamaged } from './workbook-refusals.ts';
import { isXlsEncrypted, readXlsTraits, type XlsSheetTraits } from './xls-formats.ts';

type LegacyValue = string | number | boolean | Date | null;

const ERROR = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/;
const DAY_MS = 86_400_000;

function toSerial(date: Date): number {
  return date.getTime() / DAY_MS + 25_569;
}

function toNumberCell(value: number, code: string | undefined): RawCell {
  const plain = showGeneral(value);
  const lost = Number.isInteger(value) && plain.replace('-', '').length > 15;
  if (lost) return { shown: plain, type: 'number', value: plain, lostDigits: true };
  if (code === undefined) return { shown: plain, type: 'number', value: plain };
  return { shown: getNumberFormat(code).show(value), type: 'number', value: plain, format: code };
}

/** Day numbers come as dates, or as plain numbers when their format is an East Asian built-in one. */
function toDateCell(serial: number, code: string | undefined): RawCell | null {
  const format = getNumberFormat(code ?? (Number.isInteger(serial) ? 'yyyy/m/d' : 'yyyy/m/d h:mm'));
  const iso = format.isDate ? toIsoOfSerial(serial) : null;
  return iso === null ? null : { shown: format.show(serial), type: 'date', value: iso, format: format.code };
}

function toTypedCell(value: LegacyValue, code: string | undefined): RawCell {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return ERROR.test(value) ? { shown: value, type: 'error', value } : value;
  if (typeof value === 'boolean') {
    const shown = value ? 'TRUE' : 'FALSE';
    return { shown, type: 'boolean', value: shown };
  }
  if (value instanceof Date) return toDateCell(toSerial(value), code) ?? toNumberCell(toSerial(value), code);
  const date = code !== undefined && getNumberFormat(code).isDate ? toDateCell(value, code) : null;
  return date ?? toNumberCell(value, code);
}

function toRawCell(value: LegacyValue, key: number, traits: XlsSheetTraits | undefined): RawCell {
  const cell = toTypedCell(value, traits?.formats.get(key));
  if (!traits?.formulas.has(key) || cell === null) return cell;
  return typeof cell === 'string'
    ? { shown: cell, type: 'text', value: cell, formula: true }
    : { ...cell, formula: true };
}

function requireWorkbookStream(bytes: Buffer): void {
  const names = bytes.toString('utf16le');
  if (names.includes('EncryptedPackage') || isXlsEncrypted(bytes)) throw refuseEncrypted();
  if (names.includes('WordDocument')) throw refuseKind(' Word 文档', 'a Word document');
  if (names.includes('PowerPoint Document')) throw refuseKind('演示文稿', 'a presentation');
}

function refuseEncrypted(): Error {
  return refuse(
    'invalid',
    'IMPORT_FILE_ENCRYPTED',
    '文件设有打开密码，无法读取',
    'The file is protected by a password',
    ['请在 Excel 中取消打开密码后另存再导入'],
  );
}

/** An old .xls (Excel 97–2003): values and merges by the reader, formats and what is hidden by `xls-formats.ts`. */
export async function readXls(bytes: Buffer): Promise<RawWorkbook> {
  requireWorkbookStream(bytes);
  try {
    const book = await readLegacyWorkbook(bytes);
    const traits = readXlsTraits(bytes);
    return {
      format: 'xls',
      sheets: book.sheets.map((sheet, at) => ({
        name: sheet.name,
        rows: sheet.rows.map((row, number) =>
          row.map((value, column) => toRawCell(value, number * 256 + column, traits[at])),
        ),
        merges: (sheet.merges ?? []).map((merge) => ({
          top: merge.startRow,
          left: merge.startCol,
          bottom: merge.endRow,
          right: merge.endCol,
        })),
        hiddenRows: traits[at]?.hiddenRows ?? [],
        hiddenColumns: traits[at]?.hiddenColumns ?? [],
        hidden: traits[at]?.hidden ?? false,
      })),
    };
  } catch (error) {
    if (
      error instanceof EncryptedFileError ||
      (error instanceof Error && /encrypt|password/i.test(error.message))
    ) {
      throw refuseEncrypted();
    }
    if (error instanceof HucreError || error instanceof RangeError)
      throw refuseDamaged('旧版 .xls 内容无法解析', 'an old .xls that cannot be read');
    throw error;
  }
}
