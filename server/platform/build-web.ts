// Builds the web client when its sources differ from those of the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const SOURCES = ['web', 'core', 'vite.config.ts', 'package-lock.json'];

function listFiles(entry: string): string[] {
  if (!fs.statSync(entry).isDirectory()) return [entry];
  return fs
    .readdirSync(entry)
    .sort()
    .flatMap((name) => listFiles(path.join(entry, name)));
}

function hashSources(checkout: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of listFiles(path.join(checkout, source)))
      hash
        .update(`${path.relative(checkout, file)}\0`)
        .update(fs.readFileSync(file))
        .update('\0');
  }
  return hash.digest('hex');
}

export interface WebBuild {
  readonly folder: string;
  readonly isCurrent: boolean;
  build(): void;
}

/** What is built and whether it is up to date; `build` makes it so or throws with the builder's lines. */
export function findWebBuild(checkout: string): WebBuild {
  const folder = path.join(checkout, 'dist', 'web');
  const stamp = path.join(checkout, 'dist', 'web.stamp');
  const wanted = hashSources(checkout);
  const isCurrent =
    fs.existsSync(path.join(folder, 'index.html')) &&
    fs.existsSync(stamp) &&
    fs.readFileSync(stamp, 'utf8') === wanted;
  const build = () => {
    fs.rmSync(stamp, { force: true });
    const vite = path.join(checkout, 'node_modules', 'vite', 'bin', 'vite.js');
    const result = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: checkout,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (result.status !== 0)
      throw new Error(`网页构建失败。The web client could not be built:\n${result.stdout}${result.stderr}`);
    fs.writeFileSync(stamp, wanted);
  };
  return { folder, isCurrent, build };
}
