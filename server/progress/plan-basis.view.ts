import type { z } from 'zod';
import { canChoosePlanBasis } from '#core/progress/permissions.ts';
import type { getPlanBasisSetting as settingRoute } from '#core/progress/plan-basis-contract.ts';
import { type Ctx, listRulebookVersions, withScope } from '#server/platform/public.ts';
import { getPlanBasis, readPlanBasis } from './derive-projects.ts';
import { findEarliestFrom } from './light-rules.view.ts';

/** Which plan rates stand on from the first period that is not frozen, and every choice there has been. */
export function getPlanBasisSetting(ctx: Ctx): Promise<z.input<typeof settingRoute.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const appliesFrom = await findEarliestFrom(tx, ctx);
    const versions = await listRulebookVersions(tx, regionId, 'plan-basis');
    return {
      basis: await getPlanBasis(tx, regionId, appliesFrom),
      appliesFrom,
      mayChoose: canChoosePlanBasis(ctx.actor),
      versions: versions.map(({ body, ...v }) => ({
        ...v,
        basis: readPlanBasis(body),
        recordedAt: v.recordedAt.toISOString(),
      })),
    };
  });
}
