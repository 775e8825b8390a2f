import { sql } from 'kysely';
import type { TaskFilter } from '#core/supervision/contract.ts';
import type { TaskStanding } from '#core/supervision/task/task.ts';
import type { Tx } from '#server/platform/public.ts';
import { type TaskRecord, taskColumns, taskTables } from './tasks.queries.ts';

interface Asked {
  regionId: number;
  today: string;
  /** One's own unit, for “mine”. */
  orgId: string;
}

const OPEN = sql`s.state in ('proposed', 'established', 'assigned', 'working', 'done', 'verified')`;
const isLate = (today: string) => sql`(s.state in ('assigned', 'working') and s.due_on < ${today})`;
/** Tasks that wait for this unit: it leads or supports one that is in hand. */
const isMine = (orgId: string) => sql`(s.state in ('assigned', 'working')
  and (s.lead_org_id = ${orgId} or s.standing->'order'->'supportingOrgIds' ? ${orgId}))`;

function buildWhere({ regionId, today, orgId }: Asked, f: TaskFilter) {
  const like = `%${f.text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`t.region_id = ${regionId}
    and (${f.state ?? null}::text is null or s.state = ${f.state ?? null})
    and (${f.open} = 'all' or ${OPEN} = (${f.open} = 'open'))
    and (${f.sourceKind ?? null}::text is null or t.source_kind = ${f.sourceKind ?? null})
    and (${f.orgId ?? null}::bigint is null or s.lead_org_id = ${f.orgId ?? null} or s.standing->'order'->'supportingOrgIds' ? ${f.orgId ?? ''})
    and (${f.projectId ?? null}::bigint is null or t.project_id = ${f.projectId ?? null})
    and (${f.problemId ?? null}::bigint is null or t.problem_id = ${f.problemId ?? null})
    and (${f.overdue} = 'no' or ${isLate(today)})
    and (${f.mine} = 'no' or ${isMine(orgId)})
    and (${f.extension} = 'no' or s.standing->'extensionAsked' <> 'null')
    and (${f.text} = '' or s.standing->'order'->>'title' like ${like} or t.source_title like ${like} or t.quote like ${like})`;
}

/** A page of the list, newest first. */
export async function listTaskRecords(
  tx: Tx,
  asked: Asked,
  filter: TaskFilter,
  page: { after: string | null; limit: number },
): Promise<TaskRecord[]> {
  const { rows } = await sql<TaskRecord>`select ${taskColumns} from ${taskTables}
    where ${buildWhere(asked, filter)} and (${page.after}::bigint is null or t.id < ${page.after})
    order by t.id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export interface TaskCounts {
  proposed: number;
  open: number;
  overdue: number;
  mine: number;
  extensions: number;
  done: number;
  closed: number;
}

export async function countTasks(tx: Tx, { regionId, today, orgId }: Asked): Promise<TaskCounts> {
  const { rows } = await sql<TaskCounts>`select count(*) filter (where s.state = 'proposed')::int as proposed,
      count(*) filter (where ${OPEN})::int as open, count(*) filter (where ${isLate(today)})::int as overdue,
      count(*) filter (where ${isMine(orgId)})::int as mine,
      count(*) filter (where s.standing->'extensionAsked' <> 'null')::int as extensions,
      count(*) filter (where s.state = 'done')::int as done, count(*) filter (where s.state in ('closed', 'archived'))::int as closed
    from derived.task_standings s where s.region_id = ${regionId}`.execute(tx);
  return rows[0] ?? { proposed: 0, open: 0, overdue: 0, mine: 0, extensions: 0, done: 0, closed: 0 };
}

/** Standings of tasks handed over in a span of days, for statistics. */
export async function listStandingsBetween(
  tx: Tx,
  q: { regionId: number; from: string | null; to: string | null },
): Promise<TaskStanding[]> {
  const { rows } = await sql<{ standing: TaskStanding }>`select s.standing from tasks t
    join derived.task_standings s on s.region_id = t.region_id and s.task_id = t.id
    join task_moves m on m.region_id = t.region_id and m.task_id = t.id and m.seq = 1
    where t.region_id = ${q.regionId} and (${q.from}::text is null or m.move->>'on' >= ${q.from}) and (${q.to}::text is null or m.move->>'on' <= ${q.to})`.execute(
    tx,
  );
  return rows.map(({ standing }) => standing);
}

export async function listTaskIds(tx: Tx, regionId: number, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id::text as id from tasks
    where region_id = ${regionId} and id > ${after} order by tasks.id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What is kept of where tasks stand; the columns beside the standing must agree with it, else it counts as another. */
export async function listTaskStandings(
  tx: Tx,
  regionId: number,
  ids: readonly string[],
): Promise<Map<string, { seq: number; standing: TaskStanding }>> {
  const { rows } = await sql<{
    id: string;
    seq: number;
    standing: TaskStanding;
  }>`select task_id::text as id, seq,
      jsonb_set(jsonb_set(standing, '{state}', to_jsonb(state)), '{order}',
        standing->'order' || jsonb_build_object('leadOrgId', lead_org_id::text, 'dueOn', due_on::text)) as standing
    from derived.task_standings where region_id = ${regionId} and task_id = any(${[...ids]}::bigint[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, seq, standing }) => [id, { seq, standing }]));
}
