// A primary and its streaming copy by PostgreSQL's own programs, made with the scripts that operators use (deploy/).
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { endAlongside } from '../server/platform/reaper.ts';

const CHECKOUT = path.dirname(import.meta.dirname);
const BIN = process.env.DRILL_PG_BIN ?? '/usr/lib/postgresql/15/bin';
export const hasPostgres = (): boolean => fs.existsSync(path.join(BIN, 'pg_basebackup'));

export type Side = 'primary' | 'copy';
const PORTS: Record<Side, number> = { primary: 5_511, copy: 5_512 };
const SLOT = 'luoshi_copy';
const MOST_TRIES = 30;

export class PostgresPair {
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-pair-'));

  #dataOf(side: Side): string {
    return path.join(this.#folder, side);
  }
  urlOf(side: Side, login: string, database = 'luoshi'): string {
    return `postgres://${login}@127.0.0.1:${PORTS[side]}/${database}`;
  }

  /** PostgreSQL does not run as root; its own account does this then. */
  #run(program: string, args: readonly string[], env: Record<string, string> = {}): void {
    const [command, all] =
      process.getuid?.() === 0
        ? ['runuser', ['-u', 'postgres', '--', program, ...args]]
        : [program, [...args]];
    const result = spawnSync(command as string, all as string[], {
      cwd: this.#folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, PATH: `${BIN}:${process.env.PATH}`, ...env },
    });
    if (result.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${result.stderr}`);
  }

  async open(): Promise<void> {
    fs.chmodSync(this.#folder, 0o777);
    const data = this.#dataOf('primary');
    this.#run(path.join(BIN, 'initdb'), [
      '-D',
      data,
      '-A',
      'trust',
      '-U',
      'postgres',
      '--locale=C.UTF-8',
      '-E',
      'UTF8',
      '-k',
    ]);
    fs.appendFileSync(
      path.join(data, 'postgresql.conf'),
      [
        "listen_addresses = '127.0.0.1'",
        `unix_socket_directories = '${this.#folder}'`,
        'wal_level = replica',
        'max_connections = 120',
        'hot_standby_feedback = on',
        '',
      ].join('\n'),
    );
    await this.start('primary');
    await this.ask('primary', fs.readFileSync(path.join(CHECKOUT, 'db', 'roles.sql'), 'utf8'), 'postgres');
    await this.ask('primary', 'create role luoshi_replicator replication login', 'postgres');
    await this.ask(
      'primary',
      "create database luoshi owner luoshi_owner template template0 encoding 'UTF8' locale 'C.UTF-8'",
      'postgres',
    );
  }

  /** After kill -9 the children of the old server take a moment to end; until then a new one does not start. */
  async start(side: Side): Promise<void> {
    const log = path.join(this.#folder, `${side}.log`);
    const args = ['start', '-w', '-D', this.#dataOf(side), '-l', log, '-o', `-p ${PORTS[side]}`];
    for (let tries = 1; ; tries += 1) {
      try {
        this.#run(path.join(BIN, 'pg_ctl'), args);
        return endAlongside({ pid: this.#pidOf(side), signal: 'SIGQUIT', folder: this.#folder });
      } catch (error) {
        if (tries === MOST_TRIES) throw error;
        await sleep(1_000);
      }
    }
  }

  async makeCopy(): Promise<void> {
    const env = { PRIMARY: '127.0.0.1', PORT: String(PORTS.primary), DATA: this.#dataOf('copy'), SLOT };
    this.#run('sh', [path.join(CHECKOUT, 'deploy', 'make-replica.sh')], env);
    await this.start('copy');
  }

  /** From now on nothing is acknowledged that the copy does not have. */
  async waitForCopy(): Promise<void> {
    await this.ask('primary', `alter system set synchronous_standby_names = '${SLOT}'`, 'postgres');
    await this.ask('primary', 'select pg_reload_conf()', 'postgres');
  }

  promoteCopy(): void {
    this.#run('sh', [path.join(CHECKOUT, 'deploy', 'promote-replica.sh')], { DATA: this.#dataOf('copy') });
  }

  /** kill -9 of the postmaster; its children end by themselves. */
  kill(side: Side): void {
    process.kill(this.#pidOf(side), 'SIGKILL');
  }

  #pidOf(side: Side): number {
    const [pid] = fs.readFileSync(path.join(this.#dataOf(side), 'postmaster.pid'), 'utf8').split('\n');
    return Number(pid);
  }

  async ask<Row extends object>(side: Side, text: string, database = 'luoshi'): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.urlOf(side, 'postgres', database) });
    await client.connect();
    try {
      const result = (await client.query(text)) as unknown as { rows: Row[] } | { rows: Row[] }[];
      return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? [];
    } finally {
      await client.end();
    }
  }

  close(): void {
    for (const side of ['primary', 'copy'] as const)
      try {
        this.#run(path.join(BIN, 'pg_ctl'), ['stop', '-m', 'immediate', '-D', this.#dataOf(side)]);
      } catch {
        // It has fallen already.
      }
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}
