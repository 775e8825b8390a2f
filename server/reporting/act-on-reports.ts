import { Refusal, refuse } from '#core/platform/public.ts';
import { isReadyToSubmit } from '#core/reporting/check-draft.ts';
import { hasDuty, listAllowedActs } from '#core/reporting/permissions.ts';
import { ACT_LABELS } from '#core/reporting/report.ts';
import {
  decideReport,
  isInUnit,
  type ReportPlace,
  type ReportRequest,
} from '#core/reporting/report-state.ts';
import type { Ctx } from '#server/platform/public.ts';
import type { DeskReport } from './report-desk.ts';

/** First the state, then the person: the same for every act on a report. */
export function decideForPerson(ctx: Ctx, report: DeskReport, request: ReportRequest): ReportPlace {
  const place = decidePlace(ctx, report, request);
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

/** What the state refuses names the report and offers the acts that are this person's; without one, the step at which the report is. */
function decidePlace(ctx: Ctx, report: DeskReport, request: ReportRequest): ReportPlace {
  try {
    return decideReport(report.facts, report.steps, request);
  } catch (error) {
    if (!(error instanceof Refusal) || error.body.code !== 'REPORT_NOT_OPEN_FOR_THIS') throw error;
    const own = listAllowedActs(ctx.actor, report.facts, report.steps).map((act) => ACT_LABELS[act].zh);
    const step = report.steps[report.facts.step];
    const waits = step && isInUnit(report.facts) ? [`等待“${step.name}”这一步办理`] : [];
    const { name } = report.row;
    throw new Refusal({
      ...error.body,
      zh: `${name}：${error.body.zh}`,
      en: `${name}: ${error.body.en}`,
      allowed: own.length > 0 ? own : waits,
    });
  }
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
