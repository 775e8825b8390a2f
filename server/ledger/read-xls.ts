import { EncryptedFileError, HucreError, readXls as readLegacyWorkbook } from 'hucre';
import { getNumberFormat, showGeneral } from '#core/ledger/import/number-format.ts';
import type { RawCell, RawWorkbook } from '#core/ledger/import/raw-sheet.ts';
import { refuse } from '#core/platform/public.ts';
import { refuseKind } from './sniff-file.ts';
import { refuseDamaged } from './zip-archive.ts';

type LegacyValue = string | number | boolean | Date | null;

const ERROR = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/;
const DAY_MS = 86_400_000;

function toSerial(date: Date): number {
  return date.getTime() / DAY_MS + 25_569;
}

function toRawCell(value: LegacyValue): RawCell {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return ERROR.test(value) ? { shown: value, type: 'error', value } : value;
  if (typeof value === 'boolean') {
    const shown = value ? 'TRUE' : 'FALSE';
    return { shown, type: 'boolean', value: shown };
  }
  if (value instanceof Date) {
    const serial = toSerial(value);
    const shown = getNumberFormat(Number.isInteger(serial) ? 'yyyy/m/d' : 'yyyy/m/d h:mm').show(serial);
    return { shown, type: 'date', value: value.toISOString().slice(0, 10), format: 'yyyy/m/d' };
  }
  const plain = showGeneral(value);
  const lost = Number.isInteger(value) && plain.replace('-', '').length > 15;
  return { shown: plain, type: 'number', value: plain, ...(lost ? { lostDigits: true as const } : {}) };
}

function requireWorkbookStream(bytes: Buffer): void {
  const names = bytes.toString('utf16le');
  if (names.includes('EncryptedPackage')) throw refuseEncrypted();
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

/** An old .xls (Excel 97–2003): values and merges; its number formats are not kept by the reader. */
export async function readXls(bytes: Buffer): Promise<RawWorkbook> {
  requireWorkbookStream(bytes);
  try {
    const book = await readLegacyWorkbook(bytes);
    return {
      format: 'xls',
      sheets: book.sheets.map((sheet) => ({
        name: sheet.name,
        rows: sheet.rows.map((row) => row.map(toRawCell)),
        merges: (sheet.merges ?? []).map((merge) => ({
          top: merge.startRow,
          left: merge.startCol,
          bottom: merge.endRow,
          right: merge.endCol,
        })),
        hiddenRows: [],
        hiddenColumns: [],
        hidden: false,
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
      throw refuseDamaged('旧版 .xls 内容无法解析');
    throw error;
  }
}
