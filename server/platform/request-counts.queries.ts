import type { Kysely } from 'kysely';
import pg from 'pg';
import type { DB } from '../../db/types.ts';
import { askGate } from './with-scope.ts';

/** Adds what one process has counted to this minute's requests of an address, and gives what all have counted. */
export async function addRequests(db: Kysely<DB>, address: string, requests: number): Promise<number> {
  const row = await askGate<{ requests: number }>(
    db,
    `insert into request_counts as c (address, minute, requests)
      values (${pg.escapeLiteral(address)}, date_trunc('minute', now()), ${Math.trunc(requests)})
      on conflict (address) do update set minute = excluded.minute,
        requests = excluded.requests + case when c.minute = excluded.minute then c.requests else 0 end
      returning requests`,
  );
  return row?.requests ?? requests;
}
