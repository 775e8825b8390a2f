import type { PeriodId } from '#core/platform/public.ts';

/** Where a report stands (handbook 4.2, 8.1). Freezing is of the period, not of a report. */
export const REPORT_STATUSES = [
  'open',
  'draft',
  'submitted',
  'confirmed',
  'reviewed',
  'accepted',
  'returned',
] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

export const STATUS_LABELS: Record<ReportStatus, { zh: string; en: string }> = {
  open: { zh: '待填报', en: 'To fill' },
  draft: { zh: '填报中', en: 'Draft' },
  submitted: { zh: '单位审核中', en: 'In the unit' },
  confirmed: { zh: '已签字确认', en: 'Confirmed' },
  reviewed: { zh: '已复核', en: 'Reviewed' },
  accepted: { zh: '审核通过', en: 'Accepted' },
  returned: { zh: '已退回', en: 'Returned' },
};

/** What persons do with a report. `reopen` lets an accepted one be supplemented (补报) before the freeze. */
export const REPORT_ACTS = [
  'save',
  'submit',
  'pass',
  'cosign',
  'confirm',
  'review',
  'accept',
  'return',
  'reopen',
] as const;
export type ReportAct = (typeof REPORT_ACTS)[number];

export const ACT_LABELS: Record<ReportAct, { zh: string; en: string }> = {
  save: { zh: '填报', en: 'fill' },
  submit: { zh: '提交', en: 'submit' },
  pass: { zh: '审核送下一步', en: 'pass on' },
  cosign: { zh: '会签', en: 'co-sign' },
  confirm: { zh: '签字确认', en: 'confirm' },
  review: { zh: '复核', en: 'review' },
  accept: { zh: '审核通过', en: 'accept' },
  return: { zh: '退回', en: 'return' },
  reopen: { zh: '重新打开补报', en: 'reopen' },
};

/** How a confirmation was made; documents print which (handbook 8.2). */
export const CONFIRM_WAYS = ['online', 'paper'] as const;
export type ConfirmWay = (typeof CONFIRM_WAYS)[number];
export const WAY_LABELS: Record<ConfirmWay, { zh: string; en: string }> = {
  online: { zh: '线上确认', en: 'Confirmed online' },
  paper: { zh: '纸质签字', en: 'Signed on paper' },
};

/** What the rules need to know of one report. */
export interface ReportFacts {
  id: string;
  projectId: string;
  period: PeriodId;
  /** 填报单位 */
  orgId: string;
  orgPath: string;
  /** 行业主管部门; null: nobody reviews. */
  departmentOrgId: string | null;
  /** 会签单位 of a project that two units answer for; null: one answers alone. */
  cosignOrgId: string | null;
  status: ReportStatus;
  /** Place inside the unit's steps: 0 is filling. */
  step: number;
  /** Who typed the draft last. */
  draftBy: string | null;
  isFrozen: boolean;
}

/** 复核 is somebody else's look: a department that reports its own project is reviewed by the project office alone. */
export const needsReview = (report: Pick<ReportFacts, 'orgId' | 'departmentOrgId'>): boolean =>
  report.departmentOrgId !== null && report.departmentOrgId !== report.orgId;

/** Confirmed figures are seen upward; a draft only inside the unit (handbook 4.2). */
export const isConfirmedStatus = (status: ReportStatus): boolean =>
  status === 'confirmed' || status === 'reviewed' || status === 'accepted';
