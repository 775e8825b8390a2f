import { z } from 'zod';
import { DayText, defineRoute, IdText, PeriodText } from '#core/platform/public.ts';

/** Kinds of evidence (handbook 4.1, 4.8), the ones with a third party first. */
export const EVIDENCE_KINDS = {
  confirmation: { zh: '进度确认单', en: 'Signed progress sheet' },
  settlement: { zh: '结算、计量资料', en: 'Settlement' },
  invoice: { zh: '发票、支付凭证', en: 'Invoice or payment' },
  'site-log': { zh: '监理、施工日志', en: 'Site log' },
  permit: { zh: '许可、批复', en: 'Permit or approval' },
  photo: { zh: '现场照片', en: 'Photograph' },
  decision: { zh: '会议纪要、审批文件', en: 'Minutes or decision' },
  other: { zh: '其他', en: 'Other' },
} as const;
export type EvidenceKind = keyof typeof EVIDENCE_KINDS;
const KINDS = Object.keys(EVIDENCE_KINDS) as [EvidenceKind, ...EvidenceKind[]];

export const EVIDENCE_ENDINGS = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx,.doc,.xls';
export const MOST_EVIDENCE_MEGABYTES = 20;

export const EvidenceView = z.object({
  id: z.string(),
  fileId: z.string(),
  period: z.string().nullable(),
  kind: z.enum(KINDS),
  note: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  sizeBytes: z.number().int(),
  personName: z.string(),
  recordedAt: z.string(),
  /** Put in after its period was frozen: it stands in no figure of that period. */
  isAfterFreeze: z.boolean(),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

export const listEvidence = defineRoute({
  name: 'listEvidence',
  method: 'GET',
  path: '/quality/evidence/:projectId',
  summary: '项目的佐证材料：全部，或某一期的',
  params: z.object({ projectId: IdText }),
  query: z.object({ period: PeriodText.optional() }),
  output: z.object({ evidence: z.array(EvidenceView), mayAttach: z.boolean() }),
  refusals: ['PROJECT_NOT_FOUND'],
});

export const attachEvidence = defineRoute({
  name: 'attachEvidence',
  method: 'POST',
  path: '/quality/evidence/:projectId',
  summary: '上传一份佐证材料，留存原件和散列；不强制照片和定位',
  params: z.object({ projectId: IdText }),
  body: z.object({
    period: PeriodText.optional(),
    kind: z.enum(KINDS).default('other'),
    note: z.string().trim().max(200).default(''),
  }),
  output: z.object({ evidenceId: z.string(), fileId: z.string(), sha256: z.string() }),
  transport: 'upload',
  refusals: ['PROJECT_NOT_FOUND', 'EVIDENCE_NOT_YOURS', 'EVIDENCE_KIND', 'PERIOD_NOT_OPENED'],
});

export const withdrawEvidence = defineRoute({
  name: 'withdrawEvidence',
  method: 'POST',
  path: '/quality/evidence/:projectId/:evidenceId/withdraw',
  summary: '撤下一份传错的佐证材料；原件和记录保留',
  params: z.object({ projectId: IdText, evidenceId: IdText }),
  body: z.object({ reason: z.string().trim().max(200).default('') }),
  output: z.object({ withdrawnOn: DayText }),
  refusals: ['EVIDENCE_NOT_FOUND', 'EVIDENCE_NOT_YOURS', 'PROJECT_NOT_FOUND'],
});

export const downloadEvidence = defineRoute({
  name: 'downloadEvidence',
  method: 'GET',
  path: '/quality/evidence/:projectId/:evidenceId/file',
  summary: '下载佐证材料原件',
  params: z.object({ projectId: IdText, evidenceId: IdText }),
  transport: 'file',
  refusals: ['EVIDENCE_NOT_FOUND'],
  cache: 'restricted',
});
