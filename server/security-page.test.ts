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

test('The totals under each table of the page of security are those of its rows', () => {
  const tables = fs.readFileSync(PAGE, 'utf8').split(/^合计 Totals：/m);
  const told = tables.slice(1).map((after) => after.split('。')[0]);
  const counted = tables.slice(0, -1).map((before) => {
    const rows = before.split('\n').filter((line) => line.startsWith('| '));
    const states = rows.map(
      (row) => /^(满足|部分|运维|未做|不适用)/.exec(row.split('|').at(-2)?.trim() ?? '')?.[1],
    );
    return ['满足', '部分', '运维', '未做', '不适用']
      .map((state) => ({ state, count: states.filter((one) => one === state).length }))
      .filter(({ count }) => count > 0)
      .map(({ state, count }) => `${state} ${count}`)
      .join('，');
  });
  expect(told).toEqual(counted);
  expect(told).toHaveLength(2);
});
