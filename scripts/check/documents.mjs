// What stands beside the code and must agree with it: hash of the migrations, paths in the architecture, the glossary.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const read = (checkout, file) => readFileSync(path.join(checkout, file), 'utf8');
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** The same sum as hashMigrations in server/platform/migrate.ts, here without TypeScript or a database. */
export function hashMigrations(checkout) {
  const folder = path.join(checkout, 'db', 'migrations');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return sha256(names.map((name) => `${name} ${sha256(readFileSync(path.join(folder, name)))}\n`).join(''));
}

export function checkTypesHead(checkout) {
  const file = 'db/types.ts';
  const stated = existsSync(path.join(checkout, file))
    ? /^\/\/ migrations: ([0-9a-f]{64})$/m.exec(read(checkout, file))?.[1]
    : undefined;
  if (stated === hashMigrations(checkout)) return [];
  return [
    {
      file,
      line: 2,
      text: 'made from other migrations than those in db/migrations; run node scripts/types.mjs',
    },
  ];
}

const PATH = /`((?:core|server|web|db|scripts|docs|cases|scenarios|bench|drill|templates|\.ci)\/[\w./-]*)`/g;

export function listStatedPaths(text) {
  return text
    .split('\n')
    .flatMap((line, index) => [...line.matchAll(PATH)].map((match) => ({ path: match[1], line: index + 1 })));
}

export function checkArchitecture(checkout) {
  const file = 'docs/architecture.md';
  if (!existsSync(path.join(checkout, file))) return [{ file, line: 1, text: 'missing' }];
  return listStatedPaths(read(checkout, file))
    .filter((stated) => !existsSync(path.join(checkout, stated.path)))
    .map((stated) => ({ file, line: stated.line, text: `${stated.path} does not exist` }));
}

export function checkGlossary(checkout) {
  const file = 'docs/glossary.md';
  return existsSync(path.join(checkout, file)) ? [] : [{ file, line: 1, text: 'missing' }];
}

const hasEntry = (packages, where, name) => {
  for (let folder = where; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
};

/**
 * npm leaves out of the lock what its registry lacks of other systems' optional packages, and npm ci then refuses the lock.
 * Such an entry needs its version, os and cpu, and no more.
 */
export function checkLock(checkout) {
  const file = 'package-lock.json';
  const { packages } = JSON.parse(read(checkout, file));
  return Object.entries(packages).flatMap(([where, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !hasEntry(packages, where, name))
      .map((name) => ({
        file,
        line: 1,
        text: `${name}, optional for ${where || 'the product'}, has no entry; npm ci would refuse`,
      })),
  );
}
