import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { refuse } from '#core/platform/refusal.ts';

export interface UploadedFile {
  name: string;
  content: Buffer;
}

/**
 * One file of a multipart request with the text fields that stand before it, read by the contract's schema. The whole
 * file is held in memory; its size is limited by the server (app.ts), and a longer one is refused, not cut.
 */
export async function receiveUpload<Fields extends z.ZodType>(
  request: FastifyRequest,
  schema: Fields,
): Promise<{ fields: z.output<Fields>; file: UploadedFile }> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part)
    throw refuse('invalid', 'UPLOAD_MISSING', '没有收到文件', 'No file was sent', ['选择文件后上传']);
  const raw: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(part.fields)) {
    const one = Array.isArray(field) ? field[0] : field;
    if (one?.type === 'field') raw[name] = one.value;
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success)
    throw refuse(
      'invalid',
      'UPLOAD_FIELDS_INVALID',
      '随文件填写的内容不完整',
      'The fields sent with the file are incomplete',
      [],
      parsed.error.issues.map((issue) => ({ at: issue.path.join('.'), message: issue.message })),
    );
  const content = await part.toBuffer().catch((error: unknown) => {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE')
      throw refuse('limit', 'FILE_TOO_LARGE', '文件超过64MB，不能上传', 'The file is larger than 64 MB', [
        '压缩或分成几份后上传',
      ]);
    throw error;
  });
  if (content.length === 0) throw refuse('invalid', 'FILE_EMPTY', '文件是空的', 'The file is empty');
  return { fields: parsed.data, file: { name: part.filename, content } };
}
