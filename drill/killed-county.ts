// A county that is killed again and again: one seeded database, copied for each round, with the processes of the product over it.
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { hashToken, newToken } from '../server/people/tokens.ts';
import {
  bootstrapCluster,
  buildSocketUrl,
  buildSocketUrls,
  type DatabaseUrls,
} from '../server/platform/embedded-database.ts';
import {
  BOOTSTRAP_ROLE,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../server/platform/embedded-postgres.ts';
import { findFreePort } from '../server/platform/find-port.ts';
import { migrate } from '../server/platform/migrate.ts';
import { seedSample } from '../server/sample/seed-sample.ts';

const CHECKOUT = path.dirname(import.meta.dirname);
const SEEDED = 'luoshi_seeded';
/** The day of the seed, and the day of the drill: November can be frozen by then. */
const SEED_DAY = '2026-11-21';
export const DRILL_DAY = '2026-12-03';
/** Killing a process loses nothing that the system has taken, so the disk is not waited for. */
const SETTINGS = { fsync: 'off', max_connections: '120' };

export type Victim = 'web' | 'worker' | 'database';

export interface OpenReport {
  projectId: string;
  amount: string;
  reporter: string;
  head: string;
}

export class KilledCounty {
  readonly sessions = new Map<string, string>();
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-drill-'));
  #postgres: EmbeddedPostgres | undefined;
  #children = new Map<Exclude<Victim, 'database'>, ChildProcess>();
  #database = SEEDED;
  #round = 0;
  port = 0;

  async open(projects: number): Promise<void> {
    if (process.getuid?.() === 0) fs.chmodSync(this.#folder, 0o711);
    await this.#startDatabase();
    await bootstrapCluster(this.#socket, SEEDED);
    const { owner } = buildSocketUrls(this.#socket, SEEDED);
    await migrate(owner);
    await seedSample(owner, { today: SEED_DAY, projects, months: 12, pictures: 3, sample: false });
    this.port = (await findFreePort('127.0.0.1', 23_000 + (process.pid % 5_000), 500)) ?? 0;
  }

  get #socket() {
    if (!this.#postgres) throw new Error('no database');
    return { socketFolder: this.#postgres.socketFolder, port: this.#postgres.port };
  }
  get urls(): DatabaseUrls {
    return buildSocketUrls(this.#socket, this.#database);
  }

  async #startDatabase(): Promise<void> {
    this.#postgres = await startEmbeddedPostgres({
      clusterPath: path.join(this.#folder, 'pg'),
      settings: SETTINGS,
      isThrowAway: true,
    });
  }

  async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.urls.owner });
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  async #asBootstrap(statement: string): Promise<void> {
    const client = new pg.Client({
      connectionString: buildSocketUrl(this.#socket, BOOTSTRAP_ROLE, 'postgres'),
    });
    await client.connect();
    await client.query(statement);
    await client.end();
  }

  /** A cookie without a password, good in every copy made after it. */
  async signIn(login: string): Promise<void> {
    const token = newToken();
    await this.query(
      `insert into sessions (token_hash, region_id, person_id, org_id, expires_at, address, agent)
       select $1, p.region_id, p.id, po.org_id, now() + interval '90 days', 'drill', 'drill'
       from persons p join posts po on po.region_id = p.region_id and po.person_id = p.id where p.login = $2 limit 1`,
      [hashToken(token), login],
    );
    this.sessions.set(login, `luoshi=${token}`);
  }

  /** A fresh copy of the seeded database with web and worker over it. */
  async beginRound(): Promise<void> {
    this.#round += 1;
    const name = `round_${this.#round}`;
    await this.#asBootstrap(`create database ${name} owner luoshi_owner template ${SEEDED}`);
    this.#database = name;
    await this.startChildren();
  }

  async endRound(): Promise<void> {
    for (const victim of ['web', 'worker'] as const) await this.#end(victim);
    const name = this.#database;
    this.#database = SEEDED;
    await this.#asBootstrap(`drop database ${name} with (force)`);
  }

  async startChildren(): Promise<void> {
    for (const victim of ['web', 'worker'] as const) if (!this.#isAlive(victim)) this.#start(victim);
    await this.waitUntilReady();
  }

  #isAlive(victim: Exclude<Victim, 'database'>): boolean {
    const child = this.#children.get(victim);
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  #start(victim: Exclude<Victim, 'database'>): void {
    const { app, worker } = this.urls;
    const file = victim === 'web' ? 'drill/web.child.ts' : 'server/main.ts';
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(CHECKOUT, file)], {
      cwd: CHECKOUT,
      stdio: ['ignore', 'ignore', process.env.DRILL_LOG ? 'inherit' : 'ignore'],
      env: {
        ...process.env,
        LUOSHI_MODE: victim,
        LUOSHI_PORT: String(this.port),
        LUOSHI_DATABASE_URL: app,
        LUOSHI_WORKER_URL: worker,
        DRILL_DAY,
      },
    });
    this.#children.set(victim, child);
  }

  async #end(victim: Exclude<Victim, 'database'>): Promise<void> {
    const child = this.#children.get(victim);
    if (!child || !this.#isAlive(victim)) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  async waitUntilReady(): Promise<void> {
    for (let waited = 0; waited < 120_000; waited += 200) {
      const answer = await fetch(`http://127.0.0.1:${this.port}/api/ready`).catch(() => undefined);
      if (answer?.ok) return;
      await sleep(200);
    }
    throw new Error('the web process was not ready within two minutes');
  }

  /** kill -9, at once. */
  async kill(victim: Victim): Promise<void> {
    if (victim !== 'database') return this.#end(victim);
    process.kill(this.#postgres?.pid ?? 0, 'SIGKILL');
  }

  /** What an operator's machine does by itself: what fell is started again. */
  async recover(victim: Victim): Promise<void> {
    if (victim === 'database') await this.#startDatabase();
    await this.startChildren();
  }

  async close(): Promise<void> {
    for (const victim of ['web', 'worker'] as const) await this.#end(victim);
    await this.#postgres?.stop();
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }

  /** One request of a person; undefined where no answer came. */
  async send(login: string, method: string, address: string, body?: unknown): Promise<Answer | undefined> {
    const isForm = body instanceof FormData;
    try {
      const answer = await fetch(`http://127.0.0.1:${this.port}/api${address}`, {
        method,
        headers: {
          'x-luoshi': '1',
          cookie: this.sessions.get(login) ?? '',
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      });
      return { status: answer.status, text: await answer.text() };
    } catch {
      return undefined;
    }
  }
}

export interface Answer {
  status: number;
  text: string;
}
