import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface RuleVersionRow {
  version: number;
  name: string;
  validFrom: string;
  source: string;
  personName: string;
  recordedAt: Date;
}

export async function listRuleVersions(tx: Tx, regionId: number): Promise<RuleVersionRow[]> {
  const { rows } = await sql<RuleVersionRow>`
    select r.version, coalesce(r.body ->> 'name', '') as name, r.valid_from::text as "validFrom", r.source,
      coalesce(a.person_name, '') as "personName", r.recorded_at as "recordedAt"
    from rulebooks r left join acts a on a.region_id = r.region_id and a.id = r.act_id
    where r.region_id = ${regionId} and r.kind = 'lights' order by r.version desc`.execute(tx);
  return rows;
}

export interface FrozenMonth {
  period: string;
  frozenAt: Date;
}

/** Frozen months, the latest first. */
export async function listFrozenMonths(tx: Tx, regionId: number, most: number): Promise<FrozenMonth[]> {
  const { rows } = await sql<FrozenMonth>`select f.period, f.frozen_at as "frozenAt" from freezes f
    join periods p on p.region_id = f.region_id and p.id = f.period and p.kind = 'month'
    where f.region_id = ${regionId} order by f.period desc limit ${most}`.execute(tx);
  return rows;
}

export interface TopProject {
  id: string;
  name: string;
  unitName: string;
}

/** Projects that stood on the list when a period was frozen, each once: parts with their bundle. */
export async function listFrozenTops(tx: Tx, regionId: number, period: string): Promise<TopProject[]> {
  const { rows } = await sql<TopProject>`
    select f.project_id::text as id, f.name, o.short_name as "unitName" from frozen_projects f
      join orgs o on o.region_id = f.region_id and o.id = f.reporting_org_id
    where f.region_id = ${regionId} and f.year = ${Number(period.slice(0, 4))} and f.period = ${period} and f.is_top
    order by f.serial, f.project_id`.execute(tx);
  return rows;
}
