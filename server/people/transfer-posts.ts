import type { Role } from '#core/people/actor.ts';
import { findRoleConflict, listGivableRoles } from '#core/people/permissions.ts';
import { addDays, refuse } from '#core/platform/public.ts';
import { appendAudit, type Ctx, type Tx } from '#server/platform/public.ts';
import { endPostOn, insertPost, listPostRecords, lockPosts, type PostRecord } from './persons.queries.ts';
import { endSessionsOf } from './sessions.queries.ts';
import { getAdministrationMode } from './settings.queries.ts';

export interface PostTransfer {
  orgId: string;
  fromPersonId: string;
  toPersonId: string;
}

const listPostsAt = async (tx: Tx, ctx: Ctx, personId: string, orgId: string): Promise<PostRecord[]> =>
  (await listPostRecords(tx, ctx.actor.regionId, personId, ctx.today)).filter((p) => p.orgId === orgId);

/** The posts of somebody at a unit when this person may give and take every one of them; else null. */
export async function findTransferablePosts(
  tx: Tx,
  ctx: Ctx,
  personId: string,
  orgId: string,
): Promise<PostRecord[] | null> {
  const mode = await getAdministrationMode(tx, ctx.actor.regionId, ctx.today);
  const posts = await listPostsAt(tx, ctx, personId, orgId);
  const mayAll = posts.every((p) => listGivableRoles(ctx.actor, p.orgPath, mode).includes(p.role as Role));
  return mayAll ? posts : null;
}

/** One person's posts at a unit pass to another, who keeps what he has; the first one's sessions end. */
export async function transferPosts(
  tx: Tx,
  ctx: Ctx,
  { orgId, fromPersonId, toPersonId }: PostTransfer,
  actId: string,
): Promise<{ ended: number; given: number }> {
  const { regionId } = ctx.actor;
  await lockPosts(tx, regionId);
  const mode = await getAdministrationMode(tx, regionId, ctx.today);
  const leaving = await findTransferablePosts(tx, ctx, fromPersonId, orgId);
  if (!leaving)
    throw refuse(
      'forbidden',
      'ROLE_NOT_YOURS_TO_GIVE',
      '其中有不由您任免的岗位',
      'Some posts are not yours to give',
      ['请项目办或系统管理员办理'],
    );
  const held = await listPostRecords(tx, regionId, toPersonId, ctx.today);
  const missing = leaving.filter((p) => !held.some((h) => h.orgId === orgId && h.role === p.role));
  const roles = [...held, ...missing].map((p) => p.role as Role);
  const conflict = findRoleConflict([...new Set(roles)], mode);
  if (conflict)
    throw refuse('not-allowed-now', 'ROLES_CONFLICT', conflict, 'These roles cannot be held together', [
      '先免去原岗位',
    ]);
  for (const post of missing)
    await insertPost(tx, {
      regionId,
      personId: toPersonId,
      orgId,
      role: post.role,
      title: post.title,
      forPersonId: post.forPersonId ?? undefined,
      from: ctx.today,
      actId,
    });
  for (const post of leaving) await endPostOn(tx, regionId, post.id, addDays(ctx.today, -1));
  await endSessionsOf(tx, regionId, fromPersonId);
  await appendAudit(tx, ctx, {
    kind: 'transfer-posts',
    outcome: 'ok',
    subject: `person:${fromPersonId}`,
    detail: { toPersonId, roles: leaving.map((p) => p.role) },
  });
  return { ended: leaving.length, given: missing.length };
}
