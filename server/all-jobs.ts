import type { Kysely } from 'kysely';
import type { DB } from '../db/types.ts';
import type { JobWork, QueueName } from './platform/queues.ts';

/** What the worker does with each queue; a capability's job is added here. `db` has the worker's login. */
export function listJobWorks(_db: Kysely<DB>): Partial<Record<QueueName, JobWork>> {
  return {};
}
