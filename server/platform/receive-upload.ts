import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type FileKind, findFileKind, isCutOff, MOST_SCAN_MEGABYTES } from '#core/platform/file-kind.ts';
import { cleanFileName } from '#core/platform/file-name.ts';
import { type RefusalDetail, refuse } from '#core/platform/refusal.ts';
import { findMarkInName, findMarkInText } from '#core/platform/secrecy-mark.ts';
import { readFirstLines } from './first-page-text.ts';
import { refuseInput } from './read-input.ts';
import { requireClean } from './scan-file.ts';
import { toStrict } from './strict-input.ts';

export interface UploadedFile {
  /** Cleaned: no path, nothing unseen. */
  name: string;
  content: Buffer;
}

export interface UploadLimits {
  /** What the file may be by its bytes; absent: anything but a program. */
  accepts?: readonly FileKind[];
  /** Smaller than the server's own limit. */
  mostMegabytes?: number;
}

/** A photographed or scanned page. */
export const SCAN_LIMITS: UploadLimits = {
  accepts: ['pdf', 'jpeg', 'png'],
  mostMegabytes: MOST_SCAN_MEGABYTES,
};
/** A workbook in any format that is read; old systems write tables in HTML under an Excel name. */
export const WORKBOOK_LIMITS: UploadLimits = { accepts: ['zip', 'office-97', 'text', 'markup'] };

/**
 * One file of a multipart request with the text fields that stand before it, read by the contract's schema. The whole
 * file is held in memory; its size is limited by the server (app.ts), and a longer one is refused, not cut.
 */
export async function receiveUpload<Fields extends z.ZodType>(
  request: FastifyRequest,
  schema: Fields,
  limits: UploadLimits = {},
): Promise<{ fields: z.output<Fields>; file: UploadedFile }> {
  const part = request.isMultipart() ? await request.file().catch(refuseBroken) : undefined;
  if (!part)
    throw refuse('invalid', 'UPLOAD_MISSING', '没有收到文件', 'No file was sent', ['选择文件后上传']);
  const raw: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(part.fields)) {
    const one = Array.isArray(field) ? field[0] : field;
    if (one?.type === 'field') raw[name] = one.value;
  }
  const parsed = toStrict(schema).safeParse(raw);
  if (!parsed.success) throw refuseInput(parsed.error, refuseFields);
  const content = await part.toBuffer().catch((error: unknown) => {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw refuseSize(64);
    return refuseBroken(error);
  });
  // The reader does not notice a file whose piece ends exactly at the limit: the rest would be cut off in silence.
  if (part.file.truncated) throw refuseSize(64);
  const file = { name: cleanFileName(part.filename), content };
  requireAcceptable(file, limits);
  await requireClean(file);
  return { fields: parsed.data, file };
}

const refuseFields = (details: RefusalDetail[]) =>
  refuse(
    'invalid',
    'UPLOAD_FIELDS_INVALID',
    '随文件填写的内容不完整',
    'The fields sent with the file are incomplete',
    [],
    details,
  );

/** What the reader of the form says without a status of its own: the form ends too early, or is no form. */
function refuseBroken(error: unknown): never {
  if ((error as { statusCode?: number }).statusCode !== undefined) throw error;
  throw refuse('invalid', 'UPLOAD_BROKEN_OFF', '文件没有传完', 'The upload broke off before its end', [
    '检查网络后重新上传',
  ]);
}

const refuseSize = (megabytes: number) =>
  refuse(
    'limit',
    'FILE_TOO_LARGE',
    `文件超过${megabytes}MB，不能上传`,
    `The file is larger than ${megabytes} MB`,
    ['压缩或分成几份后上传'],
  );

/** Size, what it is by its bytes, and no mark of state secrecy on it (handbook 8.2). */
export function requireAcceptable(file: UploadedFile, limits: UploadLimits = {}): void {
  const { name, content } = file;
  if (content.length === 0) throw refuse('invalid', 'FILE_EMPTY', '文件是空的', 'The file is empty');
  if (limits.mostMegabytes && content.length > limits.mostMegabytes * 1024 * 1024)
    throw refuseSize(limits.mostMegabytes);
  const kind = findFileKind(content);
  if (limits.accepts ? !limits.accepts.includes(kind) : kind === 'program')
    throw refuse(
      'invalid',
      'FILE_KIND_NOT_ACCEPTED',
      `“${name}”的内容不是这里可以上传的文件`,
      'The content of this file is of a kind that is not accepted here',
      limits.accepts?.includes('pdf') ? ['上传 PDF、JPG 或 PNG 文件'] : ['上传 .xlsx、.xls 或 .csv 文件'],
    );
  if (isCutOff(content))
    throw refuse('invalid', 'FILE_CUT_OFF', `“${name}”不完整，打不开`, 'The file breaks off before its end', [
      '重新扫描或重新取得文件后上传',
    ]);
  const mark = findMarkInName(name) ?? findMarkInText(readFirstLines(content));
  if (mark)
    throw refuse(
      'not-allowed-now',
      'FILE_MARKED_SECRET',
      `“${name}”标有“${mark}”。本系统只处理非涉密内容，涉密文件不得上传`,
      `The file is marked ${mark}: classified material must not be put into this system`,
      ['按保密规定在涉密系统中办理'],
    );
}
