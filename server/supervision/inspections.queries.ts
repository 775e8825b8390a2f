import { type RawBuilder, sql } from 'kysely';
import type { Inspection, InspectionWish } from '#core/supervision/inspection/inspection.ts';
import type { Tx } from '#server/platform/public.ts';

const selectInspections = (
  regionId: number,
  where: RawBuilder<unknown>,
): RawBuilder<Inspection> => sql<Inspection>`
    select p.id::text as "planId", p.title, p.topic, p.planned_on::text as "plannedOn", p.until_on::text as "untilOn",
      p.org_ids::text[] as "orgIds", p.led_by as "ledBy", p.merges::text[] as merges,
      case when e.plan_id is null then null
        else json_build_object('kind', e.kind, 'on', e.ended_on::text, 'reason', e.reason) end as "end"
    from inspection_plans p left join inspection_ends e on e.region_id = p.region_id and e.plan_id = p.id
    where p.region_id = ${regionId} and ${where} order by p.planned_on, p.id`;

/** Every plan of the region that touches a year, the earliest first. */
export async function listInspectionRows(tx: Tx, regionId: number, year: string): Promise<Inspection[]> {
  const inYear = sql`p.until_on >= ${`${year}-01-01`} and p.planned_on <= ${`${year}-12-31`}`;
  return (await selectInspections(regionId, inYear).execute(tx)).rows;
}

/** Plans and whatever takes them in, for the rule that they still stand. */
export async function listInspectionsAround(
  tx: Tx,
  regionId: number,
  planIds: readonly string[],
): Promise<Inspection[]> {
  const ids = sql`${sql.val(`{${planIds.join(',')}}`)}::bigint[]`;
  return (await selectInspections(regionId, sql`(p.id = any(${ids}) or p.merges && ${ids})`).execute(tx))
    .rows;
}

export async function insertInspection(
  tx: Tx,
  row: InspectionWish & { regionId: number; merges: readonly string[]; actId: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into inspection_plans (region_id, title, topic, planned_on, until_on, org_ids, led_by, merges, act_id)
    values (${row.regionId}, ${row.title}, ${row.topic}, ${row.plannedOn}, ${row.untilOn},
      ${sql.val(`{${row.orgIds.join(',')}}`)}::bigint[], ${row.ledBy}, ${sql.val(`{${row.merges.join(',')}}`)}::bigint[], ${row.actId})
    returning id::text as id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('an inserted plan has an id');
  return id;
}

export async function insertInspectionEnd(
  tx: Tx,
  row: {
    regionId: number;
    planId: string;
    kind: 'held' | 'cancelled';
    on: string;
    reason: string;
    actId: string;
  },
): Promise<void> {
  await sql`insert into inspection_ends (region_id, plan_id, kind, ended_on, reason, act_id)
    values (${row.regionId}, ${row.planId}, ${row.kind}, ${row.on}, ${row.reason}, ${row.actId})`.execute(tx);
}
