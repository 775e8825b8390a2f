import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { DB } from '../../db/types.ts';
import { openPool, type Tx } from '../platform/database.ts';

/**
 * One connection as the owner of the tables and one transaction on it, for COPY and for statements alike. Like a restore it
 * stands outside the scopes: nobody's rights are asked, because nobody is there yet.
 */
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
    return await db.connection().execute(async (connection) => {
      if (!client) throw new Error('no connection');
      await client.query('begin');
      try {
        const result = await run(connection as Tx, client);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    });
  } finally {
    await db.destroy();
  }
}
