import type { OutputOf } from '#core/platform/public.ts';
import { isReadyToSubmit } from '#core/reporting/check-draft.ts';
import { deriveEffect, type EffectFacts, sayEffect, sumEffects } from '#core/reporting/effect.ts';
import { canFileSignedPaper, listAllowedActs } from '#core/reporting/permissions.ts';
import { isConfirmedStatus } from '#core/reporting/report.ts';
import { findWaitingStep } from '#core/reporting/report-state.ts';
import type { getConfirmation } from '#core/reporting/step-contract.ts';
import { isSingleStep } from '#core/reporting/steps.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import { listReady } from './grid.view.ts';
import { describeSharedSteps } from './report.view.ts';
import { type DeskReport, loadDesk } from './report-desk.ts';
import { buildRowView, listChangedFields, toEffectFacts } from './report-row.view.ts';
import { buildUnitHead, getStepsOf, requireUnit } from './unit-head.ts';
import { findHeadName } from './units.queries.ts';

const isFlagged = (report: DeskReport): boolean =>
  report.checks.warnings.length > 0 || report.checks.errors.length > 0 || report.row.is_paused;

/** A head sees what was handed to him; who files paper sees the drafts that would stand on the sheet too. */
const isForConfirming = (ctx: Ctx, report: DeskReport): boolean =>
  report.row.status === 'submitted' ||
  (report.row.status === 'returned' && report.row.step > 0) ||
  (report.row.status !== 'open' &&
    (canFileSignedPaper(ctx.actor, report.facts) || isSingleStep(report.steps)));

/** A report that has not come, or is still being filled, changes nothing yet. */
function toUnitEffect(ctx: Ctx, report: DeskReport): EffectFacts {
  const facts = toEffectFacts(report);
  const isBefore = isWaiting(report) && !isForConfirming(ctx, report);
  return facts.ytdAfterYuan === null || isBefore ? { ...facts, ytdAfterYuan: facts.ytdBeforeYuan } : facts;
}

const isWaiting = (report: DeskReport): boolean => !isConfirmedStatus(report.row.status);

function sayHint(reports: readonly DeskReport[], waiting: readonly DeskReport[], ready: number): string {
  if (reports.length === 0) return '本单位本期没有应报项目';
  if (waiting.length === 0) return '本单位本期已全部签字确认';
  if (ready > 0) return '';
  const cosigners = [
    ...new Set(waiting.flatMap((r) => (r.steps[r.row.step]?.cosignOrgId ? [r.row.cosign_name ?? ''] : []))),
  ];
  if (cosigners.length > 0 && waiting.every((r) => r.steps[r.row.step]?.cosignOrgId !== undefined))
    return `等待${cosigners.join('、')}会签`;
  const atConfirm = waiting.filter((r) => r.row.step === r.steps.length - 1 && r.row.status !== 'draft');
  return atConfirm.length > 0 ? '由本单位主要负责人签字确认（填报人本人除外）' : '尚未报到签字这一步';
}

/** Shared projects of other units that stand at this unit's 会签 (handbook 8.3). */
async function loadCosigns(tx: Tx, ctx: Ctx, period: string, orgId: string) {
  const { reports } = await loadDesk(tx, ctx, { period, cosignOrgId: orgId });
  const waiting = reports.filter(
    (r) => r.steps[findWaitingStep({ status: r.row.status, step: r.row.step }) ?? -1]?.cosignOrgId === orgId,
  );
  return {
    rows: waiting.map((r) => buildRowView(ctx, r)),
    effects: waiting.map(sayReportEffect),
    canCosign: listReady(ctx, waiting, 'cosign'),
  };
}

const sayReportEffect = (report: DeskReport) => ({
  projectId: report.row.project_id,
  sentence: sayEffect(deriveEffect(toEffectFacts(report))),
});

/** 签字确认页: only what changed, what is flagged, and the effect; no rank, nothing of other units (handbook 8.10). */
export function getConfirmationView(
  ctx: Ctx,
  period: string,
  orgId: string | undefined,
): Promise<OutputOf<typeof getConfirmation>> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const unit = await requireUnit(tx, ctx, orgId);
    const desk = await loadDesk(tx, ctx, { period, orgId: unit.id });
    const waiting = desk.reports.filter(isWaiting);
    const canConfirm = listReady(ctx, waiting, 'confirm');
    const filled = waiting.filter((r) => isForConfirming(ctx, r));
    const shown = filled.filter((r) => listChangedFields(r).length > 0 || isFlagged(r));
    const returnable = waiting.filter((r) => listAllowedActs(ctx.actor, r.facts, r.steps).includes('return'));
    return {
      ...buildUnitHead(desk.period, unit, await getStepsOf(tx, ctx, unit.id), desk.reports),
      rows: shown.map((r) => buildRowView(ctx, r)),
      unchangedCount: filled.length - shown.length,
      waitingCount: waiting.length,
      fillingCount: waiting.length - filled.length,
      confirmedCount: desk.reports.length - waiting.length,
      totalCount: desk.reports.length,
      effect: sayEffect(deriveEffect(sumEffects(desk.reports.map((r) => toUnitEffect(ctx, r))))),
      effects: shown.map(sayReportEffect),
      canPass: listReady(ctx, waiting, 'pass'),
      canConfirm,
      canConfirmHint: sayHint(desk.reports, waiting, canConfirm.length),
      canReturn: returnable.length > 0,
      canPrintSheet: waiting.some((r) => canFileSignedPaper(ctx.actor, r.facts) && isReadyToSubmit(r.checks)),
      canFilePaper: waiting.some((r) => canFileSignedPaper(ctx.actor, r.facts)),
      headName: (await findHeadName(tx, ctx.actor.regionId, unit.id, ctx.today)) ?? '',
      returnTargets: describeSharedSteps(returnable),
      cosign: await loadCosigns(tx, ctx, period, unit.id),
    };
  });
}
