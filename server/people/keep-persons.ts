import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import type { Role } from '#core/people/actor.ts';
import type * as contract from '#core/people/contract.ts';
import { canKeepAccounts, findRoleConflict, listGivableRoles } from '#core/people/permissions.ts';
import { addDays, refuse } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once, withScope } from '#server/platform/public.ts';
import { hashPassword } from './passwords.ts';
import {
  countHolders,
  endPostOn,
  findOrg,
  findPost,
  insertPerson,
  insertPost,
  isLoginTaken,
  listPersons,
  listPostRecords,
  type OrgRecord,
  putInitialPassword,
  setActive,
} from './persons.queries.ts';
import { endSessionsOf } from './sessions.queries.ts';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const CAPITALS = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const DIGITS = '23456789';
const pick = (from: string): string => from[randomInt(from.length)] ?? '';

/** Read out over a telephone without doubt: no 0/O, 1/l/I; three classes of characters. */
export function makeInitialPassword(): string {
  const word = Array.from({ length: 4 }, () => pick(LETTERS)).join('');
  return `${pick(CAPITALS)}${word}-${Array.from({ length: 5 }, () => pick(DIGITS)).join('')}`;
}

async function getOrg(tx: Tx, ctx: Ctx, orgId: string): Promise<OrgRecord> {
  const org = await findOrg(tx, ctx.actor.regionId, orgId);
  if (!org) throw refuse('not-found', 'ORG_NOT_FOUND', '没有这个单位', 'No such unit', ['从单位目录中选择']);
  return org;
}

function requireGivable(ctx: Ctx, orgPath: string, role: Role): void {
  const givable = listGivableRoles(ctx.actor, orgPath);
  if (!givable.includes(role))
    throw refuse(
      'forbidden',
      'ROLE_NOT_YOURS_TO_GIVE',
      '这个岗位不由您任免',
      'This role is not yours to give',
      [givable.length > 0 ? `可任免：${givable.join('、')}` : '请联系本单位管理员或项目办'],
    );
}

/** Accounts that this person keeps: his unit's, or the whole region's. Reading telephone numbers is audited. */
export async function getPersons(
  ctx: Ctx,
  query: z.output<typeof contract.listPersons.query>,
): Promise<z.input<typeof contract.listPersons.output>> {
  const { actor } = ctx;
  const isRegionWide = canKeepAccounts(actor, '');
  const orgPath = isRegionWide ? '' : actor.orgPath;
  if (!isRegionWide && !canKeepAccounts(actor, actor.orgPath))
    throw refuse(
      'forbidden',
      'ACCOUNT_NOT_YOURS',
      '人员由单位管理员和项目办管理',
      'Unit administrators keep accounts',
      ['请联系本单位管理员'],
    );
  return withScope(ctx.db, actor, async (tx) => {
    const persons = await listPersons(tx, {
      regionId: actor.regionId,
      orgPath,
      orgId: query.orgId,
      search: query.search,
      today: ctx.today,
    });
    await appendAudit(tx, ctx, { kind: 'read-persons', outcome: 'ok', detail: { persons: persons.length } });
    return { persons, givable: listGivableRoles(actor, actor.orgPath) };
  });
}

/** A new person with a post and an initial password that must be changed at the first sign-in. */
export async function addPerson(
  ctx: Ctx,
  input: z.output<typeof contract.addPerson.body>,
): Promise<{ personId: string; initialPassword: string }> {
  const initialPassword = makeInitialPassword();
  const hash = await hashPassword(initialPassword);
  return once({ ...ctx, requestId: null }, async (tx) => {
    const org = await getOrg(tx, ctx, input.orgId);
    requireGivable(ctx, org.path, input.role);
    if (await isLoginTaken(tx, input.login))
      throw refuse(
        'conflict',
        'LOGIN_TAKEN',
        `登录名 ${input.login} 已被使用（不分大小写，离职人员的也不再用）`,
        'The login name is taken',
        ['换一个登录名'],
      );
    const { regionId } = ctx.actor;
    const { login, name, role } = input;
    const actId = await appendAct(tx, ctx, 'person-added.v1', { login, name, role, orgId: org.id });
    const personId = await insertPerson(tx, {
      regionId,
      name,
      login,
      deskPhone: input.deskPhone,
      mobilePhone: input.mobilePhone,
      orgPath: org.path,
    });
    await insertPost(tx, {
      regionId,
      personId,
      orgId: org.id,
      role,
      title: input.title,
      forPersonId: input.forPersonId,
      from: ctx.today,
      actId,
    });
    await putInitialPassword(tx, regionId, personId, hash);
    await appendAudit(tx, ctx, {
      kind: 'add-person',
      outcome: 'ok',
      subject: `person:${personId}`,
      detail: { role, orgId: org.id },
    });
    return { personId, initialPassword };
  });
}

/** Another post for somebody: one person may have several. */
export async function addPost(
  ctx: Ctx,
  personId: string,
  input: z.output<typeof contract.addPost.body>,
): Promise<{ postId: string }> {
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    const org = await getOrg(tx, ctx, input.orgId);
    requireGivable(ctx, org.path, input.role);
    const held = await listPostRecords(tx, regionId, personId, ctx.today);
    if (held.length === 0)
      throw refuse('not-found', 'PERSON_NOT_FOUND', '没有这个人', 'No such person', ['从人员列表中选择']);
    const conflict = findRoleConflict([...held.map((p) => p.role as Role), input.role]);
    if (conflict)
      throw refuse('not-allowed-now', 'ROLES_CONFLICT', conflict, 'These roles cannot be held together', [
        '先免去原岗位',
      ]);
    const actId = await appendAct(tx, ctx, 'post-added.v1', { personId, ...input });
    const postId = await insertPost(tx, { regionId, personId, ...input, from: ctx.today, actId });
    await appendAudit(tx, ctx, {
      kind: 'add-post',
      outcome: 'ok',
      subject: `person:${personId}`,
      detail: { role: input.role, orgId: org.id },
    });
    return { postId };
  });
}

/** Ends a post; the person's sessions end with it. The last one who keeps the region's accounts stays. */
export async function endPost(ctx: Ctx, postId: string): Promise<{ ended: boolean; openReports: number }> {
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    const post = await findPost(tx, regionId, postId);
    if (!post) throw refuse('not-found', 'POST_NOT_FOUND', '没有这个任职', 'No such post', ['刷新后再看']);
    requireGivable(ctx, post.orgPath, post.role as Role);
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
    return { ended: true, openReports: 0 };
  });
}

async function requireKept(tx: Tx, ctx: Ctx, personId: string): Promise<void> {
  const posts = await listPostRecords(tx, ctx.actor.regionId, personId, ctx.today);
  const mayGiveAll = posts.every((p) => listGivableRoles(ctx.actor, p.orgPath).includes(p.role as Role));
  if (posts.length === 0 || !posts.some((p) => canKeepAccounts(ctx.actor, p.orgPath)) || !mayGiveAll)
    throw refuse(
      'forbidden',
      'ACCOUNT_NOT_YOURS',
      '这个账号不由您管理',
      'This account is not yours to keep',
      ['请联系项目办或系统管理员'],
    );
}

/** A new initial password, shown once; all sessions of the person end. */
export async function resetPassword(ctx: Ctx, personId: string): Promise<{ initialPassword: string }> {
  const initialPassword = makeInitialPassword();
  const hash = await hashPassword(initialPassword);
  return once({ ...ctx, requestId: null }, async (tx) => {
    await requireKept(tx, ctx, personId);
    await appendAct(tx, ctx, 'password-reset.v1', { personId });
    await putInitialPassword(tx, ctx.actor.regionId, personId, hash);
    await endSessionsOf(tx, ctx.actor.regionId, personId);
    await appendAudit(tx, ctx, { kind: 'reset-password', outcome: 'ok', subject: `person:${personId}` });
    return { initialPassword };
  });
}

/** Stops or restores an account; a stopped one has no session from this moment. */
export async function setPersonActive(
  ctx: Ctx,
  personId: string,
  isActive: boolean,
): Promise<{ isActive: boolean }> {
  return once(ctx, async (tx) => {
    await requireKept(tx, ctx, personId);
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
