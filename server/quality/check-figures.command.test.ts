import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCheckFigures } from './check-figures.command.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-figures-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(content: string | Buffer, ...options: string[]) {
  const file = join(folder, 'figures.json');
  await writeFile(file, content);
  return runArgs([file, ...options]);
}

async function runArgs(args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCheckFigures(args, {
    stdout: (text) => out.push(text),
    stderr: (text) => err.push(text),
  });
  return { code, out: out.join(''), err: err.join('') };
}

const right = { id: 'a', kind: 'ratio', num: '4200', den: '12000', printed: '35.0%' };
const cut = { id: 'b', kind: 'pro_rata', months: '8', printed: '66.6' };
const wrong = { id: 'c', kind: 'sum', parts: ['1.2', '3.4'], printed: '9.9' };

describe('the command check-figures', () => {
  it('answers with 0 and one line for each figure when nothing needs a person', async () => {
    const { code, out, err } = await run(JSON.stringify([right, cut]));
    expect(code).toBe(0);
    expect(out).toContain('[一致] a');
    expect(out).toContain('[截尾] b');
    expect(out).toContain('共2项，一致1，截尾1。');
    expect(err).toBe('');
  });

  it('answers with 1 when a figure is inconsistent or cannot be computed', async () => {
    expect((await run(JSON.stringify([right, wrong]))).code).toBe(1);
    expect(
      (await run(JSON.stringify([{ id: 'd', kind: 'ratio', num: '1', den: '0', printed: '0' }]))).code,
    ).toBe(1);
  });

  it('gives an array of the same order on standard output with --json', async () => {
    const { out } = await run(JSON.stringify([wrong, right]), '--json');
    const parsed = JSON.parse(out);
    expect(parsed.map((each: { id: string }) => each.id)).toEqual(['c', 'a']);
    expect(Object.keys(parsed[0]).sort()).toEqual(['computed', 'id', 'rounded', 'sentence', 'verdict']);
  });

  it('reads a file with a byte order mark', async () => {
    expect((await run(`\ufeff${JSON.stringify([right])}`)).code).toBe(0);
  });

  it('knows the working days of the notices', async () => {
    const day = { id: 'w', kind: 'workday', from: '2026-09-30', add: '3', printed: '2026-10-10' };
    expect((await run(JSON.stringify([day]))).code).toBe(0);
  });

  it('names line and column of malformed JSON and answers with 2', async () => {
    const { code, err } = await run('[\n  {"id": "a",\n   "kind" "ratio"}\n]\n');
    expect(code).toBe(2);
    expect(err).toContain('第3行第11列');
  });

  it('says that a file ends too early', async () => {
    const { code, err } = await run('[\n  {"id": "a"}');
    expect(code).toBe(2);
    expect(err).toContain('提前结束');
  });

  it('answers with 2 for a missing file, a file that is not UTF-8, no array, unknown options and no file', async () => {
    expect(await runArgs([join(folder, 'absent.json')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('不存在'),
    });
    expect(await run(Buffer.from([0x5b, 0xd6, 0xd0, 0x5d]))).toMatchObject({
      code: 2,
      err: expect.stringContaining('UTF-8'),
    });
    expect(await run('{"id":"a"}')).toMatchObject({ code: 2, err: expect.stringContaining('数组') });
    expect(await run('[]', '--xml')).toMatchObject({ code: 2, err: expect.stringContaining('--xml') });
    expect(await runArgs([])).toMatchObject({ code: 2, err: expect.stringContaining('用法') });
  });

  it('answers an empty array with an empty array', async () => {
    expect(await run('[]', '--json')).toMatchObject({ code: 0, out: '[]\n' });
  });
});
