import { z } from 'zod';
import type { UpwardDifference } from '#core/exchange/contract.ts';
import { isSameUpwardCell } from '#core/exchange/upward-values.ts';
import { type RawCell, shownOf } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import { readWorkbook, readWorkbookBytes } from '#server/ledger/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  getFile,
  keepFile,
  once,
  type UploadedFile,
  withScope,
} from '#server/platform/public.ts';
import { type Filled, fillUpward } from './fill-upward.ts';
import { addUpwardReportRow, listUpwardReportRows } from './upward.queries.ts';
import { requireOffice, XLSX_TYPE } from './upward-templates.ts';

type Difference = z.input<typeof UpwardDifference>;

/** What the cell holds: a number as it is stored, a percent as percent, words as shown. */
function readCell(cell: RawCell | undefined): string | null {
  if (cell !== null && cell !== undefined && typeof cell !== 'string' && cell.type === 'number') {
    if (!cell.format?.includes('%')) return cell.value;
    return shownOf(cell)?.replace('%', '') ?? null;
  }
  return shownOf(cell);
}

function columnIndex(letters: string): number {
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

async function compare(filled: Filled, file: UploadedFile): Promise<Difference[]> {
  const workbook = await readWorkbook({ bytes: file.content, fileName: file.name });
  // Our own file needs no process of its own; read the same way, its cells are comparable.
  const ours = await readWorkbookBytes(filled.content, filled.name);
  const sheetOf = (one: typeof workbook) => one.sheets.find((sheet) => sheet.name === filled.mapping.sheet);
  const sheet = sheetOf(workbook);
  if (!sheet)
    throw refuse(
      'not-found',
      'SHEET_NOT_FOUND',
      `上报的工作簿中没有工作表“${filled.mapping.sheet}”`,
      `The workbook has no sheet "${filled.mapping.sheet}"`,
      ['核对是不是这张上报表'],
    );
  return filled.cells.flatMap((cell) => {
    const match = /^([A-Z]+)(\d+)$/.exec(cell.address);
    const at = (one: typeof sheet | undefined): string | null =>
      readCell(one?.rows[Number(match?.[2] ?? 1) - 1]?.[columnIndex(match?.[1] ?? 'A')]);
    const [mine, theirs] = [at(sheetOf(ours)), at(sheet)];
    return isSameUpwardCell(mine, theirs)
      ? []
      : [{ address: cell.address, rowName: cell.rowName, head: cell.head, ours: mine, theirs }];
  });
}

/** The version that was really reported beside the county's own figures, cell by cell. */
export async function compareUpwardTable(
  ctx: Ctx,
  templateId: string,
  period: string,
  file: UploadedFile,
): Promise<{ differences: Difference[] }> {
  requireOffice(ctx);
  const filled = await withScope(ctx.db, ctx.actor, (tx) => fillUpward(tx, ctx, templateId, period));
  return { differences: await compare(filled, file) };
}

const Explanations = z.record(z.string(), z.string().trim().max(300));

function parseExplanations(text: string): Record<string, string> {
  try {
    return Explanations.parse(JSON.parse(text));
  } catch {
    throw refuse('invalid', 'UPWARD_UNEXPLAINED', '差异说明没有读懂', 'The explanations cannot be read', [
      '重新填写说明',
    ]);
  }
}

/** Keeps the version reported; every difference from the county's own figures is explained (8.11). */
export async function recordUpwardReport(
  ctx: Ctx,
  input: { templateId: string; period: string; explanations: string },
  file: UploadedFile,
): Promise<{ reportId: string; differences: number }> {
  requireOffice(ctx);
  const { regionId } = ctx.actor;
  const { templateId, period } = input;
  const explanations = parseExplanations(input.explanations);
  const filled = await withScope(ctx.db, ctx.actor, (tx) => fillUpward(tx, ctx, templateId, period));
  const found = await compare(filled, file);
  const open = found.filter((one) => (explanations[one.address] ?? '') === '');
  if (open.length > 0)
    throw refuse(
      'not-allowed-now',
      'UPWARD_UNEXPLAINED',
      `有${open.length}处与本县定版数据不同，还没有说明`,
      `${open.length} differences are not explained`,
      ['逐项填写说明', '按填出的版本上报'],
      open.slice(0, 50).map((one) => ({ at: one.address, message: `${one.rowName} ${one.head}` })),
    );
  const differences = found.map((one) => ({ ...one, explanation: explanations[one.address] ?? '' }));
  return once(ctx, async (tx) => {
    const actId = await appendAct(tx, ctx, 'upward-reported.v1', { templateId, period, differences });
    const { fileId } = await keepFile(tx, ctx, {
      name: file.name,
      mediaType: XLSX_TYPE,
      content: file.content,
      subject: 'upward-report',
      actId,
    });
    const reportId = await addUpwardReportRow(tx, {
      regionId,
      templateId,
      period,
      freezeId: filled.freezeId,
      fileId,
      differences,
      actId,
    });
    await appendAudit(tx, ctx, {
      kind: 'record-upward-report',
      outcome: 'ok',
      subject: `upward:${templateId}`,
      detail: { period, differences: differences.length },
    });
    return { reportId, differences: differences.length };
  });
}

export async function getUpwardReportFile(
  ctx: Ctx,
  reportId: string,
): Promise<{ name: string; content: Buffer }> {
  requireOffice(ctx);
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const report = (await listUpwardReportRows(tx, regionId)).find((one) => one.id === reportId);
    if (!report)
      throw refuse('not-found', 'UPWARD_NOT_FOUND', '没有这份上报版本', 'No such reported version', [
        '回到上报表列表',
      ]);
    const file = await getFile(tx, regionId, report.fileId);
    await appendAudit(tx, ctx, {
      kind: 'download-upward-report',
      outcome: 'ok',
      subject: `upward-report:${reportId}`,
    });
    return { name: file.name, content: file.content };
  });
}
