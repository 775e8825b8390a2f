import type { Ctx, Tx } from '#server/platform/public.ts';
import { loadDefinitions } from '../definitions.ts';
import { findValuesByIds, type NamedValue } from './traced-values.queries.ts';

export interface ListedValue extends Omit<NamedValue, 'indicatorCode'> {
  indicator: string;
  unit: string;
}

/** Values by their numbers, each with the name of its indicator and place, and whether it was revised since. */
export async function listTracedValues(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<ListedValue[]> {
  const { indicators } = await loadDefinitions(tx, ctx.actor.regionId, { on: ctx.today });
  const rows = await findValuesByIds(tx, ctx.actor.regionId, ids);
  return rows.map(({ indicatorCode, ...row }) => {
    const indicator = indicators.find(({ code }) => code === indicatorCode);
    return { ...row, indicator: indicator?.name ?? indicatorCode, unit: indicator?.unit ?? '' };
  });
}
