import type { z } from 'zod';
import { refuse } from '#core/platform/public.ts';
import { DEFAULT_LADDER, LADDER_RULEBOOK, LadderRules } from '#core/supervision/ladder/ladder.ts';
import type { setLadderRules as setRoute } from '#core/supervision/ladder-contract.ts';
import { canSetLadder } from '#core/supervision/task/permissions.ts';
import { type Ctx, findRulebookOn, setRulebook, type Tx, withScope } from '#server/platform/public.ts';

export interface LadderInForce {
  rules: LadderRules;
  version: number;
  source: string;
  validFrom: string | null;
}

/** The ladder of the region on a day; the product's own (version 0) until the region has set one. */
export async function findLadder(tx: Tx, regionId: number, on: string): Promise<LadderInForce> {
  const stored = await findRulebookOn(tx, regionId, LADDER_RULEBOOK, on);
  if (!stored) return { rules: DEFAULT_LADDER, version: 0, source: '', validFrom: null };
  const { version, source, validFrom } = stored;
  return { rules: LadderRules.parse(stored.body), version, source, validFrom };
}

export async function getLadderRules(ctx: Ctx) {
  const found = await withScope(ctx.db, ctx.actor, (tx) => findLadder(tx, ctx.actor.regionId, ctx.today));
  return { ...found, maySet: canSetLadder(ctx.actor) };
}

export async function setLadderRules(
  ctx: Ctx,
  { rules, source }: z.output<typeof setRoute.body>,
): Promise<{ version: number }> {
  if (!canSetLadder(ctx.actor))
    throw refuse(
      'forbidden',
      'LADDER_NOT_YOURS',
      '督办阶梯由督查室主任设定',
      'The head of the inspection office sets the ladder',
      ['请联系督查室主任'],
    );
  return setRulebook(ctx, {
    kind: LADDER_RULEBOOK,
    body: rules,
    source,
    actKind: 'ladder-set.v1',
    auditKind: 'set-ladder',
  });
}
