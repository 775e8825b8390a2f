// The one list of job queues. They are created when the database is migrated; web processes only send,
// inside the transaction of the act that causes the job; the worker alone takes jobs out.
import { CompiledQuery } from 'kysely';
import PgBoss from 'pg-boss';
import type { QueueName } from '#core/platform/queue-names.ts';
import type { Tx } from './database.ts';
import { type JobHolder, openJobHolder } from './held-jobs.ts';

export const QUEUE_SCHEMA = 'pgboss';
/** pg-boss runs its own timetable through this queue; it too must exist before a login without CREATE starts. */
const TIMETABLE_QUEUE = '__pgboss__send-it';
export const TIME_ZONE = 'Asia/Shanghai';

interface QueueSettings {
  readonly retryLimit: number;
  readonly retryDelay: number;
  readonly retryBackoff: boolean;
  /** A job that runs longer is taken for crashed and tried again. */
  readonly expireInSeconds: number;
  /** When it runs by itself, in Beijing time. */
  readonly cron?: string;
  /** Runs when a worker starts too: offices switch their machines off at night. Such a job is safe to run twice. */
  readonly isCaughtUp?: boolean;
}

/** Tried again after some 15 seconds, half a minute and a minute, up to twice that: what is cured by waiting has time to be. */
const settings = (expireInSeconds: number, cron?: string): QueueSettings => ({
  retryLimit: 3,
  retryDelay: 15,
  retryBackoff: true,
  expireInSeconds,
  ...(cron ? { cron } : {}),
});

export const QUEUES = {
  /** Opens due reports by the yearly calendar and marks late ones. */
  'open-due-reports': { ...settings(900, '5 0 * * *'), isCaughtUp: true },
  /** Opens the filings of indicators of the month that has ended. */
  'open-indicator-filings': { ...settings(300, '10 0 * * *'), isCaughtUp: true },
  /** Seals the audit entries of the last minute into their chain. */
  'seal-audit-entries': settings(60, '* * * * *'),
  /** Looks for what the security administrator and the auditor should know at once. */
  'watch-security': settings(300, '* * * * *'),
  /** Tells who wants e-mail what newly waits for them, and groups what happened. */
  'tell-people': settings(1800, '*/10 * * * *'),
  /** Sends what waits in the outbox. */
  'send-outbox': settings(300, '* * * * *'),
  /** Proposals of the ladder of supervision, each working morning. */
  'run-ladder': { ...settings(600, '30 7 * * *'), isCaughtUp: true },
  /** Progress and lights of projects whose ledger changed. */
  'derive-projects': settings(600),
  /** Brings open periods to the new day. */
  'derive-open-periods': { ...settings(3600, '2 0 * * *'), isCaughtUp: true },
  /** Large runs with a progress row in job_runs: imports, exports, documents. */
  'run-job': settings(3600),
  /** Ended sessions, spent links and old counters. */
  'clear-sessions': { ...settings(300, '30 3 * * *'), isCaughtUp: true },
  /** Passwords that grew too old, where a region limits their age. */
  'expire-passwords': { ...settings(300, '40 3 * * *'), isCaughtUp: true },
  'stop-idle-accounts': { ...settings(300, '50 3 * * *'), isCaughtUp: true },
} as const satisfies Record<QueueName, QueueSettings>;

export function listQueues(): [QueueName, QueueSettings][] {
  return Object.entries(QUEUES) as [QueueName, QueueSettings][];
}

/** Makes the job schema and its queues, or brings them up to date; as the owner, at migration. */
export async function migrateQueues(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    max: 2,
    schema: QUEUE_SCHEMA,
    schedule: false,
    supervise: false,
  });
  await boss.start();
  try {
    await boss.createQueue(TIMETABLE_QUEUE);
    for (const [name, { cron: _, isCaughtUp: __, ...options }] of listQueues()) {
      await boss.createQueue(name, { name, ...options });
      await boss.updateQueue(name, { name, ...options });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

export interface SendOptions {
  /** Only one waiting job with this key. */
  readonly onceKey?: string;
  readonly startAfter?: Date;
}

const sender = new PgBoss({
  schema: QUEUE_SCHEMA,
  db: { executeSql: () => Promise.reject(new Error('jobs are sent inside a transaction only')) },
});

/** Appends a job in the transaction of its cause; it runs only if that is committed. */
export async function sendJob(
  tx: Tx,
  queue: QueueName,
  payload: object,
  options: SendOptions = {},
): Promise<void> {
  const executeSql = async (text: string, values: unknown[]) => {
    const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values));
    return { rows: [...rows] };
  };
  await sender.send(queue, payload, {
    db: { executeSql },
    ...(options.onceKey ? { singletonKey: options.onceKey } : {}),
    ...(options.startAfter ? { startAfter: options.startAfter } : {}),
  });
}

export type JobWork = (payload: unknown) => Promise<void>;

export interface RunningWorker {
  stop(): Promise<void>;
  /** How many jobs wait in each queue. */
  countWaiting(): Promise<Record<string, number>>;
}

export interface WorkerWatch {
  onError: (error: Error) => void;
  onJob: (queue: QueueName, ended: 'done' | 'failed', seconds: number, error?: unknown) => void;
}

/** How often jobs of dead workers are looked for, besides at every start. */
const TAKE_UP_MS = 15_000;
const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** What stands at a job that no living worker holds. */
export const WORKER_GONE = 'its worker is gone';

/** A job whose worker died counts as one that failed: it waits again, as often as its queue allows. */
async function takeUpAbandoned(boss: PgBoss, holder: JobHolder): Promise<void> {
  await holder.putTimesRight();
  for (const { id, name } of await holder.listAbandoned())
    await boss.fail(name, id, { message: WORKER_GONE });
}

/** Starts taking jobs out and running the timetable; on the worker's login, which cannot create anything. */
export async function startWorker(
  workerUrl: string,
  works: Readonly<Partial<Record<QueueName, JobWork>>>,
  { onError, onJob }: WorkerWatch,
): Promise<RunningWorker> {
  const boss = new PgBoss({ connectionString: workerUrl, max: 4, schema: QUEUE_SCHEMA, migrate: false });
  boss.on('error', onError);
  await boss.start();
  const holder = openJobHolder(workerUrl, listQueues().length);
  for (const [name, { cron, isCaughtUp }] of listQueues()) {
    const work = works[name];
    if (!work) continue;
    await boss.work(name, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
      if (job) await watched(name, () => holder.hold(job.id, () => work(job.data)));
    });
    if (cron) await boss.schedule(name, cron, {}, { tz: TIME_ZONE });
    if (isCaughtUp) await boss.send(name, {});
  }
  const takeUp = () => takeUpAbandoned(boss, holder).catch((error: unknown) => onError(toError(error)));
  await takeUp();
  const timer = setInterval(() => void takeUp(), TAKE_UP_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await boss.stop({ graceful: true, timeout: 20_000 });
      await holder.close();
    },
    countWaiting: async () => {
      const counts = await Promise.all(
        listQueues().map(async ([name]) => [name, await boss.getQueueSize(name)] as const),
      );
      return Object.fromEntries(counts);
    },
  };

  async function watched(queue: QueueName, work: () => Promise<void>): Promise<void> {
    const begun = performance.now();
    const seconds = () => (performance.now() - begun) / 1000;
    try {
      await work();
      onJob(queue, 'done', seconds());
    } catch (error) {
      onJob(queue, 'failed', seconds(), error);
      throw error;
    }
  }
}
