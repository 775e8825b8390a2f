import os from 'node:os';
import path from 'node:path';
import type { Kysely } from 'kysely';
import type { DB } from '../../db/types.ts';
import { openKysely, openPool } from './database.ts';
import { requireReachable } from './database-unreachable.ts';
import { type DatabaseUrls, openEmbeddedDatabase } from './embedded-database.ts';
import { resolveHomeFolder } from './home-folder.ts';

/** Where a command writes: people and machines on standard output, complaints on standard error. */
export interface CommandIo {
  stdout: (text: string) => void;
  stderr: (text: string) => void;
}

/** Exit code: 0 done, 1 findings or refusal, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;
export type Command = (args: string[], io: CommandIo) => Promise<number>;

/** The system account at the command line, as the audit log names it. */
export const systemAccount = (): string => `system:${os.userInfo().username}`;

export interface CommandDatabase {
  urls: DatabaseUrls;
  /** Login luoshi_app, for verbs and views. */
  app: Kysely<DB>;
}

function fromEnvironment(): DatabaseUrls | undefined {
  const { LUOSHI_OWNER_URL: owner, LUOSHI_DATABASE_URL: app, LUOSHI_WORKER_URL: worker } = process.env;
  if (!owner) return undefined;
  return { owner, app: app ?? owner, worker: worker ?? owner };
}

/**
 * Runs a command against the database of this checkout: the address in LUOSHI_OWNER_URL, or the embedded one, joined if it
 * runs and started for the command if not. Only the account that owns the data folder can do that, which is the command
 * line's permission; what it writes is audited with that account and the person named by `--as`.
 */
export async function withCommandDatabase<T>(run: (database: CommandDatabase) => Promise<T>): Promise<T> {
  const given = fromEnvironment();
  if (given) await requireReachable('LUOSHI_OWNER_URL', given.owner);
  const embedded = given
    ? undefined
    : await openEmbeddedDatabase(resolveHomeFolder(path.join(import.meta.dirname, '../..')).clusterPath);
  const urls = given ?? embedded?.urls;
  if (!urls) throw new Error('no database');
  const app = openKysely(openPool({ connectionString: urls.app }, 4));
  try {
    return await run({ urls, app });
  } finally {
    await app.destroy();
    await embedded?.close();
  }
}
