/** `import FILE --dry-run [--json]`: what an import would understand of a file; no database, nothing stored. */
import { basename } from 'node:path';
import { type ImportView, LEDGER_FIELDS, toImportView } from '#core/ledger/public.ts';
import { Refusal } from '#core/platform/public.ts';
import type { CommandOutput } from './check-figures.command.ts';
import { reviewImport } from './review-import.ts';

const USAGE = '用法：import 文件 --dry-run [--json]\n文件可为 .xlsx、.xls、.csv。\n';
const KIND_WORDS = {
  data: '数据',
  group: '分组',
  subtotal: '小计',
  note: '说明',
  blank: '空行',
  header: '表头',
} as const;
const SEVERITY_WORDS = { error: '错误', warning: '提醒', note: '说明' } as const;
const MAX_LISTED = 200;

/**
 * Exit code 0 when nothing needs a person, 1 when there are errors or the file is refused, 2 for wrong use.
 * With `--json` a refusal is printed on standard output as `{refusal}`, so that a machine reads one stream.
 */
export async function runImportDryRun(args: string[], io: CommandOutput): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json' && arg !== '--dry-run');
  const [file] = files;
  if (unknown !== undefined || file === undefined || files.length > 1) {
    io.stderr(unknown === undefined ? USAGE : `不认识的选项 ${unknown}。\n${USAGE}`);
    return 2;
  }
  try {
    const { reading, findings } = await reviewImport({ path: file, fileName: basename(file) });
    const view = toImportView(reading, findings);
    io.stdout(args.includes('--json') ? `${JSON.stringify(view)}\n` : describeImport(view));
    return view.findings.some((finding) => finding.severity === 'error') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return reportRefusal(error, args.includes('--json'), io);
  }
}

function reportRefusal(refusal: Refusal, json: boolean, io: CommandOutput): number {
  const { code, zh, allowed } = refusal.body;
  if (json) io.stdout(`${JSON.stringify({ refusal: refusal.body })}\n`);
  io.stderr(`${zh}。${allowed.map((remedy) => `\n${remedy}。`).join('')}\n（${code}）\n`);
  return code === 'IMPORT_FILE_NOT_FOUND' ? 2 : 1;
}

function describeSheet(sheet: ImportView['sheets'][number]): string[] {
  const counts = new Map<string, number>();
  for (const row of sheet.rows) counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1);
  const kinds = (Object.keys(KIND_WORDS) as (keyof typeof KIND_WORDS)[])
    .filter((kind) => (counts.get(kind) ?? 0) > 0)
    .map((kind) => `${KIND_WORDS[kind]}${counts.get(kind)}行`);
  const heads = sheet.headerRows.length === 0 ? '没有找到表头' : `表头在第${sheet.headerRows.join('、')}行`;
  const lines = [`工作表“${sheet.name}”：${heads}；${kinds.join('，')}`];
  for (const column of sheet.columns) {
    const field = column.field === null ? '（不入台账）' : LEDGER_FIELDS[column.field].zh;
    const unit = column.unit === null ? '' : `，单位${column.unit}`;
    const sure = column.field === null ? '' : `，把握${Math.round(column.confidence * 100)}%`;
    lines.push(
      `  ${column.address}　${column.header === '' ? '（无表头）' : column.header} → ${field}${unit}${sure}`,
    );
  }
  return lines;
}

function describeImport(view: ImportView): string {
  const lines = view.sheets.flatMap(describeSheet);
  for (const finding of view.findings.slice(0, MAX_LISTED)) {
    lines.push(
      `[${SEVERITY_WORDS[finding.severity]}] ${finding.address}　${finding.message}（${finding.code}）`,
    );
  }
  if (view.findings.length > MAX_LISTED)
    lines.push(`另有${view.findings.length - MAX_LISTED}条，请用 --json 查看全部。`);
  const { data, refused } = view.summary;
  const errors = view.findings.filter((finding) => finding.severity === 'error').length;
  lines.push(
    `共${data}行数据，可导入${data - refused}行，不能导入${refused}行；错误${errors}处，其他提示${view.findings.length - errors}处。`,
  );
  return `${lines.join('\n')}\n`;
}
