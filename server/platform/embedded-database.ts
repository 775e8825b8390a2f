// The embedded cluster as the product uses it: roles, the database, addresses for the three logins, and one user at a time.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { BOOTSTRAP_ROLE, startEmbeddedPostgres } from './embedded-postgres.ts';

/** One address per login; see db/roles.sql for what each may do. */
export interface DatabaseUrls {
  readonly owner: string;
  readonly app: string;
  readonly worker: string;
}

export interface EmbeddedDatabase {
  readonly urls: DatabaseUrls;
  readonly origin: 'started' | 'adopted' | 'attached';
  /** Ends the server when this process is the one that keeps it, else only lets go of it. */
  close(): Promise<void>;
}

export interface Socket {
  readonly socketFolder: string;
  readonly port: number;
}

const DATABASE = 'luoshi';
const KEEPER_LOCK = 7_061_701;

export function buildSocketUrl(socket: Socket, role: string, database = DATABASE): string {
  return `postgresql://${role}@localhost/${database}?host=${encodeURIComponent(socket.socketFolder)}&port=${socket.port}`;
}

export function buildSocketUrls(socket: Socket, database = DATABASE): DatabaseUrls {
  return {
    owner: buildSocketUrl(socket, 'luoshi_owner', database),
    app: buildSocketUrl(socket, 'luoshi_app', database),
    worker: buildSocketUrl(socket, 'luoshi_worker', database),
  };
}

export function readRolesSql(): string {
  return fs.readFileSync(path.join(import.meta.dirname, '../../db/roles.sql'), 'utf8');
}

async function openClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  // A server that is stopped cuts this connection; that is no fault of ours.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Makes the roles and the database of a fresh cluster; the bootstrap superuser does nothing afterwards. */
export async function bootstrapCluster(socket: Socket, database = DATABASE): Promise<void> {
  const client = await openClient(buildSocketUrl(socket, BOOTSTRAP_ROLE, 'postgres'));
  try {
    await client.query(readRolesSql());
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0)
      await client.query(`create database ${pg.escapeIdentifier(database)} owner luoshi_owner`);
  } finally {
    await client.end();
  }
}

/** Throws the database away and makes an empty one; for a sample cut short and for starting empty. */
export async function recreateDatabase(urls: DatabaseUrls): Promise<void> {
  const owner = new URL(urls.owner);
  const database = owner.pathname.slice(1);
  const socketFolder = owner.searchParams.get('host') ?? '';
  const socket = { socketFolder, port: Number(owner.searchParams.get('port')) };
  const client = await openClient(buildSocketUrl(socket, BOOTSTRAP_ROLE, 'postgres'));
  try {
    await client.query(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`);
  } finally {
    await client.end();
  }
  await bootstrapCluster(socket, database);
}

/** The keeper holds a lock of its session: it ends with the process however that ends, so no stale mark can remain. */
async function becomeKeeper(socket: Socket, patienceMs: number): Promise<pg.Client | undefined> {
  const client = await openClient(buildSocketUrl(socket, BOOTSTRAP_ROLE, 'postgres'));
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as got', [KEEPER_LOCK]);
    if (rows[0]?.got === true) return client;
    if (Date.now() >= deadline) break;
    await sleep(200);
  }
  await client.end();
  return undefined;
}

export interface OpenOptions {
  /** How long to wait for another Luoshi process to let go. */
  readonly patienceMs?: number;
  /** The server ended without being asked to. */
  readonly onLost?: () => void;
}

/**
 * Starts the embedded database of a data folder, or joins the one that another Luoshi process keeps running.
 * `attached` means that the other one keeps it: closing leaves the server alone.
 */
export async function openEmbeddedDatabase(
  clusterPath: string,
  { patienceMs = 0, onLost }: OpenOptions = {},
): Promise<EmbeddedDatabase> {
  const server = await startEmbeddedPostgres({ clusterPath });
  const keeper = await becomeKeeper(server, patienceMs);
  const urls = buildSocketUrls(server);
  if (!keeper) return { urls, origin: 'attached', close: async () => undefined };
  await bootstrapCluster(server);
  let isClosing = false;
  keeper.once('end', () => {
    if (!isClosing) onLost?.();
  });
  const close = async () => {
    isClosing = true;
    await keeper.end().catch(() => undefined);
    await server.stop();
  };
  return { urls, origin: server.origin, close };
}
