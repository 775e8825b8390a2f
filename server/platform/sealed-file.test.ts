import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isSealed, openSealedFile, readPassword, SEALS, type SealName, sealFile } from './sealed-file.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-sealed-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));
const at = (name: string) => path.join(folder, name);
const PASSWORD = 'twelve-and-more';
const CONTENT = Buffer.from(`望川县 ${'甲'.repeat(70_000)}`);

async function seal(name: SealName, content = CONTENT): Promise<string> {
  fs.writeFileSync(at('plain'), content);
  await sealFile(at('plain'), at(name), PASSWORD, name);
  return at(name);
}

describe.each(Object.keys(SEALS) as SealName[])('a file under a password, by %s', (name) => {
  test('comes back whole, and shows nothing of what it holds', async () => {
    const file = await seal(name);
    await openSealedFile(file, at('back'), PASSWORD);
    expect(fs.readFileSync(at('back')).equals(CONTENT)).toBe(true);
    expect(fs.readFileSync(file).includes(Buffer.from('甲甲甲'))).toBe(false);
    expect([isSealed(file), isSealed(at('plain'))]).toEqual([true, false]);
  });

  test('an empty one too', async () => {
    await openSealedFile(await seal(name, Buffer.alloc(0)), at('back'), PASSWORD);
    expect(fs.readFileSync(at('back'))).toHaveLength(0);
  });

  test('is not opened by another password, and nothing is written', async () => {
    const file = await seal(name);
    fs.rmSync(at('back'), { force: true });
    await expect(openSealedFile(file, at('back'), 'another-password')).rejects.toMatchObject({
      body: { code: 'BACKUP_SEAL_BROKEN' },
    });
    expect(fs.existsSync(at('back'))).toBe(false);
  });

  test.each([
    ['a byte of its head', (all: Buffer) => all.with(30, (all[30] ?? 0) ^ 1)],
    ['a byte in the middle', (all: Buffer) => all.with(all.length >> 1, (all[all.length >> 1] ?? 0) ^ 1)],
    ['its last byte', (all: Buffer) => all.with(all.length - 1, (all.at(-1) ?? 0) ^ 1)],
    ['its end, which is gone', (all: Buffer) => all.subarray(0, all.length - 5)],
    ['almost all, which is gone', (all: Buffer) => all.subarray(0, 60)],
  ])('is not opened when somebody touched %s', async (_, touch) => {
    const file = await seal(name);
    fs.writeFileSync(at('touched'), touch(fs.readFileSync(file)));
    await expect(openSealedFile(at('touched'), at('back'), PASSWORD)).rejects.toMatchObject({
      body: { code: 'BACKUP_SEAL_BROKEN' },
    });
  });
});

test('the same file under the same password looks different each time', async () => {
  const [one, two] = [fs.readFileSync(await seal('aes')), fs.readFileSync(await seal('aes'))];
  expect(one.subarray(200).equals(two.subarray(200))).toBe(false);
});

test('a password is the first line of a file, long enough', () => {
  fs.writeFileSync(at('password'), `${PASSWORD}\nmore\n`);
  expect(readPassword(at('password'))).toBe(PASSWORD);
  fs.writeFileSync(at('short'), 'short\n');
  expect(() => readPassword(at('short'))).toThrow(
    expect.objectContaining({ body: expect.objectContaining({ code: 'BACKUP_PASSWORD_SHORT' }) }),
  );
});
