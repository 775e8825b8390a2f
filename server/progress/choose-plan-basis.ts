import type { z } from 'zod';
import { PLAN_BASES } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import { canChoosePlanBasis } from '#core/progress/permissions.ts';
import type { choosePlanBasis as chooseRoute } from '#core/progress/plan-basis-contract.ts';
import type { Ctx } from '#server/platform/public.ts';
import { appendAct, appendAudit, appendRulebook, once, sendJob, takeLock } from '#server/platform/public.ts';
import { getPlanBasis } from './derive-projects.ts';
import { findEarliestFrom } from './light-rules.view.ts';

const KIND = 'plan-basis';

/**
 * 口径: the plan in force or the plan as first issued is the denominator of rates, standings, lights and ranks (8.4), from the
 * first period that is not frozen. Open periods are worked out anew, frozen ones never.
 */
export function choosePlanBasis(
  ctx: Ctx,
  { basis, source }: z.output<typeof chooseRoute.body>,
): Promise<z.input<typeof chooseRoute.output>> {
  if (!canChoosePlanBasis(ctx.actor))
    throw refuse(
      'forbidden',
      'PLAN_BASIS_NOT_YOURS',
      '完成率口径由项目办主任选定',
      'The head of the project office chooses the plan that rates stand on',
      ['请项目办主任办理'],
    );
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await takeLock(tx, `rulebook:${regionId}:${KIND}`);
    const validFrom = await findEarliestFrom(tx, ctx);
    if ((await getPlanBasis(tx, regionId, validFrom)) === basis)
      throw refuse(
        'conflict',
        'PLAN_BASIS_UNCHANGED',
        `现在就以${PLAN_BASES[basis].zh}为分母`,
        `Rates stand on that plan already`,
        ['不必更改'],
      );
    const actId = await appendAct(tx, ctx, 'plan-basis-chosen.v1', { basis, source, validFrom });
    const version = await appendRulebook(tx, {
      regionId,
      kind: KIND,
      validFrom,
      body: { basis },
      source,
      actId,
    });
    await appendAudit(tx, ctx, {
      kind: 'choose-plan-basis',
      outcome: 'ok',
      subject: `plan-basis:${version}`,
      detail: { basis, validFrom },
    });
    await sendJob(tx, 'derive-open-periods', {});
    return { version, validFrom };
  });
}
