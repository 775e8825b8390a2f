import { type RawBuilder, sql } from 'kysely';
import { type CanonicalValue, toCanonicalJson } from '#core/platform/canonical-json.ts';
import { CHAIN_START } from './chain.ts';
import type { Tx } from './database.ts';
import { writeTogether } from './together.queries.ts';

export interface ChainKey {
  regionId: number;
  orgId: string;
  period: string;
}

/**
 * Appends a link as two statements: the head moves on under its row lock and gives the hash, sha256(previous ‖ canonical JSON)
 * as `linkHash` says it; the link keeps it. `place` tells several chains of one statement apart: the text has to stay the
 * same to be prepared.
 */
export function insertLink(
  key: ChainKey,
  actId: string,
  body: CanonicalValue,
  place = 0,
): Record<string, RawBuilder<unknown>> {
  const { regionId, orgId, period } = key;
  const text = toCanonicalJson(body);
  const hashAfter = (previous: RawBuilder<unknown>) =>
    sql`encode(sha256(convert_to(${previous} || ${text}::text, 'UTF8')), 'hex')`;
  const head = sql`insert into chain_heads as h (region_id, org_id, period, seq, hash)
    values (${regionId}, ${orgId}, ${period}, 1, ${hashAfter(sql`${CHAIN_START}::text`)})
    on conflict (region_id, org_id, period) do update set seq = h.seq + 1, hash = ${hashAfter(sql`h.hash`)}
    returning seq, hash`;
  const link = sql`insert into chain_links (region_id, org_id, period, seq, act_id, body, hash)
    select ${regionId}::int, ${orgId}::bigint, ${period}, seq, ${actId}::bigint, ${text}::jsonb, hash from ${sql.ref(`head_${place}`)}`;
  return { [`head_${place}`]: head, [`link_${place}`]: link };
}

/** Appends a link: one chain per region, unit and period. */
export async function appendLink(tx: Tx, key: ChainKey, actId: string, body: CanonicalValue): Promise<void> {
  await writeTogether(tx, insertLink(key, actId, body));
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
