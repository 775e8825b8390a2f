import { sql } from 'kysely';
import type { ClosedTask } from '#core/supervision/ladder/draw-look-backs.ts';
import type { Tx } from '#server/platform/public.ts';

/** Tasks closed within a span of days, both ends included. */
export async function listClosedTasks(
  tx: Tx,
  regionId: number,
  fromOn: string,
  toOn: string,
): Promise<ClosedTask[]> {
  const { rows } =
    await sql<ClosedTask>`select task_id::text as "taskId", standing->>'closedOn' as "closedOn",
      (standing->'order'->>'isVeto')::boolean as "isVeto" from derived.task_standings
    where region_id = ${regionId} and state in ('closed', 'archived')
      and standing->>'closedOn' between ${fromOn} and ${toOn} order by task_id`.execute(tx);
  return rows;
}

export interface DrawRow {
  id: string;
  title: string;
  fromOn: string;
  toOn: string;
  sharePerMille: number;
  seed: string;
  pool: string[];
  drawn: string[];
}

export async function insertDraw(
  tx: Tx,
  row: Omit<DrawRow, 'id'> & { regionId: number; actId: string },
): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`insert into look_back_draws (region_id, title, from_on, to_on, share_per_mille, seed, pool, drawn, act_id)
    values (${row.regionId}, ${row.title}, ${row.fromOn}, ${row.toOn}, ${row.sharePerMille}, ${row.seed}, ${row.pool}::bigint[],
      ${row.drawn}::bigint[], ${row.actId}) returning id::text as id`.execute(tx);
  return rows[0]?.id ?? '';
}

export async function listDraws(tx: Tx, regionId: number): Promise<DrawRow[]> {
  const { rows } =
    await sql<DrawRow>`select id::text as id, title, from_on::text as "fromOn", to_on::text as "toOn",
      share_per_mille as "sharePerMille", seed, pool::text[] as pool, drawn::text[] as drawn
    from look_back_draws where region_id = ${regionId} order by look_back_draws.id desc limit 50`.execute(tx);
  return rows;
}

/** Titles and veto marks of tasks, whatever became of them since. */
export async function listTaskTitles(
  tx: Tx,
  regionId: number,
  ids: readonly string[],
): Promise<Map<string, { title: string; isVeto: boolean }>> {
  const { rows } = await sql<{ id: string; title: string; isVeto: boolean }>`select task_id::text as id,
      standing->'order'->>'title' as title, (standing->'order'->>'isVeto')::boolean as "isVeto"
    from derived.task_standings where region_id = ${regionId} and task_id = any(${[...ids]}::bigint[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
