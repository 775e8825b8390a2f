import type { z } from 'zod';
import type { amendPrior as amendPriorRoute } from '#core/ledger/contract.ts';
import { canIssuePlan } from '#core/ledger/permissions.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once } from '#server/platform/public.ts';
import { askForDerivation } from './edit-project.ts';
import { addYearBases } from './plans.queries.ts';
import { getProjectRecord } from './projects.queries.ts';

/** The annual report amends the base in the open (8.4): a new row that supersedes, with its reason. */
export async function amendPrior(
  ctx: Ctx,
  projectId: string,
  input: z.output<typeof amendPriorRoute.body>,
): Promise<{ done: boolean }> {
  if (!canIssuePlan(ctx.actor))
    throw refuse(
      'forbidden',
      'ONLY_PROJECT_OFFICE',
      '由项目办更正上年底累计',
      'The project office amends the base',
      ['请联系项目办'],
    );
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await getProjectRecord(tx, regionId, projectId);
    const actId = await appendAct(tx, ctx, 'base-amended.v1', { projectId, ...input });
    await addYearBases(tx, regionId, actId, [{ projectId, ...input }]);
    await appendAudit(tx, ctx, {
      kind: 'amend-prior',
      outcome: 'ok',
      subject: `project:${projectId}`,
      detail: { year: input.year },
    });
    await askForDerivation(tx, ctx, [projectId]);
    return { done: true };
  });
}
