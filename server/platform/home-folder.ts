// Where Luoshi keeps its data: LUOSHI_DATA, else .data in the checkout.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { canReach, findLentAccount } from './embedded-account.ts';

export interface HomeFolder {
  readonly path: string;
  /** The embedded cluster lives here. */
  readonly clusterPath: string;
  /** The folder that was asked for, when the account that runs PostgreSQL cannot reach it and another is used. */
  readonly movedFrom: string | undefined;
}

const SYSTEM_FOLDER = '/var/lib/luoshi';

function openToLentAccount(folder: string): void {
  if (!fs.existsSync(folder)) return;
  const stats = fs.statSync(folder);
  if (stats.uid === 0 && (stats.mode & 0o011) !== 0o011) fs.chmodSync(folder, stats.mode | 0o011);
}

/**
 * Finds and creates the data folder. As root, when it lies out of the reach of the unprivileged account that runs
 * PostgreSQL, the data goes to /var/lib/luoshi/<hash of the wanted path>, the same one each time.
 */
export function resolveHomeFolder(checkout: string, wanted = process.env.LUOSHI_DATA): HomeFolder {
  const asked = path.resolve(wanted || path.join(checkout, '.data'));
  const account = findLentAccount(path.join(asked, 'postgres'));
  if (account) openToLentAccount(asked);
  const reachable = !account || canReach(asked, account);
  const chosen = reachable
    ? asked
    : path.join(SYSTEM_FOLDER, createHash('sha256').update(asked).digest('hex').slice(0, 16));
  if (!reachable) fs.mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  fs.mkdirSync(chosen, { recursive: true, mode: account ? 0o711 : 0o700 });
  return {
    path: chosen,
    clusterPath: path.join(chosen, 'postgres'),
    movedFrom: reachable ? undefined : asked,
  };
}
