import { type ColumnType, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from '../../db/types.ts';

export type Tx = Transaction<DB>;
export type { ColumnType };

// A SQL date read under Asia/Shanghai becomes the day before in JSON: dates stay text.
pg.types.setTypeParser(1082, (text) => text);

export interface Databases {
  /** Login `luoshi_app`: no rights of its own; every transaction takes a role (with-scope.ts). */
  app: Kysely<DB>;
  close: () => Promise<void>;
}

/** Opens a pool. `connection` is a PostgreSQL address or socket options; `most` the number of connections. */
export function openPool(connection: pg.PoolConfig, most = 10): pg.Pool {
  return new pg.Pool({ statement_timeout: 60_000, idleTimeoutMillis: 30_000, ...connection, max: most });
}

export function openKysely(pool: pg.Pool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

export function openDatabases(connection: pg.PoolConfig, most = 10): Databases {
  const app = openKysely(openPool(connection, most));
  return { app, close: () => app.destroy() };
}
