import { sql } from 'kysely';
import type { PlanBasis } from '#core/ledger/public.ts';
import type { Tx } from '#server/platform/public.ts';

export interface BasisVersionRow {
  version: number;
  basis: PlanBasis;
  validFrom: string;
  source: string;
  personName: string;
  recordedAt: Date;
}

/** Every choice that was made, the latest first. */
export async function listBasisVersions(tx: Tx, regionId: number): Promise<BasisVersionRow[]> {
  const { rows } = await sql<BasisVersionRow>`
    select r.version, r.body ->> 'basis' as basis, r.valid_from::text as "validFrom", r.source,
      coalesce(a.person_name, '') as "personName", r.recorded_at as "recordedAt"
    from rulebooks r left join acts a on a.region_id = r.region_id and a.id = r.act_id
    where r.region_id = ${regionId} and r.kind = 'plan-basis' order by r.version desc`.execute(tx);
  return rows;
}
