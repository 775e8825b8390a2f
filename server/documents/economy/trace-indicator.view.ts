import type { z } from 'zod';
import type { traceIndicatorFigure as route } from '#core/documents/economy/economy-contract.ts';
import { listValueIds } from '#core/documents/economy/economy-figures.ts';
import { FIGURE_MEASURES, type FigureMeasure } from '#core/documents/figure-measures.ts';
import { fromFigureId } from '#core/documents/figure-ref.ts';
import { refuse } from '#core/platform/public.ts';
import { listTracedValues } from '#server/indicators/public.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';

/** Click a figure of a paper about the economy: the signed values that it stands on, in the order in which the paper names them. */
export async function getIndicatorFigureTrace(
  ctx: Ctx,
  figure: string,
): Promise<z.input<typeof route.output>> {
  const ref = fromFigureId(figure);
  const measure = ref && FIGURE_MEASURES[ref.measure as FigureMeasure];
  const ids = ref?.scope === 'indicator' ? listValueIds(ref) : [];
  if (!measure || ids.length === 0)
    throw refuse('not-found', 'FIGURE_UNKNOWN', '不认识这个数字的编号', 'Unknown figure', [
      '从材料中点击数字',
    ]);
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const rows = await listTracedValues(tx, ctx, ids);
    const order = new Map(ids.map((id, at) => [id, at]));
    return {
      ...{ measureName: measure.zh, how: measure.how },
      rows: rows.sort((a, b) => (order.get(a.valueId) ?? 0) - (order.get(b.valueId) ?? 0)),
    };
  });
}
