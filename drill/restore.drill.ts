// npm run drill -- restore [--projects=120]: backups of earlier versions come back in this one; a backup of this one is refused by an earlier
// one, which harms nothing.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bootstrapCluster, type DatabaseUrls } from '../server/platform/embedded-database.ts';
import { endAlongside } from '../server/platform/reaper.ts';
import {
  createScratchDatabase,
  type ScratchDatabase,
  startScratchCluster,
} from '../server/platform/scratch-cluster.ts';
import { countWritten, listLosses } from './count-written.ts';
import { OLD_VERSIONS, type OldVersion, openOldVersion } from './old-version.ts';
import { runHere } from './run-here.ts';
import { numberOf } from './seeded-random.ts';
import { Verdicts } from './verdicts.ts';

const PROJECTS = numberOf('projects', 120);
const verdicts = new Verdicts();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-drill-restore-'));
endAlongside({ folder });
const cluster = await startScratchCluster();
const orError = (said: Promise<string>): Promise<string | Error> =>
  said.catch((error: unknown) => error as Error);

async function withDatabase<T>(work: (database: ScratchDatabase) => Promise<T>): Promise<T> {
  const database = await createScratchDatabase(cluster.socket, 'empty');
  try {
    return await work(database);
  } finally {
    await database.drop();
  }
}

/** The county of that version in a file of that version. */
async function backUpOld(old: OldVersion, urls: DatabaseUrls, file: string): Promise<Map<string, number>> {
  await old.run(['migrate'], urls);
  await old.run(['seed', '--projects', String(PROJECTS)], urls);
  await old.run(['backup', file], urls);
  return countWritten(urls.owner);
}

async function tryForward(name: string, file: string, before: Map<string, number>): Promise<void> {
  await withDatabase(async ({ urls }) => {
    const restored = await orError(runHere(['restore', file, '--json'], urls));
    verdicts.hold(typeof restored === 'string', `${name}: its backup comes back in this version`, restored);
    const losses = listLosses(before, await countWritten(urls.owner));
    verdicts.hold(losses.length === 0, `${name}: no row of ${before.size} tables is lost`, losses);
    const verified = await orError(runHere(['verify', '--json'], urls));
    verdicts.hold(typeof verified === 'string', `${name}: everything verifies`, verified);
  });
}

/** A newer backup in an older version: into an empty database, and over one that is in use. */
async function tryBackward(name: string, old: OldVersion, used: DatabaseUrls, newer: string): Promise<void> {
  const before = await countWritten(used.owner);
  await withDatabase(async ({ urls }) => {
    const empty = String(await orError(old.run(['restore', newer, '--json'], urls)));
    verdicts.hold(
      empty.includes('BACKUP_OF_ANOTHER_VERSION'),
      `${name}: it refuses a backup of this version`,
      empty,
    );
    verdicts.hold((await countWritten(urls.owner)).size === 0, `${name}: the empty database is left empty`);
  });
  const over = String(await orError(old.run(['restore', newer, '--json'], used)));
  verdicts.hold(
    /BACKUP_OF_ANOTHER_VERSION|DATABASE_NOT_EMPTY/.test(over),
    `${name}: nor over a county in use`,
    over,
  );
  const same = JSON.stringify([...before]) === JSON.stringify([...(await countWritten(used.owner))]);
  verdicts.hold(same, `${name}: the county in use is as it was`);
}

try {
  await bootstrapCluster(cluster.socket, 'luoshi');
  const newer = path.join(folder, 'newer.tar');
  await withDatabase(async ({ urls }) => {
    await runHere(['migrate'], urls);
    await runHere(['seed', '--projects', String(PROJECTS)], urls);
    await runHere(['backup', newer], urls);
  });
  for (const { commit, lastStep } of OLD_VERSIONS) {
    const name = `${lastStep} (${commit})`;
    const old = openOldVersion(commit);
    if (!old) {
      verdicts.say(`skipped ${name}: not in the history of this copy`);
      continue;
    }
    try {
      await withDatabase(async ({ urls }) => {
        const file = path.join(folder, `${commit}.tar`);
        await tryForward(name, file, await backUpOld(old, urls, file));
        await tryBackward(name, old, urls, newer);
      });
    } finally {
      old.close();
    }
  }
} finally {
  await cluster.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
verdicts.close();
