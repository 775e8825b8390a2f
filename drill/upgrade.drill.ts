// npm run drill -- upgrade [--seed=1] [--projects=120] [--requests=400]: databases that earlier versions made and filled are brought to this
// version. Nothing written is lost, everything verifies, and the sample's people work on.
import { openKysely, openPool } from '../server/platform/database.ts';
import type { DatabaseUrls } from '../server/platform/embedded-database.ts';
import { bootstrapCluster } from '../server/platform/embedded-database.ts';
import { createScratchDatabase, startScratchCluster } from '../server/platform/scratch-cluster.ts';
import { ask } from './ask-database.ts';
import { askEverywhere } from './ask-everywhere.ts';
import { countWritten, listLosses } from './count-written.ts';
import { OLD_VERSIONS, openOldVersion } from './old-version.ts';
import { startProgram, until } from './processes.ts';
import { runHere } from './run-here.ts';
import { numberOf } from './seeded-random.ts';
import { Verdicts } from './verdicts.ts';

const SEED = numberOf('seed', 1);
const PROJECTS = numberOf('projects', 120);
const REQUESTS = numberOf('requests', 400);
const verdicts = new Verdicts();

/** The first worker of this version works the derived tables out anew. */
async function workAfterUpgrade(urls: DatabaseUrls): Promise<void> {
  const worker = startProgram('server/main.ts', {
    LUOSHI_MODE: 'worker',
    LUOSHI_DATABASE_URL: urls.app,
    LUOSHI_WORKER_URL: urls.worker,
  });
  const isDone = async () =>
    (await ask(urls.owner, "select from derived.worked_out_by where version <> ''")).length > 0;
  try {
    await until('derived tables are worked out anew', isDone);
  } finally {
    await worker.end('SIGTERM');
  }
}

async function upgrade(urls: DatabaseUrls, name: string): Promise<void> {
  const before = await countWritten(urls.owner);
  const migrated = await runHere(['migrate'], urls).catch((error: unknown) => error as Error);
  verdicts.hold(typeof migrated === 'string', `${name}: the schema comes to this version`, migrated);
  if (typeof migrated !== 'string') return;
  const losses = listLosses(before, await countWritten(urls.owner));
  verdicts.hold(losses.length === 0, `${name}: no row of ${before.size} tables is lost`, losses);
  await workAfterUpgrade(urls);
  const verified = await runHere(['verify', '--json'], urls).catch((error: unknown) => error as Error);
  verdicts.hold(
    typeof verified === 'string',
    `${name}: chains, freezes, derived tables and files verify`,
    verified,
  );
  const db = openKysely(openPool({ connectionString: urls.app }, 8));
  try {
    const { signedIn, faults, requests } = await askEverywhere(db, { seed: SEED, requests: REQUESTS });
    verdicts.hold(
      signedIn.length > 5,
      `${name}: ${signedIn.length} people sign in with the passwords they had`,
    );
    verdicts.hold(
      faults.length === 0,
      `${name}: ${requests} requests of them are answered as described`,
      faults,
    );
  } finally {
    await db.destroy();
  }
}

const cluster = await startScratchCluster();
try {
  await bootstrapCluster(cluster.socket, 'luoshi');
  for (const { commit, lastStep } of OLD_VERSIONS) {
    const name = `${lastStep} (${commit})`;
    const old = openOldVersion(commit);
    if (!old) {
      verdicts.say(`skipped ${name}: not in the history of this copy`);
      continue;
    }
    const database = await createScratchDatabase(cluster.socket, 'empty');
    try {
      await old.run(['migrate'], database.urls);
      await old.run(['seed', '--projects', String(PROJECTS)], database.urls);
      await upgrade(database.urls, name);
    } finally {
      old.close();
      await database.drop();
    }
  }
} finally {
  await cluster.stop();
}
verdicts.close();
