import type { z } from 'zod';
import type { addOrg as addOrgRoute } from '#core/people/org-contract.ts';
import type { Ctx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once, takeLock } from '#server/platform/public.ts';
import { getOrgState, notNow, requireArrivedDay, requireFreeWords, requireOrgKeeper } from './org-demands.ts';
import { addOrgChange, insertOrg, nextOrgNumber } from './orgs-write.queries.ts';

type Wish = z.output<typeof addOrgRoute.body>;
type Outcome = z.input<typeof addOrgRoute.output>;

/** One new unit beneath a unit in use, last in the official order; a name that is taken is refused, never changed over. */
export function addOrg(ctx: Ctx, wish: Wish): Promise<Outcome> {
  requireOrgKeeper(ctx);
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await takeLock(tx, `orgs:${regionId}`);
    requireArrivedDay(ctx, wish.validOn);
    const parent = await getOrgState(tx, ctx, wish.parentId);
    if (!parent.isActive)
      throw notNow('ORG_STOPPED', `${parent.name}已撤销`, 'The parent is stopped', '另选上级单位');
    const { name, aliases, kind, validOn, reason } = wish;
    const shortName = wish.shortName === '' ? name : wish.shortName;
    await requireFreeWords(tx, ctx, { name, words: [name, shortName, ...aliases] });
    const number = await nextOrgNumber(tx, regionId);
    const words = { name, shortName, aliases, kind };
    const place = { parent, code: String(number), officialOrder: number };
    const org = await insertOrg(tx, regionId, { ...words, ...place });
    const actId = await appendAct(tx, ctx, 'orgs-added.v1', { orgs: [name], validOn, reason });
    await addOrgChange(tx, regionId, org.id, actId, validOn, {
      after: { ...words, parentId: parent.id },
      reason,
    });
    await appendAudit(tx, ctx, {
      kind: 'add-org',
      outcome: 'ok',
      subject: `org:${org.id}`,
      detail: { name },
    });
    return { orgId: org.id };
  });
}
