import type { z } from 'zod';
import type { Role } from '#core/people/actor.ts';
import { DELEGABLE_ROLES } from '#core/people/delegation.ts';
import type {
  setOwnContacts as contactsRoute,
  DelegationView,
  getOwnProfile as profileRoute,
} from '#core/people/person-contract.ts';
import { needsSecondFactor } from '#core/people/second-factor.ts';
import type { Ctx } from '#server/platform/public.ts';
import { appendAudit, once, withScope } from '#server/platform/public.ts';
import { findOwnContact, listOwnPosts, listOwnSessions, putOwnContact } from './contacts.queries.ts';
import { type DelegationRow, listColleagues, listDelegationsOf } from './delegations.queries.ts';
import { findFactorSince } from './second-factor.queries.ts';
import { getAdministrationRules } from './settings.queries.ts';

function toState(row: DelegationRow, today: string): z.input<typeof DelegationView>['state'] {
  if (row.endedOn !== null) return 'ended';
  if (row.validTo < today) return 'over';
  return row.validFrom > today ? 'coming' : 'in-force';
}

const toView = (row: DelegationRow, ctx: Ctx): z.input<typeof DelegationView> => ({
  id: row.id,
  role: row.role,
  orgName: row.orgName,
  fromName: row.fromName,
  toName: row.toName,
  validFrom: row.validFrom,
  validTo: row.validTo,
  state: toState(row, ctx.today),
  isMine: row.fromPersonId === ctx.actor.personId,
});

/** What a person sees of himself: posts, numbers, devices, delegations given and received. */
export function getOwnProfile(ctx: Ctx): Promise<z.input<typeof profileRoute.output>> {
  const { actor, today } = ctx;
  const { regionId, personId } = actor;
  return withScope(ctx.db, actor, async (tx) => {
    const contact = await findOwnContact(tx, regionId, personId);
    const posts = await listOwnPosts(tx, regionId, personId, today);
    const own = posts.filter((p) => p.orgId === actor.orgId).map((p) => p.role);
    const sessions = await listOwnSessions(tx, regionId, personId);
    const since = await findFactorSince(tx, { regionId, personId });
    const { secondFactor } = await getAdministrationRules(tx, regionId, today);
    const roles = posts.map(({ role }) => role as Role);
    return {
      name: actor.personName,
      login: actor.login,
      deskPhone: contact?.deskPhone ?? '',
      mobilePhone: contact?.mobilePhone ?? '',
      passwordChangedAt: contact?.passwordChangedAt?.toISOString() ?? '',
      secondFactorSince: since?.toISOString() ?? null,
      isSecondFactorWanted: needsSecondFactor(roles, secondFactor),
      posts,
      sessions: sessions.map((s) => ({
        since: s.createdAt.toISOString(),
        lastSeenAt: s.lastSeenAt.toISOString(),
        address: s.address,
        agent: s.agent,
        isThis: s.mark === ctx.sessionMark,
      })),
      delegations: (await listDelegationsOf(tx, regionId, personId)).map((row) => toView(row, ctx)),
      delegable: DELEGABLE_ROLES.filter((r) => own.includes(r)),
      colleagues: (await listColleagues(tx, regionId, actor.orgId, today))
        .filter((c) => c.isActive && c.personId !== personId)
        .map((c) => ({ personId: c.personId, name: c.name, title: c.title })),
    };
  });
}

/** One's own telephone numbers; kept out of the acts, which are for ever. */
export function setOwnContacts(
  ctx: Ctx,
  phones: z.output<typeof contactsRoute.body>,
): Promise<{ changed: boolean }> {
  return once(ctx, async (tx) => {
    const { regionId, personId, orgPath } = ctx.actor;
    await putOwnContact(tx, { regionId, personId, orgPath, ...phones });
    await appendAudit(tx, ctx, { kind: 'edit-own-contacts', outcome: 'ok', subject: `person:${personId}` });
    return { changed: true };
  });
}
