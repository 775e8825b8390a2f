import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import { PrintedSpeechTasks } from '#core/supervision/speech/task-proposal.ts';
import { runTasksFromText } from './tasks-from-text.command.ts';

const TEXT =
  '请县住建局牵头，县财政局配合，6月底前拿出停车整治方案。\n会议要求，各镇街于每月5日前报送进展。\n';
const DATE = ['--date', '2024-06-18'];

let folder = '';
async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function run(args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await runTasksFromText(args, {
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

const leads = (out: string): (string | null)[] =>
  PrintedSpeechTasks.parse(JSON.parse(out)).tasks.map((task) => task.leadUnit);

const paragraph = (text: string) => new Paragraph({ children: [new TextRun(text)] });
const row = (...cells: string[]) =>
  new TableRow({ children: cells.map((cell) => new TableCell({ children: [paragraph(cell)] })) });

/** Minutes with numbers made by Word and a table of tasks. */
function buildMinutes(): Promise<Buffer> {
  const numbered = (text: string) =>
    new Paragraph({ numbering: { reference: 'points', level: 0 }, children: [new TextRun(text)] });
  return Packer.toBuffer(
    new Document({
      numbering: {
        config: [
          {
            reference: 'points',
            levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }],
          },
        ],
      },
      sections: [
        {
          children: [
            paragraph('专题会议纪要'),
            paragraph('县水利局要：'),
            numbered('6月底前完成管网普查；'),
            numbered('9月底前完成改造。'),
            new Table({
              rows: [
                row('序号', '工作任务', '牵头单位', '配合单位', '完成时限'),
                row('1', '新建农村公路60公里', '县交通局', '县财政局', '10月底'),
              ],
            }),
          ],
        },
      ],
    }),
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tasks-from-text-'));
});

describe('tasks-from-text FILE', () => {
  it('prints the tasks as JSON for a text in UTF-8 and the same for GB18030', async () => {
    const utf8 = await run([await fileOf('a.txt', TEXT), ...DATE, '--json']);
    expect(utf8.code).toBe(0);
    expect(leads(utf8.out)).toEqual(['县住建局', '各镇街']);
    // 请财政局牵头，6月底前完成。 in GB18030.
    const bytes = Buffer.from('c7ebb2c6d5febeD6c7a3cdb7a3ac36d4c2b5d7c7b0cdeab3c9a1a3', 'hex');
    const gb = await run([await fileOf('b.txt', bytes), ...DATE, '--json']);
    expect(leads(gb.out)).toEqual(['财政局']);
  });

  it('reads a Word file: numbers that Word makes, and tables', async () => {
    const { code, out } = await run([await fileOf('a.docx', await buildMinutes()), ...DATE, '--json']);
    expect(code).toBe(0);
    const tasks = PrintedSpeechTasks.parse(JSON.parse(out)).tasks;
    expect(tasks.map((task) => [task.leadUnit, task.dueOn, task.supportingUnits])).toEqual([
      ['县水利局', '2024-06-30', []],
      ['县水利局', '2024-09-30', []],
      ['县交通局', '2024-10-31', ['县财政局']],
    ]);
  });

  it.each([
    ['a list of names', ['望川县住房和城乡建设局', '望川县财政局']],
    ['a list of records', [{ 全称: '望川县住房和城乡建设局', 简称: '县住建局', 类型: '部门' }]],
    ['names with their other names', { 望川县住房和城乡建设局: ['县住建局', '住建局'] }],
    [
      'records under another word',
      { departments: [{ name: '望川县住房和城乡建设局', alias: '县住建局、住建局' }] },
    ],
  ])('reads a directory kept as %s', async (_form, form) => {
    const directory = await fileOf('other.json', JSON.stringify(form));
    const { out } = await run([await fileOf('f.txt', TEXT), ...DATE, '--directory', directory, '--json']);
    expect(leads(out)[0]).toBe('望川县住房和城乡建设局');
  });

  it('names units by the directory when one is given', async () => {
    const directory = await fileOf(
      'directory.json',
      JSON.stringify({
        place: '望川县',
        units: [
          { name: '望川县住房和城乡建设局', shortName: '县住建局', kind: 'department' },
          { name: '甘溪镇', kind: 'town' },
          { name: '柳泉湾镇', kind: 'town' },
        ],
      }),
    );
    const { out } = await run([await fileOf('a.txt', TEXT), ...DATE, '--directory', directory, '--json']);
    const [first, second] = PrintedSpeechTasks.parse(JSON.parse(out)).tasks;
    expect(first?.leadUnit).toBe('望川县住房和城乡建设局');
    expect([second?.leadUnit, second?.supportingUnits]).toEqual(['各镇街', ['甘溪镇', '柳泉湾镇']]);
    expect(second?.toConfirm).toContain('group');
  });

  it('a group leads as the text calls it, and all its units follow', async () => {
    const units = ['甘溪镇', '石亭镇', '临川门街道'].map((name) => ({ name, kind: 'town' }));
    const directory = await fileOf('towns.json', JSON.stringify({ place: '望川县', units }));
    const text = await fileOf('g.txt', '各镇街6月底前完成摸底，县统计局配合。');
    const { out } = await run([text, ...DATE, '--directory', directory, '--json']);
    const [task] = PrintedSpeechTasks.parse(JSON.parse(out)).tasks;
    expect(task).toMatchObject({
      leadUnit: '各镇街',
      supportingUnits: ['甘溪镇', '石亭镇', '临川门街道', '县统计局'],
      dueOn: '2024-06-30',
      toConfirm: ['group', 'unknown-unit'],
    });
  });

  it('prints every task with its quote and what to confirm for people', async () => {
    const { code, out } = await run([await fileOf('a.txt', TEXT), ...DATE]);
    expect(code).toBe(0);
    expect(out).toContain('1. 县住建局');
    expect(out).toContain('时限：2024-06-30（6月底前）');
    expect(out).toContain('原文：请县住建局牵头');
    expect(out).toContain('共拆出2项任务');
  });

  it.each([
    ['an empty file', 'empty.txt', '', 'SPEECH_EMPTY'],
    ['more than 20,000 characters', 'long.txt', '一'.repeat(20_001), 'SPEECH_TOO_LONG'],
    ['a PDF', 'a.pdf', '%PDF-1.7 …', 'SPEECH_FILE_KIND'],
    ['a broken Word file', 'broken.docx', 'PK\u0003\u0004 broken', 'SPEECH_FILE_DAMAGED'],
  ])('refuses %s with exit code 1 and a remedy', async (_, name, content, code) => {
    const file = await fileOf(name, content);
    const answer = await run([file, ...DATE]);
    expect([answer.code, answer.out]).toEqual([1, '']);
    expect(answer.err).toContain(code);
    expect(JSON.parse((await run([file, ...DATE, '--json'])).out)).toMatchObject({ refusal: { code } });
  });

  it('20,000 characters are read', async () => {
    const text = '县住建局6月底前拿出方案。'.repeat(1540).slice(0, 20_000);
    expect((await run([await fileOf('full.txt', text), ...DATE, '--json'])).code).toBe(0);
  });

  it('says what is wrong with the call and gives exit code 2', async () => {
    const file = await fileOf('a.txt', TEXT);
    const calls: [string[], string][] = [
      [[], '请给出一个文件'],
      [[file], '缺少 --date'],
      [[file, '--date', '2024-02-30'], '不是日期'],
      [[join(folder, 'none.txt'), ...DATE], '文件不存在'],
      [[file, ...DATE, '--colour'], '选项有误'],
    ];
    for (const [args, words] of calls) {
      const { code, err } = await run(args);
      expect(code).toBe(2);
      expect(err).toContain(words);
    }
  });

  it('a directory that is none is refused', async () => {
    const directory = await fileOf('bad.json', '{"units":[{"title":"财政局"}]}');
    const { code, err } = await run([await fileOf('a.txt', TEXT), ...DATE, '--directory', directory]);
    expect(code).toBe(1);
    expect(err).toContain('DIRECTORY_UNREADABLE');
  });
});
