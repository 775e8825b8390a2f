// One server process: web, worker or both. The launcher starts it; an operator may start it himself (docs/operate.md).
import fs from 'node:fs';
import { listJobWorks } from './all-jobs.ts';
import { buildApp } from './app.ts';
import { openKysely, openPool } from './platform/database.ts';
import { type RunningWorker, startWorker } from './platform/queues.ts';
import { requireSafeDatabase } from './platform/require-safe-database.ts';
import { readServerSettings, type ServerSettings } from './platform/settings.ts';

const log = (error: unknown): void =>
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));

async function startWeb(settings: ServerSettings): Promise<() => Promise<void>> {
  const db = openKysely(openPool({ connectionString: settings.databaseUrl }, 20));
  await requireSafeDatabase(db);
  const app = await buildApp({
    db,
    logLevel: settings.logLevel,
    ...(settings.trustProxy ? { trustProxy: settings.trustProxy } : {}),
    ...(fs.existsSync(settings.webFolder) ? { webFolder: settings.webFolder } : {}),
  });
  await app.listen({ host: settings.host, port: settings.port });
  return async () => {
    await app.close();
    await db.destroy();
  };
}

async function startJobs(workerUrl: string): Promise<() => Promise<void>> {
  const db = openKysely(openPool({ connectionString: workerUrl }, 4));
  await requireSafeDatabase(db);
  const worker: RunningWorker = await startWorker(workerUrl, listJobWorks(db), log);
  return async () => {
    await worker.stop();
    await db.destroy();
  };
}

const settings = readServerSettings();
const stops: (() => Promise<void>)[] = [];
let isStopping = false;
async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const step of stops.reverse()) await step().catch(log);
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
try {
  if (settings.mode !== 'worker') stops.push(await startWeb(settings));
  if (settings.workerUrl) stops.push(await startJobs(settings.workerUrl));
} catch (error) {
  log(error);
  await stop(1);
}
