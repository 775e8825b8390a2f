import type { z } from 'zod';
import type { Role } from '#core/people/actor.ts';
import { canKeepAccounts, listGivableRoles } from '#core/people/permissions.ts';
import type { editPerson as editPersonRoute } from '#core/people/person-contract.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once, withGate } from '#server/platform/public.ts';
import { accountKeyOf, clearFailures } from './credentials.queries.ts';
import { makeInitialPassword } from './initial-password.ts';
import { hashPassword } from './passwords.ts';
import {
  countHolders,
  findAccountPath,
  getLogin,
  listPostRecords,
  lockPosts,
  putInitialPassword,
  setActive,
  setPersonWords,
} from './persons.queries.ts';
import { deleteFactor, findFactorSince } from './second-factor.queries.ts';
import { endSessionsOf } from './sessions.queries.ts';
import { getAdministrationMode } from './settings.queries.ts';

/** An account is kept by whoever keeps its unit and may give every role it holds; with three administrators by the system's. */
async function requireKept(tx: Tx, ctx: Ctx, personId: string): Promise<Role[]> {
  const { actor } = ctx;
  const mode = await getAdministrationMode(tx, actor.regionId, ctx.today);
  const posts = await listPostRecords(tx, actor.regionId, personId, ctx.today);
  const path = posts[0]?.orgPath ?? (await findAccountPath(tx, actor.regionId, personId));
  const isKept = path !== undefined && canKeepAccounts(actor, path, mode);
  const isSystem = mode === 'three' && actor.roles.includes('system-admin');
  const mayGiveAll = posts.every((p) => listGivableRoles(actor, p.orgPath, mode).includes(p.role as Role));
  if (!isKept || !(isSystem || mayGiveAll))
    throw refuse(
      'forbidden',
      'ACCOUNT_NOT_YOURS',
      '这个账号不由您管理',
      'This account is not yours to keep',
      ['请联系项目办或系统管理员'],
    );
  return posts.map((p) => p.role as Role);
}

/** A new initial password, shown once; all sessions of the person end, and a lock of wrong passwords is lifted. */
export async function resetPassword(ctx: Ctx, personId: string): Promise<{ initialPassword: string }> {
  const initialPassword = makeInitialPassword();
  const hash = await hashPassword(initialPassword);
  const login = await once({ ...ctx, requestId: null }, async (tx) => {
    await requireKept(tx, ctx, personId);
    await appendAct(tx, ctx, 'password-reset.v1', { personId });
    await putInitialPassword(tx, ctx.actor.regionId, personId, hash);
    await endSessionsOf(tx, ctx.actor.regionId, personId);
    await appendAudit(tx, ctx, { kind: 'reset-password', outcome: 'ok', subject: `person:${personId}` });
    return getLogin(tx, ctx.actor.regionId, personId);
  });
  await withGate(ctx.db, (tx) => clearFailures(tx, accountKeyOf(login)));
  return { initialPassword };
}

/** For somebody without telephone and recovery codes: the second factor is taken away, and every session ends. */
export async function clearSecondFactor(ctx: Ctx, personId: string): Promise<{ cleared: boolean }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    await requireKept(tx, ctx, personId);
    const since = await findFactorSince(tx, { regionId, personId });
    if (since === null) return { cleared: false };
    await appendAct(tx, ctx, 'second-factor-cleared.v1', { personId });
    await deleteFactor(tx, { regionId, personId });
    await endSessionsOf(tx, regionId, personId);
    await appendAudit(tx, ctx, { kind: 'clear-second-factor', outcome: 'ok', subject: `person:${personId}` });
    return { cleared: true };
  });
}

async function requireNotLast(tx: Tx, ctx: Ctx, roles: readonly Role[]): Promise<void> {
  for (const role of roles.filter((r) => r === 'office-head' || r === 'system-admin'))
    if ((await countHolders(tx, ctx.actor.regionId, role, ctx.today)) <= 1)
      throw refuse(
        'not-allowed-now',
        'LAST_ADMINISTRATOR',
        '这是最后一名在岗的管理人员，不能停用',
        'The last one in this role cannot be stopped',
        ['先任命接任者'],
      );
}

/** Stops or restores an account; a stopped one has no session from this moment. */
export async function setPersonActive(
  ctx: Ctx,
  personId: string,
  isActive: boolean,
): Promise<{ isActive: boolean }> {
  return once(ctx, async (tx) => {
    await lockPosts(tx, ctx.actor.regionId);
    const roles = await requireKept(tx, ctx, personId);
    if (!isActive) await requireNotLast(tx, ctx, roles);
    await appendAct(tx, ctx, 'account-switched.v1', { personId, isActive });
    await setActive(tx, ctx.actor.regionId, personId, isActive);
    if (!isActive) await endSessionsOf(tx, ctx.actor.regionId, personId);
    await appendAudit(tx, ctx, {
      kind: isActive ? 'restore-account' : 'stop-account',
      outcome: 'ok',
      subject: `person:${personId}`,
    });
    return { isActive };
  });
}

/** A name written wrongly, a new telephone: from now on; what the person did keeps the name of its day. */
export async function editPerson(
  ctx: Ctx,
  personId: string,
  words: z.output<typeof editPersonRoute.body>,
): Promise<{ changed: boolean }> {
  return once(ctx, async (tx) => {
    await requireKept(tx, ctx, personId);
    // Telephone numbers stay out of the acts: personal information is not kept for ever.
    await appendAct(tx, ctx, 'person-edited.v1', { personId, name: words.name });
    await setPersonWords(tx, ctx.actor.regionId, personId, words);
    await appendAudit(tx, ctx, { kind: 'edit-person', outcome: 'ok', subject: `person:${personId}` });
    return { changed: true };
  });
}
