import { sql } from 'kysely';
import pg from 'pg';
import type { Ctx } from './context.ts';
import type { Tx } from './database.ts';

/** Appends the act of this person; the payload says what was decided, in words of the domain. */
export async function appendAct(tx: Tx, ctx: Ctx, kind: string, payload: object): Promise<string> {
  const row = await tx
    .insertInto('acts')
    .values({
      region_id: ctx.actor.regionId,
      kind,
      person_id: ctx.actor.personId,
      org_id: ctx.actor.orgId,
      person_name: ctx.actor.personName,
      org_name: ctx.actor.orgName,
      post_title: ctx.actor.postTitle,
      request_id: ctx.requestId,
      payload: JSON.stringify(payload),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function findAnswer(tx: Tx, ctx: Ctx, requestId: string): Promise<unknown> {
  const row = await tx
    .selectFrom('request_ids')
    .select('answer')
    .where('region_id', '=', ctx.actor.regionId)
    .where('person_id', '=', ctx.actor.personId)
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return row?.answer;
}

/** The claim of a request as a statement of the opening: `known` holds the answer that was given already, or is null. */
export const claimRequest = (requestId: string): string =>
  `select claim_request(${pg.escapeLiteral(requestId)}) as known`;

/** Keeps the answer of a request, as the last statement of its transaction. */
export const keepAnswerSql = (requestId: string, answer: unknown): string =>
  `select keep_answer(${pg.escapeLiteral(requestId)}, ${pg.escapeLiteral(JSON.stringify(answer ?? null))})`;

/** Waits for the lock of this name until the transaction ends; `shared` holders exclude only exclusive ones. */
export async function takeLock(
  tx: Tx,
  name: string,
  mode: 'exclusive' | 'shared' = 'exclusive',
): Promise<void> {
  const key = sql`hashtextextended(${name}, 0)`;
  await (mode === 'shared'
    ? sql`select pg_advisory_xact_lock_shared(${key})`
    : sql`select pg_advisory_xact_lock(${key})`
  ).execute(tx);
}
