import type { z } from 'zod';
import { refuse } from '#core/platform/public.ts';
import type { adoptLightRules as adoptRoute } from '#core/progress/light-rules-contract.ts';
import { changeLightRules } from '#core/progress/lights/change-rules.ts';
import { DEFAULT_LIGHT_RULEBOOK } from '#core/progress/lights/default-light-rulebook.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, appendRulebook, once, sendJob, takeLock } from '#server/platform/public.ts';
import { getLightRulebook } from './derive-projects.ts';
import { listRuleVersions } from './light-rules.queries.ts';
import { canAdoptLightRules, findEarliestFrom } from './light-rules.view.ts';

type Input = z.output<typeof adoptRoute.body>;

const KIND = 'lights';

function requireHead(ctx: Ctx): void {
  if (!canAdoptLightRules(ctx))
    throw refuse(
      'forbidden',
      'LIGHT_RULES_NOT_YOURS',
      '亮灯规则由项目办主任采用',
      'The office head adopts the rules',
      ['请项目办主任办理'],
    );
}

async function requireFrom(tx: Tx, ctx: Ctx, validFrom: string): Promise<void> {
  const earliest = await findEarliestFrom(tx, ctx);
  if (validFrom < earliest)
    throw refuse(
      'not-allowed-now',
      'LIGHT_RULES_TOO_EARLY',
      '生效日期落在已定版的期次里',
      'The day lies in a frozen period',
      [`不早于${earliest}`],
    );
}

/** The shipped rules become version 1 of the region's own, so that later ones are counted after them. */
async function keepShipped(tx: Tx, ctx: Ctx, actId: string): Promise<void> {
  const { regionId } = ctx.actor;
  if ((await listRuleVersions(tx, regionId)).length > 0) return;
  const { validFrom } = DEFAULT_LIGHT_RULEBOOK;
  await appendRulebook(tx, {
    regionId,
    kind: KIND,
    validFrom,
    body: DEFAULT_LIGHT_RULEBOOK,
    source: '系统默认',
    actId,
  });
}

/** A new version of the light rules from a day on; open periods are worked out anew, frozen ones never. */
export function adoptLightRules(ctx: Ctx, input: Input): Promise<{ version: number }> {
  requireHead(ctx);
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await takeLock(tx, `rulebook:${regionId}:${KIND}`);
    await requireFrom(tx, ctx, input.validFrom);
    const { version, rulebook } = await getLightRulebook(tx, regionId, input.validFrom);
    const { validFrom, source } = input;
    const body = changeLightRules(rulebook, input, {
      version: version + 1,
      validFrom,
      clause: source,
      regionId: String(regionId),
    });
    if (input.thresholds.length === 0 && input.switches.length === 0)
      throw refuse('invalid', 'LIGHT_RULES_UNCHANGED', '没有改动', 'Nothing was changed', [
        '先修改阈值或开关',
      ]);
    const actId = await appendAct(tx, ctx, 'light-rules-adopted.v1', { ...input });
    await keepShipped(tx, ctx, actId);
    const stored = await appendRulebook(tx, { regionId, kind: KIND, validFrom, body, source, actId });
    await appendAudit(tx, ctx, { kind: 'adopt-light-rules', outcome: 'ok', subject: `lights:${stored}` });
    await sendJob(tx, 'derive-open-periods', {});
    return { version: stored };
  });
}
