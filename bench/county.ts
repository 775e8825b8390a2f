// A county of a given size in a cluster of its own, made by the same generator as the sample.
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { DB } from '../db/types.ts';
import { openCommandContext } from '../server/people/public.ts';
import type { DatabaseUrls } from '../server/platform/embedded-database.ts';
import { type Ctx, openKysely, openPool } from '../server/platform/public.ts';
import {
  createScratchDatabase,
  prepareTemplate,
  startScratchCluster,
} from '../server/platform/scratch-cluster.ts';
import { seedSample } from '../server/sample/seed-sample.ts';
import { listBackends, readCpuMs } from './cpu.ts';
import type { ReadCpu } from './measure.ts';

export const TODAY = '2026-11-21';

export interface BenchCounty {
  projects: number;
  urls: DatabaseUrls;
  app: Kysely<DB>;
  worker: Kysely<DB>;
  owner: pg.Pool;
  head: Ctx;
  seedSeconds: number;
  readCpu: ReadCpu;
  close: () => Promise<void>;
}

/** Seeds, analyses and opens a county; `pictures` latest months have lights and snapshots. */
export async function openBenchCounty(projects: number, months = 12): Promise<BenchCounty> {
  const cluster = await startScratchCluster();
  await prepareTemplate(cluster.socket);
  const database = await createScratchDatabase(cluster.socket);
  const seeded = await seedSample(database.urls.owner, {
    today: TODAY,
    projects,
    months,
    pictures: 3,
    sample: false,
  });
  process.stdout.write(`seeded ${projects} projects × ${months} months in ${seeded.seconds.toFixed(1)} s\n`);
  return openSeeded(projects, database.urls, { seedSeconds: seeded.seconds, stop: () => cluster.stop() });
}

/** A county that stands already; `stop` ends its cluster. */
export async function openSeeded(
  projects: number,
  urls: DatabaseUrls,
  { seedSeconds, stop }: { seedSeconds: number; stop: () => Promise<void> },
): Promise<BenchCounty> {
  const owner = openPool({ connectionString: urls.owner, statement_timeout: 0 }, 2);
  await owner.query('vacuum analyze');
  const app = openKysely(openPool({ connectionString: urls.app, statement_timeout: 0 }, 8));
  const worker = openKysely(openPool({ connectionString: urls.worker, statement_timeout: 0 }, 2));
  const head = {
    ...(await openCommandContext(app, 'xmb-head')),
    today: TODAY,
    now: new Date(`${TODAY}T09:00:00+08:00`),
  };
  const close = async () => {
    await app.destroy();
    await worker.destroy();
    await owner.end();
    await stop();
  };
  // The bench process plays the web process here; its own time counts with that of its connections.
  const readCpu = async () => {
    const logins = await Promise.all(
      ['luoshi_app', 'luoshi_owner'].map((login) => listBackends(owner, login)),
    );
    return readCpuMs([process.pid, ...logins.flat()]);
  };
  return { projects, urls, app, worker, owner, head, seedSeconds, readCpu, close };
}

export const listSizes = (): number[] => {
  const given = process.argv
    .slice(2)
    .filter((a) => /^--projects=/.test(a))
    .flatMap((a) => a.slice(11).split(',').map(Number));
  return given.length > 0 ? given : [10_000, 100_000];
};
