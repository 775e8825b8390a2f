import { sql } from 'kysely';
import type { OrgKind } from '#core/people/public.ts';
import type { TaskStanding } from '#core/supervision/task/task.ts';
import type { Tx } from '#server/platform/public.ts';

export interface MatterContact {
  name: string;
  /** The desk number; empty without one. */
  phone: string;
}

/**
 * Who is named on a paper as contact: of the office that sends it, the one who assigned the latest of these tasks and still has
 * a post there; else who drafts it.
 */
export async function findMatterContact(
  tx: Tx,
  q: { regionId: number; orgId: string; personId: string; taskIds: readonly string[]; today: string },
): Promise<MatterContact> {
  const { rows } = await sql<MatterContact>`with assigner as (
      select a.person_id from task_moves m join acts a on a.region_id = m.region_id and a.id = m.act_id
      where m.region_id = ${q.regionId} and m.kind = 'assign' and m.org_id = ${q.orgId}
        and m.task_id = any(${[...q.taskIds]}::bigint[])
        and exists (select from posts o where o.region_id = a.region_id and o.person_id = a.person_id and o.org_id = m.org_id
          and o.for_person_id is null and o.valid_from <= ${q.today} and (o.valid_to is null or o.valid_to >= ${q.today}))
      order by m.id desc limit 1)
    select p.name, coalesce(c.desk_phone, '') as phone from persons p
      left join person_contacts c on c.region_id = p.region_id and c.person_id = p.id
    where p.region_id = ${q.regionId} and p.id = coalesce((select person_id from assigner), ${q.personId}::bigint)`.execute(
    tx,
  );
  return rows[0] ?? { name: '', phone: '' };
}

/** The full name under which a unit is addressed. */
export async function getOrgFullName(tx: Tx, regionId: number, orgId: string): Promise<string> {
  const row = await tx
    .selectFrom('orgs')
    .select('name')
    .where('region_id', '=', regionId)
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow();
  return row.name;
}

/** The last act that moved a task: counts as of it can be made again. */
export async function findLastTaskAct(tx: Tx, regionId: number): Promise<string> {
  const { rows } = await sql<{
    actId: string;
  }>`select coalesce(max(act_id), 0)::text as "actId" from task_moves
    where region_id = ${regionId}`.execute(tx);
  return rows[0]?.actId ?? '0';
}

/** Short name and kind of units, in the official order. */
export async function listUnitPlaces(
  tx: Tx,
  regionId: number,
  orgIds: readonly string[],
): Promise<{ orgId: string; name: string; kind: OrgKind }[]> {
  const { rows } = await sql<{ orgId: string; name: string; kind: OrgKind }>`select o.id::text as "orgId",
      o.short_name as name, o.kind
    from orgs o where o.region_id = ${regionId} and o.id = any(${[...orgIds]}::bigint[])
    order by o.official_order, o.id`.execute(tx);
  return rows;
}

/** Every task that was assigned and not withdrawn, by lead unit and deadline. */
export async function listAssignedTasks(
  tx: Tx,
  regionId: number,
): Promise<{ taskId: string; standing: TaskStanding }[]> {
  const { rows } = await sql<{
    taskId: string;
    standing: TaskStanding;
  }>`select s.task_id::text as "taskId", s.standing
    from derived.task_standings s join orgs o on o.region_id = s.region_id and o.id = s.lead_org_id
    where s.region_id = ${regionId} and s.standing->>'assignedOn' is not null and s.state <> 'withdrawn'
    order by o.official_order, s.due_on nulls last, s.task_id`.execute(tx);
  return rows;
}
