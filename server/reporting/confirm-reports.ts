// Confirming, on line and on paper, in the order of one transaction:
// locks → rule and permission → checks → act, version, figures, status, history, chain link, audit → stages → derived rows.

import { type CanonicalValue, getPeriodKind, getPeriodYear, toCanonicalJson } from '#core/platform/public.ts';
import { getCertainty } from '#core/reporting/calendar.ts';
import type { ConfirmedReport } from '#core/reporting/chain-body.ts';
import { buildConfirmationLink } from '#core/reporting/chain-body.ts';
import { listFigures } from '#core/reporting/check-draft.ts';
import type { ConfirmWay } from '#core/reporting/report.ts';
import type { ReportPlace } from '#core/reporting/report-state.ts';
import type { Acted } from '#core/reporting/row-contract.ts';
import {
  type FigureRow,
  insertFigures,
  recordDoneMilestones,
  recordReportedStages,
  withdrawReportedStages,
} from '#server/ledger/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { insertAct, insertAudit, insertLink, sha256, writeTogether } from '#server/platform/public.ts';
import { deriveProjects } from '#server/progress/public.ts';
import { decideForPerson, requireNoErrors } from './act-on-reports.ts';
import { saySentence } from './move-reports.ts';
import type { PeriodRow } from './periods.queries.ts';
import { insertReportActs, type NewReportAct } from './report-acts.queries.ts';
import { actOnReports, type DeskReport } from './report-desk.ts';
import { updateConfirmed } from './reports.queries.ts';
import { insertVersions, type NewVersion, type TakenNumbers, takeNumbers } from './versions.queries.ts';

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
  versionId: string;
  versionNo: number;
  lineText: string;
  figures: ReturnType<typeof listFigures>;
}

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

interface Writing {
  actId: string;
  confirmation: Confirmation;
  certainty: FigureRow['certainty'];
  decided: readonly Decided[];
}

/** Everything that a confirmation appends and marks, as one statement. */
async function writeConfirmation(tx: Tx, ctx: Ctx, writing: Writing): Promise<void> {
  const { actId, confirmation, certainty, decided } = writing;
  const { period, way, signedByName, sheet } = confirmation;
  const { regionId } = ctx.actor;
  const kind = 'reports-confirmed.v1';
  const projectIds = decided.map(({ report }) => report.row.project_id);
  const reportIds = decided.map(({ report }) => report.row.id);
  const at = { regionId, period: period.id, actId, at: ctx.now };
  const signed = { actId, kind: 'confirm', period: period.id, way, sheetId: sheet?.id } as const;
  const figures = listFigureRows(ctx, period.id, actId, certainty, decided);
  await writeTogether(tx, {
    act: insertAct(
      ctx,
      kind,
      { period: period.id, way, signedByName, ...(sheet ? { sheet } : {}), projectIds },
      actId,
    ),
    versions: insertVersions(at, decided.map(toNewVersion)),
    ...(figures.length > 0 ? { figures: insertFigures(figures) } : {}),
    marked: updateConfirmed(
      { regionId, way, at: ctx.now },
      decided.map(({ report, place, versionId }) => ({ id: report.row.id, versionId, step: place.step })),
    ),
    history: insertReportActs(ctx, { ...signed, personName: signedByName }, decided.map(toHistory)),
    ...listLinks(ctx, writing),
    audit: insertAudit(ctx, {
      kind,
      outcome: 'ok',
      subject: period.id,
      detail: { way, signedByName, reports: reportIds },
    }),
  });
}

const toNewVersion = ({ report, versionId, versionNo }: Decided): NewVersion => ({
  id: versionId,
  versionNo,
  reportId: report.row.id,
  projectId: report.row.project_id,
  line: report.checks.line,
  findings: [...report.checks.warnings, ...report.checks.office],
  explanations: report.explanations,
  origin: report.draft.origins,
});

const toHistory = ({ report, place, versionId }: Decided): NewReportAct => ({
  reportId: report.row.id,
  projectId: report.row.project_id,
  fromStatus: report.row.status,
  toStatus: place.status,
  toStep: place.step,
  versionId,
});

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
): FigureRow[] {
  return decided.flatMap(({ report, figures, versionId }) =>
    figures.map(({ measure, value }) => ({
      regionId: ctx.actor.regionId,
      year: getPeriodYear(period),
      projectId: report.row.project_id,
      period,
      measure,
      value,
      certainty,
      versionId,
      origin: report.draft.origins[FIELD_OF[measure]] ??
        report.draft.origins.monthAmountYuan ?? { kind: 'form' },
      actId,
    })),
  );
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

/** One link for each unit, in the order of their ids: the locks of the chain heads are taken in that order too. */
function listLinks(ctx: Ctx, { actId, confirmation, certainty, decided }: Writing) {
  const { period, way, signedByName, sheet } = confirmation;
  const orgIds = [...new Set(decided.map(({ report }) => report.row.org_id))];
  const links = orgIds
    .sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
    .map((orgId, place) => {
      const reports = decided
        .filter(({ report }) => report.row.org_id === orgId)
        .map(
          ({ report, lineText, figures, versionNo }): ConfirmedReport => ({
            reportId: report.row.id,
            projectId: report.row.project_id,
            versionNo,
            lineHash: sha256(lineText),
            figures: figures.map((f) => ({ ...f, certainty })),
          }),
        );
      const body = buildConfirmationLink({
        actId,
        orgId,
        period: period.id,
        way,
        personName: ctx.actor.personName,
        signedByName,
        sheetCode: sheet?.code ?? null,
        reports,
      });
      return insertLink({ regionId: ctx.actor.regionId, orgId, period: period.id }, actId, body, place);
    });
  return Object.assign({}, ...links) as ReturnType<typeof insertLink>;
}
