import { sql } from 'kysely';
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
