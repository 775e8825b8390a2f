import {
  type ColumnType,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  type PostgresPool,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import type { DB } from '../../db/types.ts';
import { toPreparingPool } from './preparing-pool.ts';

export type Tx = Transaction<DB>;
export type { ColumnType };

// A SQL date read under Asia/Shanghai becomes the day before in JSON, and a number read as a float loses money: both stay text.
const DATE = 1082;
const INT8 = 20;
const NUMERIC = 1700;
for (const oid of [DATE, INT8, NUMERIC]) pg.types.setTypeParser(oid, (text) => text);
// The driver reads numeric[] as floats and date[] as instants unless told otherwise.
const TEXT_ARRAY: number = 1009;
const readTextArray = (text: string): unknown =>
  pg.types.getTypeParser(TEXT_ARRAY as Parameters<typeof pg.types.getTypeParser>[0])(text);
for (const oid of [1016, 1182, 1231]) pg.types.setTypeParser(oid, readTextArray);

export interface Databases {
  /** Login `luoshi_app`: no rights of its own; every transaction takes a role (with-scope.ts). */
  app: Kysely<DB>;
  close: () => Promise<void>;
}

/** Opens a pool. `connection` is a PostgreSQL address or socket options; `most` the number of connections. */
export function openPool(connection: pg.PoolConfig, most = 10): pg.Pool {
  const pool = new pg.Pool({
    statement_timeout: 60_000,
    // Longer than the server's own limit: only a line that has gone dead lets it pass.
    query_timeout: connection.statement_timeout === 0 ? 0 : 90_000,
    keepAlive: true,
    idle_in_transaction_session_timeout: 300_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    // Short statements over many partitions: compiling them costs more than running them.
    options: '-c TimeZone=Asia/Shanghai -c search_path=public -c jit=off',
    ...connection,
    max: most,
  });
  // An idle connection that the server cuts is replaced at its next use; unheard, the event would end the process.
  pool.on('error', () => undefined);
  // So is one that is cut inside a transaction between two statements: the next statement fails, and its request alone.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

/** The pool of a web process: somebody waits for each answer, so a lock that is held too long is said instead of waited for. */
export const openWebPool = (connectionString: string, most = 20): pg.Pool =>
  openPool({ connectionString, lock_timeout: 20_000 }, most);

/** BEGIN travels in one message with role and settings, see with-scope.ts; it costs a round trip of its own otherwise. */
class ScopedDriver extends PostgresDriver {
  override async beginTransaction(): Promise<void> {}
}

class ScopedDialect extends PostgresDialect {
  readonly #pool: PostgresPool;

  constructor(pool: pg.Pool) {
    super({ pool });
    this.#pool = toPreparingPool(pool);
  }

  override createDriver(): ScopedDriver {
    return new ScopedDriver({ pool: this.#pool });
  }
}

export function openKysely(pool: pg.Pool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new ScopedDialect(pool) });
}

export function openDatabases(connection: pg.PoolConfig, most = 10): Databases {
  const app = openKysely(openPool(connection, most));
  return { app, close: () => app.destroy() };
}
