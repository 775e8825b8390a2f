// What docs/security.md names is there: files, and tests under the titles that it quotes.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
const PAGE = path.join(ROOT, 'docs/security.md');

test('Every file that the page of security names is there', () => {
  const page = fs.readFileSync(PAGE, 'utf8');
  const named = [...page.matchAll(/`((?:core|server|web|db|docs|deploy|drill|scripts)\/[^`*\s]*)`/g)].map(
    ([, name = '']) => name,
  );
  expect(named.filter((name) => !fs.existsSync(path.join(ROOT, name)))).toEqual([]);
  expect(named.length).toBeGreaterThan(50);
});

test('Every test that the page of security quotes is there under that title', () => {
  const sources = new Map<string, string>();
  const read = (name: string) =>
    sources.get(name) ?? sources.set(name, fs.readFileSync(path.join(ROOT, name), 'utf8')).get(name) ?? '';
  const page = fs.readFileSync(PAGE, 'utf8');
  const missing: string[] = [];
  for (const line of page.split('\n')) {
    let file = '';
    for (const [, name, title] of line.matchAll(/`([^`]+\.test\.tsx?)`|“([A-Za-z…][^”]*)”/g)) {
      if (name) file = name;
      else if (title && file)
        for (const part of title.split('…').filter(Boolean))
          if (!read(file).includes(part.trim())) missing.push(`${file}: ${title}`);
    }
  }
  expect(missing).toEqual([]);
});
