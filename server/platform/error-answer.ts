import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { HTTP_STATUS, Refusal, type RefusalBody, refuse } from '#core/platform/refusal.ts';
import { findDatabaseTrouble } from './database-trouble.ts';

const MEDIA = 'application/problem+json; charset=utf-8';

/** Errors of the database that are answers for a person. */
function fromDatabase(error: { code?: string; constraint?: string }): Refusal | undefined {
  if (error.code === '23505')
    return refuse(
      'conflict',
      'ALREADY_THERE',
      '已经有相同的一条，或刚刚被别人办理',
      'It is there already, or somebody was faster',
      ['刷新后再看'],
    );
  if (error.code === '40001' || error.code === '40P01')
    return refuse(
      'conflict',
      'SOMEBODY_ELSE_JUST_DID',
      '别人正在办理同一事项，请重试',
      'Somebody else is working on the same matter',
      ['重试'],
    );
  if (error.code === '23503')
    return refuse(
      'not-found',
      'NAMED_NOT_THERE',
      '所指的事项不存在',
      'Something that is named is not there',
      ['刷新后再选'],
    );
  if (error.code === '42501')
    return refuse('forbidden', 'OUT_OF_SCOPE', '不在您的权限范围内', 'Outside your scope');
  if (error.code === '22021' || error.code === '22P05')
    return refuse(
      'invalid',
      'BAD_TEXT',
      '文字里有无法保存的字符',
      'The text has characters that cannot be kept',
      ['删去不可见字符后重试'],
    );
  if (error.code === '22P02' || error.code === '22003')
    return refuse('invalid', 'BAD_VALUE', '编号或数字不合规', 'An id or figure is out of range');
  return undefined;
}

function toRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const status = (error as FastifyError).statusCode;
  if (status === 413)
    return refuse('limit', 'TOO_LARGE', '文件或内容过大（上限64MB）', 'Too large (64 MB at most)', [
      '拆分后上传',
    ]);
  if (status !== undefined && status >= 400 && status < 500)
    return refuse('invalid', 'REQUEST_INVALID', '请求不合要求', (error as Error).message);
  return fromDatabase(error as { code?: string }) ?? findDatabaseTrouble(error);
}

/** Where HTTP has a word of its own. */
const OWN_STATUS: Readonly<Record<string, number>> = { NOT_SIGNED_IN: 401, FIELD_UNKNOWN: 400 };

/** When to come again, for clients that read it. */
const RETRY_AFTER_SECONDS = 10;

/** One place maps refusals to HTTP. An unknown error shows a request id only; the log has the rest. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = toRefusal(error);
  if (refusal) {
    if (refusal.body.kind === 'unavailable') {
      request.log.error(error);
      void reply.header('retry-after', RETRY_AFTER_SECONDS);
    }
    const status = OWN_STATUS[refusal.body.code] ?? HTTP_STATUS[refusal.body.kind];
    void reply.code(status).type(MEDIA).send(JSON.stringify(refusal.body));
    return;
  }
  request.log.error(error);
  const body: RefusalBody = {
    kind: 'conflict',
    code: 'UNEXPECTED',
    zh: `系统出错，编号 ${request.id}，请告知管理员`,
    en: `Unexpected error ${request.id}; please tell the administrator`,
    allowed: ['稍后重试'],
    details: [],
  };
  void reply.code(500).type(MEDIA).send(JSON.stringify(body));
}
