import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import type { Ctx } from './context.ts';
import type { Tx } from './database.ts';

/** The act of this person as a statement that gives its `id`; `actId` when its number was taken before. */
export const insertAct = (
  ctx: Ctx,
  kind: string,
  payload: object,
  actId?: string,
): RawBuilder<{ id: string }> => {
  const { regionId, personId, orgId, personName, orgName, postTitle } = ctx.actor;
  const values = sql`${regionId}, ${kind}, ${personId}, ${orgId}, ${personName}, ${orgName}, ${postTitle}, ${ctx.requestId}, ${JSON.stringify(payload)}`;
  const columns = sql`region_id, kind, person_id, org_id, person_name, org_name, post_title, request_id, payload`;
  return actId === undefined
    ? sql`insert into acts (${columns}) values (${values}) returning id`
    : sql`insert into acts (${columns}, id) overriding system value values (${values}, ${actId}) returning id`;
};

/** The number of the act that the same statement writes under the name `act` (`writeTogether`). */
export const ACT_OF_STATEMENT: RawBuilder<unknown> = sql`(select id from act)`;

/** Appends the act of this person; the payload says what was decided, in words of the domain. */
export async function appendAct(tx: Tx, ctx: Ctx, kind: string, payload: object): Promise<string> {
  const { rows } = await insertAct(ctx, kind, payload).execute(tx);
  if (!rows[0]) throw new Error('an act without a number');
  return rows[0].id;
}

/** What was answered under a request id, and whether something else was asked then. */
export interface KnownAnswer {
  answer: unknown;
  is_other: boolean;
}

export async function findAnswer(tx: Tx, ctx: Ctx, requestId: string): Promise<KnownAnswer> {
  const row = await tx
    .selectFrom('request_ids')
    .select(['answer', sql<boolean>`asked_hash <> ${ctx.askedHash ?? null}::text is true`.as('is_other')])
    .where('region_id', '=', ctx.actor.regionId)
    .where('person_id', '=', ctx.actor.personId)
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return row ?? { answer: undefined, is_other: false };
}

const literalOf = (text: string | undefined): string =>
  text === undefined ? 'null' : pg.escapeLiteral(text);

/** The claim of a request as a statement of the opening: `known` holds the answer that was given already, or is null. */
export const claimRequest = (requestId: string, askedHash?: string): string =>
  `select claim_request(${pg.escapeLiteral(requestId)}, ${literalOf(askedHash)}) as known`;

/** Keeps the answer of a request, as the last statement of its transaction. */
export const keepAnswerSql = (requestId: string, answer: unknown, askedHash?: string): string =>
  `select keep_answer(${pg.escapeLiteral(requestId)}, ${pg.escapeLiteral(JSON.stringify(answer ?? null))}, ${literalOf(askedHash)})`;

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

/** Whether another session's transaction holds the lock exclusively; if not, nobody takes it until this transaction ends. */
export async function isLockHeld(tx: Tx, name: string): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock_shared(hashtextextended(${name}, 0)) as free`.execute(tx);
  return rows[0]?.free === false;
}
