/** `tasks-from-text FILE --date 2024-06-18 [--directory DIR.json] [--json]` (讲话拆解): no database, no network. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isIsoDate, Refusal, refuse } from '#core/platform/public.ts';
import { Directory } from '#core/supervision/speech/directory.ts';
import { toDirectoryForm } from '#core/supervision/speech/directory-forms.ts';
import { findTasks } from '#core/supervision/speech/find-tasks.ts';
import { printSpeechTasks } from '#core/supervision/speech/task-proposal.ts';
import type { CommandIo } from '#server/platform/public.ts';
import { describeTasks } from './describe-tasks.ts';
import { readDocument, requireSpeechLength } from './read-document.ts';

const USAGE =
  '用法：tasks-from-text 文件 --date 2024-06-18 [--directory 名录.json] [--json]\n' +
  '文件可为 .docx 或文本（UTF-8、GB18030），不超过20000字；--date 为会议或印发日期。\n' +
  '名录形如 {"place":"望川县","units":[{"name","shortName","aliases":[…],"kind":"department|office|town|county|park|company|command"}]}。\n';

interface Order {
  file: string;
  date: string;
  directory: string | null;
  isJson: boolean;
}

/** Wrong use: exit code 2, with the usage. */
class WrongUse extends Error {}

function readArguments(args: string[]): Order {
  let parsed: ReturnType<typeof parseOrder>;
  try {
    parsed = parseOrder(args);
  } catch (error) {
    throw new WrongUse(`选项有误：${error instanceof Error ? error.message.split('\n')[0] : ''}`);
  }
  const { values, positionals } = parsed;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new WrongUse('请给出一个文件');
  if (values.date === undefined)
    throw new WrongUse('缺少 --date，相对日期（本周内、6月底前）要按会议日期推算');
  if (!isIsoDate(values.date)) throw new WrongUse(`--date ${values.date} 不是日期，应形如 2024-06-18`);
  return { file, date: values.date, directory: values.directory ?? null, isJson: values.json ?? false };
}

function parseOrder(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: { date: { type: 'string' }, directory: { type: 'string' }, json: { type: 'boolean' } },
  });
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new WrongUse(
      `${file} 无法读取${code === 'ENOENT' ? '：文件不存在' : code === 'EISDIR' ? '：这是文件夹' : `（${code}）`}`,
    );
  }
}

async function readDirectory(file: string | null): Promise<Directory | null> {
  if (file === null) return null;
  const refuseDirectory = (detail: string) =>
    refuse(
      'invalid',
      'DIRECTORY_UNREADABLE',
      `名录 ${file} ${detail}`,
      `The directory ${file} cannot be used`,
      ['名录应为 UTF-8 的 JSON：{"place":"望川县","units":[{"name":"望川县财政局","aliases":["县财政局"]}]}'],
    );
  const bytes = await readBytes(file);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch {
    throw refuseDirectory('不是正确的 JSON');
  }
  const parsed = Directory.safeParse(toDirectoryForm(value));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw refuseDirectory(`不合要求：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}

function reportRefusal(refusal: Refusal, isJson: boolean, io: CommandIo): number {
  const { code, zh, allowed } = refusal.body;
  if (isJson) io.stdout(`${JSON.stringify({ refusal: refusal.body })}\n`);
  io.stderr(`${zh}。${allowed.map((remedy) => `\n${remedy}。`).join('')}\n（${code}）\n`);
  return 1;
}

/**
 * Exit code 0 when the text was read, whatever was found in it; 1 when the file or the directory is refused (empty, over
 * 20,000 characters, neither Word nor text); 2 for wrong use: no file, not readable, no or no valid date, unknown option.
 */
export async function runTasksFromText(args: string[], io: CommandIo): Promise<number> {
  try {
    const order = readArguments(args);
    const text = await readDocument(await readBytes(order.file));
    requireSpeechLength(text);
    const found = findTasks(text, { date: order.date, directory: await readDirectory(order.directory) });
    io.stdout(
      order.isJson ? `${JSON.stringify(printSpeechTasks(found), null, 2)}\n` : describeTasks(text, found),
    );
    return 0;
  } catch (error) {
    if (error instanceof Refusal) return reportRefusal(error, args.includes('--json'), io);
    if (!(error instanceof WrongUse)) throw error;
    io.stderr(`${error.message}。\n${USAGE}`);
    return 2;
  }
}
