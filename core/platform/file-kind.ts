/** What a file is by its own bytes, whatever its name says. */
export type FileKind =
  | 'pdf'
  | 'jpeg'
  | 'png'
  | 'zip'
  | 'office-97'
  | 'markup'
  | 'program'
  | 'text'
  | 'unknown';

const SIGNATURES: readonly (readonly [FileKind, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  // .xlsx, .docx, .pptx and archives.
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['office-97', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['program', [0x4d, 0x5a]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['program', [0x23, 0x21]],
];

const MARKUP = /^[\s\uFEFFï»¿]*<(!doctype|html|svg|script|\?xml|head|body|table|meta)/i;
const LOOKED_AT = 4096;

/** The kind of a file from its first bytes; text is what has no zero byte there. */
export function findFileKind(content: Uint8Array): FileKind {
  const signature = SIGNATURES.find(([, bytes]) => bytes.every((byte, at) => content[at] === byte));
  if (signature) return signature[0];
  const start = content.subarray(0, LOOKED_AT);
  const latin = Array.from(start.subarray(0, 256), (byte) => String.fromCharCode(byte)).join('');
  if (MARKUP.test(latin)) return 'markup';
  return start.length > 0 && !start.includes(0) ? 'text' : 'unknown';
}

const PDF_END = [0x25, 0x25, 0x45, 0x4f, 0x46];
const PNG_END = [0x49, 0x45, 0x4e, 0x44];
const JPEG_END = [0xff, 0xd9];
const JPEG_PICTURE = 0xda;

function has(content: Uint8Array, bytes: readonly number[], from: number): boolean {
  for (let at = Math.max(0, from); at <= content.length - bytes.length; at += 1)
    if (bytes.every((byte, step) => content[at + step] === byte)) return true;
  return false;
}

/** Where the picture itself begins, behind the segments that may hold a small copy of it with an end of its own. */
function findJpegPicture(content: Uint8Array): number {
  let at = 2;
  while (content[at] === 0xff && content[at + 1] !== JPEG_PICTURE)
    at += 2 + (content[at + 2] ?? 0) * 256 + (content[at + 3] ?? 0);
  return at;
}

/**
 * Whether a scan or a photograph breaks off before its end, as after a transfer that was cut: it would be kept and never opened.
 * Scanners and telephones write some more behind the end, moving pictures a whole film; other kinds are not judged.
 */
export function isCutOff(content: Uint8Array): boolean {
  switch (findFileKind(content)) {
    case 'pdf':
      return !has(content, PDF_END, content.length - LOOKED_AT);
    case 'png':
      return !has(content, PNG_END, 8);
    case 'jpeg':
      return !has(content, JPEG_END, findJpegPicture(content));
    default:
      return false;
  }
}

/** The most a photographed or scanned page, or a piece of evidence, may weigh: said on the page, refused by the server. */
export const MOST_SCAN_MEGABYTES = 20;

export const MEDIA_TYPES: Partial<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
};
