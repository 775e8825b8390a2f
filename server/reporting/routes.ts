import { takeImportedMonth as takeImportedMonthRoute } from '#core/quality/public.ts';
import * as amendments from '#core/reporting/amendment-contract.ts';
import * as calendar from '#core/reporting/calendar-contract.ts';
import * as fill from '#core/reporting/fill-contract.ts';
import * as office from '#core/reporting/office-contract.ts';
import * as paper from '#core/reporting/paper-contract.ts';
import * as register from '#core/reporting/quality-register-contract.ts';
import * as steps from '#core/reporting/step-contract.ts';
import type { Routes } from '#server/platform/public.ts';
import { receiveUpload, SCAN_LIMITS, WORKBOOK_LIMITS } from '#server/platform/public.ts';
import { acceptReports } from './accept-reports.ts';
import { adjustPeriod } from './adjust-period.ts';
import { getAmendmentsView } from './amendments.view.ts';
import { setCalendarRules, setSteps } from './calendar-rules.ts';
import { confirmReports } from './confirm-reports.ts';
import { getConfirmationView } from './confirmation.view.ts';
import { cosignReports } from './cosign-reports.ts';
import { decideAmendment } from './decide-amendment.ts';
import { listReportingDuties } from './duties.view.ts';
import { extendDeadline } from './extend-deadline.ts';
import { fileSignedSheet } from './file-signed-sheet.ts';
import { freezePeriod } from './freeze-period.ts';
import { getGridView } from './grid.view.ts';
import { getMatrixView } from './matrix.view.ts';
import { noteReplies } from './note-replies.ts';
import { getOfficeView, getUnitReportsView } from './office.view.ts';
import { openPeriod } from './open-period.ts';
import { passReports } from './pass-reports.ts';
import { getPeriodsView, getStepsView } from './periods.view.ts';
import { getSheetView, printSheet } from './print-sheet.ts';
import { getQualityRegisterView } from './quality-register.view.ts';
import { receiveGridWorkbook } from './receive-grid-workbook.ts';
import { remindUnits } from './remind-units.ts';
import { getReportView } from './report.view.ts';
import { requestAmendment } from './request-amendment.ts';
import { returnReports } from './return-reports.ts';
import { getReviewView } from './review.view.ts';
import { reviewReports } from './review-reports.ts';
import { saveDrafts } from './save-drafts.ts';
import { submitReports } from './submit-reports.ts';
import { takeImportedMonth } from './take-imported-month.ts';
import { writeGridWorkbook } from './write-grid-workbook.ts';

function bindUnitRoutes(routes: Routes): void {
  routes.signedIn(fill.getGrid, (ctx, { params, query }) => getGridView(ctx, params.period, query.orgId));
  routes.signedIn(fill.getReport, (ctx, { params }) => getReportView(ctx, params.period, params.projectId));
  routes.signedIn(fill.saveDrafts, (ctx, { params, body }) =>
    saveDrafts(ctx, { period: params.period, ...body }),
  );
  routes.signedIn(takeImportedMonthRoute, (ctx, { params }) => takeImportedMonth(ctx, params));
  routes.signedIn(steps.submitReports, (ctx, { params, body }) =>
    submitReports(ctx, params.period, body.projectIds),
  );
  routes.signedIn(steps.passReports, (ctx, { params, body }) =>
    passReports(ctx, params.period, body.projectIds),
  );
  routes.signedIn(steps.cosignReports, (ctx, { params, body }) =>
    cosignReports(ctx, params.period, body.projectIds),
  );
  routes.signedIn(steps.getConfirmation, (ctx, { params, query }) =>
    getConfirmationView(ctx, params.period, query.orgId),
  );
  routes.signedIn(steps.confirmReports, (ctx, { params, body }) =>
    confirmReports(ctx, params.period, body.projectIds),
  );
  routes.signedIn(paper.printSheet, (ctx, { params, body }) =>
    printSheet(ctx, params.period, body.projectIds),
  );
  routes.signedIn(paper.getSheet, (ctx, { params }) => getSheetView(ctx, params.code));
  routes.signedIn(paper.fileSignedSheet, async (ctx, { params, request }) => {
    const { fields, file } = await receiveUpload(request, paper.fileSignedSheet.body, SCAN_LIMITS);
    return fileSignedSheet(ctx, { code: params.code, ...fields, scan: file });
  });
  routes.signedIn(fill.downloadWorkbook, async (ctx, { params, reply }) => {
    const { name, content } = await writeGridWorkbook(ctx, params.period);
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(Buffer.from(content));
  });
  routes.signedIn(fill.uploadWorkbook, async (ctx, { params, request }) => {
    const { file } = await receiveUpload(request, fill.uploadWorkbook.body, WORKBOOK_LIMITS);
    return receiveGridWorkbook(ctx, params.period, file);
  });
  routes.signedIn(office.listDuties, async (ctx) => ({ duties: await listReportingDuties(ctx) }));
}

function bindReviewRoutes(routes: Routes): void {
  routes.signedIn(office.listReviews, (ctx, { params }) => getReviewView(ctx, params.period));
  routes.signedIn(steps.reviewReports, (ctx, { params, body }) =>
    reviewReports(ctx, params.period, body.projectIds),
  );
  routes.signedIn(steps.returnReports, (ctx, { params, body }) =>
    returnReports(ctx, {
      period: params.period,
      projectIds: body.projectIds,
      target: body.to === 'review' ? { to: 'review' } : { to: 'step', step: body.step },
      reason: body.reason,
    }),
  );
  routes.signedIn(steps.acceptReports, (ctx, { params, body }) =>
    acceptReports(ctx, { period: params.period, ...body }),
  );
  routes.signedIn(amendments.listAmendments, (ctx, { query }) => getAmendmentsView(ctx, query));
  routes.signedIn(amendments.requestAmendment, (ctx, { body }) => requestAmendment(ctx, body));
  routes.signedIn(amendments.decideAmendment, (ctx, { params, body }) =>
    decideAmendment(ctx, { amendmentId: params.amendmentId, ...body }),
  );
}

function bindOfficeRoutes(routes: Routes): void {
  routes.signedIn(office.getOffice, (ctx, { params }) => getOfficeView(ctx, params.period));
  routes.signedIn(office.listUnitReports, (ctx, { params }) =>
    getUnitReportsView(ctx, params.period, params.orgId),
  );
  routes.signedIn(office.getMatrix, (ctx, { query }) => getMatrixView(ctx, query.to, query.count));
  routes.signedIn(register.getQualityRegister, (ctx, { query }) => getQualityRegisterView(ctx, query));
  routes.signedIn(calendar.listPeriods, (ctx, { query }) => getPeriodsView(ctx, query.year));
  routes.signedIn(calendar.openPeriod, (ctx, { params, body }) =>
    openPeriod(ctx, params.period, body.deadlineAt),
  );
  routes.signedIn(calendar.adjustPeriod, (ctx, { params, body }) =>
    adjustPeriod(ctx, { period: params.period, ...body }),
  );
  routes.signedIn(calendar.setCalendarRules, (ctx, { body }) => setCalendarRules(ctx, body));
  routes.signedIn(calendar.getSteps, (ctx) => getStepsView(ctx));
  routes.signedIn(calendar.setSteps, (ctx, { body }) => setSteps(ctx, body));
  routes.signedIn(calendar.extendDeadline, (ctx, { params, body }) =>
    extendDeadline(ctx, { period: params.period, ...body }),
  );
  routes.signedIn(office.noteReplies, (ctx, { params, body }) => noteReplies(ctx, params.period, body.text));
  routes.signedIn(office.remindUnits, (ctx, { params, body }) =>
    remindUnits(ctx, { period: params.period, ...body }),
  );
  routes.signedIn(office.freezePeriod, (ctx, { params, body }) =>
    freezePeriod(ctx, { period: params.period, ...body }),
  );
}

export function bindReportingRoutes(routes: Routes): void {
  bindUnitRoutes(routes);
  bindReviewRoutes(routes);
  bindOfficeRoutes(routes);
}
