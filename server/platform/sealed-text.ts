// Secrets that the server must read back in the clear (addresses and keys of robots, keys of authenticators): sealed in the
// database with a key that is not in the database.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { refuse } from '#core/platform/refusal.ts';
import { resolveHomeFolder } from './home-folder.ts';

/** `luoshi-sealed:1:KEY:CONTENT`: AES-256-GCM; the key by its number, the content as nonce, tag and cipher text. */
const HEAD = 'luoshi-sealed:1:';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface SecretKey {
  /** Says which key it is without saying the key. */
  id: string;
  key: Buffer;
}

/** 64 hexadecimal digits, or 44 letters of base64; null: no key. */
function readKey(text: string): SecretKey | null {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES || !/^[0-9A-Za-z+/]{43}=$|^[0-9a-f]{64}$/i.test(text)) return null;
  const id = createHash('sha256').update('luoshi secret key ').update(key).digest('hex').slice(0, 8);
  return { id, key };
}

const splitKeys = (text: string): string[] => text.split(/[\s,]+/).filter((part) => part !== '');

/** Whether every part of a list is a key. */
export const areSecretKeys = (text: string): boolean => {
  const parts = splitKeys(text);
  return parts.length > 0 && parts.every((part) => readKey(part) !== null);
};

export const newSecretKey = (): string => randomBytes(KEY_BYTES).toString('base64');

/** The file of the key where no variable gives it. */
export function findKeyFile(env: NodeJS.ProcessEnv = process.env): string {
  return path.join(
    resolveHomeFolder(path.join(import.meta.dirname, '../..'), env.LUOSHI_DATA).path,
    'secret.key',
  );
}

function readKeyFile(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/**
 * The keys of this process: the first seals, all open. Read anew each time, so that a change needs no restart.
 * LUOSHI_SECRET_KEY where several machines serve, else the file in the data folder.
 */
export function readSecretKeys(env: NodeJS.ProcessEnv = process.env): SecretKey[] {
  const text = env.LUOSHI_SECRET_KEY || readKeyFile(findKeyFile(env));
  return splitKeys(text).flatMap((part) => readKey(part) ?? []);
}

/** Whole or not at all, readable for the owner of the data folder alone, also when root writes it. */
function writeKeyFile(file: string, keys: readonly string[]): void {
  const partial = `${file}.${process.pid}`;
  fs.writeFileSync(partial, `${keys.join('\n')}\n`, { mode: 0o600, flush: true });
  const { uid, gid } = fs.statSync(path.dirname(file));
  if (process.getuid?.() === 0) fs.chownSync(partial, uid, gid);
  fs.renameSync(partial, file);
}

/** Puts a new key before those of the file, or makes the file. */
export function addKeyToFile(file: string): void {
  writeKeyFile(file, [newSecretKey(), ...splitKeys(readKeyFile(file))]);
}

/** Makes the file of a first start; another process that was quicker has made it. */
export function makeKeyFile(file: string): void {
  try {
    fs.writeFileSync(file, `${newSecretKey()}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Keeps of the file only the first key, after nothing is sealed with the others any more. */
export function dropOlderKeys(file: string): void {
  writeKeyFile(file, splitKeys(readKeyFile(file)).slice(0, 1));
}

const keyMissing = () =>
  refuse(
    'not-allowed-now',
    'SECRET_KEY_MISSING',
    '服务器没有封存密钥，秘密不能保存',
    'The server has no key to seal secrets with, so they cannot be kept',
    ['请运维人员放回原来的密钥，或运行 npm run luoshi -- secret-key new（运维手册“封存密钥”）'],
  );

const unreadable = (zh: string, en: string) =>
  refuse('not-allowed-now', 'SECRET_UNREADABLE', zh, en, [
    '请运维人员放回原来的封存密钥（数据目录下的 secret.key，或 LUOSHI_SECRET_KEY）',
    '密钥没有了的，重新填写这项秘密',
  ]);

export const isSealedText = (kept: string): boolean => kept.startsWith(HEAD);

/** The number of the key that a text is sealed with; empty: it is not sealed. */
export const keyIdOf = (kept: string): string => (isSealedText(kept) ? (kept.split(':')[2] ?? '') : '');

/** Sealed for one place: `about` names table, column and row, and what is moved elsewhere does not open. Nothing stays nothing. */
export function sealText(plain: string, about: string, [first] = readSecretKeys()): string {
  if (plain === '') return '';
  if (!first) throw keyMissing();
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, first.key, nonce).setAAD(Buffer.from(about));
  const hidden = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  const content = Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
  return `${HEAD}${first.id}:${content}`;
}

/** What was sealed; what an earlier version kept in the clear is given as it is, until the next start has sealed it. */
export function openText(kept: string, about: string, keys = readSecretKeys()): string {
  if (!isSealedText(kept)) return kept;
  const id = keyIdOf(kept);
  const found = keys.find((one) => one.id === id);
  if (!found)
    throw unreadable(
      `这项秘密是用编号 ${id} 的密钥封存的，服务器上没有这把密钥`,
      `This secret is sealed with key ${id}, which the server does not have`,
    );
  const content = Buffer.from(kept.slice(HEAD.length + id.length + 1), 'base64url');
  try {
    const decipher = createDecipheriv(CIPHER, found.key, content.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(about)).setAuthTag(content.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const hidden = content.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8');
  } catch {
    throw unreadable(
      '这项秘密在库里被改动过，或从别处移来，打不开',
      'This secret was changed in the database or moved from elsewhere, and does not open',
    );
  }
}
