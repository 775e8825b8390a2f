// One server process: web, worker or both. The launcher starts it; an operator may start it himself (docs/operate.md).
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { DB } from '../db/types.ts';
import { listJobWorks } from './all-jobs.ts';
import { GATE_SECRETS, WORKER_SECRETS } from './all-secrets.ts';
import { buildApp } from './app.ts';
import { requireSoundEnvironment } from './platform/check-environment.ts';
import { openKysely, openPool, openWebPool } from './platform/database.ts';
import { prepareSecrets } from './platform/kept-secrets.ts';
import { type Log, openLog } from './platform/log.ts';
import { Metrics } from './platform/metrics.ts';
import { startWorker } from './platform/queues.ts';
import { checkReadiness } from './platform/readiness.ts';
import { Replica } from './platform/replica.ts';
import { requireSafeDatabase } from './platform/require-safe-database.ts';
import { readServerSettings, type ServerSettings } from './platform/settings.ts';
import { outliveDatabaseTrouble } from './platform/unawaited-failures.ts';
import { openWatchPort } from './platform/watch-port.ts';
import { withGate, withWorker } from './platform/with-scope.ts';

/** Part of the process that has been started: how it is ended, and the database that its readiness hangs on. */
interface Started {
  db: Kysely<DB>;
  stop: () => Promise<void>;
}

/** Work that has begun may end; what takes longer than this is cut off and, being a transaction, undone. */
const PATIENCE_SECONDS = 30;

/** A copy that does not answer at the start is no reason not to start: the primary has everything. */
function openCopy(replicaUrl: string | undefined, metrics: Metrics) {
  if (replicaUrl === undefined) return undefined;
  const pool = openPool({ connectionString: replicaUrl, connectionTimeoutMillis: 1_500 }, 20);
  metrics.watchPool('replica', pool);
  const db = openKysely(pool);
  return { replica: new Replica(db, (from) => metrics.readFrozen(from)), close: () => db.destroy() };
}

async function startWeb(settings: ServerSettings, log: Log, metrics: Metrics): Promise<Started> {
  const pool = openWebPool(settings.databaseUrl);
  const db = openKysely(pool);
  await requireSafeDatabase(db);
  await prepareSecrets(
    (work) => withGate(db, work),
    GATE_SECRETS,
    (sentence) => log.warn(sentence),
  );
  metrics.watchPool('primary', pool);
  const copy = openCopy(settings.replicaUrl, metrics);
  const app = await buildApp({
    ...{ db, log, metrics, stopping },
    ...(copy ? { replica: copy.replica } : {}),
    adminAddresses: settings.adminAddresses,
    ...(settings.trustProxy ? { trustProxy: settings.trustProxy } : {}),
    ...(fs.existsSync(settings.webFolder) ? { webFolder: settings.webFolder } : {}),
  });
  await app.listen({ host: settings.host, port: settings.port });
  return {
    db,
    stop: async () => {
      await app.close();
      await copy?.close();
      await db.destroy();
    },
  };
}

async function startJobs(workerUrl: string, log: Log, metrics: Metrics): Promise<Started> {
  const db = openKysely(openPool({ connectionString: workerUrl }, 4));
  await requireSafeDatabase(db);
  await prepareSecrets(
    (work) => withWorker(db, 0, work),
    WORKER_SECRETS,
    (sentence) => log.warn(sentence),
  );
  const worker = await startWorker(workerUrl, listJobWorks(db), {
    onError: (error) => log.error(error, 'the queues report an error'),
    onJob: (queue, ended, seconds, error) => {
      metrics.worked(queue, ended, seconds);
      const told = { queue, ended, ms: Math.round(seconds * 1000) };
      if (ended === 'failed') log.error({ ...told, err: error }, 'job');
      else log.info(told, 'job');
    },
  });
  metrics.watchQueues(worker.countWaiting);
  return {
    db,
    stop: async () => {
      await worker.stop();
      await db.destroy();
    },
  };
}

const stopping = { isStopping: false };
const stops: (() => Promise<void>)[] = [];

async function stop(code: number, log: Log, drainSeconds = 0): Promise<void> {
  if (stopping.isStopping) return;
  stopping.isStopping = true;
  setTimeout(() => process.exit(1), (drainSeconds + PATIENCE_SECONDS) * 1000).unref();
  await sleep(drainSeconds * 1000);
  for (const step of stops.reverse()) await step().catch((error: unknown) => log.error(error));
  process.exit(code);
}

async function start(settings: ServerSettings, log: Log): Promise<void> {
  const metrics = new Metrics();
  const started: Started[] = [];
  if (settings.mode !== 'worker') started.push(await startWeb(settings, log, metrics));
  stops.push(...started.map((part) => part.stop));
  if (settings.workerUrl) {
    const jobs = await startJobs(settings.workerUrl, log, metrics);
    started.push(jobs);
    stops.push(jobs.stop);
  }
  const { watch } = settings;
  const db = started[0]?.db;
  if (watch && db) stops.push(await openWatchPort(watch, metrics, () => checkReadiness(db, stopping)));
}

try {
  requireSoundEnvironment(process.env);
  const settings = readServerSettings();
  const log = openLog(settings.logLevel, settings.mode === 'worker' ? 'worker' : 'web');
  outliveDatabaseTrouble(process, (error) =>
    log.error(error, 'the database failed an answer that nobody awaited'),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void stop(0, log, settings.drainSeconds));
  await start(settings, log).catch(async (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    await stop(1, log);
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
