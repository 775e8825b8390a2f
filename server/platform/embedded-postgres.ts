// Launcher of the embedded PostgreSQL: make the cluster, start it or adopt an orphan, stop it.
// It listens on a unix socket only; local trust holds because the socket's folder is closed to others (0700).
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findLentAccount, hasAccountName, type SystemAccount } from './embedded-account.ts';
import { prepareBinaries } from './embedded-binaries.ts';
import {
  isAlivePostmaster,
  isServing,
  listLeftoverProcesses,
  type Postmaster,
  pidFileOf,
  readPidFile,
} from './postmaster-state.ts';

export interface EmbeddedPostgresOptions {
  readonly clusterPath: string;
  /** Server settings, such as `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Skip flushing the new cluster to disk; for throw-away clusters. */
  readonly isThrowAway?: boolean;
}

export interface EmbeddedPostgres {
  readonly pid: number;
  readonly socketFolder: string;
  readonly port: number;
  readonly origin: 'started' | 'adopted';
  stop(): Promise<void>;
}

export const BOOTSTRAP_ROLE = 'luoshi_bootstrap';
const LONGEST_SOCKET_PATH_BYTES = 100;
const PORT = 5432;
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 60_000;
const LARGEST_LOG_BYTES = 20_000_000;

const environment = (): NodeJS.ProcessEnv => ({ ...process.env, LC_ALL: 'C.UTF-8' });
const runAs = (account: SystemAccount | undefined) => (account ? { uid: account.uid, gid: account.gid } : {});

function giveTo(folder: string, account: SystemAccount | undefined): void {
  if (account) fs.chownSync(folder, account.uid, account.gid);
}

/** initdb insists on a name for its account; where the uid has none, a user namespace lends it one. */
function runInitdb(program: string, args: readonly string[], account: SystemAccount | undefined) {
  const options = { ...runAs(account), env: environment(), encoding: 'utf8', cwd: '/' } as const;
  const plain = spawnSync(program, args, options);
  if (plain.status === 0 || account || hasAccountName()) return plain;
  return spawnSync('unshare', ['--user', '--map-user=65534', '--map-group=65534', program, ...args], options);
}

/** Made beside and renamed, so that a start cut short leaves no half cluster behind. */
function createCluster(native: string, options: EmbeddedPostgresOptions, account: SystemAccount | undefined) {
  const { clusterPath } = options;
  const partial = `${clusterPath}.new-${randomBytes(4).toString('hex')}`;
  fs.mkdirSync(partial, { recursive: true, mode: 0o700 });
  giveTo(partial, account);
  const args = [
    '-D',
    partial,
    '-U',
    BOOTSTRAP_ROLE,
    '--auth-local=trust',
    '--auth-host=reject',
    '-E',
    'UTF8',
  ];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8', '--data-checksums');
  if (options.isThrowAway) args.push('--no-sync');
  const result = runInitdb(path.join(native, 'bin', 'initdb'), args, account);
  if (result.status !== 0) {
    fs.rmSync(partial, { recursive: true, force: true });
    throw new Error(`内置数据库初始化失败。initdb failed: ${result.stderr || result.error?.message}`);
  }
  fs.rmSync(clusterPath, { recursive: true, force: true });
  fs.renameSync(partial, clusterPath);
}

function requireSameVersion(native: string, clusterPath: string): void {
  const found = fs.readFileSync(path.join(clusterPath, 'PG_VERSION'), 'utf8').trim();
  const { stdout } = spawnSync(path.join(native, 'bin', 'postgres'), ['--version'], {
    encoding: 'utf8',
    cwd: '/',
  });
  const shipped = /\b(\d+)\./.exec(stdout ?? '')?.[1];
  if (shipped && shipped !== found)
    throw new Error(
      `数据目录由 PostgreSQL ${found} 建立，当前为 ${shipped}。请用旧版本备份，再在新版本中恢复。` +
        ` The data folder was made by PostgreSQL ${found}, this is ${shipped}: back up with the old product version and restore.`,
    );
}

/** In the cluster's folder when the path is short enough for a socket, else in a fresh closed folder under the temporary one. */
function chooseSocketFolder(clusterPath: string, account: SystemAccount | undefined): string {
  const socketPath = path.join(clusterPath, `.s.PGSQL.${PORT}`);
  if (Buffer.byteLength(socketPath) <= LONGEST_SOCKET_PATH_BYTES) return clusterPath;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-'));
  fs.chmodSync(folder, 0o700);
  giveTo(folder, account);
  return folder;
}

function removeSocketFolder(folder: string, clusterPath: string): void {
  const isOurs = path.basename(folder).startsWith('luoshi-') && folder !== clusterPath;
  if (isOurs) fs.rmSync(folder, { recursive: true, force: true });
}

/** A pid file whose server is dead, a zombie, or another program by now. A living server is returned. */
async function findLivingPostmaster(clusterPath: string): Promise<Postmaster | undefined> {
  const found = readPidFile(clusterPath);
  if (!found) return undefined;
  if (await isServing(found, clusterPath)) return found;
  for (let waited = 0; listLeftoverProcesses(clusterPath).length > 0; waited += 100) {
    if (waited > 20_000)
      throw new Error(`仍有数据库进程占用 ${clusterPath}。Database processes still use ${clusterPath}.`);
    await sleep(100);
  }
  removeSocketFolder(found.socketFolder, clusterPath);
  // PostgreSQL takes a zombie's number in the socket's lock for a living server and does not start.
  fs.rmSync(path.join(found.socketFolder, `.s.PGSQL.${found.port}.lock`), { force: true });
  fs.rmSync(pidFileOf(clusterPath), { force: true });
  return undefined;
}

function openLog(clusterPath: string, account: SystemAccount | undefined): number {
  const file = path.join(clusterPath, 'server.log');
  const isLarge = fs.existsSync(file) && fs.statSync(file).size > LARGEST_LOG_BYTES;
  const descriptor = fs.openSync(file, isLarge ? 'w' : 'a', 0o600);
  if (account) fs.fchownSync(descriptor, account.uid, account.gid);
  return descriptor;
}

function readLogEnd(clusterPath: string): string {
  return fs.readFileSync(path.join(clusterPath, 'server.log'), 'utf8').split('\n').slice(-12).join('\n');
}

async function waitUntilReady(
  clusterPath: string,
  isGone: () => boolean | Promise<boolean>,
): Promise<Postmaster> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const state = readPidFile(clusterPath);
    if (state?.isReady && (await isServing(state, clusterPath))) return state;
    if (await isGone()) break;
    await sleep(15);
  }
  throw new Error(`内置数据库未能启动。The embedded database did not start:\n${readLogEnd(clusterPath)}`);
}

/** Detached, so that Ctrl-C in the terminal reaches the launcher alone, which then stops things in order. */
function spawnPostmaster(
  native: string,
  options: EmbeddedPostgresOptions,
  account: SystemAccount | undefined,
) {
  const { clusterPath } = options;
  const settings = {
    listen_addresses: '',
    unix_socket_directories: chooseSocketFolder(clusterPath, account),
    port: String(PORT),
    ...options.settings,
  };
  const args = [
    '-D',
    clusterPath,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const log = openLog(clusterPath, account);
  const child = spawn(path.join(native, 'bin', 'postgres'), args, {
    ...runAs(account),
    env: environment(),
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  child.unref();
  let isGone = false;
  child.once('exit', () => {
    isGone = true;
  });
  child.once('error', () => {
    isGone = true;
  });
  return () => isGone;
}

/** Stops a server: fast (connections are cut, data written), then at once when it does not end in time. */
async function stopPostmaster(postmaster: Postmaster, clusterPath: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlivePostmaster(postmaster.pid, clusterPath)) break;
    process.kill(postmaster.pid, signal);
    const deadline = Date.now() + STOP_TIMEOUT_MS;
    while (isAlivePostmaster(postmaster.pid, clusterPath) && Date.now() < deadline) await sleep(15);
  }
  removeSocketFolder(postmaster.socketFolder, clusterPath);
}

/** Starts the cluster, making it on first use; a living orphan of an earlier run is adopted. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { clusterPath } = options;
  const account = findLentAccount(clusterPath);
  const native = prepareBinaries(account);
  fs.mkdirSync(path.dirname(clusterPath), { recursive: true, mode: account ? 0o711 : 0o700 });
  if (!fs.existsSync(path.join(clusterPath, 'PG_VERSION'))) createCluster(native, options, account);
  requireSameVersion(native, clusterPath);
  const living = await findLivingPostmaster(clusterPath);
  const isGone = living
    ? async () => !(await isServing(living, clusterPath))
    : spawnPostmaster(native, options, account);
  const postmaster = await waitUntilReady(clusterPath, isGone);
  return {
    pid: postmaster.pid,
    socketFolder: postmaster.socketFolder,
    port: postmaster.port,
    origin: living ? 'adopted' : 'started',
    stop: () => stopPostmaster(postmaster, clusterPath),
  };
}
