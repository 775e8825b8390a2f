import type { RawCell, RawSheet } from '#core/ledger/import/raw-sheet.ts';
import { refuse } from '#core/platform/public.ts';
import { refuseTooLarge } from './workbook-refusals.ts';
import { MAX_COLUMNS, MAX_ROWS } from './xlsx-sheet.ts';

const DELIMITERS = [',', '\t', ';', '|'];

function tryDecode(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Every second byte of plain text without a byte order mark is zero in UTF-16. */
function guessUtf16(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 400);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  if ((zeros[1] ?? 0) > sample.length / 8) return 'utf-16le';
  return (zeros[0] ?? 0) > sample.length / 8 ? 'utf-16be' : null;
}

/** Words of a ledger, simplified or traditional: bytes read in the wrong code give none of them. */
const COMMON =
  /[的一是不了在有和年月日項项目單单位名稱称投資资計计劃划完成責责任進进展情況况序號号縣县鄉乡鎮镇局路工程建設设萬万元合備备注]/g;

/** Nearly any Big5 text is valid GB18030, as rare characters: the one that gives common words counts. */
function decodeChinese(bytes: Buffer): string | null {
  const own = tryDecode(bytes, 'gb18030');
  const sample = bytes.subarray(0, 20_000);
  const scoreOf = (encoding: string): number =>
    new TextDecoder(encoding).decode(sample).match(COMMON)?.length ?? 0;
  const traditional = scoreOf('big5');
  if (traditional > 4 && traditional > 2 * scoreOf('gb18030')) return tryDecode(bytes, 'big5') ?? own;
  return own;
}

/** UTF-8 (with or without mark), GB18030, Big5 or UTF-16 → text; binary content is refused. */
export function decodeText(bytes: Buffer): string {
  const wide = guessUtf16(bytes);
  const text = wide ? tryDecode(bytes, wide) : (tryDecode(bytes, 'utf-8') ?? decodeChinese(bytes));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary from text
  if (text === null || /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text.slice(0, 100_000))) {
    throw refuse(
      'invalid',
      'IMPORT_FILE_NOT_TEXT',
      '文件既不是工作簿也不是可识别的文本，无法读取',
      'The file is neither a workbook nor readable text',
      ['请导入 .xlsx、.xls，或编码为 UTF-8、GB18030 的 .csv'],
    );
  }
  return text.replace(/^\ufeff/, '');
}

interface CsvScan {
  rows: RawCell[][];
  /** A quote was opened and never closed. */
  open: boolean;
}

/** Rows of delimited text; quoted cells may hold the delimiter, quotes doubled and line breaks. */
export function splitCsv(text: string, delimiter: string, quotes = true): CsvScan {
  const rows: RawCell[][] = [];
  let row: RawCell[] = [];
  let at = 0;
  let open = false;
  const length = text.length;
  while (at < length) {
    let value = '';
    if (quotes && text[at] === '"') {
      let start = at + 1;
      for (;;) {
        const end = text.indexOf('"', start);
        if (end < 0) {
          open = true;
          value += text.slice(start);
          at = length;
          break;
        }
        value += text.slice(start, end);
        if (text[end + 1] !== '"') {
          at = end + 1;
          break;
        }
        value += '"';
        start = end + 2;
      }
    }
    const start = at;
    while (at < length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
    value += text.slice(start, at);
    row.push(value === '' ? null : value);
    if (at >= length) break;
    if (text[at] === delimiter) {
      at++;
      if (at >= length) row.push(null);
      continue;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return { rows, open };
}

/** The delimiter that splits the first rows most evenly into the most cells. */
export function findDelimiter(text: string): string {
  const sample = text.slice(0, 20_000);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const rows = splitCsv(sample, delimiter).rows.slice(0, 30);
    const widths = new Map<number, number>();
    for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
    const score = width > 1 ? (count / Math.max(1, rows.length)) * 100 + Math.min(width, 50) : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

export function readCsv(bytes: Buffer, sheetName: string): RawSheet {
  let text = decodeText(bytes);
  const hint = /^sep=(.)\r?\n/.exec(text);
  if (hint) text = text.slice(hint[0].length);
  const delimiter = hint?.[1] ?? findDelimiter(text);
  const scan = splitCsv(text, delimiter);
  const rows = scan.open ? splitCsv(text, delimiter, false).rows : scan.rows;
  if (rows.length > MAX_ROWS) throw refuseTooLarge(`超过 ${MAX_ROWS} 行`, `more than ${MAX_ROWS} rows`);
  if (rows.some((row) => row.length > MAX_COLUMNS && row.slice(MAX_COLUMNS).some((cell) => cell !== null))) {
    throw refuseTooLarge(`超过 ${MAX_COLUMNS} 列`, `more than ${MAX_COLUMNS} columns`);
  }
  return { name: sheetName, rows, merges: [], hiddenRows: [], hiddenColumns: [], hidden: false };
}
