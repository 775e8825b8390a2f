/** `import FILE`: an import from the command line, by the rules of the interface; it asks nothing and guesses nothing. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { ImportQuestion, ImportView } from '#core/ledger/public.ts';
import { Refusal, refuse } from '#core/platform/public.ts';
import type { ImportHead } from '#core/quality/import-outcome.ts';
import { openCommandContext } from '#server/people/public.ts';
import { type Command, type CommandIo, type Ctx, withCommandDatabase } from '#server/platform/public.ts';
import { describeImport, reportRefusal } from './describe-import.ts';
import { applyImport } from './import/apply-import.ts';
import { compareFile, type ImportPages, readImport } from './import/read-import.ts';
import { runImportDryRun } from './import-dry-run.command.ts';

const USAGE =
  '用法 Usage: import FILE --dry-run [--as LOGIN] [--json]\n           import FILE --as LOGIN [--reason TEXT] [--json]\n文件可为 .xlsx、.xls、.csv；--as 与台账比对，去掉 --dry-run 即入账。';

interface Options {
  login: string;
  isDry: boolean;
  isJson: boolean;
  reason: string;
}

type Applied = Awaited<ReturnType<typeof applyImport>>;

/** What `--as` prints as JSON: the view of a dry run with the ledger's counts, the open questions, and what was done. */
interface CommandView extends ImportView {
  questions: Pick<ImportQuestion, 'key' | 'kind' | 'address' | 'sentence' | 'choices'>[];
  applied: Applied | null;
}

/** Rows that wait for an answer are not taken over either: they count as refused. */
function toView(pages: ImportPages, applied: Applied | null): CommandView {
  const { head, cells, findings, questions } = pages;
  const { data, unchanged, waiting, refused } = head.counts;
  return {
    sheets: head.sheets.map(({ name, headerRows, columns, furtherTables }, at) => ({
      name,
      headerRows,
      columns,
      ...(furtherTables ? { furtherTables } : {}),
      rows: cells[at] ?? [],
    })),
    findings,
    summary: {
      data,
      new: head.counts.new,
      changed: head.counts.changed,
      unchanged,
      refused: refused + waiting,
    },
    questions: questions.map(({ key, kind, address, sentence, choices }) => ({
      key,
      kind,
      address,
      sentence,
      choices,
    })),
    applied,
  };
}

/** Sheets that are left out, each with its reason. */
const describeLeftSheets = (head: ImportHead): string =>
  head.sheets
    .filter((sheet) => !sheet.isChosen && sheet.rowCount > 0)
    .map((sheet) => `工作表“${sheet.name}”没有选入${sheet.reason ? `：${sheet.reason}` : ''}\n`)
    .join('');

function describeLedger(view: CommandView): string {
  const { data, changed, unchanged, refused } = view.summary;
  const lines = [
    ...view.questions.map(
      (question) =>
        `[待答复] ${question.address}　${question.sentence}${question.choices.length > 0 ? `：${question.choices.map((choice) => choice.label).join(' / ')}` : ''}`,
    ),
    `共${data}行数据：新增${view.summary.new}，改动${changed}，与台账一致${unchanged}，不入账${refused}。`,
    ...(view.applied ? [`${view.applied.sentence}。`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const refuseOpen = (head: ImportHead) =>
  refuse(
    'not-allowed-now',
    'IMPORT_QUESTIONS_OPEN',
    `有${head.openQuestions}个问题须由人答复，没有入账`,
    'Questions are open; nothing was applied',
    ['在“导入台账”页面答复后入账', '改好文件后再导入'],
  );

/** Nothing is applied while a question is open; refused rows stay in the file and end the command with 1. */
async function applyRead(
  ctx: Ctx,
  importId: string,
  head: ImportHead,
  reason: string,
): Promise<Applied | null> {
  if (head.openQuestions > 0) return null;
  if (head.counts.new + head.counts.changed === 0) return null;
  return applyImport(ctx, importId, { statuses: ['new', 'changed'], without: [], reason });
}

async function importAs(ctx: Ctx, file: string, options: Options, io: CommandIo): Promise<number> {
  const source = { name: basename(file), content: await readSource(file) };
  const print = (view: CommandView, head: ImportHead): void =>
    io.stdout(
      options.isJson
        ? JSON.stringify(view)
        : describeImport(view) + describeLeftSheets(head) + describeLedger(view),
    );
  if (options.isDry) {
    const pages = await compareFile(ctx, source);
    const view = toView(pages, null);
    print(view, pages.head);
    const isClean = view.summary.refused === 0 && view.findings.every((one) => one.severity !== 'error');
    return isClean ? 0 : 1;
  }
  const { importId, pages } = await readImport(ctx, source);
  const applied = await applyRead(ctx, importId, pages.head, options.reason);
  print(toView(pages, applied), pages.head);
  if (pages.head.openQuestions > 0) {
    const { zh, allowed, code } = refuseOpen(pages.head).body;
    io.stderr(`${zh}。\n${allowed.join('；')}。（${code}）`);
    return 1;
  }
  return pages.head.counts.refused > 0 ? 1 : 0;
}

function readSource(file: string): Promise<Buffer> {
  return readFile(file).catch(() => {
    throw refuse('not-found', 'IMPORT_FILE_NOT_FOUND', `找不到文件：${file}`, `No such file: ${file}`, [
      '请核对文件路径',
    ]);
  });
}

/**
 * Exit code 0 when everything was understood and taken over, 1 when something needs a person or is refused, 2 for wrong use.
 * `--dry-run` alone needs no database; with `--as` it compares with the ledger; `--as` alone applies.
 */
export const runImport: Command = async (args, io) => {
  if (!args.some((arg) => arg === '--as' || arg.startsWith('--as='))) {
    if (args.includes('--dry-run')) return runImportDryRun(args, io);
    io.stderr(USAGE);
    return 2;
  }
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      reason: { type: 'string', default: '' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (!values.as || file === undefined || positionals.length > 1) {
    io.stderr(USAGE);
    return 2;
  }
  const options = {
    login: values.as,
    isDry: values['dry-run'],
    isJson: values.json,
    reason: values.reason,
  };
  try {
    return await withCommandDatabase(async ({ app }) =>
      importAs(await openCommandContext(app, options.login), file, options, io),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return reportRefusal(error, options.isJson, io);
  }
};
