import { refuse } from '#core/platform/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  keepFile,
  once,
  sha256,
  type UploadedFile,
  withScope,
} from '#server/platform/public.ts';
import { listOwnCodes, loadDictionary, requireImporter } from './import-desk.ts';
import { addImport, findAnswersOfContent } from './imports.queries.ts';
import { readFileApart } from './read-file.ts';

const MEDIA_TYPES: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  et: 'application/vnd.ms-excel',
  csv: 'text/csv',
  txt: 'text/plain',
  htm: 'text/html',
  html: 'text/html',
};

function requireMediaType(name: string): string {
  const mediaType = MEDIA_TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''];
  if (mediaType) return mediaType;
  throw refuse(
    'invalid',
    'IMPORT_NOT_WORKBOOK',
    `不能导入“${name}”`,
    'This kind of file cannot be imported',
    ['上传 .xlsx、.xls 或 .csv 文件', '带宏的 .xlsm 请先另存为 .xlsx'],
  );
}

async function requireIndicators(ctx: Ctx): Promise<void> {
  const own = await withScope(ctx.db, ctx.actor, (tx) => listOwnCodes(tx, ctx, ctx.actor.orgId));
  if (own.size > 0) return;
  throw refuse(
    'not-allowed-now',
    'NO_INDICATORS_OF_UNIT',
    `没有由${ctx.actor.orgName}报送的指标`,
    'No indicator is filed by this unit',
    ['由项目办在指标设置里把来源部门设为本单位'],
  );
}

/** 导入统计数据: the file is kept as it came and read; nothing is filed before the questions are answered. */
export async function startStatImport(ctx: Ctx, file: UploadedFile): Promise<{ id: string }> {
  requireImporter(ctx);
  const mediaType = requireMediaType(file.name);
  await requireIndicators(ctx);
  const { regionId, orgId } = ctx.actor;
  const hash = sha256(file.content);
  const known = await withScope(ctx.db, ctx.actor, async (tx) => ({
    dictionary: await loadDictionary(tx, ctx),
    answers: await findAnswersOfContent(tx, { regionId, orgId, hash }),
  }));
  const thisYear = Number(ctx.today.slice(0, 4));
  const reading = await readFileApart({ bytes: file.content, fileName: file.name, thisYear, ...known });
  return once(ctx, async (tx) => {
    const actId = await appendAct(tx, ctx, 'statistics-file-read.v1', { name: file.name, sha256: hash });
    const { fileId } = await keepFile(tx, ctx, {
      ...{
        name: file.name.slice(-200),
        mediaType,
        content: file.content,
        subject: 'statistics-file',
        orgId,
        actId,
      },
    });
    const fileName = file.name.slice(-200);
    const id = await addImport(tx, ctx, { fileId, fileName, answers: known.answers, reading, actId });
    const detail = { file: file.name, sha256: hash, cells: reading.cells.length };
    await appendAudit(tx, ctx, {
      kind: 'read-statistics-file',
      outcome: 'ok',
      subject: `statistics-import:${id}`,
      detail,
    });
    return { id };
  });
}
