// A county that drills do harm to: one seeded database, copied for each round, with the processes of the product over it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
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
import { endAlongside } from '../server/platform/reaper.ts';
import { seedSample } from '../server/sample/seed-sample.ts';
import { ask } from './ask-database.ts';
import { type Started, startProgram, until } from './processes.ts';

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

export interface CountyOptions {
  /** Where the cluster stands; by default in a folder of its own. */
  folder?: string;
  settings?: Readonly<Record<string, string>>;
  seedDay?: string;
  /** How the processes of the product reach the database. */
  through?: (urls: DatabaseUrls) => DatabaseUrls;
  /** The program that serves; by default one whose day is that of the drill. */
  webProgram?: string;
  /** For the program that serves alone. */
  webEnv?: Record<string, string>;
}

export class DrilledCounty {
  readonly sessions = new Map<string, string>();
  readonly #folder: string;
  #postgres: EmbeddedPostgres | undefined;
  #children = new Map<Exclude<Victim, 'database'>, Started>();
  readonly #options: CountyOptions;
  #database = SEEDED;
  #round = 0;
  port = 0;

  constructor(options: CountyOptions = {}) {
    this.#options = options;
    this.#folder = options.folder ?? fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-drill-'));
  }

  async open(projects: number): Promise<void> {
    if (process.getuid?.() === 0) fs.chmodSync(this.#folder, 0o711);
    await this.#startDatabase();
    await bootstrapCluster(this.#socket, SEEDED);
    const { owner } = buildSocketUrls(this.#socket, SEEDED);
    await migrate(owner);
    await seedSample(owner, {
      today: this.#options.seedDay ?? SEED_DAY,
      projects,
      months: 12,
      pictures: 3,
      sample: false,
    });
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
      settings: { ...SETTINGS, ...this.#options.settings },
      isThrowAway: true,
    });
    const folder = this.#options.folder === undefined ? { folder: this.#folder } : {};
    endAlongside({ pid: this.#postgres.pid, signal: 'SIGQUIT', ...folder });
  }

  query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return ask<Row>(this.urls.owner, text, values);
  }

  /** As the superuser of the cluster, outside every county. */
  asBootstrap<Row extends object>(statement: string): Promise<Row[]> {
    return ask<Row>(buildSocketUrl(this.#socket, BOOTSTRAP_ROLE, 'postgres'), statement);
  }

  /** A cookie without a password, good in every copy made after it: last seen ahead of time, or a copy made after half an hour finds it idle. */
  async signIn(login: string): Promise<void> {
    const token = newToken();
    await this.query(
      `insert into sessions (token_hash, region_id, person_id, org_id, expires_at, last_seen_at, address, agent)
       select $1, p.region_id, p.id, po.org_id, now() + interval '90 days', now() + interval '1 day', 'drill', 'drill'
       from persons p join posts po on po.region_id = p.region_id and po.person_id = p.id where p.login = $2 limit 1`,
      [hashToken(token), login],
    );
    this.sessions.set(login, `luoshi=${token}`);
  }

  /** A fresh copy of the seeded database with web and worker over it. */
  async beginRound(): Promise<void> {
    this.#round += 1;
    const name = `round_${this.#round}`;
    await this.asBootstrap(`create database ${name} owner luoshi_owner template ${SEEDED}`);
    this.#database = name;
    await this.startChildren();
  }

  async endRound(): Promise<void> {
    for (const victim of ['web', 'worker'] as const) await this.#end(victim);
    const name = this.#database;
    this.#database = SEEDED;
    await this.asBootstrap(`drop database ${name} with (force)`);
  }

  async startChildren(): Promise<void> {
    for (const victim of ['web', 'worker'] as const) if (!this.#isAlive(victim)) this.#start(victim);
    await this.waitUntilReady();
  }

  #isAlive(victim: Exclude<Victim, 'database'>): boolean {
    return this.#children.get(victim)?.isAlive() ?? false;
  }

  /** Processes that ended by themselves in this round. */
  listEnded(): string[] {
    return (['web', 'worker'] as const).filter((victim) => !this.#isAlive(victim));
  }

  pidOf(victim: Exclude<Victim, 'database'>): number {
    return this.#children.get(victim)?.pid ?? 0;
  }

  #start(victim: Exclude<Victim, 'database'>): void {
    const { through, webProgram = 'drill/web.child.ts', webEnv } = this.#options;
    const { app, worker } = through?.(this.urls) ?? this.urls;
    const started = startProgram(victim === 'web' ? webProgram : 'server/main.ts', {
      LUOSHI_MODE: victim,
      LUOSHI_PORT: String(this.port),
      LUOSHI_DATABASE_URL: app,
      LUOSHI_WORKER_URL: worker,
      DRILL_DAY,
      ...(victim === 'web' ? webEnv : {}),
    });
    this.#children.set(victim, started);
  }

  async #end(victim: Exclude<Victim, 'database'>): Promise<void> {
    await this.#children.get(victim)?.end();
  }

  isReady = async (): Promise<boolean> =>
    (await fetch(`http://127.0.0.1:${this.port}/api/ready`).catch(() => undefined))?.ok ?? false;

  waitUntilReady(): Promise<void> {
    return until('the web process is ready', this.isReady);
  }

  /** kill -9, at once. */
  async kill(victim: Victim): Promise<void> {
    if (victim !== 'database') return this.#end(victim);
    process.kill(this.#postgres?.pid ?? 0, 'SIGKILL');
  }

  /** Stopped as an operator stops it, and started again. */
  async restartDatabase(): Promise<void> {
    await this.#postgres?.stop();
    await this.#startDatabase();
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

  /** How often each answer was heard: its status, of refusals with their code. */
  readonly heard = new Map<string, number>();

  /** One request of a person; undefined where no answer came. */
  async send(login: string, method: string, address: string, body?: unknown): Promise<Answer | undefined> {
    const answer = await this.#send(login, method, address, body);
    const code = /"code":"(\w+)"/.exec(answer && answer.status >= 400 ? answer.text.slice(0, 400) : '')?.[1];
    const name = answer ? [answer.status, code].filter(Boolean).join(' ') : 'no answer';
    this.heard.set(name, (this.heard.get(name) ?? 0) + 1);
    return answer;
  }

  async #send(login: string, method: string, address: string, body?: unknown): Promise<Answer | undefined> {
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
      return {
        status: answer.status,
        text: await answer.text(),
        retryAfter: answer.headers.get('retry-after'),
      };
    } catch {
      return undefined;
    }
  }
}

export interface Answer {
  status: number;
  text: string;
  retryAfter: string | null;
}
