import { sql } from 'kysely';
import type { OrgKind } from '#core/people/public.ts';
import type { TaskStanding } from '#core/supervision/task/task.ts';
import type { Tx } from '#server/platform/public.ts';

/** The desk number that stands on a paper as contact; empty without one. */
export async function findDeskPhone(tx: Tx, regionId: number, personId: string): Promise<string> {
  const row = await tx
    .selectFrom('person_contacts')
    .select('desk_phone')
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.desk_phone ?? '';
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
