// A throw-away cluster in the temporary folder, for tests, benches and the check of generated types.
// Its template database ran the real migrations; clones of it cost some tens of milliseconds.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import {
  bootstrapCluster,
  buildSocketUrl,
  buildSocketUrls,
  type DatabaseUrls,
  type Socket,
} from './embedded-database.ts';
import { BOOTSTRAP_ROLE, startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';
import { endAlongside } from './reaper.ts';

export interface ScratchCluster {
  readonly socket: Socket;
  stop(): Promise<void>;
}

export const TEMPLATE_DATABASE = 'luoshi_template';
/** Speed over safety: nothing of it outlives the run. A vacuum worker in the template would make cloning fail. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '200',
  max_wal_size: '4GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** Starts an empty cluster with the roles, in a folder of its own. */
export async function startScratchCluster(): Promise<ScratchCluster> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-scratch-'));
  if (process.getuid?.() === 0) fs.chmodSync(folder, 0o711);
  const server = await startEmbeddedPostgres({
    clusterPath: path.join(folder, 'pg'),
    settings: SETTINGS,
    isThrowAway: true,
  });
  // Immediate shutdown: the data is thrown away anyway.
  endAlongside({ pid: server.pid, signal: 'SIGQUIT', folder });
  const stop = async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { socket: { socketFolder: server.socketFolder, port: server.port }, stop };
}

async function runAsBootstrap(socket: Socket, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: buildSocketUrl(socket, BOOTSTRAP_ROLE, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Makes the template by running the migrations. */
export async function prepareTemplate(socket: Socket): Promise<DatabaseUrls> {
  await bootstrapCluster(socket, TEMPLATE_DATABASE);
  const urls = buildSocketUrls(socket, TEMPLATE_DATABASE);
  await migrate(urls.owner);
  return urls;
}

export interface ScratchDatabase {
  readonly name: string;
  readonly urls: DatabaseUrls;
  drop(): Promise<void>;
}

/** A new database: a clone of the template or of another one to which nobody is connected, or an empty one. */
export async function createScratchDatabase(
  socket: Socket,
  source: 'template' | 'empty' | ScratchDatabase = 'template',
): Promise<ScratchDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const template = source === 'template' ? TEMPLATE_DATABASE : source === 'empty' ? 'template0' : source.name;
  await runAsBootstrap(socket, `create database ${name} owner luoshi_owner template ${template}`);
  const drop = () => runAsBootstrap(socket, `drop database if exists ${name} with (force)`);
  return { name, urls: buildSocketUrls(socket, name), drop };
}
