import type { OutputOf } from '#core/platform/public.ts';
import { isReadyToSubmit } from '#core/reporting/check-draft.ts';
import type { getGrid } from '#core/reporting/fill-contract.ts';
import { canFileSignedPaper, listAllowedActs } from '#core/reporting/permissions.ts';
import { isConfirmedStatus, type ReportAct } from '#core/reporting/report.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { type DeskReport, loadDesk } from './report-desk.ts';
import { buildRowView } from './report-row.view.ts';
import { buildUnitHead, getStepsOf, requireUnit } from './unit-head.ts';

/** Projects for which this person may do the act now and nothing is wrong with the figures. */
export function listReady(ctx: Ctx, reports: readonly DeskReport[], act: ReportAct): string[] {
  return reports
    .filter(
      (r) =>
        listAllowedActs(ctx.actor, r.facts, r.steps).includes(act) &&
        (act === 'pass' || act === 'cosign' || act === 'review' || isReadyToSubmit(r.checks)),
    )
    .map((r) => r.row.project_id);
}

function saySubmitHint(reports: readonly DeskReport[], ready: readonly string[]): string {
  if (reports.length === 0) return '本单位本期没有应报项目';
  if (ready.length > 0) return '';
  // A project that nobody has begun lacks its figure, which is no error of anybody yet.
  const begun = reports.filter((r) => ['draft', 'returned'].includes(r.row.status));
  const untouched = reports.filter((r) => r.row.status === 'open').length;
  if (begun.length + untouched === 0) return '本期已提交';
  const errors = begun.filter((r) => r.checks.errors.length > 0).length;
  if (errors > 0) return `${errors}个项目有错误，改好后才能提交`;
  const unanswered = begun.filter((r) => r.checks.unanswered.length > 0).length;
  return unanswered > 0 ? `${unanswered}个项目有未说明的提醒` : `${untouched}个项目还没有填`;
}

/** 填报表格: all projects of a unit at once. */
export function getGridView(
  ctx: Ctx,
  period: string,
  orgId: string | undefined,
): Promise<OutputOf<typeof getGrid>> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const unit = await requireUnit(tx, ctx, orgId);
    const desk = await loadDesk(tx, ctx, { period, orgId: unit.id });
    const { reports } = desk;
    const canSubmit = listReady(ctx, reports, 'submit');
    const filling = reports.filter((r) => !isConfirmedStatus(r.row.status));
    return {
      ...buildUnitHead(desk.period, unit, await getStepsOf(tx, ctx, unit.id), reports),
      rows: reports.map((r) => buildRowView(ctx, r)),
      confirmedCount: reports.filter((r) => isConfirmedStatus(r.row.status)).length,
      errorCount: filling.reduce((sum, r) => sum + (r.row.status === 'open' ? 0 : r.checks.errors.length), 0),
      unansweredCount: filling.reduce((sum, r) => sum + r.checks.unanswered.length, 0),
      canSubmit,
      canPass: listReady(ctx, reports, 'pass'),
      canConfirm: listReady(ctx, reports, 'confirm'),
      canPrintSheet: reports.some((r) => canFileSignedPaper(ctx.actor, r.facts) && isReadyToSubmit(r.checks)),
      submitHint: saySubmitHint(reports, canSubmit),
    };
  });
}
