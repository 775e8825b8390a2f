import type { z } from 'zod';
import type { Role } from '#core/people/actor.ts';
import type * as contract from '#core/people/contract.ts';
import { canKeepAccounts, findRoleConflict, listGivableRoles } from '#core/people/permissions.ts';
import type { AdministrationMode } from '#core/people/settings.ts';
import { addDays, refuse } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once } from '#server/platform/public.ts';
import { makeInitialPassword } from './initial-password.ts';
import { loginTaken } from './login-taken.ts';
import { hashPassword } from './passwords.ts';
import {
  countHolders,
  endPostOn,
  findAccountPath,
  findOrg,
  findPost,
  insertPerson,
  insertPost,
  isLoginTaken,
  listPostRecords,
  lockPosts,
  type OrgRecord,
  putInitialPassword,
} from './persons.queries.ts';
import { endSessionsOf } from './sessions.queries.ts';
import { getAdministrationMode } from './settings.queries.ts';

async function getOrg(tx: Tx, ctx: Ctx, orgId: string): Promise<OrgRecord> {
  const org = await findOrg(tx, ctx.actor.regionId, orgId);
  if (!org) throw refuse('not-found', 'ORG_NOT_FOUND', '没有这个单位', 'No such unit', ['从单位目录中选择']);
  return org;
}

function requireGivable(ctx: Ctx, orgPath: string, role: Role, mode: AdministrationMode): void {
  const givable = listGivableRoles(ctx.actor, orgPath, mode);
  if (!givable.includes(role))
    throw refuse(
      'forbidden',
      'ROLE_NOT_YOURS_TO_GIVE',
      '这个岗位不由您任免',
      'This role is not yours to give',
      [givable.length > 0 ? `可任免：${givable.join('、')}` : '请联系本单位管理员或项目办'],
    );
}

/** With three separated administrators whoever gives posts opens no account, also not with a post. */
function requireMayOpen(ctx: Ctx, orgPath: string, role: Role | undefined, mode: AdministrationMode): void {
  if (role !== undefined) requireGivable(ctx, orgPath, role, mode);
  if (!canKeepAccounts(ctx.actor, orgPath, mode))
    throw refuse('forbidden', 'ACCOUNT_NOT_YOURS', '该单位的账号不由您管理', 'Not your accounts to open', [
      '请联系系统管理员',
    ]);
}

async function requireFreeLogin(tx: Tx, login: string): Promise<void> {
  if (await isLoginTaken(tx, login)) throw loginTaken(login);
}

type NewPerson = z.output<typeof contract.addPerson.body>;
type NewPost = z.output<typeof contract.addPost.body>;

/** One account with its first post, in a transaction that holds the posts of the region; `hash` is of the initial password. */
export async function openAccount(
  tx: Tx,
  ctx: Ctx,
  { input, hash, mode }: { input: NewPerson; hash: string; mode: AdministrationMode },
): Promise<string> {
  const { regionId } = ctx.actor;
  const org = await getOrg(tx, ctx, input.orgId);
  requireMayOpen(ctx, org.path, input.role, mode);
  await requireFreeLogin(tx, input.login);
  const { login, name, role, title, forPersonId, deskPhone, mobilePhone } = input;
  const actId = await appendAct(tx, ctx, 'person-added.v1', { login, name, role: role ?? '', orgId: org.id });
  const personId = await insertPerson(tx, {
    regionId,
    name,
    login,
    deskPhone,
    mobilePhone,
    orgPath: org.path,
  });
  if (role)
    await insertPost(tx, {
      regionId,
      personId,
      orgId: org.id,
      role,
      title,
      forPersonId,
      from: ctx.today,
      actId,
    });
  await putInitialPassword(tx, regionId, personId, hash);
  await appendAudit(tx, ctx, {
    kind: 'add-person',
    outcome: 'ok',
    subject: `person:${personId}`,
    detail: { role: role ?? '', orgId: org.id },
  });
  return personId;
}

/**
 * A new person with an initial password that must be changed at the first sign-in, and a post. With three separated
 * administrators the system administrator opens the account without one, and the security administrator gives it.
 */
export async function addPerson(
  ctx: Ctx,
  input: NewPerson,
): Promise<{ personId: string; initialPassword: string }> {
  const initialPassword = makeInitialPassword();
  const hash = await hashPassword(initialPassword);
  return once({ ...ctx, requestId: null }, async (tx) => {
    const mode = await getAdministrationMode(tx, ctx.actor.regionId, ctx.today);
    const personId = await openAccount(tx, ctx, { input, hash, mode });
    return { personId, initialPassword };
  });
}

/** One more post, in a transaction that holds the posts of the region. */
export async function givePost(
  tx: Tx,
  ctx: Ctx,
  { personId, input, mode }: { personId: string; input: NewPost; mode: AdministrationMode },
): Promise<string> {
  const { regionId } = ctx.actor;
  const org = await getOrg(tx, ctx, input.orgId);
  requireGivable(ctx, org.path, input.role, mode);
  const held = await listPostRecords(tx, regionId, personId, ctx.today);
  if (held.length === 0 && (await findAccountPath(tx, regionId, personId)) === undefined)
    throw refuse('not-found', 'PERSON_NOT_FOUND', '没有这个人', 'No such person', ['从人员列表中选择']);
  const conflict = findRoleConflict([...held.map((p) => p.role as Role), input.role], mode);
  if (conflict)
    throw refuse('not-allowed-now', 'ROLES_CONFLICT', conflict, 'These roles cannot be held together', [
      '先免去原岗位',
    ]);
  if (held.some((p) => p.orgId === org.id && p.role === input.role))
    throw refuse('conflict', 'POST_HELD_ALREADY', '已在该单位任此岗位', 'The post is held already', [
      '刷新后再看',
    ]);
  const actId = await appendAct(tx, ctx, 'post-added.v1', { personId, ...input });
  const postId = await insertPost(tx, { regionId, personId, ...input, from: ctx.today, actId });
  await appendAudit(tx, ctx, {
    kind: 'add-post',
    outcome: 'ok',
    subject: `person:${personId}`,
    detail: { role: input.role, orgId: org.id },
  });
  return postId;
}

/** Another post for somebody: one person may have several. */
export async function addPost(ctx: Ctx, personId: string, input: NewPost): Promise<{ postId: string }> {
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await lockPosts(tx, regionId);
    const mode = await getAdministrationMode(tx, regionId, ctx.today);
    return { postId: await givePost(tx, ctx, { personId, input, mode }) };
  });
}

/** Ends a post; the person's sessions end with it. The last one who keeps the region's accounts stays. */
export async function endPost(ctx: Ctx, postId: string): Promise<{ ended: boolean }> {
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await lockPosts(tx, regionId);
    const mode = await getAdministrationMode(tx, regionId, ctx.today);
    const post = await findPost(tx, regionId, postId);
    if (!post) throw refuse('not-found', 'POST_NOT_FOUND', '没有这个任职', 'No such post', ['刷新后再看']);
    requireGivable(ctx, post.orgPath, post.role as Role, mode);
    if (post.validTo !== null && post.validTo < ctx.today)
      throw refuse('conflict', 'POST_ENDED_ALREADY', '这个任职已经免去', 'The post has ended already', [
        '刷新后再看',
      ]);
    if (
      ['office-head', 'system-admin'].includes(post.role) &&
      (await countHolders(tx, regionId, post.role, ctx.today)) <= 1
    )
      throw refuse(
        'not-allowed-now',
        'LAST_ADMINISTRATOR',
        '这是最后一名在岗的管理人员',
        'The last one in this role',
        ['先任命接任者'],
      );
    await appendAct(tx, ctx, 'post-ended.v1', {
      postId,
      personId: post.personId,
      role: post.role,
      orgId: post.orgId,
    });
    await endPostOn(tx, regionId, postId, addDays(ctx.today, -1));
    await endSessionsOf(tx, regionId, post.personId);
    await appendAudit(tx, ctx, {
      kind: 'end-post',
      outcome: 'ok',
      subject: `person:${post.personId}`,
      detail: { role: post.role },
    });
    return { ended: true };
  });
}
