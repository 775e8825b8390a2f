import { sql } from 'kysely';
import type { PeriodId } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';

export interface NamedValue {
  valueId: string;
  indicatorCode: string;
  subject: string;
  period: PeriodId;
  value: string | null;
  growth: string | null;
  certainty: string;
  orgName: string;
  isRevised: boolean;
}

export async function findValuesByIds(
  tx: Tx,
  regionId: number,
  ids: readonly string[],
): Promise<NamedValue[]> {
  const { rows } =
    await sql<NamedValue>`select v.id::text as "valueId", i.code as "indicatorCode", s.short_name as subject, v.period,
      trim_scale(v.value)::text as value, trim_scale(v.growth)::text as growth, v.certainty, o.short_name as "orgName",
      exists (select from indicator_values n where n.region_id = v.region_id and n.year = v.year and n.indicator_id = v.indicator_id
        and n.subject_id = v.subject_id and n.period = v.period and n.caliber = v.caliber and n.certainty <> 'forecast' and n.id > v.id) as "isRevised"
    from indicator_values v
    join indicators i on i.region_id = v.region_id and i.id = v.indicator_id
    join indicator_subjects s on s.region_id = v.region_id and s.id = v.subject_id
    join orgs o on o.region_id = v.region_id and o.id = v.org_id
    where v.region_id = ${regionId} and v.id = any(${ids}::bigint[])`.execute(tx);
  return rows;
}
