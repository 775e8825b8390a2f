import { findAnswer, keepAnswer, takeLock } from './acts.queries.ts';
import type { Ctx } from './context.ts';
import type { Tx } from './database.ts';
import { withScope } from './with-scope.ts';

const isRepeat = (error: unknown): boolean =>
  (error as { code?: string; constraint?: string }).code === '23505' &&
  (error as { constraint?: string }).constraint === 'request_ids_pkey';

/**
 * The transaction of a verb. The same request id twice gives the first answer and does nothing,
 * also when both arrive at once: the second waits for the first and then reads its answer. `only` as in `withScope`.
 */
export async function once<T>(ctx: Ctx, run: (tx: Tx) => Promise<T>, only?: readonly string[]): Promise<T> {
  const { requestId } = ctx;
  try {
    const runOnce = async (tx: Tx): Promise<T> => {
      // Without it the second of two equal requests would be refused by the state that the first has just made.
      if (requestId) await takeLock(tx, `request:${ctx.actor.personId}:${requestId}`);
      const known = requestId ? await findAnswer(tx, ctx, requestId) : undefined;
      if (known !== undefined) return known as T;
      const answer = await run(tx);
      if (requestId) await keepAnswer(tx, ctx, requestId, answer);
      return answer;
    };
    return await withScope(ctx.db, ctx.actor, runOnce, only);
  } catch (error) {
    if (!requestId || !isRepeat(error)) throw error;
    return withScope(ctx.db, ctx.actor, async (tx) => (await findAnswer(tx, ctx, requestId)) as T);
  }
}
