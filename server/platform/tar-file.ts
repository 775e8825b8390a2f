// Writing and reading of plain tar files, so that a backup can be opened with the tools every system has.
import fs from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

const BLOCK = 512;
const LARGEST_OCTAL = 0o77777777777;

export interface TarEntry {
  readonly name: string;
  readonly sizeBytes: number;
  /** Where its content begins in the file. */
  readonly offset: number;
}

function writeSize(header: Buffer, sizeBytes: number): void {
  if (sizeBytes <= LARGEST_OCTAL) {
    header.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
    return;
  }
  // From 8 GiB on the size is a binary number with the first bit set (GNU and POSIX readers know it).
  header.writeUInt8(0x80, 124);
  header.writeBigUInt64BE(BigInt(sizeBytes), 128);
}

function readSize(header: Buffer): number {
  if (header.readUInt8(124) & 0x80) return Number(header.readBigUInt64BE(128));
  return Number.parseInt(header.toString('latin1', 124, 136), 8);
}

function sumOf(header: Buffer): number {
  let sum = 0;
  for (const [index, byte] of header.entries()) sum += index >= 148 && index < 156 ? 32 : byte;
  return sum;
}

function buildHeader(name: string, sizeBytes: number, changedAt: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`too long for a tar file: ${name}`);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0);
  header.write('0000600\0' + '0000000\0' + '0000000\0', 100, 'latin1');
  writeSize(header, sizeBytes);
  header.write(
    `${Math.floor(changedAt.getTime() / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
    'latin1',
  );
  header.write('0', 156, 'latin1');
  header.write('ustar\0' + '00', 257, 'latin1');
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

const paddingOf = (sizeBytes: number) => (BLOCK - (sizeBytes % BLOCK)) % BLOCK;

async function* streamEntries(
  contents: readonly { name: string; path: string }[],
  changedAt: Date,
): AsyncGenerator<Buffer> {
  for (const { name, path } of contents) {
    const { size } = fs.statSync(path);
    yield buildHeader(name, size, changedAt);
    for await (const chunk of fs.createReadStream(path)) yield chunk as Buffer;
    yield Buffer.alloc(paddingOf(size));
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** Packs files under the given names; flushed to the disk before it returns. */
export async function writeTar(
  file: string,
  contents: readonly { name: string; path: string }[],
  changedAt: Date,
): Promise<void> {
  await pipeline(
    streamEntries(contents, changedAt),
    fs.createWriteStream(file, { mode: 0o600, flush: true }),
  );
}

/** What the file contains; throws when it is cut off or no tar file. */
export async function listTar(file: string): Promise<TarEntry[]> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const entries: TarEntry[] = [];
    for (let at = 0; ; ) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(BLOCK), 0, BLOCK, at);
      if (bytesRead < BLOCK) throw new Error('the file is cut off');
      if (buffer.every((byte) => byte === 0)) return entries;
      if (Number.parseInt(buffer.toString('latin1', 148, 154), 8) !== sumOf(buffer))
        throw new Error('no tar file, or a damaged one');
      const name = buffer.toString('utf8', 0, 100).replace(/\0.*$/s, '');
      const sizeBytes = readSize(buffer);
      if (at + BLOCK + sizeBytes > size) throw new Error('the file is cut off');
      entries.push({ name, sizeBytes, offset: at + BLOCK });
      at += BLOCK + sizeBytes + paddingOf(sizeBytes);
    }
  } finally {
    await handle.close();
  }
}

export function openTarEntry(file: string, { offset, sizeBytes }: TarEntry): NodeJS.ReadableStream {
  if (sizeBytes === 0) return fs.createReadStream(file, { start: 0, end: 0 }).take(0);
  return fs.createReadStream(file, { start: offset, end: offset + sizeBytes - 1 });
}
