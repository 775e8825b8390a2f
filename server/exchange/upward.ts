import { z } from 'zod';
import type { UpwardDifference, UpwardTemplateView } from '#core/exchange/contract.ts';
import { suggestUpwardMapping, UPWARD_FIELDS, type UpwardMapping } from '#core/exchange/upward-mapping.ts';
import { isSameUpwardCell } from '#core/exchange/upward-values.ts';
import { LEDGER_FIELDS, type RawCell, shownOf, understandWorkbook } from '#core/ledger/public.ts';
import { hasRole } from '#core/people/public.ts';
import { formatPeriod, refuse } from '#core/platform/public.ts';
import { findFrozenFacts } from '#server/documents/public.ts';
import { readWorkbook, readWorkbookBytes } from '#server/ledger/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  getFile,
  keepFile,
  once,
  type Tx,
  type UploadedFile,
  withScope,
} from '#server/platform/public.ts';
import { type FilledCell, fillTemplate } from './fill-template.ts';
import {
  addUpwardReportRow,
  addUpwardTemplateRow,
  getUpwardTemplate,
  listKnownGroups,
  listUpwardGroups,
  listUpwardProjects,
  listUpwardReportRows,
  listUpwardTemplateRows,
} from './upward.queries.ts';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Difference = z.input<typeof UpwardDifference>;

function requireOffice(ctx: Ctx): void {
  if (!hasRole(ctx.actor, 'office-clerk', 'office-head'))
    throw refuse(
      'forbidden',
      'UPWARD_NOT_YOURS',
      '上报表由项目办办理',
      'The project office fills upward tables',
      ['请联系项目办'],
    );
}

export async function getUpwardTemplates(ctx: Ctx): Promise<{
  templates: z.input<typeof UpwardTemplateView>[];
  fields: { field: (typeof UPWARD_FIELDS)[number]; zh: string }[];
}> {
  requireOffice(ctx);
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const reports = await listUpwardReportRows(tx, regionId);
    return {
      templates: (await listUpwardTemplateRows(tx, regionId)).map((row) => ({
        ...row,
        reports: reports.filter((report) => report.templateName === row.name),
      })),
      fields: UPWARD_FIELDS.map((field) => ({ field, zh: LEDGER_FIELDS[field].zh })),
    };
  });
}

/** Reads a template of the upper level once and suggests what its heads and rows mean. */
export async function addUpwardTemplate(
  ctx: Ctx,
  name: string,
  file: UploadedFile,
): Promise<{ templateId: string; name: string; mapping: UpwardMapping }> {
  requireOffice(ctx);
  const workbook = await readWorkbook({ bytes: file.content, fileName: file.name });
  if (workbook.format !== 'xlsx')
    throw refuse(
      'invalid',
      'UPWARD_KIND',
      '上报表模板须为 .xlsx，另存为 Excel 工作簿后再传',
      'A template is an .xlsx workbook',
      ['用 Excel 或 WPS 另存为 .xlsx'],
    );
  const reading = understandWorkbook(workbook);
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    const groups = await listKnownGroups(tx, regionId);
    const mapping = reading.sheets
      .map((sheet) => suggestUpwardMapping(sheet, groups))
      .find((one) => one !== null);
    if (!mapping)
      throw refuse('invalid', 'UPWARD_NO_HEAD', '模板中没有找到表头', 'No head was found in the template', [
        '确认表头行有文字',
        '只保留要填的工作表',
      ]);
    const actId = await appendAct(tx, ctx, 'upward-template-added.v1', { name, fileName: file.name });
    const { fileId } = await keepFile(tx, ctx, {
      name: file.name,
      mediaType: XLSX_TYPE,
      content: file.content,
      subject: 'upward-template',
      actId,
    });
    const before = (await listUpwardTemplateRows(tx, regionId)).find((row) => row.name === name);
    const templateId = await addUpwardTemplateRow(tx, {
      regionId,
      name,
      fileId,
      mapping,
      supersedesId: before?.id ?? null,
      actId,
    });
    await appendAudit(tx, ctx, {
      kind: 'add-upward-template',
      outcome: 'ok',
      subject: `upward:${templateId}`,
    });
    return { templateId, name, mapping };
  });
}

/** A corrected mapping is a new version of the template; the reports of the old one keep theirs. */
export async function setUpwardMapping(
  ctx: Ctx,
  templateId: string,
  mapping: UpwardMapping,
): Promise<{ templateId: string }> {
  requireOffice(ctx);
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    const row = await getUpwardTemplate(tx, regionId, templateId);
    if (row.isSuperseded)
      throw refuse(
        'conflict',
        'UPWARD_CHANGED_MEANWHILE',
        '这张上报表的对应关系刚刚被改过',
        'The mapping was changed meanwhile',
        ['刷新后再改'],
      );
    const actId = await appendAct(tx, ctx, 'upward-mapping-set.v1', { templateId, mapping });
    const next = await addUpwardTemplateRow(tx, {
      regionId,
      name: row.name,
      fileId: row.fileId,
      mapping,
      supersedesId: templateId,
      actId,
    });
    return { templateId: next };
  });
}

interface Filled {
  name: string;
  freezeId: string;
  mapping: UpwardMapping;
  content: Buffer;
  cells: FilledCell[];
}

async function fill(tx: Tx, ctx: Ctx, templateId: string, period: string): Promise<Filled> {
  const { regionId } = ctx.actor;
  const row = await getUpwardTemplate(tx, regionId, templateId);
  const frozen = await findFrozenFacts(tx, regionId, period);
  if (!frozen)
    throw refuse(
      'not-allowed-now',
      'PERIOD_NOT_FROZEN',
      `${formatPeriod(period)}尚未定版，不能填上报表`,
      'The period is not frozen',
      ['先由项目办主任定版'],
    );
  const q = { regionId, period, level: row.mapping.level };
  const source = { projects: await listUpwardProjects(tx, q), groups: await listUpwardGroups(tx, q) };
  const template = await getFile(tx, regionId, row.fileId);
  const filled = await fillTemplate(template.content, row.mapping, source);
  return {
    name: `${row.name}（${formatPeriod(period)}）.xlsx`,
    freezeId: frozen.freeze_id,
    mapping: row.mapping,
    ...filled,
  };
}

export async function getFilledUpwardTable(
  ctx: Ctx,
  templateId: string,
  period: string,
): Promise<{ name: string; content: Buffer }> {
  requireOffice(ctx);
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const filled = await fill(tx, ctx, templateId, period);
    await appendAudit(tx, ctx, {
      kind: 'fill-upward-table',
      outcome: 'ok',
      subject: `upward:${templateId}`,
      detail: { period },
    });
    return { name: filled.name, content: filled.content };
  });
}

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
  const filled = await withScope(ctx.db, ctx.actor, (tx) => fill(tx, ctx, templateId, period));
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
  const filled = await withScope(ctx.db, ctx.actor, (tx) => fill(tx, ctx, templateId, period));
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
    return { name: file.name, content: file.content };
  });
}
