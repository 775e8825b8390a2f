import { type ImportCorrections, NO_CORRECTIONS } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import {
  appendAudit,
  type Ctx,
  keepFile,
  once,
  sendJob,
  type Tx,
  type UploadedFile,
} from '#server/platform/public.ts';
import { requireImporter } from './import-access.ts';
import { addImportRun, addJobRun } from './import-runs.queries.ts';
import { findKnownAnswers } from './known-answers.queries.ts';

const MEDIA_TYPES: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  csv: 'text/csv',
};

function requireWorkbookName(name: string): string {
  const mediaType = MEDIA_TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''];
  if (!mediaType)
    throw refuse(
      'invalid',
      'IMPORT_NOT_WORKBOOK',
      `不能导入“${name}”`,
      'This kind of file cannot be imported',
      ['上传 .xlsx、.xls 或 .csv 文件', '带宏的 .xlsm 请先另存为 .xlsx'],
    );
  return mediaType;
}

/** Keeps the original and notes the run, inside a transaction; who is to work it out is the caller's business. */
export async function noteImport(
  tx: Tx,
  ctx: Ctx,
  file: UploadedFile,
  corrections?: ImportCorrections,
): Promise<string> {
  const { regionId, personId } = ctx.actor;
  const { fileId, sha256 } = await keepFile(tx, ctx, {
    name: file.name.slice(-200),
    mediaType: requireWorkbookName(file.name),
    content: file.content,
    mark: '内部',
    subject: 'ledger-workbook',
  });
  const jobRunId = await addJobRun(tx, {
    regionId,
    personId,
    kind: 'ledger-import',
    state: 'waiting',
    message: '等待读取',
  });
  const importId = await addImportRun(tx, {
    regionId,
    personId,
    fileId,
    jobRunId,
    corrections: corrections ?? {
      ...NO_CORRECTIONS,
      answers: await findKnownAnswers(tx, regionId, sha256),
    },
  });
  await appendAudit(tx, ctx, {
    kind: 'start-import',
    outcome: 'ok',
    subject: `import:${importId}`,
    detail: { file: file.name, sha256 },
  });
  return importId;
}

export async function sendImportJob(tx: Tx, ctx: Ctx, importId: string): Promise<void> {
  await sendJob(tx, 'run-job', {
    kind: 'ledger-import',
    regionId: ctx.actor.regionId,
    importId,
    today: ctx.today,
  });
}

/** 上传台账工作簿: kept as it came, then read and compared by the worker. */
export async function startImport(ctx: Ctx, file: UploadedFile): Promise<{ importId: string }> {
  requireImporter(ctx);
  return once(ctx, async (tx) => {
    const importId = await noteImport(tx, ctx, file);
    await sendImportJob(tx, ctx, importId);
    return { importId };
  });
}
