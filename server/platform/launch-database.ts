// The launcher's database: the embedded one, migrated and with the sample on first run, or the one an operator names.
import { setTimeout as sleep } from 'node:timers/promises';
import { findDatabaseTrouble } from './database-trouble.ts';
import { requireReachable } from './database-unreachable.ts';
import {
  type DatabaseUrls,
  type EmbeddedDatabase,
  openEmbeddedDatabase,
  recreateDatabase,
} from './embedded-database.ts';
import { hasRegion } from './has-region.queries.ts';
import type { HomeFolder } from './home-folder.ts';
import { migrate } from './migrate.ts';
import { runCli } from './run-cli.ts';
import { readSampleMark, writeSampleMark } from './sample-mark.ts';

export interface LaunchDatabase {
  readonly urls: Partial<DatabaseUrls>;
  readonly isSample: boolean;
  /** No region yet: the first administrator is made by a one-time link. */
  readonly isEmpty: boolean;
  printSetupLink(address: string): Promise<void>;
  close(): Promise<void>;
}

interface LaunchEvents {
  readonly say: (zh: string, en: string) => void;
  /** The embedded server fell and was started again at another socket. */
  readonly onAddressChange: (urls: DatabaseUrls) => void;
}

const toEnv = (urls: Partial<DatabaseUrls>, homePath: string): Record<string, string> => ({
  LUOSHI_DATA: homePath,
  ...(urls.owner ? { LUOSHI_OWNER_URL: urls.owner } : {}),
  ...(urls.app ? { LUOSHI_DATABASE_URL: urls.app } : {}),
  ...(urls.worker ? { LUOSHI_WORKER_URL: urls.worker } : {}),
});

async function applyMigrations(ownerUrl: string, { say }: LaunchEvents): Promise<void> {
  const steps = await migrate(ownerUrl);
  if (steps.length > 0) say(`数据库升级 ${steps.length} 步。`, `${steps.length} migrations applied.`);
}

/** A sample cut short is thrown away and made again; anything else that stands there is left alone. */
async function prepareSample(
  checkout: string,
  homePath: string,
  database: EmbeddedDatabase,
  events: LaunchEvents,
): Promise<boolean> {
  const mark = readSampleMark(homePath);
  const { urls } = database;
  if (mark?.state === 'seeding') {
    await recreateDatabase(urls);
    await applyMigrations(urls.owner, events);
  } else if (mark) return mark.state === 'sample';
  else if (await hasRegion(urls.owner)) {
    writeSampleMark(homePath, { state: 'own' });
    return false;
  }
  events.say('首次启动，正在生成示例县……', 'First start: making the sample county …');
  writeSampleMark(homePath, { state: 'seeding' });
  await runCli(checkout, ['seed'], toEnv(urls, homePath));
  writeSampleMark(homePath, { state: 'sample' });
  return true;
}

const REVIVE_EVERY_MS = 5_000;

/**
 * Until it runs again, however long that takes: on a full disk it cannot, and whoever makes room should have nothing else to do. What
 * stands in the way is said once. Undefined when it is not wanted any more.
 */
async function openPatiently(
  open: () => Promise<EmbeddedDatabase>,
  isGivenUp: () => boolean,
): Promise<EmbeddedDatabase | undefined> {
  let said = '';
  while (!isGivenUp()) {
    try {
      const database = await open();
      if (!isGivenUp()) return database;
      await database.close();
    } catch (error) {
      const text = findDatabaseTrouble(error)?.body.zh ?? String(error);
      // The end of its log has other times and numbers at each try.
      const gist = text.replace(/\d/g, '');
      if (gist !== said) console.error(text);
      said = gist;
      await sleep(REVIVE_EVERY_MS);
    }
  }
  return undefined;
}

async function openEmbedded(
  checkout: string,
  home: HomeFolder,
  events: LaunchEvents,
): Promise<LaunchDatabase> {
  events.say('正在启动内置数据库……', 'Starting the embedded database …');
  let isClosing = false;
  let database: EmbeddedDatabase;
  const open = () =>
    openEmbeddedDatabase(home.clusterPath, { patienceMs: 3_000, onLost: () => void revive() });
  const revive = async () => {
    if (isClosing) return;
    events.say(
      '内置数据库意外停止，正在恢复……',
      'The embedded database ended unexpectedly; starting it again …',
    );
    const found = await openPatiently(open, () => isClosing);
    if (!found) return;
    const isElsewhere = found.urls.app !== database.urls.app;
    database = found;
    events.say('内置数据库已恢复。', 'The embedded database is back.');
    // At the same place the server finds it by itself.
    if (isElsewhere) events.onAddressChange(database.urls);
  };
  database = await open();
  if (database.origin === 'attached')
    throw new Error(`另一个落实进程正在使用 ${home.path}。Another Luoshi process is using ${home.path}.`);
  if (database.origin === 'adopted')
    events.say('接管上次留下的数据库。', 'Adopted the database left by an earlier run.');
  const close = async () => {
    isClosing = true;
    await database.close();
  };
  try {
    await applyMigrations(database.urls.owner, events);
    const isSample = await prepareSample(checkout, home.path, database, events);
    return buildLaunchDatabase(checkout, home, database.urls, isSample, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function buildLaunchDatabase(
  checkout: string,
  home: HomeFolder,
  urls: Partial<DatabaseUrls>,
  isSample: boolean,
  close: () => Promise<void>,
): Promise<LaunchDatabase> {
  const isEmpty = !isSample && urls.owner !== undefined && !(await hasRegion(urls.owner));
  const printSetupLink = async (address: string) => {
    process.stdout.write(
      await runCli(checkout, ['setup-link', '--unless-given', '--address', address], toEnv(urls, home.path)),
    );
  };
  return { urls, isSample, isEmpty, printSetupLink, close };
}

async function openGiven(checkout: string, home: HomeFolder, events: LaunchEvents): Promise<LaunchDatabase> {
  const { LUOSHI_DATABASE_URL: app, LUOSHI_WORKER_URL: worker, LUOSHI_OWNER_URL: owner } = process.env;
  // The app's login alone is tried too: otherwise the server would be restarted over and over.
  await requireReachable(owner ? 'LUOSHI_OWNER_URL' : 'LUOSHI_DATABASE_URL', owner ?? app ?? '');
  if (owner) await applyMigrations(owner, events);
  else
    events.say(
      '未给出 LUOSHI_OWNER_URL，不执行数据库升级。',
      'LUOSHI_OWNER_URL is not given, so no migrations are applied.',
    );
  const urls = { ...(app ? { app } : {}), ...(worker ? { worker } : {}), ...(owner ? { owner } : {}) };
  return buildLaunchDatabase(checkout, home, urls, false, async () => undefined);
}

/** Ready to be served from: started, migrated, and on first run with the sample. */
export function openLaunchDatabase(
  checkout: string,
  home: HomeFolder,
  events: LaunchEvents,
): Promise<LaunchDatabase> {
  const open = process.env.LUOSHI_DATABASE_URL ? openGiven : openEmbedded;
  return open(checkout, home, events);
}
