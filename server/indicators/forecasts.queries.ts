import { sql } from 'kysely';
import type { PeriodId } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';

export interface NewForecast {
  indicatorId: number;
  subjectId: number;
  forPeriod: PeriodId;
  value: string;
  low: string;
  high: string;
}

export interface StoredForecast extends NewForecast {
  madeIn: PeriodId;
}

/** Keeps what the product foresaw when a month was fixed; it is held against the actual figure later. */
export async function addForecasts(
  tx: Tx,
  q: { regionId: number; madeIn: PeriodId; freezeId: string; method: string },
  forecasts: readonly NewForecast[],
): Promise<void> {
  await sql`insert into indicator_forecasts (region_id, made_in, for_period, indicator_id, subject_id, method, value, low, high, freeze_id)
    select ${q.regionId}::int, ${q.madeIn}, n."forPeriod", n."indicatorId", n."subjectId", ${q.method}, n.value, n.low, n.high,
      ${q.freezeId}::bigint
    from jsonb_to_recordset(${JSON.stringify(forecasts)}::jsonb) as n("forPeriod" text, "indicatorId" int, "subjectId" int, value numeric,
      low numeric, high numeric)`.execute(tx);
}

export async function listForecasts(
  tx: Tx,
  q: { regionId: number; subjectId: number; until: PeriodId },
): Promise<StoredForecast[]> {
  const { rows } =
    await sql<StoredForecast>`select f.made_in as "madeIn", f.for_period as "forPeriod", f.indicator_id as "indicatorId",
      f.subject_id as "subjectId", trim_scale(f.value)::text as value, trim_scale(f.low)::text as low, trim_scale(f.high)::text as high
    from indicator_forecasts f where f.region_id = ${q.regionId} and f.subject_id = ${q.subjectId} and f.made_in <= ${q.until}
    order by f.for_period desc, f.made_in desc, f.id limit 2000`.execute(tx);
  return rows;
}

/** Forecasts that departments signed, with when: the last of each month. */
export async function listFiledForecasts(
  tx: Tx,
  q: { regionId: number; subjectId: number; from: PeriodId; lastValueId: string | null },
): Promise<{ indicatorId: number; period: PeriodId; value: string; at: Date }[]> {
  const { rows } = await sql<{ indicatorId: number; period: PeriodId; value: string; at: Date }>`
    select distinct on (v.indicator_id, v.period) v.indicator_id as "indicatorId", v.period, trim_scale(v.value)::text as value,
      v.recorded_at as at from indicator_values v
    where v.region_id = ${q.regionId} and v.subject_id = ${q.subjectId} and v.certainty = 'forecast' and v.period >= ${q.from}
      and v.value is not null and v.id <= ${q.lastValueId ?? '9223372036854775807'}
    order by v.indicator_id, v.period, v.id desc`.execute(tx);
  return rows;
}
