import type { z } from 'zod';
import { ISSUED_KINDS } from '#core/documents/document-kinds.ts';
import { canSetWay } from '#core/documents/keep-ways.ts';
import { listDefaultParties, toAddressName } from '#core/documents/parties.ts';
import type {
  listPartyChoices as choicesRoute,
  getDocumentWays as waysRoute,
} from '#core/documents/way-contract.ts';
import { getRegion } from '#server/people/public.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { listLeaderTitles, listRoleHolders, listUnitNames, listWayChanges } from './document-ways.queries.ts';
import { getWaysInForce } from './document-ways.ts';

const kindOf = (text: string | null) => ISSUED_KINDS.find((kind) => kind === text) ?? null;

/** The ways of all kinds as they stand today, who may set them, what was changed, who holds the posts. */
export function getDocumentWays(ctx: Ctx): Promise<z.input<typeof waysRoute.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { name } = await getRegion(tx, regionId);
    const { set, ways, version } = await getWaysInForce(tx, regionId, ctx.today);
    const isOffice = ISSUED_KINDS.some((kind) => canSetWay(ctx.actor, kind));
    const changes = ctx.actor.sees === 'region' ? await listWayChanges(tx, regionId) : [];
    return {
      ways: ISSUED_KINDS.map((kind) => ({
        kind,
        way: ways[kind],
        isDefault: set[kind] === undefined,
        printed: toLists(listDefaultParties(kind, name)),
        maySet: canSetWay(ctx.actor, kind),
      })),
      version,
      changes: changes.map((one) => ({ ...one, kind: kindOf(one.kind) })),
      holders: isOffice ? await listRoleHolders(tx, regionId, ctx.today) : [],
    };
  });
}

const toLists = ({ issuingBody, addressees, copyTo }: ReturnType<typeof listDefaultParties>) => ({
  issuingBody,
  addressees: [...addressees],
  copyTo: [...copyTo],
});

/** What may be chosen as 主送 or 抄送; anything else is typed. */
export function getPartyChoices(ctx: Ctx): Promise<z.input<typeof choicesRoute.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { name } = await getRegion(tx, regionId);
    const units = await listUnitNames(tx, regionId);
    return {
      units: units.map((one) => toAddressName(one.name)),
      leaders: await listLeaderTitles(tx, regionId, ctx.today),
      groups: [...listDefaultParties('supervision-bulletin', name).addressees],
    };
  });
}
