import { type Refusal, refuse } from '#core/platform/public.ts';

export type FileKind = 'zip' | 'ole' | 'text' | 'html' | 'xml';

const RESAVE = ['请用 Excel 或 WPS 打开后另存为 .xlsx 再导入'];

export function refuseKind(what: string, en: string): Refusal {
  return refuse(
    'invalid',
    'IMPORT_FILE_WRONG_KIND',
    `这是${what}，不是台账工作簿`,
    `This is ${en}, not a workbook`,
    ['请导入 .xlsx、.xls 或 .csv 文件', ...RESAVE],
  );
}

const SIGNATURES: [number[], string, string][] = [
  [[0x25, 0x50, 0x44, 0x46], 'PDF 文件', 'a PDF file'],
  [[0x89, 0x50, 0x4e, 0x47], '图片', 'a picture'],
  [[0xff, 0xd8, 0xff], '图片', 'a picture'],
  [[0x47, 0x49, 0x46, 0x38], '图片', 'a picture'],
  [[0x42, 0x4d], '图片', 'a picture'],
  [[0x52, 0x61, 0x72, 0x21], 'RAR 压缩包', 'a RAR archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7z 压缩包', 'a 7z archive'],
  [[0x1f, 0x8b], 'GZ 压缩包', 'a gzip archive'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'RTF 文档', 'an RTF document'],
  [[0x4d, 0x5a], '程序文件', 'a program'],
  [[...Buffer.from('MIME-Version')], '单个文件网页（.mht）', 'a web archive (.mht)'],
];

function startsWith(bytes: Buffer, signature: number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/** A page without a table: most often the sign-in page of a system whose session had ended. */
export function refuseMarkup(): Refusal {
  return refuse(
    'invalid',
    'IMPORT_FILE_IS_WEB_PAGE',
    '这是改了后缀的网页或 XML 文件，里面没有表格',
    'This is a web page or XML file under another name and holds no table',
    ['如是从其他系统导出的，可能登录已失效，请重新登录后导出', ...RESAVE],
  );
}

const MARKUP =
  /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(!doctype|!--|html|\?xml|table|meta|head|body|div|style|script|center|p|h\d|workbook)/;

function findMarkup(bytes: Buffer): 'html' | 'xml' | null {
  const start = bytes.subarray(0, 4000).toString('latin1').replaceAll('\0', '').trimStart().toLowerCase();
  if (!MARKUP.test(start)) return null;
  return /<([a-z]+:)?workbook[\s>/]/.test(start) && !/<html/.test(start) ? 'xml' : 'html';
}

/** What a file really is, whatever it is called; what cannot be a workbook is refused with the remedy. */
export function sniffFile(bytes: Buffer, fileName: string): FileKind {
  if (bytes.length === 0) {
    throw refuse('invalid', 'IMPORT_FILE_EMPTY', '文件是空的（0 字节）', 'The file is empty (0 bytes)', [
      '请重新下载或另存后再导入',
    ]);
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return 'zip';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'ole';
  const found = SIGNATURES.find(([signature]) => startsWith(bytes, signature));
  if (found && !(found[0].length === 2 && isTextName(fileName))) throw refuseKind(found[1], found[2]);
  const markup = findMarkup(bytes);
  if (markup) return markup;
  if (!isTextName(fileName)) {
    throw refuse(
      'invalid',
      'IMPORT_FILE_DAMAGED',
      `“${fileName}”的内容不是工作簿，可能已损坏或改过后缀`,
      `The content of "${fileName}" is not a workbook; it may be damaged or renamed`,
      ['如是文本表格，请把后缀改为 .csv', ...RESAVE],
    );
  }
  return 'text';
}

function isTextName(fileName: string): boolean {
  return /\.(csv|txt|tsv)$/i.test(fileName) || !/\.[A-Za-z0-9]{1,5}$/.test(fileName);
}
