/** Routes by which an issued document is acknowledged and answered: inside, by a link without signing in, on paper. */
import { z } from 'zod';
import { DayText, defineRoute, IdText } from '#core/platform/public.ts';
import { ANSWER_WAYS } from './dispatch.ts';

const params = z.object({ documentId: IdText });
const AnswerFile = z.object({ fileId: z.string(), name: z.string() });
/** A link cut short in a chat is answered like one that is no longer valid. */
const token = z.string().max(500);

export const UnitAnswerView = z.object({
  orgId: z.string(),
  orgName: z.string(),
  /** 抄送: no reply is asked. */
  isCopy: z.boolean(),
  state: z.enum(['sent', 'received', 'replied', 'overdue']),
  receipt: z
    .object({
      personName: z.string(),
      way: z.enum(ANSWER_WAYS),
      onDate: z.string(),
      recordedByName: z.string(),
    })
    .nullable(),
  replies: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      files: z.array(AnswerFile),
      personName: z.string(),
      phone: z.string(),
      way: z.enum(ANSWER_WAYS),
      onDate: z.string(),
      recordedByName: z.string(),
      isLate: z.boolean(),
    }),
  ),
  may: z.object({ acknowledge: z.boolean(), reply: z.boolean() }),
});
export type UnitAnswerView = z.infer<typeof UnitAnswerView>;

export const getDispatch = defineRoute({
  name: 'getDispatch',
  method: 'GET',
  path: '/documents/:documentId/dispatch',
  summary: '公文的签收与回复：各收文单位',
  params,
  output: z.object({
    isIssued: z.boolean(),
    replyBy: z.string().nullable(),
    units: z.array(UnitAnswerView),
    may: z.object({ recordPaper: z.boolean(), makeLink: z.boolean(), changeReplyDay: z.boolean() }),
  }),
  refusals: ['DOCUMENT_NOT_FOUND'],
  cache: 'restricted',
});

const ANSWER_REFUSALS = [
  'DOCUMENT_NOT_FOUND',
  'DOCUMENT_NOT_ISSUED',
  'UNIT_NOT_ADDRESSED',
  'ANSWER_NOT_YOURS',
  'PAPER_NEEDS_NAME',
  'PAPER_DAY_WRONG',
  'REPLY_FILE_UNKNOWN',
] as const;

const personName = z.string().trim().max(40).default('');
const way = z.enum(['inside', 'paper']).default('inside');

export const acknowledgeDocument = defineRoute({
  name: 'acknowledgeDocument',
  method: 'POST',
  path: '/documents/:documentId/receipts',
  summary: '签收：收文单位在系统内签收，或由办文单位代录纸质签收',
  params,
  body: z.object({ orgId: IdText, way, personName, onDate: DayText.optional() }),
  output: z.object({ received: z.boolean() }),
  refusals: [...ANSWER_REFUSALS],
});

const reply = z.object({
  text: z.string().trim().min(2).max(4000),
  fileIds: z.array(IdText).max(20).default([]),
  personName,
  phone: z.string().trim().max(40).default(''),
});

export const replyToDocument = defineRoute({
  name: 'replyToDocument',
  method: 'POST',
  path: '/documents/:documentId/replies',
  summary: '回复：文字与附件；纸质复函由办文单位代录并附扫描件',
  params,
  body: reply.extend({ orgId: IdText, way, onDate: DayText.optional() }),
  output: z.object({ replyId: z.string() }),
  refusals: [...ANSWER_REFUSALS],
});

export const attachReplyFile = defineRoute({
  name: 'attachReplyFile',
  method: 'POST',
  path: '/documents/:documentId/reply-files',
  summary: '上传回复附件或纸质扫描件，回复时引用',
  params,
  body: z.object({ orgId: IdText, way }),
  output: AnswerFile,
  refusals: ['EVIDENCE_KIND', ...ANSWER_REFUSALS],
  transport: 'upload',
});

export const downloadReplyFile = defineRoute({
  name: 'downloadReplyFile',
  method: 'GET',
  path: '/documents/:documentId/reply-files/:fileId',
  summary: '下载回复附件',
  params: params.extend({ fileId: IdText }),
  transport: 'file',
  refusals: ['FILE_NOT_FOUND', 'DOCUMENT_NOT_FOUND'],
});

export const makeReplyLink = defineRoute({
  name: 'makeReplyLink',
  method: 'POST',
  path: '/documents/:documentId/reply-links',
  summary: '生成一次性回复链接：只通向这份公文，回复后或到期失效；再生成时原链接失效',
  params,
  body: z.object({ orgId: IdText }),
  output: z.object({ path: z.string(), expiresOn: z.string() }),
  refusals: [...ANSWER_REFUSALS],
});

export const changeReplyDay = defineRoute({
  name: 'changeReplyDay',
  method: 'POST',
  path: '/documents/:documentId/reply-day',
  summary: '签发前调整请函复的日期：正文中的日期一并更改，另存一稿',
  params,
  body: z.object({ replyBy: DayText }),
  output: z.object({ version: z.number().int() }),
  refusals: ['DOCUMENT_NOT_FOUND', 'DOCUMENT_STEP_NOT_NOW', 'DOCUMENT_STEP_NOT_YOURS', 'REPLY_DAY_PASSED'],
});

const LINK_REFUSALS = ['REPLY_LINK_INVALID', 'REPLY_LINK_LOCKED'] as const;

export const openReplyLink = defineRoute({
  name: 'openReplyLink',
  method: 'POST',
  path: '/reply-links/open',
  summary: '凭链接查看一份公文，不需要登录',
  access: 'public',
  body: z.object({ token }),
  output: z.object({
    title: z.string(),
    number: z.string().nullable(),
    /** A JSON text of the content model as issued. */
    model: z.string(),
    orgName: z.string(),
    replyBy: z.string().nullable(),
    unit: UnitAnswerView,
  }),
  refusals: [...LINK_REFUSALS],
  cache: 'restricted',
});

export const acknowledgeByLink = defineRoute({
  name: 'acknowledgeByLink',
  method: 'POST',
  path: '/reply-links/receipts',
  summary: '凭链接签收',
  access: 'public',
  body: z.object({ token, personName: z.string().trim().min(2).max(40) }),
  output: z.object({ received: z.boolean() }),
  refusals: [...LINK_REFUSALS],
});

export const attachFileByLink = defineRoute({
  name: 'attachFileByLink',
  method: 'POST',
  path: '/reply-links/files',
  summary: '凭链接上传回复附件',
  access: 'public',
  body: z.object({ token }),
  output: AnswerFile,
  refusals: ['EVIDENCE_KIND', ...LINK_REFUSALS],
  transport: 'upload',
});

export const replyByLink = defineRoute({
  name: 'replyByLink',
  method: 'POST',
  path: '/reply-links/replies',
  summary: '凭链接回复一次，回复后链接失效',
  access: 'public',
  body: reply.extend({ token, personName: z.string().trim().min(2).max(40) }),
  output: z.object({ replyId: z.string() }),
  refusals: [...LINK_REFUSALS],
});
