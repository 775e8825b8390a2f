import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { DB } from '../../db/types.ts';
import { openPool, type Tx } from '../platform/database.ts';

/** One connection as the owner of the tables and one transaction on it, for COPY and for statements alike. */
export async function withOwnerConnection<T>(
  ownerUrl: string,
  run: (tx: Tx, client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const pool = openPool({ connectionString: ownerUrl, statement_timeout: 0 }, 1);
  let client: pg.PoolClient | undefined;
  pool.on('connect', (connected) => {
    client = connected;
  });
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await db.transaction().execute((tx) => {
      if (!client) throw new Error('no connection');
      return run(tx, client);
    });
  } finally {
    await db.destroy();
  }
}
