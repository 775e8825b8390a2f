// Which system account runs the embedded PostgreSQL, and what that account can reach.
// PostgreSQL refuses to run as root, so root lends the work to an unprivileged account.
import fs from 'node:fs';
import path from 'node:path';

export interface SystemAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const PREFERRED_NAMES = ['postgres', 'nobody'];

function listAccounts(): SystemAccount[] {
  const lines = fs.existsSync('/etc/passwd') ? fs.readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/**
 * The account that must run PostgreSQL when this process is root: the owner of an existing cluster when that is
 * an ordinary account, else `postgres`, else `nobody`. Undefined for an ordinary user, who runs it himself.
 */
export function findLentAccount(clusterFolder: string): SystemAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = listAccounts();
  if (fs.existsSync(path.join(clusterFolder, 'PG_VERSION'))) {
    const { uid, gid } = fs.statSync(clusterFolder);
    if (uid !== 0) return accounts.find((account) => account.uid === uid) ?? { name: `uid ${uid}`, uid, gid };
  }
  for (const name of PREFERRED_NAMES) {
    const account = accounts.find((candidate) => candidate.name === name);
    if (account) return account;
  }
  throw new Error(
    '以 root 运行内置数据库需要系统中有 postgres 或 nobody 账户。Running as root needs a system account named postgres or nobody.',
  );
}

/** Whether initdb can look this process's own account up; in some containers the uid has no name. */
export function hasAccountName(): boolean {
  const uid = process.getuid?.();
  if (uid === undefined || process.platform !== 'linux') return true;
  return listAccounts().some((account) => account.uid === uid);
}

function modeBitsFor(stats: fs.Stats, account: SystemAccount): number {
  if (stats.uid === account.uid) return (stats.mode >> 6) & 7;
  if (stats.gid === account.gid) return (stats.mode >> 3) & 7;
  return stats.mode & 7;
}

/** Whether the account may pass through every folder down to and including `folder`; missing ones count as fine. */
export function canReach(folder: string, account: SystemAccount): boolean {
  let current = path.resolve(folder);
  for (;;) {
    if (fs.existsSync(current) && !(modeBitsFor(fs.statSync(current), account) & 1)) return false;
    const parent = path.dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}

/** Whether the account may read (and, for programs, run) the file. */
export function canUse(file: string, account: SystemAccount, needed: 'read' | 'run'): boolean {
  const bits = modeBitsFor(fs.statSync(file), account);
  return (
    canReach(path.dirname(file), account) &&
    (bits & (needed === 'run' ? 5 : 4)) === (needed === 'run' ? 5 : 4)
  );
}
