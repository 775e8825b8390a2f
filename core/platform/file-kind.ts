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

/** The most a photographed or scanned page, or a piece of evidence, may weigh: said on the page, refused by the server. */
export const MOST_SCAN_MEGABYTES = 20;

export const MEDIA_TYPES: Partial<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
};
