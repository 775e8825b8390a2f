// node scripts/licences.mjs: the licences of everything that is installed for running (no development tools), counted, and each
// that is not one of the common permissive ones by its name. For docs/security.md and for whoever checks what is shipped.
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');
const COMMON = new Set(['MIT', 'MIT-0', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD']);

const readLicence = (folder, locked) => {
  const file = path.join(ROOT, folder, 'package.json');
  if (!fs.existsSync(file)) return locked.license ?? 'unknown';
  const { license, licenses } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const stated = license ?? licenses?.[0];
  return (typeof stated === 'object' ? stated.type : stated) ?? locked.license ?? 'unknown';
};

/** Every package of the lock that is not for development alone, once for each version. */
export function listLicences(
  lock = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')),
) {
  const found = new Map();
  for (const [folder, locked] of Object.entries(lock.packages)) {
    if (folder === '' || locked.dev || locked.devOptional) continue;
    const name = locked.name ?? folder.replace(/^.*node_modules\//, '');
    found.set(`${name}@${locked.version}`, readLicence(folder, locked));
  }
  return [...found].map(([name, licence]) => ({ name, licence }));
}

/** Versions in package.json that are not exact. */
export function listLoosePins() {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
  );
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name}@${version}`);
}

export const isCommon = (licence) => COMMON.has(licence);

if (process.argv[1] === import.meta.filename) {
  const all = listLicences();
  const counts = Map.groupBy
    ? Map.groupBy(all, ({ licence }) => licence)
    : all.reduce(
        (groups, one) => groups.set(one.licence, [...(groups.get(one.licence) ?? []), one]),
        new Map(),
      );
  for (const [licence, packages] of [...counts].sort((a, b) => b[1].length - a[1].length)) {
    process.stdout.write(`${String(packages.length).padStart(4)} ${licence}\n`);
    if (!isCommon(licence)) for (const { name } of packages) process.stdout.write(`       ${name}\n`);
  }
  process.stdout.write(`${String(all.length).padStart(4)} in all\n`);
}
