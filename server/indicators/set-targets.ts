import type { z } from 'zod';
import type { setTargets as route } from '#core/indicators/settings-contract.ts';
import { refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, type Ctx, once, takeLock } from '#server/platform/public.ts';
import { loadDefinitions } from './definitions.ts';
import { addIndicatorIds } from './indicators.queries.ts';
import { requireSettingRight } from './set-indicators.ts';
import { listSubjects } from './subjects.queries.ts';
import { addTargets } from './targets.queries.ts';

/** Sets targets of a year: each is a new version with what it rests on; earlier ones stay, and a frozen month keeps its own. */
export async function setTargets(
  ctx: Ctx,
  year: number,
  { targets }: z.output<typeof route.body>,
): Promise<{ count: number }> {
  requireSettingRight(ctx);
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await takeLock(tx, `indicator-targets:${regionId}:${year}`);
    const { indicators } = await loadDefinitions(tx, regionId, { on: ctx.today });
    const codes = new Set(indicators.map(({ code }) => code));
    const subjects = new Set((await listSubjects(tx, regionId)).map(({ code }) => code));
    const unknown = targets.filter(
      ({ indicator, subject }) => !codes.has(indicator) || !subjects.has(subject),
    );
    if (unknown.length > 0)
      throw refuse(
        'invalid',
        'TARGET_UNKNOWN',
        `有${unknown.length}个目标的指标或对象没有登记`,
        `${unknown.length} targets name an unknown indicator or subject`,
        ['先登记指标或对象，或删去这些目标'],
        unknown
          .slice(0, 200)
          .map(({ indicator, subject }) => ({ at: `${indicator}:${subject}`, message: '没有登记' })),
      );
    const actId = await appendAct(tx, ctx, 'indicator-targets-set.v1', { year, count: targets.length });
    await addIndicatorIds(tx, regionId, [...new Set(targets.map(({ indicator }) => indicator))], actId);
    await addTargets(tx, { regionId, year, actId }, targets);
    await appendAudit(tx, ctx, {
      kind: 'set-indicator-targets',
      outcome: 'ok',
      subject: String(year),
      detail: { count: targets.length },
    });
    return { count: targets.length };
  });
}
