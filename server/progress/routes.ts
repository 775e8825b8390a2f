import * as contract from '#core/progress/contract.ts';
import type { Routes } from '#server/platform/public.ts';
import { getOverview } from './overview.view.ts';
import { getFilterChoices, getPeriods, getProjectRows } from './project-rows.view.ts';
import { getYearTurnPreview, turnYear } from './turn-year.ts';

export function bindProgressRoutes(routes: Routes): void {
  routes.signedIn(contract.overview, (ctx, { query }) => getOverview(ctx, query));
  routes.signedIn(contract.listProjectRows, (ctx, { query }) => getProjectRows(ctx, query));
  routes.signedIn(contract.listPeriods, (ctx) => getPeriods(ctx));
  routes.signedIn(contract.filterChoices, (ctx) => getFilterChoices(ctx));
  routes.signedIn(contract.previewYearTurn, (ctx, { params }) => getYearTurnPreview(ctx, params.year));
  routes.signedIn(contract.turnYear, (ctx, { params }) => turnYear(ctx, params.year));
}
