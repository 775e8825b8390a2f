import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  addKeyToFile,
  areSecretKeys,
  dropOlderKeys,
  findKeyFile,
  isSealedText,
  keyIdOf,
  makeKeyFile,
  newSecretKey,
  openText,
  readSecretKeys,
  sealText,
} from './sealed-text.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-keys-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));
const keysOf = (text: string) => readSecretKeys({ LUOSHI_SECRET_KEY: text });
const [one, two] = [newSecretKey(), newSecretKey()];
const ABOUT = 'robots.secret 1 7';
const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'opened';
  } catch (error) {
    return (error as { body: { code: string } }).body.code;
  }
};

test('A sealed text shows nothing of what it hides, opens with its key, and is another each time', () => {
  const keys = keysOf(one);
  const sealed = sealText('SEC密钥-1', ABOUT, keys);
  expect(sealed).not.toContain('SEC');
  expect(isSealedText(sealed)).toBe(true);
  expect(sealText('SEC密钥-1', ABOUT, keys)).not.toBe(sealed);
  expect(openText(sealed, ABOUT, keys)).toBe('SEC密钥-1');
  expect(sealText('', ABOUT, keys)).toBe('');
  expect(openText('https://kept.before/', ABOUT, keys)).toBe('https://kept.before/');
});

test('Another key, another row, a changed letter, a text cut short: none opens', () => {
  const keys = keysOf(one);
  const sealed = sealText('SEC-1', ABOUT, keys);
  const swapped = sealed.slice(0, -1) + (sealed.endsWith('A') ? 'B' : 'A');
  expect(codeOf(() => openText(sealed, ABOUT, keysOf(two)))).toBe('SECRET_UNREADABLE');
  expect(codeOf(() => openText(sealed, 'robots.secret 1 8', keys))).toBe('SECRET_UNREADABLE');
  expect(codeOf(() => openText(sealed.replace(/.{8}$/, swapped.slice(-8)), ABOUT, keys))).toBe(
    'SECRET_UNREADABLE',
  );
  expect(codeOf(() => openText(sealed.slice(0, 40), ABOUT, keys))).toBe('SECRET_UNREADABLE');
  expect(codeOf(() => sealText('SEC-1', ABOUT, []))).toBe('SECRET_KEY_MISSING');
});

test('Of two keys the first seals and both open', () => {
  const both = keysOf(`${two}, ${one}`);
  const older = sealText('SEC-1', ABOUT, keysOf(one));
  expect(openText(older, ABOUT, both)).toBe('SEC-1');
  expect(keyIdOf(sealText('SEC-1', ABOUT, both))).toBe(keysOf(two)[0]?.id);
  expect(keyIdOf(older)).toBe(keysOf(one)[0]?.id);
});

test('The file of the key is for its owner alone, is made once, and keeps the older keys until they are dropped', () => {
  const env = { LUOSHI_DATA: folder };
  const file = findKeyFile(env);
  makeKeyFile(file);
  const [first] = readSecretKeys(env);
  makeKeyFile(file);
  expect(readSecretKeys(env)).toEqual([first]);
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  addKeyToFile(file);
  expect(readSecretKeys(env).map(({ id }) => id)).toEqual([expect.any(String), first?.id]);
  dropOlderKeys(file);
  expect(readSecretKeys(env)).toHaveLength(1);
  expect(readSecretKeys(env)[0]?.id).not.toBe(first?.id);
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
});

test.each([
  [one, true],
  [Buffer.from(one, 'base64').toString('hex'), true],
  [`${one},${two}`, true],
  ['a password', false],
  [one.slice(4), false],
  [' , ', false],
])('%j is a key of the right length: %s', (text, isKey) => {
  expect(areSecretKeys(text)).toBe(isKey);
});
