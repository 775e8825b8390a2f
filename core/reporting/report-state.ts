import { refuse } from '#core/platform/public.ts';
import {
  ACT_LABELS,
  needsReview,
  type ReportAct,
  type ReportFacts,
  type ReportStatus,
  STATUS_LABELS,
} from './report.ts';
import { getNextStep, type UnitStep } from './steps.ts';

/** Where a return goes: a step inside the unit, or back to the department's review. */
export type ReturnTarget = { to: 'step'; step: number } | { to: 'review' };

export type ReportRequest =
  | { act: 'save' | 'submit' | 'pass' | 'cosign' | 'review' }
  | { act: 'confirm'; way: 'online' | 'paper' }
  | { act: 'accept'; withoutReviewReason?: string | undefined }
  | { act: 'return' | 'reopen'; target: ReturnTarget; reason: string };

export interface ReportPlace {
  status: ReportStatus;
  step: number;
}

type StateFacts = Pick<ReportFacts, 'status' | 'step' | 'orgId' | 'departmentOrgId' | 'isFrozen'>;

const isBeingFilled = ({ status, step }: ReportPlace): boolean =>
  status === 'open' || status === 'draft' || (status === 'returned' && step === 0);

/** The unit still has it: nobody has confirmed it, or it came back. */
export const isInUnit = (place: ReportPlace): boolean =>
  isBeingFilled(place) || place.status === 'submitted' || place.status === 'returned';

/** The step at which the report waits for a decision inside the unit; undefined elsewhere. */
export function findWaitingStep(place: ReportPlace): number | undefined {
  return (place.status === 'submitted' || place.status === 'returned') && place.step > 0
    ? place.step
    : undefined;
}

/**
 * The acts that the state admits, whoever asks (handbook 4.2, 8.1). Paper carries the signatures of all steps at
 * once, so that it is open from a filled draft on. A frozen period admits none: then a correction is an amendment.
 */
export function listOpenActs(report: StateFacts, steps: readonly UnitStep[]): ReportAct[] {
  if (report.isFrozen) return [];
  const last = steps.length - 1;
  const acts: ReportAct[] = [];
  if (isBeingFilled(report)) {
    acts.push('save');
    if (report.status !== 'open' && last > 0) acts.push('submit');
    if (report.status !== 'open' && last === 0) acts.push('confirm');
  }
  const waiting = findWaitingStep(report);
  if (waiting !== undefined) acts.push(getStepAct(steps, waiting), 'return');
  if (report.status === 'confirmed')
    acts.push(...(needsReview(report) ? (['review'] as const) : []), 'accept', 'return');
  if (report.status === 'reviewed') acts.push('accept', 'return');
  if (report.status === 'accepted') acts.push('reopen');
  return acts;
}

/** What is done at a step inside the unit: the last confirms, the other unit's co-signs, those between pass on. */
export function getStepAct(steps: readonly UnitStep[], step: number): 'pass' | 'cosign' | 'confirm' {
  if (step >= steps.length - 1) return 'confirm';
  return steps[step]?.cosignOrgId === undefined ? 'pass' : 'cosign';
}

/** Paper may be used wherever the unit still has the report and something has been filled. */
export const isOpenForPaper = (report: StateFacts): boolean =>
  !report.isFrozen && report.status !== 'open' && isInUnit(report);

/** The state after an act, or a refusal that says what would be allowed. */
export function decideReport(
  report: StateFacts,
  steps: readonly UnitStep[],
  request: ReportRequest,
): ReportPlace {
  requireOpen(report, steps, request);
  switch (request.act) {
    case 'save':
      return { status: report.status === 'returned' ? 'returned' : 'draft', step: 0 };
    case 'submit':
      return { status: 'submitted', step: getNextStep(steps, 0) };
    case 'pass':
    case 'cosign':
      return { status: 'submitted', step: getNextStep(steps, report.step) };
    case 'confirm':
      return { status: 'confirmed', step: steps.length - 1 };
    case 'review':
      return { status: 'reviewed', step: report.step };
    case 'accept':
      return decideAcceptance(report, request.withoutReviewReason);
    default:
      return decideReturn(report, steps, request);
  }
}

function requireOpen(report: StateFacts, steps: readonly UnitStep[], request: ReportRequest): void {
  const isPaper = request.act === 'confirm' && request.way === 'paper';
  const open = listOpenActs(report, steps);
  if (isPaper ? isOpenForPaper(report) : open.includes(request.act)) return;
  if (report.isFrozen)
    throw refuse(
      'not-allowed-now',
      'PERIOD_FROZEN',
      '本期已定版，不能再办理；更正请提出更正申请',
      'The period is frozen; ask for an amendment',
      ['更正'],
    );
  const isAlready = request.act === 'confirm' && !isInUnit(report);
  throw refuse(
    isAlready ? 'conflict' : 'not-allowed-now',
    isAlready ? 'REPORT_ALREADY_CONFIRMED' : 'REPORT_NOT_OPEN_FOR_THIS',
    `报表当前为“${STATUS_LABELS[report.status].zh}”，不能${ACT_LABELS[request.act].zh}`,
    `The report is "${STATUS_LABELS[report.status].en}": cannot ${ACT_LABELS[request.act].en}`,
    open.map((act) => ACT_LABELS[act].zh),
  );
}

function decideAcceptance(report: StateFacts, withoutReviewReason: string | undefined): ReportPlace {
  if (report.status === 'confirmed' && needsReview(report) && !withoutReviewReason?.trim())
    throw refuse(
      'not-allowed-now',
      'REPORT_NOT_REVIEWED',
      '行业主管部门尚未复核',
      'The department has not reviewed it yet',
      ['等待复核', '说明理由后直接审核'],
    );
  return { status: 'accepted', step: report.step };
}

function decideReturn(
  report: StateFacts,
  steps: readonly UnitStep[],
  request: { target: ReturnTarget; reason: string },
): ReportPlace {
  if (!request.reason.trim())
    throw refuse('invalid', 'RETURN_WANTS_REASON', '请填写退回理由', 'A return needs a reason', ['填写理由']);
  const targets = listReturnTargets(report, steps);
  const { target } = request;
  const isOffered = targets.some(
    (t) => t.to === target.to && (t.to === 'review' || target.to === 'review' || t.step === target.step),
  );
  if (!isOffered)
    throw refuse(
      'invalid',
      'RETURN_STEP_UNKNOWN',
      '不能退回到这一步',
      'It cannot be returned to that step',
      targets.map((t) => (t.to === 'review' ? '部门复核' : (steps[t.step]?.name ?? ''))),
    );
  return target.to === 'review'
    ? { status: 'confirmed', step: report.step }
    : { status: 'returned', step: target.step };
}

/** The steps to which the report may go back from where it stands: every earlier one (handbook 8.1). */
export function listReturnTargets(
  report: Pick<ReportFacts, 'status' | 'step' | 'orgId' | 'departmentOrgId'>,
  steps: readonly UnitStep[],
): ReturnTarget[] {
  const waiting = findWaitingStep(report);
  const inside = steps
    .map((step, index) => ({ to: 'step' as const, step: index, isStaffed: step.isStaffed }))
    .filter(({ step, isStaffed }) => {
      if (waiting !== undefined) return step < waiting && (isStaffed || step === 0);
      return isStaffed || step === 0 || step === steps.length - 1;
    })
    .map(({ to, step }): ReturnTarget => ({ to, step }));
  const mayReview = (report.status === 'reviewed' || report.status === 'accepted') && needsReview(report);
  return mayReview ? [...inside, { to: 'review' }] : inside;
}
