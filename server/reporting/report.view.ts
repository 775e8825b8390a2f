import { type OutputOf, refuse } from '#core/platform/public.ts';
import type { getReport } from '#core/reporting/fill-contract.ts';
import { listAllowedActs } from '#core/reporting/permissions.ts';
import { ACT_LABELS, type ReportAct } from '#core/reporting/report.ts';
import { listReturnTargets } from '#core/reporting/report-state.ts';
import type { UnitStep } from '#core/reporting/steps.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { toPeriodView } from './period-view.ts';
import { listReportActs, type ReportActRow } from './report-acts.queries.ts';
import { type DeskReport, loadDesk } from './report-desk.ts';
import { buildRowView } from './report-row.view.ts';

export function describeTargets(report: DeskReport) {
  return listReturnTargets(report.facts, report.steps).map((target) =>
    target.to === 'review'
      ? { to: 'review' as const, step: 0, name: '部门复核' }
      : { to: 'step' as const, step: target.step, name: report.steps[target.step]?.name ?? '' },
  );
}

/** Steps to which all of these reports can go back: those of 会签 differ from project to project. */
export function describeSharedSteps(reports: readonly DeskReport[]): { step: number; name: string }[] {
  const [first, ...rest] = reports.map((report) =>
    describeTargets(report).flatMap((t) => (t.to === 'step' ? [{ step: t.step, name: t.name }] : [])),
  );
  return (first ?? []).filter(({ step, name }) =>
    rest.every((steps) => steps.some((one) => one.step === step && one.name === name)),
  );
}

const toHistory = (steps: readonly UnitStep[]) => (act: ReportActRow) => ({
  kind: act.kind,
  label:
    act.kind === 'return'
      ? `退回到${act.to_status === 'confirmed' ? '部门复核' : (steps[act.to_step]?.name ?? '填报')}`
      : ACT_LABELS[act.kind as ReportAct].zh,
  personName: act.person_name,
  orgName: act.org_name,
  postTitle: act.post_title,
  way: act.way,
  reason: act.reason,
  at: act.at.toISOString(),
});

/** 单个项目的表单: the same row as in the grid, with its history and where it may be returned to. */
export function getReportView(
  ctx: Ctx,
  period: string,
  projectId: string,
): Promise<OutputOf<typeof getReport>> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const desk = await loadDesk(tx, ctx, { period, projectIds: [projectId] });
    const [report] = desk.reports;
    if (!report)
      throw refuse(
        'not-found',
        'REPORT_NOT_FOUND',
        '该项目本期没有应报报表，或不在可见范围内',
        'This project has no report in this period or is out of scope',
      );
    const mayReturn = listAllowedActs(ctx.actor, report.facts, report.steps).some(
      (act) => act === 'return' || act === 'reopen',
    );
    return {
      period: toPeriodView(desk.period),
      row: buildRowView(ctx, report),
      steps: report.steps.map(({ key, name, isStaffed }) => ({ key, name, isStaffed })),
      returnTargets: mayReturn ? describeTargets(report) : [],
      history: (await listReportActs(tx, ctx.actor.regionId, report.row.id)).map(toHistory(report.steps)),
    };
  });
}
