import { sql } from 'kysely';
import type { PeriodId } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';

export interface IndicatorFreeze {
  id: string;
  period: PeriodId;
  frozenAt: Date;
  personName: string;
  definitionsVersion: number;
  rulesVersion: number;
  lastValueId: string;
  lastTargetId: string;
  valueCount: number;
  snapshotHash: string;
  chainHash: string;
}

const COLUMNS = sql.raw(`f.id::text as id, f.period, f.frozen_at as "frozenAt", f.person_name as "personName",
  f.definitions_version as "definitionsVersion", f.rules_version as "rulesVersion", f.last_value_id::text as "lastValueId",
  f.last_target_id::text as "lastTargetId", f.value_count as "valueCount", f.snapshot_hash as "snapshotHash", f.chain_hash as "chainHash"`);

export async function findFreeze(
  tx: Tx,
  regionId: number,
  period: PeriodId,
): Promise<IndicatorFreeze | undefined> {
  const { rows } = await sql<IndicatorFreeze>`select ${COLUMNS} from indicator_freezes f
    where f.region_id = ${regionId} and f.period = ${period}`.execute(tx);
  return rows[0];
}

export async function findLastIndicatorFreeze(
  tx: Tx,
  regionId: number,
): Promise<IndicatorFreeze | undefined> {
  const { rows } = await sql<IndicatorFreeze>`select ${COLUMNS} from indicator_freezes f
    where f.region_id = ${regionId} order by f.id desc limit 1`.execute(tx);
  return rows[0];
}

/** Monthly filings of a month that the office has not accepted. */
export async function listUnfinishedFilings(
  tx: Tx,
  regionId: number,
  period: PeriodId,
): Promise<{ orgName: string; title: string }[]> {
  const { rows } = await sql<{
    orgName: string;
    title: string;
  }>`select o.short_name as "orgName", f.title from indicator_filings f
    join orgs o on o.region_id = f.region_id and o.id = f.org_id
    where f.region_id = ${regionId} and f.kind = 'monthly' and f.period = ${period} and f.status not in ('accepted', 'withdrawn')
    order by o.official_order`.execute(tx);
  return rows;
}

export async function getLastRows(tx: Tx, regionId: number): Promise<{ valueId: string; targetId: string }> {
  const { rows } = await sql<{ valueId: string; targetId: string }>`select
    (select coalesce(max(id), 0)::text from indicator_values where region_id = ${regionId}) as "valueId",
    (select coalesce(max(id), 0)::text from indicator_targets where region_id = ${regionId}) as "targetId"`.execute(
    tx,
  );
  return rows[0] ?? { valueId: '0', targetId: '0' };
}

/** How many cells of a month have a row, and the hash of the last row of each, in the order of indicator and subject. */
export async function hashStandingValues(
  tx: Tx,
  regionId: number,
  period: PeriodId,
  lastValueId: string,
): Promise<{ count: number; hash: string }> {
  const { rows } = await sql<{ count: number; hash: string }>`with standing as (
      select distinct on (v.indicator_id, v.subject_id, v.caliber, v.certainty = 'forecast') v.id, v.indicator_id, v.subject_id, v.value, v.growth, v.base,
        v.certainty, v.caliber
      from indicator_values v where v.region_id = ${regionId} and v.year = ${sql.lit(Number(period.slice(0, 4)))} and v.period = ${period}
        and v.id <= ${lastValueId}
      order by v.indicator_id, v.subject_id, v.caliber, v.certainty = 'forecast', v.id desc)
    select count(*)::int as count, encode(sha256(convert_to(coalesce(string_agg(md5(concat_ws('|', id, indicator_id, subject_id, trim_scale(value),
      trim_scale(growth), trim_scale(base), certainty, caliber)), '' order by id), ''), 'UTF8')), 'hex') as hash from standing`.execute(
    tx,
  );
  return rows[0] ?? { count: 0, hash: '' };
}

export interface NewIndicatorFreeze {
  period: PeriodId;
  actId: string;
  definitionsVersion: number;
  rulesVersion: number;
  lastValueId: string;
  lastTargetId: string;
  valueCount: number;
  snapshotHash: string;
  previousHash: string;
  chainHash: string;
}

export async function addIndicatorFreeze(tx: Tx, ctx: Ctx, f: NewIndicatorFreeze): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`insert into indicator_freezes (region_id, period, frozen_at, person_name, act_id, definitions_version, rules_version,
      last_value_id, last_target_id, value_count, snapshot_hash, previous_hash, chain_hash)
    values (${ctx.actor.regionId}, ${f.period}, ${ctx.now}, ${ctx.actor.personName}, ${f.actId}, ${f.definitionsVersion}, ${f.rulesVersion},
      ${f.lastValueId}, ${f.lastTargetId}, ${f.valueCount}, ${f.snapshotHash}, ${f.previousHash}, ${f.chainHash}) returning id::text as id`.execute(
    tx,
  );
  if (!rows[0]) throw new Error('a freeze without a number');
  return rows[0].id;
}
