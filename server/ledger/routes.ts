import * as contract from '#core/ledger/contract.ts';
import { auditPlanList } from '#core/ledger/plan-audit.ts';
import * as plans from '#core/ledger/plan-contract.ts';
import * as savedViews from '#core/ledger/saved-view-contract.ts';
import * as starts from '#core/ledger/start-contract.ts';
import type { Routes } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import { amendPrior } from './amend-prior.ts';
import { addProject, editProject } from './edit-project.ts';
import { explainNotStarted, setStartRedLine } from './explain-not-started.ts';
import { issuePlan } from './issue-plan.ts';
import { getPlanLines } from './plan-lines.view.ts';
import { listPlanBatches, listPlanSteps } from './plans.queries.ts';
import { getProjectHistory, getProjectView } from './project.view.ts';
import { addMilestones, recordStage, setMilestoneDate } from './record-stage.ts';
import { getSavedViews, removeView, saveView } from './saved-views.ts';
import { getSeasonalWeights, setSeasonalWeights } from './seasonal-weights.ts';
import { getNotStarted, getStaleProjects, getStartBatches } from './starts.view.ts';

export function bindLedgerRoutes(routes: Routes): void {
  routes.signedIn(contract.getProject, (ctx, { params }) => getProjectView(ctx, params.projectId));
  routes.signedIn(contract.listProjectHistory, (ctx, { params }) => getProjectHistory(ctx, params.projectId));
  routes.signedIn(contract.editProject, (ctx, { params, body }) => editProject(ctx, params.projectId, body));
  routes.signedIn(contract.addProject, (ctx, { body }) => addProject(ctx, body));
  routes.signedIn(contract.recordStage, (ctx, { params, body }) => recordStage(ctx, params.projectId, body));
  routes.signedIn(contract.addMilestones, (ctx, { params, body }) =>
    addMilestones(ctx, params.projectId, body),
  );
  routes.signedIn(contract.setMilestoneDate, (ctx, { params, body }) =>
    setMilestoneDate(ctx, params.projectId, params.milestoneId, body),
  );
  routes.signedIn(plans.issuePlan, (ctx, { body }) => issuePlan(ctx, body));
  routes.signedIn(plans.listPlanBatches, async (ctx, { query }) => ({
    batches: await withScope(ctx.db, ctx.actor, (tx) => listPlanBatches(tx, ctx.actor.regionId, query.year)),
  }));
  routes.signedIn(starts.listNotStarted, getNotStarted);
  routes.signedIn(starts.explainNotStarted, (ctx, { params, body }) =>
    explainNotStarted(ctx, params.projectId, body),
  );
  routes.signedIn(starts.setStartRedLine, (ctx, { body }) => setStartRedLine(ctx, body));
  routes.signedIn(starts.listStaleProjects, getStaleProjects);
  routes.signedIn(starts.listStartBatches, getStartBatches);
  routes.signedIn(starts.getPlanAudit, async (ctx, { query }) =>
    auditPlanList(
      await withScope(ctx.db, ctx.actor, (tx) => listPlanSteps(tx, ctx.actor.regionId, query.year)),
    ),
  );
  routes.signedIn(starts.getSeasonalWeights, getSeasonalWeights);
  routes.signedIn(starts.setSeasonalWeights, (ctx, { body }) => setSeasonalWeights(ctx, body));
  routes.signedIn(plans.listPlanLines, (ctx, { query }) => getPlanLines(ctx, query));
  routes.signedIn(savedViews.listSavedViews, (ctx, { query }) => getSavedViews(ctx, query.page));
  routes.signedIn(savedViews.saveView, (ctx, { body }) => saveView(ctx, body));
  routes.signedIn(savedViews.removeView, (ctx, { params }) => removeView(ctx, params.viewId));
  routes.signedIn(contract.amendPrior, (ctx, { params, body }) => amendPrior(ctx, params.projectId, body));
}
