// What a confirmation appends and marks, as one statement: act, versions, figures, status, history, chain links, audit.

import { getPeriodYear } from '#core/platform/public.ts';
import { buildConfirmationLink, type ConfirmedReport } from '#core/reporting/chain-body.ts';
import type { listFigures } from '#core/reporting/check-draft.ts';
import type { ConfirmWay } from '#core/reporting/report.ts';
import type { ReportPlace } from '#core/reporting/report-state.ts';
import { type FigureRow, insertFigures } from '#server/ledger/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { insertAct, insertAudit, insertLink, sha256, writeTogether } from '#server/platform/public.ts';
import type { PeriodRow } from './periods.queries.ts';
import { insertReportActs, type NewReportAct } from './report-acts.queries.ts';
import type { DeskReport } from './report-desk.ts';
import { updateConfirmed } from './reports.queries.ts';
import { insertVersions, type NewVersion } from './versions.queries.ts';

export interface Confirmation {
  period: PeriodRow;
  way: ConfirmWay;
  /** Who signed: the person himself on line, the head named on the sheet on paper. */
  signedByName: string;
  sheet?: { id: string; code: string; signedOn: string; fileId: string };
}

/** A report whose confirmation is decided, with the version that it will have. */
export interface Decided {
  report: DeskReport;
  place: ReportPlace;
  versionId: string;
  versionNo: number;
  lineText: string;
  figures: ReturnType<typeof listFigures>;
}

export interface Writing {
  actId: string;
  confirmation: Confirmation;
  certainty: FigureRow['certainty'];
  decided: readonly Decided[];
}

/** Everything that a confirmation appends and marks, as one statement. */
export async function writeConfirmation(tx: Tx, ctx: Ctx, writing: Writing): Promise<void> {
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
