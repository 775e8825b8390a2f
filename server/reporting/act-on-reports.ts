import { refuse } from '#core/platform/public.ts';
import { isReadyToSubmit } from '#core/reporting/check-draft.ts';
import { hasDuty } from '#core/reporting/permissions.ts';
import { ACT_LABELS } from '#core/reporting/report.ts';
import { decideReport, type ReportPlace, type ReportRequest } from '#core/reporting/report-state.ts';
import type { Ctx } from '#server/platform/public.ts';
import type { DeskReport } from './report-desk.ts';

/** First the state, then the person: the same for every act on a report. */
export function decideForPerson(ctx: Ctx, report: DeskReport, request: ReportRequest): ReportPlace {
  const place = decideReport(report.facts, report.steps, request);
  if (hasDuty(ctx.actor, report.facts, report.steps, request.act)) return place;
  const isSamePerson = request.act === 'confirm' && report.facts.draftBy === ctx.actor.personId;
  throw refuse(
    'forbidden',
    'REPORT_NOT_YOURS',
    isSamePerson
      ? `“${report.row.name}”由您填报，应由另一人签字确认`
      : `“${report.row.name}”不由您${ACT_LABELS[request.act].zh}`,
    `It is not yours to ${ACT_LABELS[request.act].en} this report`,
    report.steps.map((s) => s.name),
  );
}

/** Errors and unanswered warnings stop a submission and a confirmation; each is named with its cell. */
export function requireNoErrors(reports: readonly DeskReport[]): void {
  const bad = reports.filter((r) => !isReadyToSubmit(r.checks));
  if (bad.length === 0) return;
  throw refuse(
    'invalid',
    'REPORT_HAS_ERRORS',
    `${bad.length}个项目还有错误或未答复的提示，改好后才能提交`,
    `${bad.length} reports still have errors or unanswered warnings`,
    ['按提示修改，或对提示选择原因并说明'],
    bad.flatMap((r) =>
      [...r.checks.errors, ...r.checks.unanswered].map((f) => ({
        at: `${r.row.project_id}:${f.field}`,
        message: `${r.row.name}：${f.sentence}`,
      })),
    ),
  );
}
