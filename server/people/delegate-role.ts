import type { z } from 'zod';
import type { Role } from '#core/people/actor.ts';
import { findDelegationFault } from '#core/people/delegation.ts';
import type { delegateRole as delegateRoute } from '#core/people/person-contract.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once } from '#server/platform/public.ts';
import {
  insertDelegation,
  insertDelegationEnd,
  listColleagues,
  listDelegationsOf,
} from './delegations.queries.ts';
import { listPostRecords, lockPosts } from './persons.queries.ts';

type Wish = z.output<typeof delegateRoute.body>;

/** One's own posts at the unit; what one holds for somebody else is not passed on. */
async function listOwnRoles(tx: Tx, ctx: Ctx) {
  const posts = await listPostRecords(tx, ctx.actor.regionId, ctx.actor.personId, ctx.today);
  return ctx.actor.roles.filter((r) => posts.some((p) => p.orgId === ctx.actor.orgId && p.role === r));
}

/** What one has given at the unit and not taken back, days past included: the rule looks at the days. */
async function listGiven(tx: Tx, ctx: Ctx) {
  const { regionId, personId, orgId } = ctx.actor;
  return (await listDelegationsOf(tx, regionId, personId))
    .filter((d) => d.fromPersonId === personId && d.orgId === orgId && d.endedOn === null)
    .map((d) => ({ ...d, role: d.role as Role }));
}

/** 授权代办: somebody of the same unit holds one's post beside his own, between two days; his acts say so. */
export function delegateRole(ctx: Ctx, wish: Wish): Promise<{ delegationId: string }> {
  return once(ctx, async (tx) => {
    const { regionId, personId, orgId } = ctx.actor;
    await lockPosts(tx, regionId);
    const colleagues = await listColleagues(tx, regionId, orgId, ctx.today);
    const other = colleagues.find((c) => c.personId === wish.toPersonId);
    const fault = findDelegationFault(
      wish,
      {
        fromPersonId: personId,
        fromRoles: await listOwnRoles(tx, ctx),
        toPersonId: wish.toPersonId,
        toIsActive: other?.isActive ?? true,
        toHoldsPostHere: other !== undefined,
        given: await listGiven(tx, ctx),
      },
      ctx.today,
    );
    if (fault)
      throw refuse('not-allowed-now', 'DELEGATION_NOT_POSSIBLE', fault.zh, fault.en, ['改正后重新授权']);
    const actId = await appendAct(tx, ctx, 'role-delegated.v1', { ...wish, orgId });
    const delegationId = await insertDelegation(tx, {
      regionId,
      fromPersonId: personId,
      orgId,
      ...wish,
      actId,
    });
    await appendAudit(tx, ctx, {
      kind: 'delegate-role',
      outcome: 'ok',
      subject: `person:${wish.toPersonId}`,
      detail: { role: wish.role, validFrom: wish.validFrom, validTo: wish.validTo },
    });
    return { delegationId };
  });
}

/** Taken back at once; what was done meanwhile stands. */
export function endDelegation(ctx: Ctx, delegationId: string): Promise<{ ended: boolean }> {
  return once(ctx, async (tx) => {
    const { regionId, personId } = ctx.actor;
    await lockPosts(tx, regionId);
    const own = (await listDelegationsOf(tx, regionId, personId)).find((d) => d.id === delegationId);
    if (!own || own.fromPersonId !== personId || own.endedOn !== null)
      throw refuse(
        'forbidden',
        'DELEGATION_NOT_YOURS',
        '只能收回本人给出、尚未收回的授权',
        'Only the giver takes it back',
        ['刷新后再看'],
      );
    const actId = await appendAct(tx, ctx, 'delegation-ended.v1', { delegationId });
    await insertDelegationEnd(tx, { regionId, delegationId, endedOn: ctx.today, actId });
    await appendAudit(tx, ctx, {
      kind: 'end-delegation',
      outcome: 'ok',
      subject: `delegation:${delegationId}`,
    });
    return { ended: true };
  });
}
