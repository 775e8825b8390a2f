import type { z } from 'zod';
import { canIssuePlan } from '#core/ledger/permissions.ts';
import { spreadAnnualAmount } from '#core/ledger/plan-curve.ts';
import type {
  getSeasonalWeights as getRoute,
  setSeasonalWeights as setRoute,
} from '#core/ledger/start-contract.ts';
import { refuse } from '#core/platform/public.ts';
import {
  appendAct,
  appendAudit,
  appendRulebook,
  type Ctx,
  once,
  takeLock,
  withScope,
} from '#server/platform/public.ts';
import { DEFAULT_SEASONAL_WEIGHTS } from './issue-plan.ts';
import { findSeasonalWeights } from './plans.queries.ts';

const KIND = 'seasonal-weights';

/** The twelve weights by which a plan is spread over the seasons; the shipped ones until the region sets its own (3.2). */
export function getSeasonalWeights(ctx: Ctx): Promise<z.input<typeof getRoute.output>> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const own = await findSeasonalWeights(tx, ctx.actor.regionId, ctx.today);
    return {
      weights: own ?? DEFAULT_SEASONAL_WEIGHTS,
      isOwn: own !== undefined,
      maySet: canIssuePlan(ctx.actor),
    };
  });
}

/** Sets the region's weights; plans issued before keep their curve. Weights that sum to 0 are refused. */
export async function setSeasonalWeights(
  ctx: Ctx,
  { weights, source }: z.output<typeof setRoute.body>,
): Promise<{ version: number }> {
  if (!canIssuePlan(ctx.actor))
    throw refuse('forbidden', 'ONLY_PROJECT_OFFICE', '由项目办设定季节权重', 'The project office sets them', [
      '请联系项目办',
    ]);
  spreadAnnualAmount({
    annualAmountYuan: '1',
    firstActiveMonth: 1,
    lastActiveMonth: 12,
    profile: { name: 'seasonal', weights },
  });
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await takeLock(tx, `rulebook:${regionId}:${KIND}`);
    const actId = await appendAct(tx, ctx, 'seasonal-weights-set.v1', { weights, source });
    const rulebook = { regionId, kind: KIND, validFrom: ctx.today, body: weights, source, actId };
    const version = await appendRulebook(tx, rulebook);
    await appendAudit(tx, ctx, {
      kind: 'set-seasonal-weights',
      outcome: 'ok',
      subject: `seasonal:${version}`,
    });
    return { version };
  });
}
