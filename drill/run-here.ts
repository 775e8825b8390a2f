import path from 'node:path';
import type { DatabaseUrls } from '../server/platform/embedded-database.ts';
import { runCli } from '../server/platform/run-cli.ts';

const CHECKOUT = path.dirname(import.meta.dirname);

export const toEnv = (urls: DatabaseUrls): Record<string, string> => ({
  LUOSHI_OWNER_URL: urls.owner,
  LUOSHI_DATABASE_URL: urls.app,
  LUOSHI_WORKER_URL: urls.worker,
});

/** A command of this version over a database; it throws with what was said where the command fails. */
export const runHere = (args: readonly string[], urls: DatabaseUrls): Promise<string> =>
  runCli(CHECKOUT, args, toEnv(urls));
