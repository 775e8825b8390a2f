import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import { refuse } from '#core/platform/refusal.ts';
import { describeFailure } from './command-failure.ts';

const USAGE = 'backup FILE [--json]';

function failOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}
const parse = (args: string[]) =>
  failOf(() => parseArgs({ args, options: { as: { type: 'string' }, json: { type: 'boolean' } } }));

describe('a command that fails', () => {
  it.each([
    [['--bogus'], '不认识的选项 --bogus。'],
    [['extra'], '多余的参数 extra。'],
    [['--as'], '的值缺少或不对。'],
    [['--as', '-5'], '的值缺少或不对。'],
  ])('says what is wrong with %j in Chinese, with the usage, and ends with 2', (args, words) => {
    const { lines, exitCode } = describeFailure(parse(args), args, USAGE);
    expect(lines[0]).toContain(words);
    expect(lines[1]).toBe(`用法 Usage: ${USAGE}`);
    expect(exitCode).toBe(2);
  });

  it('ends with 2 where a file that was named cannot be read or written', () => {
    const missing = path.join(os.tmpdir(), 'no-such-folder', 'a.docx');
    const write = failOf(() => fs.writeFileSync(`${missing}.partial`, ''));
    expect(describeFailure(write, ['2026-10', '--out', missing], USAGE)).toMatchObject({
      lines: [`${missing}：没有这个文件或文件夹。No such file or folder.`],
      exitCode: 2,
    });
    const folder = failOf(() => fs.readFileSync(os.tmpdir()));
    expect(describeFailure(folder, [os.tmpdir()], USAGE).exitCode).toBeGreaterThan(0);
  });

  it('ends with 1 where a file of the product itself is missing', () => {
    const own = failOf(() => fs.readFileSync(path.join(os.tmpdir(), 'no-template')));
    expect(describeFailure(own, ['2026-10', '--as', 'somebody'], USAGE).exitCode).toBe(1);
  });

  it('gives a refusal whole to machines and ends with 1, or with 2 where the named file is missing', () => {
    const refusal = refuse('forbidden', 'NOT_YOURS', '由项目办办理', 'Not yours', ['请项目办办理']);
    expect(describeFailure(refusal, [], USAGE)).toMatchObject({
      lines: ['由项目办办理  Not yours [NOT_YOURS]', '  → 请项目办办理'],
      json: { refusal: { code: 'NOT_YOURS' } },
      exitCode: 1,
    });
    const missing = refuse('not-found', 'BACKUP_NOT_FOUND', '没有文件', 'No file');
    expect(describeFailure(missing, [], USAGE).exitCode).toBe(2);
  });
});
