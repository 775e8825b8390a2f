import * as contract from '#core/reporting/contract.ts';
import type { Routes } from '#server/platform/public.ts';
import { receiveUpload } from '#server/platform/public.ts';
import { acceptReports } from './accept-reports.ts';
import { adjustPeriod } from './adjust-period.ts';
import { getAmendmentsView } from './amendments.view.ts';
import { setCalendarRules, setSteps } from './calendar-rules.ts';
import { confirmReports } from './confirm-reports.ts';
import { getConfirmationView } from './confirmation.view.ts';
import { decideAmendment } from './decide-amendment.ts';
import { listReportingDuties } from './duties.view.ts';
import { extendDeadline } from './extend-deadline.ts';
import { fileSignedSheet } from './file-signed-sheet.ts';
import { freezePeriod } from './freeze-period.ts';
import { getGridView } from './grid.view.ts';
import { getMatrixView } from './matrix.view.ts';
import { getOfficeView, getUnitReportsView } from './office.view.ts';
import { openPeriod } from './open-period.ts';
import { passReports } from './pass-reports.ts';
import { getPeriodsView, getStepsView } from './periods.view.ts';
import { getSheetView, printSheet } from './print-sheet.ts';
import { receiveGridWorkbook } from './receive-grid-workbook.ts';
import { remindUnits } from './remind-units.ts';
import { getReportView } from './report.view.ts';
import { requestAmendment } from './request-amendment.ts';
import { returnReports } from './return-reports.ts';
import { getReviewView } from './review.view.ts';
import { reviewReports } from './review-reports.ts';
import { saveDrafts } from './save-drafts.ts';
import { submitReports } from './submit-reports.ts';
import { writeGridWorkbook } from './write-grid-workbook.ts';

function bindUnitRoutes(routes: Routes): void {
  routes.signedIn(contract.getGrid, (ctx, { params, query }) => getGridView(ctx, params.period, query.orgId));
  routes.signedIn(contract.getReport, (ctx, { params }) =>
    getReportView(ctx, params.period, params.projectId),
  );
  routes.signedIn(contract.saveDrafts, (ctx, { params, body }) =>
    saveDrafts(ctx, { period: params.period, ...body }),
  );
  routes.signedIn(contract.submitReports, (ctx, { params, body }) =>
    submitReports(ctx, params.period, body.projectIds),
  );
  routes.signedIn(contract.passReports, (ctx, { params, body }) =>
    passReports(ctx, params.period, body.projectIds),
  );
  routes.signedIn(contract.getConfirmation, (ctx, { params, query }) =>
    getConfirmationView(ctx, params.period, query.orgId),
  );
  routes.signedIn(contract.confirmReports, (ctx, { params, body }) =>
    confirmReports(ctx, params.period, body.projectIds),
  );
  routes.signedIn(contract.printSheet, (ctx, { params, body }) =>
    printSheet(ctx, params.period, body.projectIds),
  );
  routes.signedIn(contract.getSheet, (ctx, { params }) => getSheetView(ctx, params.code));
  routes.signedIn(contract.fileSignedSheet, async (ctx, { params, request }) => {
    const { fields, file } = await receiveUpload(request, contract.fileSignedSheet.body);
    return fileSignedSheet(ctx, { code: params.code, ...fields, scan: file });
  });
  routes.signedIn(contract.downloadWorkbook, async (ctx, { params, reply }) => {
    const { name, content } = await writeGridWorkbook(ctx, params.period);
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(Buffer.from(content));
  });
  routes.signedIn(contract.uploadWorkbook, async (ctx, { params, request }) => {
    const { file } = await receiveUpload(request, contract.uploadWorkbook.body);
    return receiveGridWorkbook(ctx, params.period, file);
  });
  routes.signedIn(contract.listDuties, async (ctx) => ({ duties: await listReportingDuties(ctx) }));
}

function bindReviewRoutes(routes: Routes): void {
  routes.signedIn(contract.listReviews, (ctx, { params }) => getReviewView(ctx, params.period));
  routes.signedIn(contract.reviewReports, (ctx, { params, body }) =>
    reviewReports(ctx, params.period, body.projectIds),
  );
  routes.signedIn(contract.returnReports, (ctx, { params, body }) =>
    returnReports(ctx, {
      period: params.period,
      projectIds: body.projectIds,
      target: body.to === 'review' ? { to: 'review' } : { to: 'step', step: body.step },
      reason: body.reason,
    }),
  );
  routes.signedIn(contract.acceptReports, (ctx, { params, body }) =>
    acceptReports(ctx, { period: params.period, ...body }),
  );
  routes.signedIn(contract.listAmendments, (ctx, { query }) => getAmendmentsView(ctx, query));
  routes.signedIn(contract.requestAmendment, (ctx, { body }) => requestAmendment(ctx, body));
  routes.signedIn(contract.decideAmendment, (ctx, { params, body }) =>
    decideAmendment(ctx, { amendmentId: params.amendmentId, ...body }),
  );
}

function bindOfficeRoutes(routes: Routes): void {
  routes.signedIn(contract.getOffice, (ctx, { params }) => getOfficeView(ctx, params.period));
  routes.signedIn(contract.listUnitReports, (ctx, { params }) =>
    getUnitReportsView(ctx, params.period, params.orgId),
  );
  routes.signedIn(contract.getMatrix, (ctx, { query }) => getMatrixView(ctx, query.to, query.count));
  routes.signedIn(contract.listPeriods, (ctx, { query }) => getPeriodsView(ctx, query.year));
  routes.signedIn(contract.openPeriod, (ctx, { params }) => openPeriod(ctx, params.period));
  routes.signedIn(contract.adjustPeriod, (ctx, { params, body }) =>
    adjustPeriod(ctx, { period: params.period, ...body }),
  );
  routes.signedIn(contract.setCalendarRules, (ctx, { body }) => setCalendarRules(ctx, body));
  routes.signedIn(contract.getSteps, (ctx) => getStepsView(ctx));
  routes.signedIn(contract.setSteps, (ctx, { body }) => setSteps(ctx, body));
  routes.signedIn(contract.extendDeadline, (ctx, { params, body }) =>
    extendDeadline(ctx, { period: params.period, ...body }),
  );
  routes.signedIn(contract.remindUnits, (ctx, { params, body }) =>
    remindUnits(ctx, { period: params.period, ...body }),
  );
  routes.signedIn(contract.freezePeriod, (ctx, { params, body }) =>
    freezePeriod(ctx, { period: params.period, ...body }),
  );
}

export function bindReportingRoutes(routes: Routes): void {
  bindUnitRoutes(routes);
  bindReviewRoutes(routes);
  bindOfficeRoutes(routes);
}
