// npm run drill -- api [--requests 50000] [--seed 1]: the API asked from its own description, by everybody, with good and bad input.
// Every round meets the same county anew, so that accounts that one round locked or closed are there again in the next.
import { parseArgs } from 'node:util';
import { openKysely, openPool } from '../server/platform/database.ts';
import {
  createScratchDatabase,
  prepareTemplate,
  type ScratchDatabase,
  startScratchCluster,
} from '../server/platform/scratch-cluster.ts';
import { openRandom } from '../server/sample/random.ts';
import { openRun } from './api/open-run.ts';
import { openSite, type Site } from './api/open-site.ts';
import type { Asker } from './api/people.ts';
import { type Run, runRound } from './api/run-round.ts';
import { sayRun } from './api/say-run.ts';
import { fillSampleCounty } from './sample-county.ts';

const ROUND = 2_500;
const { values } = parseArgs({
  options: { requests: { type: 'string' }, seed: { type: 'string' } },
  // Options of the other drills, when all are run.
  strict: false,
});
const requests = Number(values.requests ?? 50_000);
const seed = String(values.seed ?? 1);
const say = (line: string) => void process.stdout.write(`${line}\n`);
const lastError = { text: '' };

/** Runs something on the product over one database, and leaves nobody connected to it. */
async function withSite<T>(database: ScratchDatabase, work: (site: Site) => Promise<T>): Promise<T> {
  const db = openKysely(openPool({ connectionString: database.urls.app }, 8));
  const site = await openSite(db, lastError);
  try {
    return await work(site);
  } finally {
    await site.close();
    await db.destroy();
  }
}

const cluster = await startScratchCluster();
await prepareTemplate(cluster.socket);
const county = await createScratchDatabase(cluster.socket);
await fillSampleCounty(county.urls);
const { run, askers } = await withSite(county, (site) => openRun(site, lastError));
say(`seed ${seed}, ${run.routes.length} routes, ${askers.length} askers`);

async function runOne(round: number, of: Run, everybody: readonly Asker[]): Promise<void> {
  const clone = await createScratchDatabase(cluster.socket, county);
  await withSite(clone, (site) =>
    runRound(site, of, {
      askers: everybody.map((asker) => ({ ...asker })),
      requests: Math.min(ROUND, requests - round * ROUND),
      openStream: (no) => openRandom(`${seed}/${round}/${no}`),
    }),
  );
  await clone.drop();
}

for (let round = 0; round * ROUND < requests; round += 1) {
  const before = run.findings.list().length;
  await runOne(round, run, askers);
  for (const { route, fault } of run.findings.list().slice(before)) say(`  ${route}: ${fault}`);
  say(`round ${round + 1}: ${run.requests} requests, ${run.findings.list().length} findings`);
}
await cluster.stop();
say(`seed ${seed}`);
sayRun(run, say);
process.exit(run.findings.list().length === 0 ? 0 : 1);
