import type { z } from 'zod';
import {
  isWithin,
  keepFormerNames,
  listOrgChanges,
  type OrgField,
  type OrgWords,
} from '#core/people/org-change.ts';
import type { editOrg as editOrgRoute } from '#core/people/org-contract.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once, takeLock } from '#server/platform/public.ts';
import { getOrgState, notNow, requireArrivedDay, requireFreeWords, requireOrgKeeper } from './org-demands.ts';
import { countOrgUses, moveSubtree, type OrgState, reorderOrgs, setOrgState } from './org-edit.queries.ts';
import { addOrgChange } from './orgs-write.queries.ts';

type Wish = z.output<typeof editOrgRoute.body>;
type Outcome = z.input<typeof editOrgRoute.output>;

async function requireNoUses(tx: Tx, ctx: Ctx, org: OrgState): Promise<void> {
  const uses = await countOrgUses(tx, ctx.actor.regionId, org, ctx.today);
  const words = [
    uses.orgs > 0 ? `下属单位${uses.orgs}个` : '',
    uses.persons > 0 ? `在岗人员${uses.persons}人` : '',
    uses.projects > 0 ? `在册填报项目${uses.projects}个` : '',
  ].filter((w) => w !== '');
  if (words.length > 0)
    throw notNow(
      'ORG_STILL_USED',
      `${org.name}还有${words.join('、')}，不能撤销`,
      'The unit is still used',
      '先划转下属单位、人员和项目',
    );
}

async function requirePossible(
  tx: Tx,
  ctx: Ctx,
  org: OrgState,
  wish: Wish,
  fields: OrgField[],
): Promise<void> {
  requireArrivedDay(ctx, wish.validOn);
  if (org.parentId === null && fields.some((f) => f === 'parentId' || f === 'isActive' || f === 'kind'))
    throw notNow(
      'ORG_ROOT_STAYS',
      '顶层单位只能更名',
      'The top unit can only be renamed',
      '改名称、简称、别名',
    );
  if (org.parentId !== null && wish.parentId === null)
    throw notNow('ORG_ROOT_STAYS', '须有上级单位', 'A unit has a parent', '选择上级单位');
  const known = new Set([org.name, org.shortName, ...org.aliases]);
  const words = [wish.name, wish.shortName, ...wish.aliases].filter((word) => !known.has(word));
  await requireFreeWords(tx, ctx, { name: wish.name, words }, org.id);
  if (fields.includes('isActive') && !wish.isActive) await requireNoUses(tx, ctx, org);
}

async function move(tx: Tx, ctx: Ctx, org: OrgState, parentId: string) {
  const parent = await getOrgState(tx, ctx, parentId);
  if (isWithin(parent.path, org.path))
    throw notNow(
      'ORG_UNDER_ITSELF',
      '不能划到自己或下属单位之下',
      'A unit cannot stand beneath itself',
      '另选上级单位',
    );
  return moveSubtree(tx, ctx.actor.regionId, org.path, parent.path);
}

const toWords = (org: OrgState): OrgWords => ({
  name: org.name,
  shortName: org.shortName,
  aliases: org.aliases,
  kind: org.kind,
  parentId: org.parentId,
  isActive: org.isActive,
});

/**
 * Renames a unit, moves it under another parent, stops or restores it, from a day on; the history keeps both clocks.
 * Paths of the subtree, its projects and contacts follow in the same transaction; figures and documents keep their names.
 */
export function editOrg(ctx: Ctx, orgId: string, wish: Wish): Promise<Outcome> {
  requireOrgKeeper(ctx);
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await takeLock(tx, `orgs:${regionId}`);
    const org = await getOrgState(tx, ctx, orgId);
    const before = toWords(org);
    const wanted: OrgWords = { ...before, ...wish, parentId: wish.parentId };
    const after: OrgWords = {
      name: wanted.name,
      shortName: wanted.shortName,
      aliases: keepFormerNames(before, wanted),
      kind: wanted.kind,
      parentId: wanted.parentId,
      isActive: wanted.isActive,
    };
    const fields = listOrgChanges(before, after);
    if (fields.length === 0) return { changed: [], movedOrgs: 0, movedProjects: 0 };
    await requirePossible(tx, ctx, org, wish, fields);
    const isMoved = fields.includes('parentId') && after.parentId !== null;
    const moved = isMoved ? await move(tx, ctx, org, after.parentId ?? '') : { orgs: 0, projects: 0 };
    await setOrgState(tx, regionId, orgId, { ...after, aliases: [...after.aliases] });
    const changes = Object.fromEntries(fields.map((f) => [f, [before[f], after[f]]]));
    const { validOn, reason } = wish;
    const actId = await appendAct(tx, ctx, 'org-changed.v1', { orgId, validOn, reason, changes });
    await addOrgChange(tx, regionId, orgId, actId, validOn, { fields: changes, reason });
    await appendAudit(tx, ctx, {
      kind: 'edit-org',
      outcome: 'ok',
      subject: `org:${orgId}`,
      detail: { fields },
    });
    return { changed: fields, movedOrgs: moved.orgs, movedProjects: moved.projects };
  });
}

/** The official order of units: where they stand in every list, bulletin and rank of equals. */
export function orderOrgs(ctx: Ctx, orgIds: readonly string[]): Promise<{ ordered: number }> {
  requireOrgKeeper(ctx);
  return once(ctx, async (tx) => {
    await takeLock(tx, `orgs:${ctx.actor.regionId}`);
    const ordered = await reorderOrgs(tx, ctx.actor.regionId, [...new Set(orgIds)]);
    if (ordered !== new Set(orgIds).size)
      throw refuse('not-found', 'ORG_NOT_FOUND', '有单位不在名录中，未调整', 'Some units are unknown', [
        '刷新后再调整',
      ]);
    await appendAct(tx, ctx, 'orgs-ordered.v1', { orgIds });
    await appendAudit(tx, ctx, { kind: 'order-orgs', outcome: 'ok', detail: { orgs: ordered } });
    return { ordered };
  });
}
