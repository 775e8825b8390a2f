// Brings node_modules in line with the lock file. Node built-ins only: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const CHECKOUT = path.dirname(import.meta.dirname);
const STAMP = path.join(CHECKOUT, 'node_modules', '.luoshi-lock');
const OLDEST_NODE = [20, 19];

/** One line of progress, Chinese first. */
export function say(zh, en) {
  process.stdout.write(`${zh}  ${en}\n`);
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  say(
    `需要 Node ${OLDEST_NODE.join('.')} 或更新版本，当前为 ${process.versions.node}。`,
    `Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`,
  );
  process.exit(1);
}

/** What an installation is made for: the lock file and the machine. */
export function hashLock(checkout = CHECKOUT, platform = process.platform, arch = process.arch) {
  const lock = readFileSync(path.join(checkout, 'package-lock.json'));
  return createHash('sha256').update(lock).update(platform).update(arch).digest('hex');
}

function runNpm(args) {
  const cli = process.env.npm_execpath;
  const command = cli?.endsWith('.js') ? [process.execPath, cli] : ['npm'];
  const [program, ...first] = command;
  return spawnSync(program, [...first, ...args], { cwd: CHECKOUT, stdio: 'inherit' });
}

/** Installs the packages when the lock differs from the one of the last complete installation. */
export function ensureInstalled() {
  requireNode();
  const wanted = hashLock();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  say('正在安装依赖……', 'Installing packages …');
  const result = runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (result.status !== 0) {
    say('依赖安装失败，见上面的信息。', 'Packages could not be installed; see the lines above.');
    process.exit(1);
  }
  writeFileSync(STAMP, wanted);
}
