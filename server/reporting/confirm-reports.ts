// Confirming, on line and on paper, in the order of one transaction:
// locks → rule and permission → checks → act, version, figures, status, history, chain link, audit → stages → derived rows.

import { type CanonicalValue, getPeriodKind, toCanonicalJson } from '#core/platform/public.ts';
import { getCertainty } from '#core/reporting/calendar.ts';
import { listFigures } from '#core/reporting/check-draft.ts';
import type { ReportPlace } from '#core/reporting/report-state.ts';
import type { Acted } from '#core/reporting/row-contract.ts';
import { recordDoneMilestones, recordReportedStages, withdrawReportedStages } from '#server/ledger/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { deriveProjects } from '#server/progress/public.ts';
import { decideForPerson, requireNoErrors } from './act-on-reports.ts';
import { saySentence } from './move-reports.ts';
import { actOnReports, type DeskReport } from './report-desk.ts';
import { type TakenNumbers, takeNumbers } from './versions.queries.ts';
import { type Confirmation, type Decided, writeConfirmation } from './write-confirmation.ts';

const toLineText = (report: DeskReport): string => toCanonicalJson(report.checks.line as CanonicalValue);

/** 签字确认 on line by the unit's head. */
export function confirmReports(ctx: Ctx, period: string, projectIds: readonly string[]): Promise<Acted> {
  return actOnReports(ctx, period, projectIds, (tx, desk) => {
    const places = desk.reports.map((report) =>
      decideForPerson(ctx, report, { act: 'confirm', way: 'online' }),
    );
    return confirmAll(tx, ctx, desk.reports, places, {
      period: desk.period,
      way: 'online',
      signedByName: ctx.actor.personName,
    });
  });
}

/** What both ways do once the right to confirm has been decided. All reports belong to units that are locked. */
export async function confirmAll(
  tx: Tx,
  ctx: Ctx,
  reports: readonly DeskReport[],
  places: readonly ReportPlace[],
  confirmation: Confirmation,
): Promise<Acted> {
  requireNoErrors(reports);
  const { period } = confirmation;
  const certainty = getCertainty(
    { forecastDeadlineAt: period.forecast_deadline_at?.toISOString() ?? null },
    ctx.now.toISOString(),
  );
  const numbers = await takeNumbers(
    tx,
    ctx.actor.regionId,
    reports.map((r) => r.row.id),
  );
  const decided = decideAll(reports, places, numbers);
  await writeConfirmation(tx, ctx, { actId: numbers.act_id, confirmation, certainty, decided });
  await recordEvents(tx, ctx, numbers.act_id, decided);
  // Progress and lights go by months; the figures of a closer watch stand beside them.
  if (getPeriodKind(period.id) === 'month')
    await deriveProjects(tx, {
      regionId: ctx.actor.regionId,
      period: period.id,
      projectIds: reports.map((r) => r.row.project_id),
      today: ctx.today,
    });
  return { count: reports.length, sentence: saySentence('已签字确认', period.id, reports) };
}

function decideAll(
  reports: readonly DeskReport[],
  places: readonly ReportPlace[],
  numbers: TakenNumbers,
): Decided[] {
  const versionOf = new Map(numbers.versions.map((version) => [version.report_id, version]));
  return reports.map((report, index) => {
    const [place, version] = [places[index], versionOf.get(report.row.id)];
    if (!place || !version) throw new Error('a report without a decision or a version');
    const versionNo = version.version_no;
    const figures = listFigures(report.checks.line);
    return { report, place, versionId: version.id, versionNo, lineText: toLineText(report), figures };
  });
}

/** Stages and milestones that the reports say, and those that an earlier version said and this one does not any more. */
async function recordEvents(tx: Tx, ctx: Ctx, actId: string, decided: readonly Decided[]): Promise<void> {
  const q = { regionId: ctx.actor.regionId, actId };
  const linesOf = decided.map(({ report, versionNo }) => ({
    row: report.row,
    line: report.checks.line,
    versionNo,
  }));
  await withdrawReportedStages(
    tx,
    q,
    linesOf
      .filter(({ versionNo }) => versionNo > 1)
      .map(({ row, line }) => ({
        reportId: row.id,
        projectId: row.project_id,
        stage: line.stageChange?.stage ?? null,
        on: line.stageChange?.on ?? null,
      })),
  );
  await recordReportedStages(
    tx,
    q,
    linesOf.flatMap(({ row, line }) =>
      line.stageChange ? [{ projectId: row.project_id, ...line.stageChange }] : [],
    ),
  );
  await recordDoneMilestones(
    tx,
    q,
    linesOf.flatMap(({ row, line }) =>
      line.milestonesDone.map((done) => ({ projectId: row.project_id, ...done })),
    ),
  );
}
