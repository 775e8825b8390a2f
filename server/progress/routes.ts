import * as contract from '#core/progress/contract.ts';
import * as projectContract from '#core/progress/project-contract.ts';
import * as yearTurnContract from '#core/progress/year-turn-contract.ts';
import type { Routes } from '#server/platform/public.ts';
import { getMonthTotals } from './month-totals.view.ts';
import { getOverview, getRowTotals } from './overview.view.ts';
import { getProjectMonths, getProjectProgress } from './project-progress.view.ts';
import { getFilterChoices, getPeriods, getProjectRows } from './project-rows.view.ts';
import { getYearTurnPreview, turnYear } from './turn-year.ts';

export function bindProgressRoutes(routes: Routes): void {
  routes.signedIn(contract.overview, (ctx, { query }) => getOverview(ctx, query));
  routes.signedIn(contract.listProjectRows, (ctx, { query }) => getProjectRows(ctx, query));
  routes.signedIn(contract.sumProjectRows, (ctx, { query }) => getRowTotals(ctx, query));
  routes.signedIn(contract.listPeriods, (ctx) => getPeriods(ctx));
  routes.signedIn(contract.filterChoices, (ctx) => getFilterChoices(ctx));
  routes.signedIn(projectContract.listProjectMonths, (ctx, { params, query }) =>
    getProjectMonths(ctx, params.projectId, query.year),
  );
  routes.signedIn(projectContract.getProjectProgress, (ctx, { params, query }) =>
    getProjectProgress(ctx, params.projectId, query.period),
  );
  routes.signedIn(projectContract.listMonthTotals, (ctx, { query }) => getMonthTotals(ctx, query));
  routes.signedIn(yearTurnContract.previewYearTurn, (ctx, { params }) =>
    getYearTurnPreview(ctx, params.year),
  );
  routes.signedIn(yearTurnContract.turnYear, (ctx, { params }) => turnYear(ctx, params.year));
}
