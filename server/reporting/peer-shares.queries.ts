import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

/** The most peers that one project is compared with: a median does not need more. */
const PEERS_MOST = 500;

export interface PeerShareRow {
  project_id: string;
  peer_key: string;
  /** Confirmed amount of the month ÷ annual plan; null: not confirmed, or no plan. */
  share: string | null;
}

/**
 * Month ÷ annual plan of confirmed projects of the same sectors, with a key of sector and size (power of ten of the total
 * investment). What the scope does not show is not counted: only those who see the region get a fair comparison.
 */
export async function listPeerShares(
  tx: Tx,
  q: { regionId: number; period: string; projectIds: readonly string[] },
): Promise<PeerShareRow[]> {
  const year = Number(q.period.slice(0, 4));
  const chosen = sql`${sql.val(`{${q.projectIds.join(',')}}`)}::bigint[]`;
  const { rows } = await sql<PeerShareRow>`
    with keyed as (
      select p.id, p.sector || ' ' || floor(log(p.total_investment_yuan))::text as peer_key, p.id = any(${chosen}) as is_chosen
      from projects p where p.region_id = ${q.regionId} and p.is_listed and p.total_investment_yuan > 0
        and p.sector in (select c.sector from projects c where c.region_id = ${q.regionId} and c.id = any(${chosen}) and c.sector <> '')),
    shares as (
      select k.id, k.peer_key, k.is_chosen, trim_scale(f.value / v.annual_yuan)::text as share,
        row_number() over (partition by k.peer_key order by k.is_chosen desc, f.value is null, k.id) as place
      from keyed k
      left join lateral (select value from figures f where f.region_id = ${q.regionId} and f.year = ${year} and f.project_id = k.id
        and f.period = ${q.period} and f.measure = 'month_amount' and f.caliber = 'dispatch' order by f.id desc limit 1) f on true
      left join lateral (select annual_yuan from plan_versions v where v.region_id = ${q.regionId} and v.project_id = k.id and v.year = ${year}
        and v.in_force_from <= ${q.period} and v.annual_yuan > 0 order by v.in_force_from desc, v.version_no desc limit 1) v on true)
    select id as project_id, peer_key, share from shares where is_chosen or (share is not null and place <= ${PEERS_MOST})`.execute(
    tx,
  );
  return rows;
}
