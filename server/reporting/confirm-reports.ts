// Confirming, on line and on paper, in the order of one transaction:
// locks → rule and permission → checks → version, figures, stages → status → history → chain link → derived rows → audit.

import { type CanonicalValue, getPeriodKind, getPeriodYear, toCanonicalJson } from '#core/platform/public.ts';
import { getCertainty } from '#core/reporting/calendar.ts';
import type { ConfirmedReport } from '#core/reporting/chain-body.ts';
import { buildConfirmationLink } from '#core/reporting/chain-body.ts';
import { listFigures } from '#core/reporting/check-draft.ts';
import type { ConfirmWay } from '#core/reporting/report.ts';
import type { ReportPlace } from '#core/reporting/report-state.ts';
import type { Acted } from '#core/reporting/row-contract.ts';
import {
  appendFigures,
  type FigureRow,
  recordDoneMilestones,
  recordReportedStages,
  withdrawReportedStages,
} from '#server/ledger/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, appendLink, once, sha256 } from '#server/platform/public.ts';
import { deriveProjects } from '#server/progress/public.ts';
import { decideForPerson, requireNoErrors } from './act-on-reports.ts';
import { saySentence } from './move-reports.ts';
import type { PeriodRow } from './periods.queries.ts';
import { appendReportActs } from './report-acts.queries.ts';
import { type DeskReport, loadForAct } from './report-desk.ts';
import { markConfirmed } from './reports.queries.ts';
import { type AppendedVersion, appendVersions } from './versions.queries.ts';

export interface Confirmation {
  period: PeriodRow;
  way: ConfirmWay;
  /** Who signed: the person himself on line, the head named on the sheet on paper. */
  signedByName: string;
  sheet?: { id: string; code: string; signedOn: string; fileId: string };
}

interface Decided {
  report: DeskReport;
  place: ReportPlace;
  lineText: string;
  figures: ReturnType<typeof listFigures>;
}

const toLineText = (report: DeskReport): string => toCanonicalJson(report.checks.line as CanonicalValue);

/** 签字确认 on line by the unit's head. */
export function confirmReports(ctx: Ctx, period: string, projectIds: readonly string[]): Promise<Acted> {
  const run = async (tx: Tx): Promise<Acted> => {
    const desk = await loadForAct(tx, ctx, period, projectIds);
    const places = desk.reports.map((report) =>
      decideForPerson(ctx, report, { act: 'confirm', way: 'online' }),
    );
    return confirmAll(tx, ctx, desk.reports, places, {
      period: desk.period,
      way: 'online',
      signedByName: ctx.actor.personName,
    });
  };
  return once(ctx, run, projectIds);
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
  const { period, way, signedByName, sheet } = confirmation;
  const actId = await appendAct(tx, ctx, 'reports-confirmed.v1', {
    period: period.id,
    way,
    signedByName,
    ...(sheet ? { sheet } : {}),
    projectIds: reports.map((r) => r.row.project_id),
  });
  const certainty = getCertainty(
    { forecastDeadlineAt: period.forecast_deadline_at?.toISOString() ?? null },
    ctx.now.toISOString(),
  );
  const decided = reports.map((report, index): Decided => {
    const place = places[index];
    if (!place) throw new Error('a report without a decision');
    return { report, place, lineText: toLineText(report), figures: listFigures(report.checks.line) };
  });
  const versions = await appendVersionsOf(tx, ctx, period.id, actId, decided);
  const figures = listFigureRows(ctx, period.id, actId, certainty, decided, versions);
  await appendFigures(tx, figures);
  await recordEvents(tx, ctx, actId, reports);
  await markConfirmed(
    tx,
    { regionId: ctx.actor.regionId, way, at: ctx.now },
    decided.map(({ report, place }) => ({
      id: report.row.id,
      versionId: getVersion(versions, report).id,
      step: place.step,
    })),
  );
  await appendReportActs(
    tx,
    ctx,
    { actId, kind: 'confirm', period: period.id, way, sheetId: sheet?.id, personName: signedByName },
    decided.map(({ report, place }) => ({
      reportId: report.row.id,
      projectId: report.row.project_id,
      fromStatus: report.row.status,
      toStatus: place.status,
      toStep: place.step,
      versionId: getVersion(versions, report).id,
    })),
  );
  await appendLinks(tx, ctx, { actId, confirmation, certainty, decided, versions });
  // Progress and lights go by months; the figures of a closer watch stand beside them.
  if (getPeriodKind(period.id) === 'month')
    await deriveProjects(tx, {
      regionId: ctx.actor.regionId,
      period: period.id,
      projectIds: reports.map((r) => r.row.project_id),
      today: ctx.today,
    });
  await appendAudit(tx, ctx, {
    kind: 'reports-confirmed.v1',
    outcome: 'ok',
    subject: period.id,
    detail: { way, signedByName, reports: reports.map((r) => r.row.id) },
  });
  return { count: reports.length, sentence: saySentence('已签字确认', period.id, reports) };
}

function getVersion(versions: ReadonlyMap<string, AppendedVersion>, report: DeskReport): AppendedVersion {
  const version = versions.get(report.row.id);
  if (!version) throw new Error(`no version of report ${report.row.id}`);
  return version;
}

async function appendVersionsOf(
  tx: Tx,
  ctx: Ctx,
  period: string,
  actId: string,
  decided: readonly Decided[],
): Promise<Map<string, AppendedVersion>> {
  const appended = await appendVersions(
    tx,
    { regionId: ctx.actor.regionId, period, actId, at: ctx.now },
    decided.map(({ report }) => ({
      reportId: report.row.id,
      projectId: report.row.project_id,
      line: report.checks.line,
      findings: [...report.checks.warnings, ...report.checks.office],
      explanations: report.explanations,
      origin: report.draft.origins,
    })),
  );
  return new Map(appended.map((version) => [version.report_id, version]));
}

const FIELD_OF = {
  month_amount: 'monthAmountYuan',
  ytd_amount: 'ytdAmountYuan',
  image_percent: 'imagePercent',
} as const;

function listFigureRows(
  ctx: Ctx,
  period: string,
  actId: string,
  certainty: FigureRow['certainty'],
  decided: readonly Decided[],
  versions: ReadonlyMap<string, AppendedVersion>,
): FigureRow[] {
  return decided.flatMap(({ report, figures }) =>
    figures.map(({ measure, value }) => ({
      regionId: ctx.actor.regionId,
      year: getPeriodYear(period),
      projectId: report.row.project_id,
      period,
      measure,
      value,
      certainty,
      versionId: getVersion(versions, report).id,
      origin: report.draft.origins[FIELD_OF[measure]] ??
        report.draft.origins.monthAmountYuan ?? { kind: 'form' },
      actId,
    })),
  );
}

async function recordEvents(tx: Tx, ctx: Ctx, actId: string, reports: readonly DeskReport[]): Promise<void> {
  const q = { regionId: ctx.actor.regionId, actId };
  await withdrawReportedStages(
    tx,
    q,
    reports.map(({ row, checks }) => ({
      reportId: row.id,
      projectId: row.project_id,
      stage: checks.line.stageChange?.stage ?? null,
      on: checks.line.stageChange?.on ?? null,
    })),
  );
  await recordReportedStages(
    tx,
    q,
    reports.flatMap(({ row, checks }) =>
      checks.line.stageChange ? [{ projectId: row.project_id, ...checks.line.stageChange }] : [],
    ),
  );
  await recordDoneMilestones(
    tx,
    q,
    reports.flatMap(({ row, checks }) =>
      checks.line.milestonesDone.map((done) => ({ projectId: row.project_id, ...done })),
    ),
  );
}

/** One link for each unit, in the order of their ids: the locks of the chain heads are taken in that order too. */
async function appendLinks(
  tx: Tx,
  ctx: Ctx,
  q: {
    actId: string;
    confirmation: Confirmation;
    certainty: string;
    decided: readonly Decided[];
    versions: ReadonlyMap<string, AppendedVersion>;
  },
): Promise<void> {
  const { period, way, signedByName, sheet } = q.confirmation;
  const orgIds = [...new Set(q.decided.map(({ report }) => report.row.org_id))];
  for (const orgId of orgIds.sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))) {
    const reports = q.decided
      .filter(({ report }) => report.row.org_id === orgId)
      .map(
        ({ report, lineText, figures }): ConfirmedReport => ({
          reportId: report.row.id,
          projectId: report.row.project_id,
          versionNo: getVersion(q.versions, report).version_no,
          lineHash: sha256(lineText),
          figures: figures.map((f) => ({ ...f, certainty: q.certainty })),
        }),
      );
    const body = buildConfirmationLink({
      actId: q.actId,
      orgId,
      period: period.id,
      way,
      personName: ctx.actor.personName,
      signedByName,
      sheetCode: sheet?.code ?? null,
      reports,
    });
    await appendLink(tx, { regionId: ctx.actor.regionId, orgId, period: period.id }, q.actId, body);
  }
}
