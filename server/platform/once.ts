import { refuse } from '#core/platform/refusal.ts';
import { claimRequest, findAnswer, type KnownAnswer, keepAnswerSql } from './acts.queries.ts';
import type { Ctx } from './context.ts';
import type { Tx } from './database.ts';
import { endWith, withScope } from './with-scope.ts';

const isRepeat = (error: unknown): boolean =>
  (error as { code?: string; constraint?: string }).code === '23505' &&
  (error as { constraint?: string }).constraint === 'request_ids_pkey';

function answerOf<T>(known: KnownAnswer): T {
  if (known.is_other)
    throw refuse(
      'conflict',
      'REQUEST_ID_USED',
      '这个请求编号已用于办理另一项内容，本次没有办理',
      'This request id was used for something else; nothing was done',
      ['换一个请求编号再提交'],
    );
  return known.answer as T;
}

/**
 * The transaction of a verb. The same request id twice gives the first answer and does nothing, also when both arrive at
 * once: the second waits for the first and then reads its answer, before it is refused by the state that the first has made.
 * The same id for something else is refused.
 * `only` as in `withScope`; `locks` are statements without an answer that travel with the opening.
 */
export async function once<T>(
  ctx: Ctx,
  run: (tx: Tx) => Promise<T>,
  only?: readonly string[],
  locks?: string,
): Promise<T> {
  const { requestId, askedHash } = ctx;
  if (!requestId) return withScope(ctx.db, ctx.actor, run, only, locks);
  const runOnce = async (tx: Tx, opened: readonly unknown[]): Promise<T> => {
    const claimed = opened[0] as { known: KnownAnswer | null } | undefined;
    if (claimed?.known) return answerOf(claimed.known);
    const answer = await run(tx);
    await endWith(tx, keepAnswerSql(requestId, answer, askedHash));
    return answer;
  };
  const claim = claimRequest(requestId, askedHash);
  try {
    return await withScope(ctx.db, ctx.actor, runOnce, only, locks ? `${locks}; ${claim}` : claim);
  } catch (error) {
    if (!isRepeat(error)) throw error;
    return withScope(ctx.db, ctx.actor, async (tx) => answerOf<T>(await findAnswer(tx, ctx, requestId)));
  }
}
