import { sql } from 'kysely';
import { refuse } from '#core/platform/public.ts';
import type { TaskMove, TaskSource, TaskStanding } from '#core/supervision/task/task.ts';
import { appendMoveLink, type Ctx, type Tx, takeLock } from '#server/platform/public.ts';

/** A task as it was handed over, with where it stands. */
export interface TaskRecord {
  id: string;
  sourceKind: TaskSource;
  sourceTitle: string;
  sourceOn: string | null;
  quote: string;
  sourceTextId: string | null;
  spans: [number, number][];
  projectId: string | null;
  projectName: string | null;
  problemId: string | null;
  problemTitle: string | null;
  seq: number;
  standing: TaskStanding;
}

export const taskColumns = sql`t.id::text as id, t.source_kind as "sourceKind", t.source_title as "sourceTitle", t.source_on::text as "sourceOn",
  t.quote, t.source_text_id::text as "sourceTextId", t.spans, t.project_id::text as "projectId", j.name as "projectName",
  t.problem_id::text as "problemId", p.title as "problemTitle", s.seq, s.standing`;
export const taskTables = sql`tasks t
  join derived.task_standings s on s.region_id = t.region_id and s.task_id = t.id
  left join projects j on j.region_id = t.region_id and j.id = t.project_id
  left join problems p on p.region_id = t.region_id and p.id = t.problem_id`;

export async function getTaskRecord(tx: Tx, regionId: number, taskId: string): Promise<TaskRecord> {
  const { rows } = await sql<TaskRecord>`select ${taskColumns} from ${taskTables}
    where t.region_id = ${regionId} and t.id = ${taskId}`.execute(tx);
  if (rows[0]) return rows[0];
  throw refuse(
    'not-found',
    'TASK_NOT_FOUND',
    '没有这个事项，或不在可见范围内',
    'No such task in your scope',
    ['回到督办事项清单'],
  );
}

/** Acts on one task come one after the other. */
export const lockTask = (tx: Tx, regionId: number, taskId: string): Promise<void> =>
  takeLock(tx, `task:${regionId}:${taskId}`);

export interface NewTask {
  sourceKind: TaskSource;
  sourceTitle: string;
  sourceOn: string | null;
  quote: string;
  sourceTextId: string | null;
  spans: readonly (readonly [number, number])[];
  projectId: string | null;
  problemId: string | null;
}

export async function insertTask(tx: Tx, ctx: Ctx, row: NewTask, actId: string): Promise<string> {
  const added = await tx
    .insertInto('tasks')
    .values({
      region_id: ctx.actor.regionId,
      source_kind: row.sourceKind,
      source_title: row.sourceTitle,
      source_on: row.sourceOn,
      quote: row.quote,
      source_text_id: row.sourceTextId,
      spans: JSON.stringify(row.spans),
      project_id: row.projectId,
      problem_id: row.problemId,
      proposed_org_id: ctx.actor.orgId,
      act_id: actId,
      recorded_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return added.id;
}

export async function insertTaskMove(
  tx: Tx,
  ctx: Ctx,
  row: { taskId: string; seq: number; move: TaskMove; actId: string },
): Promise<void> {
  await tx
    .insertInto('task_moves')
    .values({
      region_id: ctx.actor.regionId,
      task_id: row.taskId,
      seq: row.seq,
      kind: row.move.kind,
      move: JSON.stringify(row.move),
      person_name: ctx.actor.personName,
      org_id: ctx.actor.orgId,
      org_name: ctx.actor.orgName,
      post_title: ctx.actor.postTitle,
      act_id: row.actId,
      recorded_at: ctx.now,
    })
    .execute();
  await appendMoveLink(tx, ctx, 'task', { ...row, id: row.taskId });
}

/** Writes where the task stands after its latest move. */
export async function keepTaskStanding(
  tx: Tx,
  row: { regionId: number; taskId: string; seq: number; standing: TaskStanding },
): Promise<void> {
  const { order, state } = row.standing;
  await sql`insert into derived.task_standings (region_id, task_id, seq, state, lead_org_id, due_on, standing)
    values (${row.regionId}, ${row.taskId}, ${row.seq}, ${state}, ${order.leadOrgId}, ${order.dueOn}, ${JSON.stringify(row.standing)})
    on conflict (region_id, task_id) do update set seq = excluded.seq, state = excluded.state, lead_org_id = excluded.lead_org_id,
      due_on = excluded.due_on, standing = excluded.standing`.execute(tx);
}

export async function addTaskParties(
  tx: Tx,
  row: { regionId: number; taskId: string; orgIds: readonly string[]; actId: string },
): Promise<void> {
  await sql`insert into task_parties (region_id, task_id, org_id, act_id)
    select ${row.regionId}, ${row.taskId}, x, ${row.actId} from unnest(${[...new Set(row.orgIds)]}::bigint[]) x
    on conflict do nothing`.execute(tx);
}

export interface TaskMoveRow {
  taskId: string;
  seq: number;
  move: TaskMove;
  personName: string;
  orgName: string;
  postTitle: string;
  recordedAt: string;
}

export async function listTaskMoveRows(
  tx: Tx,
  regionId: number,
  taskIds: readonly string[],
): Promise<TaskMoveRow[]> {
  const { rows } =
    await sql<TaskMoveRow>`select m.task_id::text as "taskId", m.seq, m.move, m.person_name as "personName",
      m.org_name as "orgName", m.post_title as "postTitle", to_char(m.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt"
    from task_moves m where m.region_id = ${regionId} and m.task_id = any(${[...taskIds]}::bigint[])
    order by m.task_id, m.seq`.execute(tx);
  return rows;
}

/** Every move up to an act, task by task in their order: what was known then. */
export async function listMovesThrough(tx: Tx, regionId: number, actId: string): Promise<TaskMoveRow[]> {
  const { rows } =
    await sql<TaskMoveRow>`select m.task_id::text as "taskId", m.seq, m.move, m.person_name as "personName",
      m.org_name as "orgName", m.post_title as "postTitle", to_char(m.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt"
    from task_moves m where m.region_id = ${regionId} and m.act_id <= ${actId}
    order by m.task_id, m.seq`.execute(tx);
  return rows;
}

export async function addTaskFile(
  tx: Tx,
  row: { regionId: number; taskId: string; fileId: string; actId: string },
): Promise<void> {
  await tx
    .insertInto('task_files')
    .values({ region_id: row.regionId, task_id: row.taskId, file_id: row.fileId, act_id: row.actId })
    .onConflict((c) => c.doNothing())
    .execute();
}

export async function listTaskFiles(
  tx: Tx,
  regionId: number,
  taskId: string,
): Promise<{ fileId: string; name: string; personName: string; recordedAt: string }[]> {
  const { rows } = await sql<{ fileId: string; name: string; personName: string; recordedAt: string }>`
    select f.id::text as "fileId", f.name, coalesce(p.name, '') as "personName",
      to_char(x.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt"
    from task_files x join files f on f.region_id = x.region_id and f.id = x.file_id
      left join persons p on p.region_id = f.region_id and p.id = f.person_id
    where x.region_id = ${regionId} and x.task_id = ${taskId} order by x.recorded_at, x.file_id`.execute(tx);
  return rows;
}
