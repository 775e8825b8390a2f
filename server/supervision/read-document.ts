import { findFileKind, Refusal, refuse } from '#core/platform/public.ts';
import { readDocumentXml } from '#core/supervision/speech/docx-text.ts';
import { SPEECH_LONGEST } from '#core/supervision/speech/find-tasks.ts';

/** Archives and other encodings need the readers of the ledger; a text in UTF-8 does not wait for them to load. */
const loadReaders = () => import('#server/ledger/public.ts');

/** A speech of 20,000 characters unpacks to about one megabyte; pictures are other parts. */
const PART_MOST_BYTES = 40_000_000;

const refuseDamaged = () =>
  refuse(
    'invalid',
    'SPEECH_FILE_DAMAGED',
    '文件不完整或已损坏，无法读取',
    'The file is incomplete or damaged',
    ['请用 Word、WPS 打开后另存为 .docx，或将全文粘贴为 .txt'],
  );

const refuseKind = () =>
  refuse(
    'invalid',
    'SPEECH_FILE_KIND',
    '只能读取 .docx 和文本文件（UTF-8、GB18030）',
    'Only .docx and text files are read',
    ['请将 .doc、.wps、PDF 另存为 .docx，或将全文粘贴为 .txt'],
  );

async function readPart(bytes: Buffer, name: string): Promise<string | null> {
  const { listZipEntries, unpackChunks } = await loadReaders();
  const entry = listZipEntries(bytes).get(name);
  if (!entry) return null;
  const pieces: Buffer[] = [];
  for await (const piece of unpackChunks(bytes, entry, PART_MOST_BYTES)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

async function readDocx(bytes: Buffer): Promise<string> {
  try {
    const document = await readPart(bytes, 'word/document.xml');
    if (document === null) throw refuseKind();
    return readDocumentXml(document, await readPart(bytes, 'word/numbering.xml'));
  } catch (error) {
    if (error instanceof Refusal && error.body.code.startsWith('IMPORT_')) throw refuseDamaged();
    throw error;
  }
}

/** The text of bytes that are UTF-8 and nothing else; null when they may be something else. */
function readUtf8(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary from text
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

async function readPlainText(bytes: Buffer): Promise<string> {
  const text = readUtf8(bytes);
  if (text !== null) return text;
  const { decodeText } = await loadReaders();
  try {
    return decodeText(bytes);
  } catch (error) {
    if (error instanceof Refusal) throw refuseKind();
    throw error;
  }
}

/** A speech that is empty or longer than 20,000 characters is refused (handbook 4.6). */
export function requireSpeechLength(text: string): void {
  if (text.trim() === '')
    throw refuse('invalid', 'SPEECH_EMPTY', '文件中没有文字', 'There is no text in the file', [
      '请检查是否选错文件；扫描件须先转成文字',
    ]);
  const length = [...text].length;
  if (length > SPEECH_LONGEST)
    throw refuse(
      'limit',
      'SPEECH_TOO_LONG',
      `全文${length}字，超过${SPEECH_LONGEST}字的上限`,
      `The text has ${length} characters, more than ${SPEECH_LONGEST}`,
      ['请按部分拆成几个文件分别处理'],
    );
}

/** The text of a .docx or a text file, for the decomposition into tasks; other files are refused by what they are. */
export async function readDocument(bytes: Buffer): Promise<string> {
  if (bytes.length === 0) return '';
  switch (findFileKind(bytes)) {
    case 'zip':
      return readDocx(bytes);
    case 'pdf':
    case 'jpeg':
    case 'png':
    case 'office-97':
      throw refuseKind();
    default:
      return readPlainText(bytes);
  }
}
