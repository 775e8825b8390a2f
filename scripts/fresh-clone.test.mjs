// On a fresh machine these are loaded before a single package is there.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CHECKOUT } from './install.mjs';

const AT_LOAD = /^(?:import|export)\s[^;]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'/gm;

/** Packages that a script needs to be loaded, with the file that asks for them. */
function listPackages(file, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(AT_LOAD)].flatMap((match) => {
    const specifier = match[1] ?? match[2];
    if (specifier.startsWith('node:')) return [];
    if (!specifier.startsWith('.')) return [`${path.relative(CHECKOUT, file)}: ${specifier}`];
    return listPackages(path.resolve(path.dirname(file), specifier), seen);
  });
}

test.each(['start', 'test', 'check', 'bench', 'drill', 'luoshi'])(
  'npm run %s needs no package to be loaded',
  (name) => {
    expect(listPackages(path.join(CHECKOUT, `scripts/${name}.mjs`))).toEqual([]);
  },
);

test('what is asked for is seen', () => {
  expect(listPackages(path.join(CHECKOUT, 'scripts/check/patterns.mjs'))).toContain(
    'scripts/check/patterns.mjs: scslre',
  );
});
