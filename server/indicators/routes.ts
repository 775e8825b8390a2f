import * as contract from '#core/indicators/contract.ts';
import * as filingContract from '#core/indicators/filing-contract.ts';
import * as freezeContract from '#core/indicators/freeze-contract.ts';
import * as indicatorContract from '#core/indicators/indicator-contract.ts';
import * as panelContract from '#core/indicators/panel-contract.ts';
import * as settingsContract from '#core/indicators/settings-contract.ts';
import type { Routes } from '#server/platform/public.ts';
import { getBoard } from './board.view.ts';
import { confirmFiling } from './confirm-filing.ts';
import { getFiling, getFilings, getStandingCell } from './filings.view.ts';
import { getForecasts } from './forecasts.view.ts';
import { freezeIndicators } from './freeze-indicators.ts';
import { getFreezeState } from './freeze-state.view.ts';
import { getHeatTable } from './heat.view.ts';
import { bindStatImportRoutes } from './import/import.routes.ts';
import { getIndicatorPage } from './indicator.view.ts';
import { getMatches, setMatchRules } from './matches.view.ts';
import { moveFiling } from './move-filing.ts';
import { openFiling } from './open-filing.ts';
import { getRevisedSince } from './revised-since.view.ts';
import { saveFiling } from './save-filing.ts';
import { getIndicatorSettings, setIndicatorRules, setIndicators } from './set-indicators.ts';
import { setSubjects } from './set-subjects.ts';
import { setTargets } from './set-targets.ts';
import { getShortfalls } from './shortfalls.view.ts';
import { getTargets } from './targets.view.ts';
import { getTileMap } from './tile-map.view.ts';
import { getValueTrace } from './value-trace.view.ts';
import { getWhatIf } from './what-if.view.ts';

export function bindIndicatorRoutes(routes: Routes): void {
  bindStatImportRoutes(routes);
  routes.signedIn(contract.getBoard, (ctx, { query }) => getBoard(ctx, query));
  routes.signedIn(indicatorContract.getIndicatorPage, (ctx, { params, query }) =>
    getIndicatorPage(ctx, params.code, query),
  );
  routes.signedIn(indicatorContract.getValueTrace, (ctx, { params }) => getValueTrace(ctx, params.id));
  routes.signedIn(panelContract.getHeatTable, (ctx, { query }) => getHeatTable(ctx, query));
  routes.signedIn(panelContract.getForecasts, (ctx, { query }) => getForecasts(ctx, query));
  routes.signedIn(panelContract.getShortfalls, (ctx, { query }) => getShortfalls(ctx, query));
  routes.signedIn(panelContract.getMatches, (ctx, { query }) => getMatches(ctx, query));
  routes.signedIn(panelContract.setMatchRules, (ctx, { body }) => setMatchRules(ctx, body));
  routes.signedIn(panelContract.getWhatIf, (ctx, { params, query }) => getWhatIf(ctx, params.code, query));
  routes.signedIn(panelContract.getTileMap, (ctx, { params, query }) => getTileMap(ctx, params.code, query));
  routes.signedIn(filingContract.listFilings, (ctx, { query }) => getFilings(ctx, query));
  routes.signedIn(filingContract.getFiling, (ctx, { params }) => getFiling(ctx, params.id));
  routes.signedIn(filingContract.getStandingCell, (ctx, { params, query }) =>
    getStandingCell(ctx, params.id, query),
  );
  routes.signedIn(filingContract.openFiling, (ctx, { body }) => openFiling(ctx, body));
  routes.signedIn(filingContract.saveFiling, (ctx, { params, body }) => saveFiling(ctx, params.id, body));
  routes.signedIn(filingContract.moveFiling, (ctx, { params, body }) => moveFiling(ctx, params.id, body));
  routes.signedIn(filingContract.confirmFiling, (ctx, { params }) => confirmFiling(ctx, params.id));
  routes.signedIn(freezeContract.getFreezeState, (ctx, { params }) => getFreezeState(ctx, params.period));
  routes.signedIn(freezeContract.listRevisedSince, (ctx, { params, query }) =>
    getRevisedSince(ctx, { ...params, ...query }),
  );
  routes.signedIn(freezeContract.freezeIndicators, (ctx, { body }) => freezeIndicators(ctx, body));
  routes.signedIn(settingsContract.getIndicatorSettings, (ctx) => getIndicatorSettings(ctx));
  routes.signedIn(settingsContract.setIndicators, (ctx, { body }) => setIndicators(ctx, body));
  routes.signedIn(settingsContract.setIndicatorRules, (ctx, { body }) => setIndicatorRules(ctx, body));
  routes.signedIn(settingsContract.setSubjects, (ctx, { body }) => setSubjects(ctx, body));
  routes.signedIn(settingsContract.getTargets, (ctx, { params }) => getTargets(ctx, params.year));
  routes.signedIn(settingsContract.setTargets, (ctx, { params, body }) => setTargets(ctx, params.year, body));
}
