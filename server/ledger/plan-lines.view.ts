import type { z } from 'zod';
import { canIssuePlan } from '#core/ledger/permissions.ts';
import type { listPlanLines as listPlanLinesRoute } from '#core/ledger/plan-contract.ts';
import type { Ctx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import { listPlanLines } from './plans.queries.ts';

/** Plans in force, a page at a time, beside which a batch is put together. */
export async function getPlanLines(
  ctx: Ctx,
  query: z.output<typeof listPlanLinesRoute.query>,
): Promise<z.input<typeof listPlanLinesRoute.output>> {
  const { year, after, limit } = query;
  const found = await withScope(ctx.db, ctx.actor, (tx) =>
    listPlanLines(tx, { regionId: ctx.actor.regionId, year, afterId: after ?? '0', limit: limit + 1 }),
  );
  const lines = found.slice(0, limit);
  const isAllowed = canIssuePlan(ctx.actor);
  return {
    lines,
    next: found.length > limit ? (lines.at(-1)?.projectId ?? null) : null,
    may: { issue: isAllowed, reason: isAllowed ? '' : '由项目办下达和调整计划' },
  };
}
