// A file under a password: encrypted, then authenticated over head and content, so that nothing is decrypted that was touched.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  type Hmac,
  randomBytes,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto';
import fs from 'node:fs';
import { Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { refuse } from '#core/platform/refusal.ts';

/** AES with SHA-2, or the Chinese commercial algorithms SM4 with SM3. */
export const SEALS = {
  aes: { cipher: 'aes-256-ctr', keyBytes: 32, mac: 'sha256' },
  sm4: { cipher: 'sm4-ctr', keyBytes: 16, mac: 'sm3' },
} as const;
export type SealName = keyof typeof SEALS;

const MAGIC = 'LUOSHI-SEALED ';
const MAC_BYTES = 32;
const SALT_BYTES = 16;
const LONGEST_HEAD = 1_000;
const SHORTEST_PASSWORD = 12;
/** 128 MiB and about half a second for each guess. */
const SCRYPT = { N: 131_072, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

const Head = z.strictObject({
  seal: z.enum(['aes', 'sm4']),
  salt: z.hex().length(32),
  iv: z.hex().length(32),
});
type Head = z.infer<typeof Head>;

/** The password stands in the first line of a file that only the operator can read; never on the command line. */
export function readPassword(file: string): string {
  const [line = ''] = fs.readFileSync(file, 'utf8').split(/\r?\n/);
  if (line.length >= SHORTEST_PASSWORD) return line;
  throw refuse(
    'invalid',
    'BACKUP_PASSWORD_SHORT',
    `口令文件第一行至少 ${SHORTEST_PASSWORD} 个字符`,
    `The first line of the password file has at least ${SHORTEST_PASSWORD} characters`,
    ['例如 openssl rand -base64 24 > 文件'],
  );
}

function keysOf({ seal, salt }: Head, password: string): { key: Buffer; macKey: Buffer } {
  const { keyBytes } = SEALS[seal];
  const both = scryptSync(password, Buffer.from(salt, 'hex'), keyBytes + MAC_BYTES, SCRYPT);
  return { key: both.subarray(0, keyBytes), macKey: both.subarray(keyBytes) };
}

const throughMac = (mac: Hmac) =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      mac.update(chunk);
      done(null, chunk);
    },
  });

/** Writes `from` encrypted to `to`; the plain file stays where it is. */
export async function sealFile(from: string, to: string, password: string, seal: SealName): Promise<void> {
  const head: Head = {
    seal,
    salt: randomBytes(SALT_BYTES).toString('hex'),
    iv: randomBytes(SALT_BYTES).toString('hex'),
  };
  const line = Buffer.from(`${MAGIC}${JSON.stringify(head)}\n`);
  const { key, macKey } = keysOf(head, password);
  const mac = createHmac(SEALS[seal].mac, macKey).update(line);
  const cipher = createCipheriv(SEALS[seal].cipher, key, Buffer.from(head.iv, 'hex'));
  const out = fs.createWriteStream(to, { mode: 0o600, flush: true });
  out.write(line);
  await pipeline(
    fs.createReadStream(from),
    cipher,
    throughMac(mac),
    async function* (chunks) {
      for await (const chunk of chunks) yield chunk as Buffer;
      yield mac.digest();
    },
    out,
  );
}

/** The head line of a sealed file; undefined where the file is none. */
function readHead(file: string): { head: Head; line: Buffer } | undefined {
  const descriptor = fs.openSync(file, 'r');
  try {
    const first = Buffer.alloc(LONGEST_HEAD);
    const begin = first.subarray(0, fs.readSync(descriptor, first, 0, LONGEST_HEAD, 0));
    if (!begin.subarray(0, MAGIC.length).equals(Buffer.from(MAGIC))) return undefined;
    const line = begin.subarray(0, begin.indexOf(0x0a) + 1);
    const head = Head.safeParse(parse(line.subarray(MAGIC.length).toString()));
    if (!head.success) throw damaged();
    return { head: head.data, line: Buffer.from(line) };
  } finally {
    fs.closeSync(descriptor);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isSealed = (file: string): boolean => readHead(file) !== undefined;

const damaged = () =>
  refuse(
    'invalid',
    'BACKUP_SEAL_BROKEN',
    '口令不对，或文件被改动、截断',
    'The password is wrong, or the file was changed or cut off',
    ['核对口令文件；换一份备份'],
  );

/** Writes a sealed file decrypted to `to`, after its whole content has been authenticated. */
export async function openSealedFile(file: string, to: string, password: string): Promise<void> {
  const found = readHead(file);
  const { size } = fs.statSync(file);
  if (!found || size < found.line.length + MAC_BYTES) throw damaged();
  const { head, line } = found;
  const { key, macKey } = keysOf(head, password);
  const content = { start: line.length, end: size - MAC_BYTES - 1 };
  const isEmpty = content.end < content.start;
  const mac = createHmac(SEALS[head.seal].mac, macKey).update(line);
  if (!isEmpty) for await (const chunk of fs.createReadStream(file, content)) mac.update(chunk as Buffer);
  const stated = await buffer(fs.createReadStream(file, { start: size - MAC_BYTES }));
  if (!timingSafeEqual(mac.digest(), stated)) throw damaged();
  const decipher = createDecipheriv(SEALS[head.seal].cipher, key, Buffer.from(head.iv, 'hex'));
  const plain = isEmpty ? [] : fs.createReadStream(file, content);
  await pipeline(plain, decipher, fs.createWriteStream(to, { mode: 0o600 }));
}
