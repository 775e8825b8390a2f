import { sql } from 'kysely';
import type { CanonicalValue } from '#core/platform/canonical-json.ts';
import { CHAIN_START, linkHash } from './chain.ts';
import type { Tx } from './database.ts';

export interface ChainKey {
  regionId: number;
  orgId: string;
  period: string;
}

/** Appends a link under the row lock of the chain's head: one chain per region, unit and period. */
export async function appendLink(
  tx: Tx,
  key: ChainKey,
  actId: string,
  body: CanonicalValue,
): Promise<string> {
  await sql`insert into chain_heads (region_id, org_id, period, seq, hash)
    values (${key.regionId}, ${key.orgId}, ${key.period}, 0, ${CHAIN_START}) on conflict do nothing`.execute(
    tx,
  );
  const head = await tx
    .selectFrom('chain_heads')
    .select(['seq', 'hash'])
    .where('region_id', '=', key.regionId)
    .where('org_id', '=', key.orgId)
    .where('period', '=', key.period)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const seq = head.seq + 1;
  const hash = linkHash(head.hash, body);
  await tx
    .insertInto('chain_links')
    .values({
      region_id: key.regionId,
      org_id: key.orgId,
      period: key.period,
      seq,
      act_id: actId,
      body: JSON.stringify(body),
      hash,
    })
    .execute();
  await tx
    .updateTable('chain_heads')
    .set({ seq, hash })
    .where('region_id', '=', key.regionId)
    .where('org_id', '=', key.orgId)
    .where('period', '=', key.period)
    .execute();
  return hash;
}

/** All heads of a period in unit order: a freeze stores their hash, so that a cut-off end is seen. */
export async function listHeads(
  tx: Tx,
  regionId: number,
  period: string,
): Promise<{ org_id: string; seq: number; hash: string }[]> {
  return tx
    .selectFrom('chain_heads')
    .select(['org_id', 'seq', 'hash'])
    .where('region_id', '=', regionId)
    .where('period', '=', period)
    .orderBy('org_id')
    .execute();
}
