import { sql } from 'kysely';
import type { DecisionText } from '#core/meetings/decision/decision.ts';
import type { TaskState } from '#core/supervision/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';

/** The newest version of a decision with the task made from it and where that stands, as far as one may see it. */
export interface DecisionRow {
  meetingId: string;
  no: number;
  version: number;
  decision: DecisionText;
  isStruck: boolean;
  reason: string;
  taskId: string | null;
  orderedBy: string;
  taskState: TaskState | null;
  promisedOn: string | null;
  doneOn: string | null;
  percent: number | null;
}

const SELECT = sql`select distinct on (d.meeting_id, d.no) d.meeting_id::text as "meetingId", d.no, d.version, d.decision,
    d.is_struck as "isStruck", d.reason, t.task_id::text as "taskId", coalesce(t.ordered_by, '') as "orderedBy", s.state as "taskState",
    s.due_on::text as "promisedOn", s.standing->>'doneOn' as "doneOn",
    (select (f->>'percent')::int from jsonb_array_elements(s.standing->'feedback') f where f->>'orgId' = s.lead_org_id::text limit 1) as percent
  from meeting_decisions d
    left join meeting_decision_tasks t on t.region_id = d.region_id and t.meeting_id = d.meeting_id and t.no = d.no
    left join derived.task_standings s on s.region_id = t.region_id and s.task_id = t.task_id`;

export async function listDecisionRows(
  tx: Tx,
  regionId: number,
  meetingIds: readonly string[],
): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`${SELECT}
    where d.region_id = ${regionId} and d.meeting_id = any(${[...meetingIds]}::bigint[])
    order by d.meeting_id, d.no, d.version desc`.execute(tx);
  return rows;
}

/** Decisions of meetings held on these days. */
export async function listDecisionRowsBetween(
  tx: Tx,
  q: { regionId: number; from: string; to: string },
): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`${SELECT}
    where d.region_id = ${q.regionId} and d.meeting_id in (select m.meeting_id from derived.meeting_standings m
      where m.region_id = ${q.regionId} and m.held_on between ${q.from} and ${q.to})
    order by d.meeting_id, d.no, d.version desc`.execute(tx);
  return rows;
}

export async function insertDecision(
  tx: Tx,
  ctx: Ctx,
  row: {
    meetingId: string;
    no: number;
    version: number;
    decision: DecisionText;
    isStruck?: boolean;
    reason?: string;
    actId: string;
  },
): Promise<void> {
  const { leadOrgId, supportingOrgIds } = row.decision;
  await tx
    .insertInto('meeting_decisions')
    .values({
      region_id: ctx.actor.regionId,
      meeting_id: row.meetingId,
      no: row.no,
      version: row.version,
      decision: JSON.stringify(row.decision),
      org_ids: [...(leadOrgId ? [leadOrgId] : []), ...supportingOrgIds],
      is_struck: row.isStruck ?? false,
      reason: row.reason ?? '',
      person_name: ctx.actor.personName,
      org_name: ctx.actor.orgName,
      act_id: row.actId,
      recorded_at: ctx.now,
    })
    .execute();
}

export async function insertDecisionTasks(
  tx: Tx,
  ctx: Ctx,
  row: {
    made: readonly { meetingId: string; no: number; taskId: string }[];
    orderedBy: string;
    actId: string;
  },
): Promise<void> {
  await sql`insert into meeting_decision_tasks (region_id, meeting_id, no, task_id, ordered_by, act_id, recorded_at)
    select ${ctx.actor.regionId}, x."meetingId", x.no, x."taskId", ${row.orderedBy}, ${row.actId}, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(row.made)}::jsonb) as x("meetingId" bigint, no int, "taskId" bigint)`.execute(
    tx,
  );
}

/** How many decisions stand in each meeting, those struck out left aside. */
export async function countDecisions(
  tx: Tx,
  regionId: number,
  meetingIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{
    id: string;
    n: number;
  }>`select x.meeting_id::text as id, count(*)::int as n from (
      select distinct on (d.meeting_id, d.no) d.meeting_id, d.is_struck from meeting_decisions d
      where d.region_id = ${regionId} and d.meeting_id = any(${[...meetingIds]}::bigint[]) order by d.meeting_id, d.no, d.version desc
    ) x where not x.is_struck group by 1`.execute(tx);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
