import { sql } from 'kysely';
import type { WorkHead } from '#core/reporting/chain-body.ts';
import type { Tx } from '#server/platform/public.ts';

export interface LinkRow {
  org_id: string;
  period: string;
  seq: number;
  act_id: string;
  body: unknown;
  hash: string;
}

/** Links of a region in the order of their chains, a step at a time. */
export async function listLinksAfter(
  tx: Tx,
  regionId: number,
  after: { orgId: string; period: string; seq: number },
  most: number,
  orgId?: string,
): Promise<LinkRow[]> {
  const ofUnit = orgId === undefined ? sql`` : sql`and org_id = ${orgId}`;
  const { rows } = await sql<LinkRow>`select org_id, period, seq, act_id, body, hash from chain_links
    where region_id = ${regionId} ${ofUnit} and (org_id, period, seq) > (${after.orgId}::bigint, ${after.period}, ${after.seq})
    order by org_id, period, seq limit ${most}`.execute(tx);
  return rows;
}

export async function listAllHeads(
  tx: Tx,
  regionId: number,
  orgId?: string,
): Promise<{ org_id: string; period: string; seq: number; hash: string }[]> {
  let heads = tx
    .selectFrom('chain_heads')
    .select(['org_id', 'period', 'seq', 'hash'])
    .where('region_id', '=', regionId);
  if (orgId !== undefined) heads = heads.where('org_id', '=', orgId);
  return heads.orderBy('org_id').orderBy('period').execute();
}

/** The next unit, over all regions in turn, that has chains. */
export async function findNextChainUnit(
  tx: Tx,
  after: { regionId: number; orgId: string },
): Promise<{ regionId: number; orgId: string } | undefined> {
  const { rows } = await sql<{
    regionId: number;
    orgId: string;
  }>`select region_id as "regionId", org_id::text as "orgId" from chain_heads
    where (region_id, org_id) > (${after.regionId}::int, ${after.orgId}::bigint) order by region_id, chain_heads.org_id limit 1`.execute(
    tx,
  );
  return rows[0];
}

export interface ActFigureRow {
  act_id: string;
  project_id: string;
  measure: string;
  value: string;
}

/** Figures that acts appended, for comparison with what their links say. */
export async function listFiguresOfActs(
  tx: Tx,
  regionId: number,
  actIds: readonly string[],
): Promise<ActFigureRow[]> {
  const { rows } =
    await sql<ActFigureRow>`select act_id, project_id, measure, value::text as value from figures
    where region_id = ${regionId} and act_id in (select value::bigint from jsonb_array_elements_text(${JSON.stringify(actIds)}::jsonb))`.execute(
      tx,
    );
  return rows;
}

/** The first of these heads that is no link of its chain any more: the end of the chain was cut off or rewritten. */
export async function findLostHead(
  tx: Tx,
  regionId: number,
  heads: readonly WorkHead[],
): Promise<WorkHead | undefined> {
  const { rows } = await sql<WorkHead>`select x."orgId"::text as "orgId", x.chain, x.seq, x.hash
    from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) x ("orgId" bigint, chain text, seq int, hash text)
    left join chain_links l on l.region_id = ${regionId} and l.org_id = x."orgId" and l.period = x.chain and l.seq = x.seq
    where l.hash is distinct from x.hash order by x."orgId", x.chain limit 1`.execute(tx);
  return rows[0];
}

export interface FreezeRow {
  period: string;
  chain_hash: string;
  previous_hash: string;
  snapshot_hash: string;
  /** Heads as the freeze's act recorded them. */
  heads: { orgId: string; seq: number; hash: string }[] | null;
  /** The year's chains beside the reports; freezes made before they were kept have none. */
  workHeads: WorkHead[] | null;
}

export async function listFreezes(tx: Tx, regionId: number): Promise<FreezeRow[]> {
  const { rows } =
    await sql<FreezeRow>`select f.period, f.chain_hash, f.previous_hash, f.snapshot_hash, a.payload->'heads' as heads, a.payload->'workHeads' as "workHeads"
    from freezes f left join acts a on a.region_id = f.region_id and a.id = f.act_id where f.region_id = ${regionId} order by f.id`.execute(
      tx,
    );
  return rows;
}
