import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import { findFreeze } from './period-state.queries.ts';

/**
 * Reads what is said of a period: from the copy of the database where there is one and its freeze has arrived there, since nothing of it
 * changes any more; else from the primary. The person's scope is the same in both.
 */
export async function readFrozen<T>(ctx: Ctx, period: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  const isFrozen = async (tx: Tx) => (await findFreeze(tx, ctx.actor.regionId, period)) !== undefined;
  const copied = await ctx.replica?.read(ctx.actor, isFrozen, run);
  return copied ? copied.value : withScope(ctx.db, ctx.actor, run);
}
