import { canKeepOrgs } from '#core/people/permissions.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { findOrgState, findTakenWord, type OrgState } from './org-edit.queries.ts';

/** What every change of the list of units demands. */
export function requireOrgKeeper(ctx: Ctx): void {
  if (!canKeepOrgs(ctx.actor))
    throw refuse(
      'forbidden',
      'ORGS_NOT_YOURS',
      '单位名录由项目办主任或系统管理员维护',
      'Units are kept by the office head',
      ['请联系项目办'],
    );
}

export async function getOrgState(tx: Tx, ctx: Ctx, orgId: string): Promise<OrgState> {
  const org = await findOrgState(tx, ctx.actor.regionId, orgId);
  if (!org) throw refuse('not-found', 'ORG_NOT_FOUND', '没有这个单位', 'No such unit', ['从单位目录中选择']);
  return org;
}

export const notNow = (code: string, zh: string, en: string, remedy: string) =>
  refuse('not-allowed-now', code, zh, en, [remedy]);

export function requireArrivedDay(ctx: Ctx, validOn: string): void {
  if (validOn > ctx.today)
    throw notNow(
      'ORG_DATE_IN_FUTURE',
      '生效日期在今天之后，到当日再办理',
      'The day lies in the future',
      `生效日期不晚于${ctx.today}`,
    );
}

/**
 * No two units answer to one word: a ledger that says it would belong to both.
 * `words`: those that are new, the name among them if it changed; `exceptId`: the unit itself, none for a new one.
 */
export async function requireFreeWords(
  tx: Tx,
  ctx: Ctx,
  wish: { name: string; words: readonly string[] },
  exceptId = '0',
): Promise<void> {
  const taken = await findTakenWord(tx, { ...wish, regionId: ctx.actor.regionId, exceptId });
  if (!taken) return;
  const { word, orgName } = taken;
  const sentence = word === orgName ? `已有单位叫“${word}”` : `“${word}”已是${orgName}的名称、简称或别名`;
  throw refuse('conflict', 'ORG_NAME_TAKEN', sentence, 'The name is taken', [
    word === wish.name ? '换一个名称' : `去掉或换掉“${word}”`,
  ]);
}
