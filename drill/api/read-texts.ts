// What stands in an answer as text: office files are opened, since what they hold is packed.
import { inflateRawSync } from 'node:zlib';

const DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const DIRECTORY_BYTES = 22;
const MOST = 32 * 1024 * 1024;

/** Parts by the directory at the end of the file. */
function listParts(file: Buffer): Buffer[] {
  const end = file.length - DIRECTORY_BYTES;
  if (end < 0 || file.readUInt32LE(end) !== DIRECTORY) return [];
  const parts: Buffer[] = [];
  let at = file.readUInt32LE(end + 16);
  while (at + 46 <= end && file.readUInt32LE(at) === ENTRY) {
    const isPacked = file.readUInt16LE(at + 10) === 8;
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(start, start + file.readUInt32LE(at + 20));
    parts.push(isPacked ? inflateRawSync(packed, { maxOutputLength: MOST }) : packed);
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

export function readTexts(payload: Buffer): string {
  const isZip = payload.length > DIRECTORY_BYTES && payload.readUInt32LE(0) === 0x04034b50;
  return (isZip ? listParts(payload) : [payload]).map((part) => part.toString('utf8')).join('\n');
}
