import { constants, inflateRawSync } from 'node:zlib';
import { findFileKind } from '#core/platform/file-kind.ts';

/** Parts in which the first page of a document or the first rows of a workbook stand. */
const PARTS = ['word/document.xml', 'word/header1.xml', 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'];
const PACKED_MOST = 64 * 1024;
const UNPACKED_MOST = 4 * 1024 * 1024;
const LINES_MOST = 200;
const TEXT_MOST = 8 * 1024;

/** The beginning of a part of an office file; empty when it is not there or does not unpack. */
function readPart(content: Buffer, name: string): string {
  const at = content.indexOf(name, 0, 'latin1');
  if (at < 30 || content.readUInt32LE(at - 30) !== 0x04034b50) return '';
  const start = at + name.length + content.readUInt16LE(at - 2);
  const packed = content.subarray(start, start + PACKED_MOST);
  if (content.readUInt16LE(at - 22) === 0) return packed.toString('utf8');
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: UNPACKED_MOST };
    return inflateRawSync(packed, options).toString('utf8');
  } catch {
    return '';
  }
}

const toLines = (xml: string): string[] =>
  xml
    .split(/<\/(?:w:p|si|is|c)>/)
    .slice(0, LINES_MOST)
    .map((part) => part.replace(/<[^>]*>/g, ''));

/**
 * The lines that somebody would see first, as far as they can be read without opening the file whole: the beginning of a
 * Word or Excel file, of old Office files and of plain text. A PDF is mostly a scan and is looked at by its name alone.
 */
export function readFirstLines(content: Buffer): string[] {
  switch (findFileKind(content)) {
    case 'zip':
      return PARTS.flatMap((name) => toLines(readPart(content, name)));
    case 'office-97':
      // Texts stand there in UTF-16 or compressed to one byte; marks are Chinese and always in two.
      return content
        .subarray(0, PACKED_MOST * 4)
        .toString('utf16le')
        .split(/[^\p{Script=Han}★☆\d]+/u)
        .slice(0, PACKED_MOST);
    case 'text':
    case 'markup':
      return decodeText(content.subarray(0, TEXT_MOST))
        .replace(/<[^>]*>/g, '\n')
        .split(/[\r\n,，\t]+/)
        .slice(0, LINES_MOST);
    default:
      return [];
  }
}

function decodeText(start: Buffer): string {
  const utf8 = start.toString('utf8');
  return utf8.includes('\uFFFD') ? new TextDecoder('gb18030').decode(start) : utf8;
}
