/** Routes of the steps of a report, and the page on which a head confirms. */
import { z } from 'zod';
import { defineRoute, IdText, IdTexts, WholeNumber } from '#core/platform/public.ts';
import { Acted, period, ReportRowView, UnitHead } from './row-contract.ts';

const Chosen = z.object({ projectIds: IdTexts.min(1) });
const chosenAct = (name: string, path: string, summary: string, refusals: string[]) =>
  defineRoute({
    name,
    method: 'POST',
    path: `/reporting/${path}/:period`,
    summary,
    params: period,
    body: Chosen,
    output: Acted,
    refusals,
  });
export const STATE_REFUSALS = [
  'PERIOD_NOT_OPEN',
  'REPORT_NOT_FOUND',
  'REPORT_NOT_YOURS',
  'REPORT_NOT_OPEN_FOR_THIS',
  'PERIOD_FROZEN',
];
export const submitReports = chosenAct('submitReports', 'submit', '提交', [
  ...STATE_REFUSALS,
  'REPORT_HAS_ERRORS',
]);
export const passReports = chosenAct('passReports', 'pass', '单位内部审核，送下一步', STATE_REFUSALS);
export const cosignReports = chosenAct('cosignReports', 'cosign', '共有项目会签', STATE_REFUSALS);
export const confirmReports = chosenAct('confirmReports', 'confirm', '签字确认', [
  ...STATE_REFUSALS,
  'REPORT_ALREADY_CONFIRMED',
  'REPORT_HAS_ERRORS',
]);
export const reviewReports = chosenAct('reviewReports', 'review', '行业主管部门复核', STATE_REFUSALS);

export const acceptReports = defineRoute({
  name: 'acceptReports',
  method: 'POST',
  path: '/reporting/accept/:period',
  summary: '项目办审核通过',
  params: period,
  body: z.object({
    projectIds: IdTexts.default([]),
    /** Whole units: everything of theirs that can be accepted. */
    orgIds: IdTexts.default([]),
    withoutReviewReason: z.string().max(300).optional(),
  }),
  output: Acted,
  refusals: [...STATE_REFUSALS, 'REPORT_NOT_REVIEWED'],
});

export const returnReports = defineRoute({
  name: 'returnReports',
  method: 'POST',
  path: '/reporting/return/:period',
  summary: '退回到指定步骤（审核通过的则重新打开补报）',
  params: period,
  body: Chosen.extend({
    to: z.enum(['step', 'review']).default('step'),
    step: WholeNumber.min(0).max(4).default(0),
    reason: z.string().min(1).max(500),
  }),
  output: Acted,
  refusals: [...STATE_REFUSALS, 'RETURN_WANTS_REASON', 'RETURN_STEP_UNKNOWN'],
});

export const getConfirmation = defineRoute({
  name: 'getConfirmation',
  method: 'GET',
  path: '/reporting/confirmation/:period',
  summary: '签字确认页：只列变动、存疑与影响',
  params: period,
  query: z.object({ orgId: IdText.optional() }),
  output: UnitHead.extend({
    /** Changed or flagged, waiting for confirmation. */
    rows: z.array(ReportRowView),
    unchangedCount: WholeNumber,
    waitingCount: WholeNumber,
    /** Still with the reporters. */
    fillingCount: WholeNumber,
    confirmedCount: WholeNumber,
    totalCount: WholeNumber,
    /** The effect on the unit as a whole, as one sentence. */
    effect: z.string(),
    effects: z.array(z.object({ projectId: z.string(), sentence: z.string() })),
    /** Also those that are as before and not shown: nothing may wait where nobody can reach it. */
    canPass: z.array(z.string()),
    canConfirm: z.array(z.string()),
    canConfirmHint: z.string(),
    canReturn: z.boolean(),
    canPrintSheet: z.boolean(),
    /** May file the scan of a signed sheet of this unit. */
    canFilePaper: z.boolean(),
    /** Proposed as the one who signed. */
    headName: z.string(),
    returnTargets: z.array(z.object({ step: WholeNumber, name: z.string() })),
    /** Projects of other units that wait for this unit's 会签. */
    cosign: z.object({
      rows: z.array(ReportRowView),
      effects: z.array(z.object({ projectId: z.string(), sentence: z.string() })),
      canCosign: z.array(z.string()),
    }),
  }),
  cache: 'restricted',
  refusals: ['PERIOD_UNKNOWN', 'UNIT_NOT_YOURS', 'PERIOD_NOT_OPEN'],
});
