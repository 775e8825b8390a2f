// The queues tell the time by the database's clock. Where it was set back, what they did "in the future" would hold everything up until then:
// the timetable would rest, and what waits would wait. Their times are put right instead.
import type pg from 'pg';

const MARKS = `
  update pgboss.version set
    cron_on = least(cron_on, now()), maintained_on = least(maintained_on, now()), monitored_on = least(monitored_on, now())
  where greatest(cron_on, maintained_on, monitored_on) > now() + interval '5 seconds'`;

/** What waits keeps its distance from the moment in which it was sent; a minute that comes again may be used again. */
const JOBS = `
  update pgboss.job set created_on = now(), start_after = start_after - (created_on - now()), singleton_on = null
  where created_on > now() + interval '5 seconds'`;

/** Under work since the future: from now on, so that it is taken for crashed after its time and not after the year. */
const WORK = `update pgboss.job set started_on = now() where state = 'active' and started_on > now() + interval '5 seconds'`;

/** Says how many marks and jobs were of the future. */
export async function putTimesRight(client: Pick<pg.Pool, 'query'>): Promise<number> {
  let rows = 0;
  for (const statement of [MARKS, JOBS, WORK]) rows += (await client.query(statement)).rowCount ?? 0;
  return rows;
}
