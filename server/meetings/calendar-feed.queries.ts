import { sql } from 'kysely';
import type { Ctx, Tx } from '#server/platform/public.ts';

/** The newest row of a person is the feed that holds; without a hash it was stopped. */
export async function findOwnFeed(tx: Tx, ctx: Ctx): Promise<{ isOn: boolean; madeOn: string } | undefined> {
  const { rows } = await sql<{ isOn: boolean; madeOn: string }>`select f.token_hash is not null as "isOn",
      (f.made_at at time zone 'Asia/Shanghai')::date::text as "madeOn" from calendar_feeds f
    where f.region_id = ${ctx.actor.regionId} and f.person_id = ${ctx.actor.personId} order by f.id desc limit 1`.execute(
    tx,
  );
  return rows[0];
}

export async function insertFeed(
  tx: Tx,
  ctx: Ctx,
  row: { tokenHash: string | null; actId: string },
): Promise<void> {
  await tx
    .insertInto('calendar_feeds')
    .values({
      region_id: ctx.actor.regionId,
      person_id: ctx.actor.personId,
      org_id: ctx.actor.orgId,
      token_hash: row.tokenHash,
      act_id: row.actId,
      made_at: ctx.now,
    })
    .execute();
}

/** At the gate: whose feed this secret opens. */
export async function findFeedOwner(
  tx: Tx,
  tokenHash: string,
): Promise<{ regionId: number; personId: string; orgId: string } | undefined> {
  const { rows } = await sql<{ regionId: number; personId: string; orgId: string }>`
    select region_id as "regionId", person_id::text as "personId", org_id::text as "orgId" from find_calendar_feed(${tokenHash})`.execute(
    tx,
  );
  return rows[0];
}
