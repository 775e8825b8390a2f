import { sql } from 'kysely';
import type { PeriodId } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';

export interface RevisedRow {
  valueId: string;
  earlierValueId: string;
  indicatorCode: string;
  subjectId: number;
  subjectName: string;
  period: PeriodId;
  value: string | null;
  growth: string | null;
  beforeValue: string | null;
  beforeGrowth: string | null;
  reason: string;
  orgName: string;
}

/** The freeze that came before the values up to a row: what had been published by then. */
export async function findFreezeBefore(
  tx: Tx,
  regionId: number,
  period: PeriodId,
): Promise<{ period: PeriodId; lastValueId: string } | undefined> {
  const { rows } = await sql<{
    period: PeriodId;
    lastValueId: string;
  }>`select f.period, f.last_value_id::text as "lastValueId" from indicator_freezes f
    where f.region_id = ${regionId} and f.period < ${period} order by f.period desc limit 1`.execute(tx);
  return rows[0];
}

/** Cells that had a published figure at the freeze before and were signed anew between the two: the last row of each on both sides. */
export async function listRevised(
  tx: Tx,
  q: { regionId: number; subjectIds: readonly number[]; after: string; upTo: string | null; until: PeriodId },
): Promise<RevisedRow[]> {
  const { rows } = await sql<RevisedRow>`with later as (
      select distinct on (v.indicator_id, v.subject_id, v.period) v.* from indicator_values v
      where v.region_id = ${q.regionId} and v.id > ${q.after} and v.id <= ${q.upTo ?? '9223372036854775807'} and v.certainty <> 'forecast'
        and v.caliber = 'statistics' and v.period <= ${q.until} and v.subject_id = any(${q.subjectIds})
      order by v.indicator_id, v.subject_id, v.period, v.id desc)
    select n.id::text as "valueId", o.id::text as "earlierValueId", i.code as "indicatorCode", n.subject_id as "subjectId", s.short_name as "subjectName",
      n.period, trim_scale(n.value)::text as value, trim_scale(n.growth)::text as growth, trim_scale(o.value)::text as "beforeValue",
      trim_scale(o.growth)::text as "beforeGrowth", coalesce(n.reason, '') as reason, org.short_name as "orgName"
    from later n
    join lateral (select v.* from indicator_values v where v.region_id = n.region_id and v.year = n.year and v.indicator_id = n.indicator_id
      and v.subject_id = n.subject_id and v.period = n.period and v.caliber = n.caliber and v.certainty <> 'forecast' and v.id <= ${q.after}
      order by v.id desc limit 1) o on true
    join indicators i on i.region_id = n.region_id and i.id = n.indicator_id
    join indicator_subjects s on s.region_id = n.region_id and s.id = n.subject_id
    join orgs org on org.region_id = n.region_id and org.id = n.org_id
    where n.value is distinct from o.value or n.growth is distinct from o.growth
    order by n.period desc, n.indicator_id, s.official_order, n.id`.execute(tx);
  return rows;
}
