import { isAdministrator, type Role } from '#core/people/actor.ts';
import { refuse } from '#core/platform/public.ts';
import { appendGateAudit, type PublicCtx, withGate } from '#server/platform/public.ts';
import { listPostsOf } from './orgs.queries.ts';

/** Behind a right password: whoever is one of the three administrators signs in from the machines set for them alone. */
export async function requireAdministratorPlace(
  ctx: PublicCtx,
  who: { regionId: number; personId: string; login: string },
): Promise<void> {
  if (!ctx.barsAdministrators) return;
  const isRefused = await withGate(ctx.db, async (tx) => {
    const posts = await listPostsOf(tx, who.regionId, who.personId, ctx.today);
    if (!isAdministrator({ roles: posts.flatMap(({ roles }) => roles) as Role[] })) return false;
    await appendGateAudit(
      tx,
      { ...who, address: ctx.address },
      { kind: 'sign-in', outcome: 'refused', detail: { notFromHere: true } },
    );
    return true;
  });
  if (isRefused)
    throw refuse(
      'forbidden',
      'SIGN_IN_NOT_FROM_HERE',
      '系统管理员、安全管理员、审计员只能在指定的机器上登录',
      'Administrators sign in from the machines set for them alone',
      ['到指定的机器上登录；指定哪些地址由运维设定'],
    );
}
