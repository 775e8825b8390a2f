import type { RawWorkbook } from '#core/ledger/import/raw-sheet.ts';
import { refuse } from '#core/platform/public.ts';
import { decodeText, readCsv } from './read-csv.ts';
import { readHtmlTables } from './read-html-tables.ts';
import { readXls } from './read-xls.ts';
import { readXmlSpreadsheet } from './read-xml-spreadsheet.ts';
import { type FileKind, refuseKind, refuseMarkup, sniffFile } from './sniff-file.ts';
import { cleanCells } from './storable-cells.ts';
import { refuseDamaged } from './workbook-refusals.ts';
import { readXlsxParts } from './xlsx-parts.ts';
import { readXlsxSheet } from './xlsx-sheet.ts';
import { listZipEntries, type ZipEntry } from './zip-archive.ts';

function requireWorkbookArchive(entries: Map<string, ZipEntry>): void {
  const names = [...entries.keys()];
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/vbaProject\.bin$/i)) {
    throw refuse(
      'invalid',
      'IMPORT_FILE_HAS_MACROS',
      '文件带有宏，按安全要求不予读取',
      'The file carries macros and is not read',
      ['请另存为不带宏的 .xlsx 再导入'],
    );
  }
  if (has(/^xl\/workbook\.bin$/i)) throw refuseKind(' .xlsb 二进制工作簿', 'a binary .xlsb workbook');
  if (has(/^word\//)) throw refuseKind(' Word 文档', 'a Word document');
  if (has(/^ppt\//)) throw refuseKind('演示文稿', 'a presentation');
  if (has(/^content\.xml$/)) throw refuseKind(' OpenDocument 文件', 'an OpenDocument file');
  if (!has(/\.xml$/i)) throw refuseKind('压缩包', 'an archive');
}

async function readXlsx(bytes: Buffer): Promise<RawWorkbook> {
  const entries = listZipEntries(bytes);
  requireWorkbookArchive(entries);
  const parts = await readXlsxParts(bytes, entries);
  const sheets = [];
  for (const place of parts.sheets) {
    const entry = entries.get(place.path);
    if (!entry) throw refuseDamaged(`缺少工作表“${place.name}”`, 'a sheet is missing');
    sheets.push(await readXlsxSheet(bytes, entry, parts, { name: place.name, hidden: place.hidden }));
  }
  return { format: 'xlsx', sheets };
}

/** File name without folder and extension: the name of a CSV's one sheet. */
export function toSheetName(fileName: string): string {
  return (fileName.split(/[\\/]/).at(-1) ?? fileName).replace(/\.[A-Za-z0-9]{1,5}$/, '');
}

/** Tables that a web system exported under the name of a workbook; a page without one is refused. */
function readMarkup(kind: 'html' | 'xml', bytes: Buffer, name: string): RawWorkbook {
  const text = decodeText(bytes);
  const sheets = kind === 'xml' ? readXmlSpreadsheet(text) : readHtmlTables(text, name);
  if (sheets.length === 0) throw refuseMarkup();
  return { format: kind === 'xml' ? 'xls' : 'csv', sheets };
}

async function readByKind(kind: FileKind, bytes: Buffer, name: string): Promise<RawWorkbook> {
  if (kind === 'zip') return readXlsx(bytes);
  if (kind === 'ole') return readXls(bytes);
  if (kind === 'text') return { format: 'csv', sheets: [readCsv(bytes, name)] };
  return readMarkup(kind, bytes, name);
}

/**
 * A workbook's cells from its bytes, in this process. Anything that is not a readable workbook is a refusal
 * with a code and a remedy. For files from outside use `readWorkbook`, which limits memory and time.
 */
export async function readWorkbookBytes(bytes: Buffer, fileName: string): Promise<RawWorkbook> {
  const kind = sniffFile(bytes, fileName);
  const workbook = cleanCells(await readByKind(kind, bytes, toSheetName(fileName)));
  if (workbook.sheets.every((sheet) => sheet.rows.every((row) => row.every((cell) => cell === null)))) {
    throw refuse('invalid', 'IMPORT_WORKBOOK_BLANK', '工作簿里没有内容', 'The workbook holds no content', [
      '请确认选对了文件',
    ]);
  }
  return workbook;
}
