import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isCommon, listLicences, listLoosePins } from './licences.mjs';

const PAGE = path.join(import.meta.dirname, '../docs/security.md');

test('Every version of a dependency is exact, and the page lists every package with a licence of its own', () => {
  const page = fs.readFileSync(PAGE, 'utf8');
  expect(listLoosePins()).toEqual([]);
  const uncommon = listLicences().filter(({ licence }) => !isCommon(licence));
  const bare = (name) =>
    name
      .replace(/@[^@]+$/, '')
      .replace(/^((?:@[\w-]+\/)?[a-z-]+?)-(?:js-)?(?:android|darwin|linux|win32|freebsd).*$/, '$1');
  const unsaid = uncommon.map(({ name }) => bare(name)).filter((name) => !page.includes(name));
  expect(unsaid).toEqual([]);
});
