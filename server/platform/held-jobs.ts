// A job under work is held by an advisory lock of its worker's session; a worker that dies lets go, and the job is taken up again.
import pg from 'pg';
import { putTimesRight } from './turned-back-clock.queries.ts';

/** First half of the lock's key: locks of jobs and no others. */
const JOB_LOCKS = 7_061_703;
/** Between being taken out of the queue and being held lies a moment; a job this young is left alone. */
const YOUNGEST = '10 seconds';

const ABANDONED = `
  select id::text, name from pgboss.job where state = 'active' and started_on < now() - $1::interval order by started_on`;

export interface JobHolder {
  /** Works while the job is held by this process. */
  hold: <T>(jobId: string, work: () => Promise<T>) => Promise<T>;
  /** Jobs that are under work by nobody that lives. */
  listAbandoned: () => Promise<{ id: string; name: string }[]>;
  /** After the database's clock was set back. */
  putTimesRight: () => Promise<number>;
  close: () => Promise<void>;
}

/** Its connections are its own: a lock lives as long as the session that took it. */
export function openJobHolder(workerUrl: string, most: number): JobHolder {
  const pool = new pg.Pool({
    ...{ connectionString: workerUrl, max: most + 1, idleTimeoutMillis: 60_000, keepAlive: true },
    // A machine that vanished is noticed within a minute and its locks are gone.
    options: '-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3',
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const hold = async <T>(jobId: string, work: () => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    const lock = [JOB_LOCKS, jobId];
    try {
      await client.query('select pg_advisory_lock($1, hashtext($2))', lock);
      return await work();
    } finally {
      // A session that cannot be asked any more has let go by itself.
      const isFree = await client.query('select pg_advisory_unlock($1, hashtext($2))', lock).then(
        () => true,
        () => false,
      );
      client.release(!isFree);
    }
  };
  const isAbandoned = async (client: pg.PoolClient, id: string): Promise<boolean> => {
    const { rows } = await client.query<{ free: boolean }>(
      'select pg_try_advisory_xact_lock($1, hashtext($2)) as free',
      [JOB_LOCKS, id],
    );
    return rows[0]?.free === true;
  };
  const listAbandoned = async () => {
    const client = await pool.connect();
    try {
      const { rows } = await client.query<{ id: string; name: string }>(ABANDONED, [YOUNGEST]);
      const found: { id: string; name: string }[] = [];
      for (const job of rows) if (await isAbandoned(client, job.id)) found.push(job);
      return found;
    } finally {
      client.release();
    }
  };
  return { hold, listAbandoned, putTimesRight: () => putTimesRight(pool), close: () => pool.end() };
}
