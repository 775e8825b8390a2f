import { sql } from 'kysely';
import type { TaskMove } from '#core/supervision/task/task.ts';
import type { Tx } from '#server/platform/public.ts';

const MOST = 20;

/** Moves of others since an instant, the newest first, of tasks in sight, with what the task is called now. */
export async function listTaskMovesSince(
  tx: Tx,
  w: { regionId: number; personId: string; since: Date; kinds: readonly string[] },
): Promise<{ taskId: string; title: string; move: TaskMove; at: Date }[]> {
  const { rows } = await sql<{ taskId: string; title: string; move: TaskMove; at: Date }>`
    select m.task_id::text as "taskId", s.standing #>> '{order,title}' as title, m.move, m.recorded_at as at
    from task_moves m join derived.task_standings s on s.region_id = m.region_id and s.task_id = m.task_id
      left join acts a on a.region_id = m.region_id and a.id = m.act_id
    where m.region_id = ${w.regionId} and m.recorded_at > ${w.since} and m.kind = any(${[...w.kinds]}::text[])
      and coalesce(a.person_id, 0) <> ${w.personId}
    order by m.id desc limit ${MOST}`.execute(tx);
  return rows;
}
