// The server program: web, worker or both, as the environment says (platform/settings.ts).
import { Refusal } from '#core/platform/public.ts';
import { bindAllJobs } from './all-jobs.ts';
import { buildApp } from './app.ts';
import { openKysely, openPool } from './platform/database.ts';
import { startWorker } from './platform/queues.ts';
import { requireSafeDatabase } from './platform/require-safe-database.ts';
import { readServerSettings, type ServerSettings } from './platform/settings.ts';

const WEB_CONNECTIONS = 12;
const WORKER_CONNECTIONS = 4;
const closers: (() => Promise<unknown>)[] = [];

async function openSafely(url: string, connections: number) {
  const db = openKysely(openPool({ connectionString: url }, connections));
  closers.push(() => db.destroy());
  await requireSafeDatabase(db);
  return db;
}

async function serveWeb(settings: ServerSettings): Promise<void> {
  const app = await buildApp({
    db: await openSafely(settings.databaseUrl, WEB_CONNECTIONS),
    webFolder: settings.webFolder,
    logLevel: settings.logLevel,
    ...(settings.trustProxy ? { trustProxy: settings.trustProxy } : {}),
  });
  closers.push(() => app.close());
  await app.listen({ host: settings.host, port: settings.port });
}

async function takeJobs(workerUrl: string): Promise<void> {
  const works = bindAllJobs(await openSafely(workerUrl, WORKER_CONNECTIONS));
  const worker = await startWorker(workerUrl, works, (error) => console.error(String(error)));
  closers.push(() => worker.stop());
}

async function end(code: number): Promise<void> {
  for (const close of closers.reverse())
    await close().catch((error: unknown) => console.error(String(error)));
  process.exit(code);
}

function toReason(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  const { zh, en, allowed } = error.body;
  return [`${zh} ${en}`, ...allowed].join('\n');
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(0));
try {
  const settings = readServerSettings();
  if (settings.mode !== 'worker') await serveWeb(settings);
  if (settings.workerUrl) await takeJobs(settings.workerUrl);
} catch (error) {
  console.error(toReason(error));
  await end(1);
}
