import { createInflateRaw } from 'node:zlib';
import { refuseDamaged, refuseTooLarge } from './workbook-refusals.ts';

/** Reading of .xlsx containers with declared and real sizes limited, so that a small file cannot fill the memory. */
export interface ZipEntry {
  name: string;
  method: number;
  packedBytes: number;
  declaredBytes: number;
  offset: number;
}

const MAX_ENTRIES = 20_000;
/** One sheet of a million formatted blank rows comes to some hundred million bytes. */
const MAX_DECLARED_BYTES = 1_500_000_000;
const MAX_PART_BYTES = 1_200_000_000;
/** Real sheets pack to a tenth or a hundredth; a bomb to a thousandth. */
const MAX_RATIO = 400;
const RATIO_MATTERS_FROM_BYTES = 100_000_000;
const MAX_TEXT_BYTES = 300_000_000;

function findEndRecord(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 65_557);
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === 0x06054b50) return at;
  }
  throw refuseDamaged(
    '缺少压缩包目录，可能没有下载完整',
    'no archive directory; the download may have been cut off',
  );
}

function readDirectoryPlace(bytes: Buffer): { count: number; offset: number } {
  const end = findEndRecord(bytes);
  const place = { count: bytes.readUInt16LE(end + 10), offset: bytes.readUInt32LE(end + 16) };
  const locator = end - 20;
  if (locator >= 0 && bytes.readUInt32LE(locator) === 0x07064b50) {
    const record = Number(bytes.readBigUInt64LE(locator + 8));
    if (record + 56 <= bytes.length && bytes.readUInt32LE(record) === 0x06064b50) {
      return {
        count: Number(bytes.readBigUInt64LE(record + 32)),
        offset: Number(bytes.readBigUInt64LE(record + 48)),
      };
    }
  }
  return place;
}

/** Sizes above 4 GB stand in the extra field, in the order in which the short ones are all ones. */
function readWideSizes(bytes: Buffer, extra: number, extraBytes: number, entry: ZipEntry): void {
  for (let at = extra; at + 4 <= extra + extraBytes; ) {
    const size = bytes.readUInt16LE(at + 2);
    if (bytes.readUInt16LE(at) === 1) {
      let value = at + 4;
      const next = (): number => {
        const wide = Number(bytes.readBigUInt64LE(value));
        value += 8;
        return wide;
      };
      if (entry.declaredBytes === 0xffffffff) entry.declaredBytes = next();
      if (entry.packedBytes === 0xffffffff) entry.packedBytes = next();
      if (entry.offset === 0xffffffff) entry.offset = next();
    }
    at += 4 + size;
  }
}

function readEntry(bytes: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50)
    throw refuseDamaged('压缩包目录残缺', 'the archive directory is cut off');
  const nameBytes = bytes.readUInt16LE(at + 28);
  const extraBytes = bytes.readUInt16LE(at + 30);
  const entry = {
    name: bytes.toString('utf8', at + 46, at + 46 + nameBytes).replaceAll('\\', '/'),
    method: bytes.readUInt16LE(at + 10),
    packedBytes: bytes.readUInt32LE(at + 20),
    declaredBytes: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  };
  readWideSizes(bytes, at + 46 + nameBytes, extraBytes, entry);
  return { entry, next: at + 46 + nameBytes + extraBytes + bytes.readUInt16LE(at + 32) };
}

export function listZipEntries(bytes: Buffer): Map<string, ZipEntry> {
  const { count, offset } = readDirectoryPlace(bytes);
  if (count > MAX_ENTRIES) throw refuseTooLarge('压缩包内的文件过多', 'too many files in the archive');
  const entries = new Map<string, ZipEntry>();
  let declared = 0;
  for (let at = offset, number = 0; number < count; number++) {
    const { entry, next } = readEntry(bytes, at);
    declared += entry.declaredBytes;
    const ratio = entry.declaredBytes / Math.max(1, entry.packedBytes);
    if (entry.declaredBytes > RATIO_MATTERS_FROM_BYTES && ratio > MAX_RATIO)
      throw refuseTooLarge('压缩比异常', 'it is packed beyond any real workbook');
    entries.set(entry.name, entry);
    at = next;
  }
  if (declared > MAX_DECLARED_BYTES)
    throw refuseTooLarge('解压后的内容超出可处理的范围', 'too much after unpacking');
  return entries;
}

function findPackedBytes(bytes: Buffer, entry: ZipEntry): Buffer {
  const at = entry.offset;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== 0x04034b50)
    throw refuseDamaged('压缩包内容残缺', 'the archive is cut off');
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (start + entry.packedBytes > bytes.length)
    throw refuseDamaged('压缩包内容残缺', 'the archive is cut off');
  return bytes.subarray(start, start + entry.packedBytes);
}

/** The unpacked bytes of an entry piece by piece; stops with a refusal at the limit of real bytes. */
export async function* unpackChunks(
  bytes: Buffer,
  entry: ZipEntry,
  limit = MAX_PART_BYTES,
): AsyncGenerator<Buffer> {
  const packed = findPackedBytes(bytes, entry);
  if (entry.method === 0) {
    yield packed;
    return;
  }
  if (entry.method !== 8) throw refuseDamaged('不支持的压缩方式', 'an unknown way of packing');
  const inflate = createInflateRaw({ chunkSize: 1 << 18 });
  inflate.end(packed);
  let total = 0;
  try {
    for await (const chunk of inflate) {
      const piece = chunk as Buffer;
      total += piece.length;
      if (total > limit) throw refuseTooLarge('解压后的内容超出可处理的范围', 'too much after unpacking');
      yield piece;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw refuseDamaged('解压失败', 'unpacking failed');
    throw error;
  }
}

/** A whole part as text; for the small parts and the shared texts. */
export async function unpackText(bytes: Buffer, entry: ZipEntry): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of unpackChunks(bytes, entry, MAX_TEXT_BYTES)) pieces.push(piece);
  const whole = Buffer.concat(pieces);
  if (whole[0] === 0xff && whole[1] === 0xfe) return whole.toString('utf16le');
  return whole.toString('utf8');
}
