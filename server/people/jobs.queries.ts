import { sql } from 'kysely';
import { QUEUE_NAMES, type QueueName } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';

export interface FailedJobRow {
  id: string;
  queue: QueueName;
  at: Date;
  tries: number;
  output: { message?: string; code?: string } | null;
  is_under_way: boolean;
}

const names = sql`(select value from jsonb_array_elements_text(${JSON.stringify(QUEUE_NAMES)}::jsonb))`;
/** Jobs of the last days: those of the queue and those that were put away after half a day. */
const known = sql`
  select id, name, data, state::text, retry_count, completed_on, output from pgboss.job
  union all select id, name, data, state::text, retry_count, completed_on, output from pgboss.archive`;

const ofRegion = (regionId: number) =>
  sql`(f.data->>'regionId' is null or f.data->>'regionId' = ${String(regionId)})`;

/** The newest failure of each work that has not been done since. */
export async function listFailedJobRows(tx: Tx, regionId: number): Promise<FailedJobRow[]> {
  const { rows } = await sql<FailedJobRow>`
    with known as (${known}), last as (
      select distinct on (f.name, f.data) f.id, f.name, f.data, f.completed_on, f.output from known f
      where f.state = 'failed' and f.completed_on > now() - interval '7 days' and f.name in ${names} and ${ofRegion(regionId)}
      order by f.name, f.data, f.completed_on desc)
    select l.id::text, l.name as queue, l.completed_on as at, l.output,
      (select sum(k.retry_count + 1)::int from known k where k.name = l.name and k.data is not distinct from l.data
        and k.state = 'failed') as tries,
      exists (select from pgboss.job w where w.name = l.name and w.data is not distinct from l.data
        and w.state::text in ('created', 'retry', 'active')) as is_under_way
    from last l where not exists (select from known d where d.name = l.name and d.data is not distinct from l.data
      and d.state = 'completed' and d.completed_on > l.completed_on)
    order by l.completed_on desc limit 200`.execute(tx);
  return rows;
}

export async function listWaitingRows(
  tx: Tx,
): Promise<{ queue: QueueName; count: number; minutes: number }[]> {
  const { rows } = await sql<{ queue: QueueName; count: number; minutes: number }>`
    select name as queue, count(*)::int as count, floor(extract(epoch from now() - min(start_after)) / 60)::int as minutes
    from pgboss.job where state::text in ('created', 'retry') and start_after < now() - interval '5 minutes' and name in ${names}
    group by name order by minutes desc`.execute(tx);
  return rows;
}

/** What a failed job was to do. */
export async function findFailedJob(
  tx: Tx,
  regionId: number,
  jobId: string,
): Promise<{ queue: QueueName; payload: object } | undefined> {
  const { rows } = await sql<{ queue: QueueName; payload: object | null }>`
    with known as (${known}) select f.name as queue, f.data as payload from known f
    where f.id = ${jobId}::uuid and f.state = 'failed' and f.name in ${names} and ${ofRegion(regionId)}`.execute(
    tx,
  );
  const [row] = rows;
  return row && { queue: row.queue, payload: row.payload ?? {} };
}
