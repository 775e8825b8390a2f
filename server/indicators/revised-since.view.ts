import type { z } from 'zod';
import type { listRevisedSince as route } from '#core/indicators/freeze-contract.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { openMonth } from './board.view.ts';
import { listRevised } from './revised.queries.ts';

/** 定版后的修订: figures of a subject that a frozen month showed and that were signed anew since; the month itself does not change. */
export function getRevisedSince(
  ctx: Ctx,
  query: z.output<typeof route.params> & z.output<typeof route.query>,
): Promise<z.input<typeof route.output>> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { frame, subject } = await openMonth(tx, ctx, query);
    if (frame.freeze === null) return { revised: [] };
    const rows = await listRevised(tx, {
      ...{ regionId: frame.regionId, subjectIds: [subject.id], after: frame.freeze.lastValueId },
      ...{ upTo: null, until: frame.period },
    });
    const definitionOf = new Map(frame.definitions.indicators.map((one) => [one.code, one]));
    return {
      revised: rows.flatMap((row) => {
        const indicator = definitionOf.get(row.indicatorCode);
        if (!indicator) return [];
        const { valueId, earlierValueId, period, reason, orgName } = row;
        return [
          {
            ...{ code: indicator.code, indicator, valueId, earlierValueId, period, reason, orgName },
            before: { value: row.beforeValue, growth: row.beforeGrowth },
            after: { value: row.value, growth: row.growth },
          },
        ];
      }),
    };
  });
}
