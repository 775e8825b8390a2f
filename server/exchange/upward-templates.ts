import type { z } from 'zod';
import type { UpwardTemplateView } from '#core/exchange/contract.ts';
import {
  sayUpwardField,
  suggestUpwardMapping,
  UPWARD_FIELDS,
  type UpwardMapping,
} from '#core/exchange/upward-mapping.ts';
import { understandWorkbook } from '#core/ledger/public.ts';
import { hasRole } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import { readWorkbook } from '#server/ledger/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  keepFile,
  once,
  type UploadedFile,
  withScope,
} from '#server/platform/public.ts';
import {
  addUpwardTemplateRow,
  getUpwardTemplate,
  listKnownGroups,
  listUpwardReportRows,
  listUpwardTemplateRows,
} from './upward.queries.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function requireOffice(ctx: Ctx): void {
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
      fields: UPWARD_FIELDS.map((field) => ({ field, zh: sayUpwardField(field) })),
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
