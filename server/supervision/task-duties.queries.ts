import { sql } from 'kysely';
import type { Instrument } from '#core/supervision/ladder/ladder.ts';
import type { TaskStanding } from '#core/supervision/task/task.ts';
import type { Tx } from '#server/platform/public.ts';

export interface PartyTask {
  taskId: string;
  standing: TaskStanding;
}

/** Tasks in hand that a unit leads or supports. */
export async function listPartyTasks(tx: Tx, regionId: number, orgId: string): Promise<PartyTask[]> {
  const { rows } = await sql<PartyTask>`select s.task_id::text as "taskId", s.standing
    from derived.task_standings s
    where s.region_id = ${regionId} and s.state in ('assigned', 'working')
      and (s.lead_org_id = ${orgId} or s.standing->'order'->'supportingOrgIds' ? ${orgId})
    order by s.task_id`.execute(tx);
  return rows;
}

export interface InspectionCounts {
  proposed: number;
  established: number;
  extensions: number;
  objections: number;
  done: number;
  verified: number;
}

/** What waits for the inspection office. */
export async function countInspectionDuties(tx: Tx, regionId: number): Promise<InspectionCounts> {
  const { rows } =
    await sql<InspectionCounts>`select count(*) filter (where s.state = 'proposed')::int as proposed,
      count(*) filter (where s.state = 'established')::int as established,
      count(*) filter (where s.standing->'extensionAsked' <> 'null')::int as extensions,
      count(*) filter (where s.standing->'openObjection' <> 'null' and s.state in ('assigned', 'working'))::int as objections,
      count(*) filter (where s.state = 'done')::int as done, count(*) filter (where s.state = 'verified')::int as verified
    from derived.task_standings s where s.region_id = ${regionId}`.execute(tx);
  return rows[0] ?? { proposed: 0, established: 0, extensions: 0, objections: 0, done: 0, verified: 0 };
}

/** Instruments of the proposals that nobody has decided. */
export async function listOpenInstruments(tx: Tx, regionId: number): Promise<Instrument[]> {
  const { rows } = await sql<{ instrument: Instrument }>`select p.instrument from ladder_proposals p
    where p.region_id = ${regionId} and not exists (
      select 1 from ladder_decisions d where d.region_id = p.region_id and d.proposal_id = p.id)`.execute(tx);
  return rows.map(({ instrument }) => instrument);
}
