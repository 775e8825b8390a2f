import { z } from 'zod';
import { defineRoute, MonthText } from '#core/platform/public.ts';
import { documentModelSchema } from './content-model.ts';
import { ISSUED_KINDS } from './document-kinds.ts';
import { documentEditSchema } from './edit-line.ts';
import { FORWARD_ACTS } from './kind-way.ts';
import { DOCUMENT_ACTS } from './way.ts';

const id = z.string().regex(/^\d{1,18}$/);
const day = z.iso.date();
const params = z.object({ documentId: id });

export const DocumentRowView = z.object({
  id: z.string(),
  kind: z.string(),
  period: z.string().nullable(),
  title: z.string(),
  state: z.string(),
  number: z.string().nullable(),
  mark: z.string(),
  version: z.number().int(),
  createdAt: z.string(),
  issuedAt: z.string().nullable(),
  drafterName: z.string(),
  /** Until when units are asked to reply; null: no reply is asked. */
  replyBy: z.string().nullable(),
});

export const listDocuments = defineRoute({
  name: 'listDocuments',
  method: 'GET',
  path: '/documents',
  summary: '材料：公文列表',
  query: z.object({
    period: MonthText.optional(),
    state: z.string().max(20).optional(),
    kind: z.string().max(40).optional(),
  }),
  output: z.object({
    documents: z.array(DocumentRowView),
    /** May draft the period bulletin here. */
    mayDraft: z.boolean(),
    /** Kinds that this person drafts, wherever they begin. */
    drafts: z.array(z.enum(ISSUED_KINDS)),
  }),
});

export const getDocument = defineRoute({
  name: 'getDocument',
  method: 'GET',
  path: '/documents/:documentId',
  summary: '公文：内容、发文稿纸、各单位核对意见、本人可办理的步骤',
  params,
  output: z.object({
    document: DocumentRowView,
    /** Content model as it would be printed, edits applied; a JSON text of `documentModelSchema`. */
    model: z.string(),
    /** As generated, with every line; a JSON text. */
    generated: z.string(),
    edits: z.array(
      z.object({
        lineId: z.string(),
        act: z.string(),
        text: z.string().nullable(),
        reason: z.string().nullable(),
        personName: z.string(),
        at: z.string(),
      }),
    ),
    acts: z.array(
      z.object({
        kind: z.string(),
        fromState: z.string(),
        toState: z.string(),
        opinion: z.string(),
        personName: z.string(),
        postTitle: z.string(),
        orgName: z.string(),
        way: z.string(),
        onDate: z.string(),
        fileId: z.string().nullable(),
        recordedByName: z.string(),
        versionNo: z.number().int(),
      }),
    ),
    /** Steps of this kind, in order (8.1). */
    steps: z.array(z.object({ act: z.enum(FORWARD_ACTS), isOptional: z.boolean() })),
    numbering: z.enum(['none', 'number', 'issue-number']),
    /** Code of the last number of this kind, offered when it is numbered; empty when there is none. */
    lastCode: z.string(),
    unitChecks: z.array(
      z.object({
        orgId: z.string(),
        orgName: z.string(),
        answer: z.string(),
        text: z.string(),
        personName: z.string(),
        at: z.string(),
        /** The unit's own objection, once it has been answered. */
        objection: z.string().nullable(),
      }),
    ),
    length: z.object({ letters: z.number().int(), warning: z.string().nullable() }),
    may: z.object({
      acts: z.array(z.string()),
      paperActs: z.array(z.string()),
      edit: z.object({ reword: z.boolean(), drop: z.boolean(), unname: z.boolean() }),
      answerUnitCheck: z.boolean(),
      /** Answer objections of units, for the office. */
      settleUnitChecks: z.boolean(),
    }),
    modelHash: z.string(),
  }),
  refusals: ['DOCUMENT_NOT_FOUND'],
});

const BulletinOptions = z.object({
  requests: z.array(z.string().trim().min(1).max(500)).max(12).default([]),
  replyByOn: day.nullable().default(null),
  seasonNote: z.string().trim().max(60).nullable().default(null),
  switches: z
    .object({
      punctuality: z.boolean(),
      amendments: z.boolean(),
      evidence: z.boolean(),
      lastYear: z.boolean(),
      sectors: z.boolean(),
    })
    .partial()
    .default({}),
});

export const draftBulletin = defineRoute({
  name: 'draftBulletin',
  method: 'POST',
  path: '/documents/bulletins',
  summary: '按定版拟通报稿',
  body: BulletinOptions.extend({ period: MonthText }),
  output: z.object({ documentId: z.string() }),
  refusals: ['PERIOD_NOT_FROZEN', 'PERIOD_EMPTY', 'BULLETIN_UNDER_WAY', 'DOCUMENT_STEP_NOT_YOURS'],
});

export const editDocument = defineRoute({
  name: 'editDocument',
  method: 'POST',
  path: '/documents/:documentId/edits',
  summary: '改写、删去、不点名、恢复一条；数字不动',
  params,
  body: z.object({ version: z.number().int(), edit: documentEditSchema }),
  output: z.object({ version: z.number().int() }),
  refusals: [
    'DOCUMENT_NOT_FOUND',
    'DOCUMENT_CHANGED_MEANWHILE',
    'LINE_EDIT_FORBIDDEN',
    'LINE_NOT_FOUND',
    'LINE_FIGURE_CHANGED',
    'LINE_FIGURE_MISSING',
    'LINE_FIGURE_TYPED',
    'ANNEX_UNCHANGEABLE',
  ],
});

export const actOnDocument = defineRoute({
  name: 'actOnDocument',
  method: 'POST',
  path: '/documents/:documentId/acts',
  summary: '核稿、送审、会签、签发、退回、印发、弃稿、撤回',
  params,
  body: z.object({
    version: z.number().int(),
    act: z.enum(DOCUMENT_ACTS),
    opinion: z.string().trim().max(1000).default(''),
    /** `paper`: signed on the printed sheet; the name and day that stand there. */
    way: z.enum(['online', 'paper']).default('online'),
    personName: z.string().trim().max(40).default(''),
    onDate: day.optional(),
    fileId: id.optional(),
    /** Registration: typed from the office system, or taken from the register by issuing code. */
    number: z.string().trim().max(60).optional(),
    issuingCode: z.string().trim().max(20).optional(),
    /** For a text over 5,000 letters. */
    lengthReason: z.string().trim().max(300).optional(),
  }),
  output: z.object({ state: z.string(), number: z.string().nullable() }),
  refusals: [
    'DOCUMENT_STEP_NOT_NOW',
    'DOCUMENT_STEP_NOT_YOURS',
    'OBJECTIONS_OPEN',
    'DOCUMENT_CHANGED_MEANWHILE',
    'DOCUMENT_NUMBER_INVALID',
    'DOCUMENT_NUMBER_TAKEN',
    'PAPER_NEEDS_NAME',
    'PAPER_DAY_WRONG',
    'TEXT_TOO_LONG',
    'TEXT_NOT_FILLED_IN',
    'NO_UNITS_TO_ASK',
    'REPLY_DAY_PASSED',
    'DOCUMENT_NOT_FOUND',
  ],
});

export const answerUnitCheck = defineRoute({
  name: 'answerUnitCheck',
  method: 'POST',
  path: '/documents/:documentId/unit-checks',
  summary: '送审稿：本单位核对数字，无异议或提出异议；项目办答复异议',
  params,
  body: z.object({
    answer: z.enum(['no-objection', 'objection']),
    text: z.string().trim().max(1000).default(''),
    /** The office settles a unit's objection by naming the unit. */
    orgId: id.optional(),
  }),
  output: z.object({ done: z.boolean() }),
  refusals: ['UNIT_CHECK_NOT_OPEN', 'OBJECTION_NEEDS_TEXT', 'DOCUMENT_NOT_FOUND'],
});

export const downloadDocument = defineRoute({
  name: 'downloadDocument',
  method: 'GET',
  path: '/documents/:documentId/file',
  summary: '下载 Word、PDF；印发后为存档原件',
  params,
  query: z.object({ format: z.enum(['docx', 'pdf', 'pptx', 'xlsx', 'json']).default('docx') }),
  transport: 'file',
  refusals: ['DOCUMENT_NOT_FOUND', 'PAPER_FORMAT_UNKNOWN'],
});

export const downloadRoutingSheet = defineRoute({
  name: 'downloadRoutingSheet',
  method: 'GET',
  path: '/documents/:documentId/routing-sheet',
  summary: '发文稿纸',
  params,
  query: z.object({ format: z.enum(['docx', 'pdf']).default('pdf') }),
  transport: 'file',
  refusals: ['ROUTING_SHEET_INSIDE', 'DOCUMENT_NOT_FOUND'],
});

/** The model as the web page reads it back from its JSON text. */
export const parseModel = (text: string) => documentModelSchema.parse(JSON.parse(text));
