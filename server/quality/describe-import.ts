/** What an import command says to people; `--json` says the same to machines. */
import { type ImportView, LEDGER_FIELDS } from '#core/ledger/public.ts';
import type { Refusal } from '#core/platform/public.ts';
import type { CommandOutput } from './check-figures.command.ts';

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

/** The sentence on standard error, the whole refusal as `{refusal}` on standard output with `--json`; gives the exit code. */
export function reportRefusal(refusal: Refusal, json: boolean, io: CommandOutput): number {
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

/** Sheets with their columns, then findings, then the counts. */
export function describeImport(view: ImportView): string {
  const lines = view.sheets.flatMap(describeSheet);
  for (const finding of view.findings.slice(0, MAX_LISTED)) {
    lines.push(
      `[${SEVERITY_WORDS[finding.severity]}] ${finding.address}　${finding.message}（${finding.code}）`,
    );
  }
  if (view.findings.length > MAX_LISTED)
    lines.push(`另有${view.findings.length - MAX_LISTED}条，请用 --json 查看全部。`);
  return `${lines.join('\n')}\n`;
}

/** The counts of a dry run that has no ledger to compare with. */
export function describeCounts(view: ImportView): string {
  const { data, refused } = view.summary;
  const errors = view.findings.filter((finding) => finding.severity === 'error').length;
  return `共${data}行数据，可导入${data - refused}行，不能导入${refused}行；错误${errors}处，其他提示${view.findings.length - errors}处。\n`;
}
