import { crc32, createDeflateRaw, inflateRawSync } from 'node:zlib';

/** A part of a workbook: its bytes at once, or as they come. */
export interface ZipPart {
  name: string;
  content: Uint8Array | AsyncIterable<Uint8Array>;
}

interface WrittenPart {
  name: Buffer;
  crc: number;
  packedBytes: number;
  bytes: number;
  offset: number;
}

const LOCAL_HEADER = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
/** Sizes follow the data; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980: equal content gives equal bytes. */
const DOS_DATE = 0x0021;

function toLocalHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function toDescriptor(part: WrittenPart): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(DESCRIPTOR, 0);
  descriptor.writeUInt32LE(part.crc, 4);
  descriptor.writeUInt32LE(part.packedBytes, 8);
  descriptor.writeUInt32LE(part.bytes, 12);
  return descriptor;
}

function toCentralHeader(part: WrittenPart): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL_HEADER, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(DEFLATED, 10);
  header.writeUInt16LE(DOS_DATE, 14);
  header.writeUInt32LE(part.crc, 16);
  header.writeUInt32LE(part.packedBytes, 20);
  header.writeUInt32LE(part.bytes, 24);
  header.writeUInt16LE(part.name.length, 28);
  header.writeUInt32LE(part.offset, 42);
  return Buffer.concat([header, part.name]);
}

function toEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

async function* onlyChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The content deflated, measured on its way through. */
async function* deflate(content: AsyncIterable<Uint8Array>, part: WrittenPart): AsyncGenerator<Uint8Array> {
  const packer = createDeflateRaw({ level: 6 });
  const feed = (async () => {
    try {
      for await (const chunk of content) {
        part.crc = crc32(chunk, part.crc);
        part.bytes += chunk.length;
        if (!packer.write(chunk)) await new Promise((resolve) => packer.once('drain', resolve));
      }
      packer.end();
    } catch (error) {
      packer.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  })();
  for await (const chunk of packer) {
    const packed = chunk as Buffer;
    part.packedBytes += packed.length;
    yield packed;
  }
  await feed;
}

/** A zip archive written as its parts come; memory does not grow with their size. Below 4 GB in all. */
export async function* writeZip(parts: Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const written: WrittenPart[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const part: WrittenPart = { name: Buffer.from(name, 'utf8'), crc: 0, packedBytes: 0, bytes: 0, offset };
    const header = toLocalHeader(part.name);
    yield header;
    yield* deflate(content instanceof Uint8Array ? onlyChunk(content) : content, part);
    const descriptor = toDescriptor(part);
    yield descriptor;
    offset += header.length + part.packedBytes + descriptor.length;
    written.push(part);
  }
  const directory = Buffer.concat(written.map(toCentralHeader));
  yield directory;
  yield toEnd(written.length, directory.length, offset);
}

/** The parts of an archive that this program has just made itself; for files of others see the ledger's reader. */
export function readOwnZip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.length - 22;
  const count = bytes.readUInt16LE(end + 10);
  const parts = new Map<string, Buffer>();
  for (let index = 0, at = bytes.readUInt32LE(end + 16); index < count; index += 1) {
    const nameBytes = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameBytes);
    const packedBytes = bytes.readUInt32LE(at + 20);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + packedBytes);
    parts.set(name, bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed));
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}
