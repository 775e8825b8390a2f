// Which work each queue gets; queues are named in platform/queues.ts.
import type { Kysely } from 'kysely';
import type { DB } from '../db/types.ts';
import type { JobWork, QueueName } from './platform/queues.ts';

/** `db` is the worker's login: use it with withWorker. */
export function bindAllJobs(_db: Kysely<DB>): Partial<Record<QueueName, JobWork>> {
  return {};
}
