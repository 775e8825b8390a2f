import type { z } from 'zod';
import { hasRole } from '#core/people/public.ts';
import { addDays, getPeriodEnd } from '#core/platform/public.ts';
import type { getLightRules as rulesRoute } from '#core/progress/light-rules-contract.ts';
import { DEFAULT_LIGHT_RULEBOOK } from '#core/progress/lights/default-light-rulebook.ts';
import { describeRulebook } from '#core/progress/lights/rule-words.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import { getLightRulebook } from './derive-projects.ts';
import { listFrozenMonths, listRuleVersions } from './light-rules.queries.ts';

export const canAdoptLightRules = (ctx: Ctx): boolean => hasRole(ctx.actor, 'office-head');

/** The day after the last frozen period: what is frozen keeps the rules that it was judged by. */
export async function findEarliestFrom(tx: Tx, ctx: Ctx): Promise<string> {
  const [last] = await listFrozenMonths(tx, ctx.actor.regionId, 1);
  return last ? addDays(getPeriodEnd(last.period), 1) : '2015-01-01';
}

/** The rules in force, sentence by sentence, and every version there has been; readable by everybody who is judged. */
export function getLightRules(ctx: Ctx): Promise<z.input<typeof rulesRoute.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { version, rulebook } = await getLightRulebook(tx, regionId, ctx.today);
    const stored = await listRuleVersions(tx, regionId);
    const shipped = {
      version: DEFAULT_LIGHT_RULEBOOK.version,
      name: DEFAULT_LIGHT_RULEBOOK.name,
      validFrom: DEFAULT_LIGHT_RULEBOOK.validFrom,
      source: '系统默认',
      personName: '',
      recordedAt: null,
    };
    const all = stored.some((v) => v.version === shipped.version) ? stored : [...stored, shipped];
    const frozen = await listFrozenMonths(tx, regionId, 12);
    return {
      versions: all.map((v) => ({
        ...v,
        recordedAt: v.recordedAt?.toISOString() ?? null,
        isInForce: v.version === version,
      })),
      version,
      groups: describeRulebook(rulebook),
      earliestFrom: await findEarliestFrom(tx, ctx),
      frozenPeriods: frozen.map((f) => f.period),
      mayAdopt: canAdoptLightRules(ctx),
    };
  });
}
