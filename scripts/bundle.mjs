// npm run bundle: one archive that installs without a network: the product, its packages, the built pages, PostgreSQL and Node 24.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { CHECKOUT, hashLock, requireNode, say } from './install.mjs';

/** Binaries of Node come from the registry like every other package; they are built for glibc. */
const NODE = { 'linux-x64': '24.21.0', 'linux-arm64': '24.21.0' };

function run(program, args, cwd, env = {}) {
  const result = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (result.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${result.status ?? result.error}`);
  return result.stdout.toString();
}

/** The tree as it is committed: what lies beside it, and data above all, is none of the product. */
function exportTree(folder) {
  const archive = spawnSync('git', ['archive', 'HEAD'], { cwd: CHECKOUT, maxBuffer: 1 << 30 });
  if (archive.status !== 0) throw new Error('git archive');
  const unpack = spawnSync('tar', ['x'], { cwd: folder, input: archive.stdout });
  if (unpack.status !== 0) throw new Error('tar x');
}

function addPackages(folder, platform) {
  const [os, cpu] = platform.split('-');
  run('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund', `--os=${os}`, `--cpu=${cpu}`], folder);
  writeFileSync(path.join(folder, 'node_modules', '.luoshi-lock'), hashLock(folder, ...platform.split('-')));
}

function addNode(folder, platform) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'luoshi-node-'));
  const packed = run('npm', ['pack', '--silent', `node-${platform}@${NODE[platform]}`], scratch).trim();
  run('tar', ['xzf', packed], scratch);
  mkdirSync(path.join(folder, 'node', 'bin'), { recursive: true });
  cpSync(path.join(scratch, 'package', 'bin', 'node'), path.join(folder, 'node', 'bin', 'node'));
  cpSync(path.join(scratch, 'package', 'LICENSE'), path.join(folder, 'node', 'LICENSE'));
  rmSync(scratch, { recursive: true });
}

/** `bin/luoshi start` serves; every other word is a command of `npm run luoshi`. */
const LAUNCHER = `#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
program=luoshi.mjs
if [ "\${1:-}" = start ]; then shift; program=start.mjs; fi
exec "$here/node/bin/node" "$here/scripts/$program" "$@"
`;

async function hashFile(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

requireNode();
const { values } = parseArgs({
  options: {
    platform: { type: 'string', default: `${process.platform}-${process.arch}` },
    out: { type: 'string' },
  },
});
const { platform } = values;
if (!NODE[platform]) {
  say(
    `没有 ${platform} 的安装包，有：${Object.keys(NODE).join('、')}。`,
    `No bundle for ${platform}; there are ${Object.keys(NODE).join(', ')}.`,
  );
  process.exit(2);
}
const { version } = JSON.parse(readFileSync(path.join(CHECKOUT, 'package.json'), 'utf8'));
const name = `luoshi-${version}-${platform}`;
const out = path.resolve(values.out ?? path.join(CHECKOUT, 'dist', `${name}.tar.gz`));
const scratch = mkdtempSync(path.join(tmpdir(), 'luoshi-bundle-'));
const folder = path.join(scratch, name);
mkdirSync(folder);
try {
  say('导出已提交的程序……', 'Exporting what is committed …');
  exportTree(folder);
  say('安装运行所需的包……', 'Installing the packages that it runs on …');
  addPackages(folder, platform);
  say('构建网页……', 'Building the pages …');
  run(
    process.execPath,
    [
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      `import { findWebBuild } from './server/platform/build-web.ts'; findWebBuild(process.cwd()).build();`,
    ],
    folder,
  );
  say(`加入 Node ${NODE[platform]}……`, `Adding Node ${NODE[platform]} …`);
  addNode(folder, platform);
  mkdirSync(path.join(folder, 'bin'), { recursive: true });
  writeFileSync(path.join(folder, 'bin', 'luoshi'), LAUNCHER, { mode: 0o755 });
  say('打包……', 'Packing …');
  mkdirSync(path.dirname(out), { recursive: true });
  run('tar', ['czf', out, '--owner=0', '--group=0', name], scratch);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const sha256 = await hashFile(out);
writeFileSync(`${out}.sha256`, `${sha256}  ${path.basename(out)}\n`);
say(`完成：${out}`, `Done: ${(statSync(out).size / 1e6).toFixed(0)} MB, sha256 ${sha256}`);
