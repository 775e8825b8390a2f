// For *.db.test.ts: a database of one's own, cloned from a template that ran the real migrations.
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { DB } from '../../db/types.ts';
import { openKysely, openPool } from './database.ts';
import type { DatabaseUrls, Socket } from './embedded-database.ts';
import { createScratchDatabase, type ScratchDatabase } from './scratch-cluster.ts';
import './testing-setup.ts';

export interface TestDatabase {
  /** Login luoshi_app: what the web process has; use it with withScope and its like. */
  readonly app: Kysely<DB>;
  /** Login luoshi_worker: what jobs have. */
  readonly worker: Kysely<DB>;
  /** Login luoshi_owner: builders and looking behind the curtain; row-level security does not bind it. */
  readonly owner: Kysely<DB>;
  readonly ownerPool: pg.Pool;
  readonly urls: DatabaseUrls;
}

function requireCluster(): Socket {
  const socket = inject('scratchCluster');
  if (!socket) throw new Error('tests that want a database are named *.db.test.ts');
  return socket;
}

/** An empty database without migrations, removed after the file's tests. */
export async function emptyDatabase(): Promise<ScratchDatabase> {
  const database = await createScratchDatabase(requireCluster(), 'empty');
  afterAll(() => database.drop());
  return database;
}

/** Call once at the top of a test file: `const { app, owner } = await testDatabase();`. */
export async function testDatabase(): Promise<TestDatabase> {
  const database = await createScratchDatabase(requireCluster());
  const { urls } = database;
  const ownerPool = openPool({ connectionString: urls.owner }, 6);
  const owner = new Kysely<DB>({ dialect: new PostgresDialect({ pool: ownerPool }) });
  const app = openKysely(openPool({ connectionString: urls.app }, 12));
  const worker = openKysely(openPool({ connectionString: urls.worker }, 4));
  afterAll(async () => {
    await Promise.all([owner.destroy(), app.destroy(), worker.destroy()]);
    await database.drop();
  });
  return { app, worker, owner, ownerPool, urls };
}
