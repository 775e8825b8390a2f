import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { DatabaseUrls } from '../server/platform/embedded-database.ts';

const CHECKOUT = path.dirname(import.meta.dirname);
const execute = promisify(execFile);

/** A command of the version in a folder, over a database; it throws with everything that was said where the command fails. */
export async function runIn(folder: string, args: readonly string[], urls: DatabaseUrls): Promise<string> {
  const env = {
    ...process.env,
    LUOSHI_OWNER_URL: urls.owner,
    LUOSHI_DATABASE_URL: urls.app,
    LUOSHI_WORKER_URL: urls.worker,
  };
  const words = ['--import', 'tsx', path.join(folder, 'server', 'cli.ts'), ...args];
  try {
    return (await execute(process.execPath, words, { cwd: folder, env, maxBuffer: 64_000_000 })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`luoshi ${args[0]}: ${stdout}${stderr}`);
  }
}

/** A command of this version. */
export const runHere = (args: readonly string[], urls: DatabaseUrls): Promise<string> =>
  runIn(CHECKOUT, args, urls);
