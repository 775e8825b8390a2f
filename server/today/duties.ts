import { DOCUMENT_ACT_WORDS } from '#core/documents/public.ts';
import { canTurnYear } from '#core/ledger/public.ts';
import { type Actor, hasRole } from '#core/people/public.ts';
import type { TodayDuty } from '#core/today/contract.ts';
import { orderDuties } from '#core/today/duty.ts';
import { listSetUpSteps } from '#core/today/set-up-steps.ts';
import { listAnswerDuties, listDocumentDuties } from '#server/documents/public.ts';
import { listEntryDuties } from '#server/enterprises/public.ts';
import { listFilingDuties } from '#server/indicators/public.ts';
import { listMeetingDuties, listMinutesOfOthers } from '#server/meetings/public.ts';
import { countAccountsWithoutPost, getAdministrationMode } from '#server/people/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import { listProblemDuties } from '#server/problems/public.ts';
import { findTurnWaiting } from '#server/progress/public.ts';
import { listReportingDuties } from '#server/reporting/public.ts';
import { listTaskDuties } from '#server/supervision/public.ts';
import { countHandoversToSign } from './handovers.queries.ts';
import { findSetUpFacts } from './set-up.queries.ts';
import { listStartsFor } from './starts.view.ts';

const timeless = (kind: TodayDuty['kind'], sentence: string, to: string, count = 1): TodayDuty => ({
  kind,
  sentence,
  count,
  period: '',
  dueAt: null,
  isLate: false,
  to,
});

async function listDocumentSteps(tx: Tx, ctx: Ctx): Promise<TodayDuty[]> {
  const duties = await listDocumentDuties(tx, ctx);
  // Minutes are signed by the chair of their meeting, not by whoever may sign minutes.
  const ofOthers = duties.some(({ step }) => step === 'approve')
    ? await listMinutesOfOthers(tx, ctx)
    : new Set<string>();
  const own = duties.filter(({ step, documentId }) => step !== 'approve' || !ofOthers.has(documentId));
  return own.map((duty) => {
    const to = `/documents/${duty.documentId}`;
    if (duty.objections > 0)
      return timeless(
        'document',
        `《${duty.title}》有${duty.objections}个单位的异议待答复`,
        to,
        duty.objections,
      );
    const isUnitCheck = duty.step === null;
    const step = duty.step === null ? '核对本单位数字' : DOCUMENT_ACT_WORDS[duty.step];
    const way = duty.isOnPaper ? '：没有可在线办理的人员，请在纸质件上签字后代录' : '';
    return timeless(isUnitCheck ? 'unit-check' : 'document', `《${duty.title}》待${step}${way}`, to);
  });
}

/** Papers that a unit is to acknowledge and answer; for the office, those whose answer is overdue. */
const listAnswerSteps = async (tx: Tx, ctx: Ctx): Promise<TodayDuty[]> =>
  (await listAnswerDuties(tx, ctx)).map(({ documentId, ...duty }) => ({
    ...duty,
    kind: 'document-answer',
    period: '',
    to: `/documents/${documentId}`,
  }));

async function listStartSteps(tx: Tx, ctx: Ctx): Promise<TodayDuty[]> {
  const starts = await listStartsFor(tx, ctx);
  return starts.length === 0
    ? []
    : [timeless('verify-start', `${starts.length}个项目报告开工，待核实`, '/?do=starts', starts.length)];
}

const listProblemSteps = async (tx: Tx, ctx: Ctx): Promise<TodayDuty[]> =>
  (await listProblemDuties(tx, ctx)).map((duty) => ({ ...duty, period: '' }));

const listTaskSteps = async (tx: Tx, ctx: Ctx): Promise<TodayDuty[]> =>
  (await listTaskDuties(tx, ctx)).map((duty) => ({ ...duty, period: '' }));

const listMeetingSteps = async (tx: Tx, ctx: Ctx): Promise<TodayDuty[]> =>
  (await listMeetingDuties(tx, ctx)).map((duty) => ({ ...duty, period: '' }));

const listEntrySteps = async (tx: Tx, ctx: Ctx): Promise<TodayDuty[]> =>
  (await listEntryDuties(tx, ctx)).map(({ kind, sentence, to, count }) =>
    timeless(kind, sentence, to, count),
  );

async function listKeepingSteps(tx: Tx, ctx: Ctx): Promise<TodayDuty[]> {
  const { actor } = ctx;
  const duties: TodayDuty[] = [];
  const toSign = await countHandoversToSign(tx, actor.regionId, actor.personId);
  if (toSign > 0) duties.push(timeless('handover', `${toSign}张交接单待签字`, '/settings/handovers', toSign));
  if (hasRole(actor, 'security-admin')) {
    const mode = await getAdministrationMode(tx, actor.regionId, ctx.today);
    const waiting = mode === 'three' ? await countAccountsWithoutPost(tx, actor.regionId, ctx.today) : 0;
    if (waiting > 0)
      duties.push(timeless('grant-role', `${waiting}个账号待授权岗位`, '/settings/persons', waiting));
  }
  return duties;
}

/** December is frozen: the list of the new year waits for the head of the project office (handbook 8.4). */
async function listYearTurnSteps(tx: Tx, ctx: Ctx): Promise<TodayDuty[]> {
  if (!canTurnYear(ctx.actor)) return [];
  const year = await findTurnWaiting(tx, ctx.actor.regionId);
  return year === undefined
    ? []
    : [timeless('year-turn', `${year - 1}年12月已定版，${year}年度结转待办理`, `/year-turns/${year}`)];
}

/** A new county's next steps stand before the project office until its first period is frozen. */
async function listFirstSteps(tx: Tx, ctx: Ctx): Promise<TodayDuty[]> {
  if (!hasRole(ctx.actor, 'office-head', 'office-clerk')) return [];
  const facts = await findSetUpFacts(tx, ctx.actor.regionId, ctx.today);
  if (!facts) return [];
  return listSetUpSteps(facts).map((step) => timeless('set-up', step.sentence, step.to, step.count));
}

/** What waits for a person in all capabilities, ordered by when it hurts (ui.md, 今日). */
export async function listDuties(ctx: Ctx): Promise<TodayDuty[]> {
  const reporting = (await listReportingDuties(ctx)).map(
    (d): TodayDuty => ({
      kind: d.kind,
      sentence: d.sentence,
      count: d.count,
      period: d.period,
      dueAt: d.dueAt,
      isLate: d.isLate,
      to: d.to,
    }),
  );
  const others = await withScope(ctx.db, ctx.actor, async (tx) => [
    ...(await listDocumentSteps(tx, ctx)),
    ...(await listAnswerSteps(tx, ctx)),
    ...(await listStartSteps(tx, ctx)),
    ...(await listProblemSteps(tx, ctx)),
    ...(await listTaskSteps(tx, ctx)),
    ...(await listMeetingSteps(tx, ctx)),
    ...(await listFilingDuties(tx, ctx)),
    ...(await listEntrySteps(tx, ctx)),
    ...(await listYearTurnSteps(tx, ctx)),
    ...(await listKeepingSteps(tx, ctx)),
    ...(await listFirstSteps(tx, ctx)),
  ]);
  return orderDuties([...reporting, ...others], ctx.now);
}

/** The same for somebody else, for his handover sheet: as he would see it at that unit. */
export const listDutiesOf = (ctx: Ctx, actor: Actor): Promise<TodayDuty[]> => listDuties({ ...ctx, actor });
