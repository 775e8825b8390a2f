import type { z } from 'zod';
import { isDueIn } from '#core/indicators/due-months.ts';
import type { getFreezeState as route } from '#core/indicators/freeze-contract.ts';
import { canFreezeIndicators } from '#core/indicators/permissions.ts';
import type { PeriodId } from '#core/platform/public.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { loadDefinitions } from './definitions.ts';
import { listFilings } from './filings.queries.ts';
import { findFreeze, findLastIndicatorFreeze, listUnfinishedFilings } from './freezes.queries.ts';
import { listSourceUnits } from './source-units.ts';

const MOST = 500;

/** Whether a month can be frozen: what is not accepted yet, and who has not begun. */
export function getFreezeState(ctx: Ctx, period: PeriodId): Promise<z.input<typeof route.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const freeze = await findFreeze(tx, regionId, period);
    const filings = await listFilings(tx, { regionId, period, orgId: null, most: MOST });
    const begun = new Set(filings.filter(({ kind }) => kind === 'monthly').map(({ orgId }) => orgId));
    const { indicators } = await loadDefinitions(tx, regionId, { on: ctx.today });
    const units = await listSourceUnits(tx, regionId);
    const owing = new Map(
      indicators
        .filter((one) => one.dueDay !== null && isDueIn(one, period))
        .flatMap((one) => units.of(one) ?? [])
        .map(({ id, name }) => [id, name]),
    );
    // A unit sees its own filings alone, and would take all others for missing.
    const seesAll = ctx.actor.sees === 'region';
    return {
      period,
      frozen: freeze
        ? { at: freeze.frozenAt.toISOString(), by: freeze.personName, hash: freeze.chainHash }
        : null,
      unfinished: seesAll ? await listUnfinishedFilings(tx, regionId, period) : [],
      unopened: seesAll ? [...owing].filter(([id]) => !begun.has(id)).map(([, name]) => name) : [],
      lastFrozen: (await findLastIndicatorFreeze(tx, regionId))?.period ?? null,
      mayFreeze: canFreezeIndicators(ctx.actor),
    };
  });
}
