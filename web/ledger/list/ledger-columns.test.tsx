import { readFileSync } from 'node:fs';
import i18next from 'i18next';
import { expect, test } from 'vitest';
import { ledgerColumns } from './ledger-columns.tsx';

function readTexts(): Record<string, string> {
  const files = ['ledger', 'ui', 'progress', 'reporting'].map((name) => {
    const path = new URL(`../../app/texts/zh/${name}.json`, import.meta.url);
    return Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>).map(
      ([key, text]) => [`${name}.${key}`, text] as const,
    );
  });
  return Object.fromEntries(files.flat());
}

test('every column of the ledger has a title and a unit in words', async () => {
  await i18next.init({ lng: 'zh', keySeparator: false, resources: { zh: { translation: readTexts() } } });
  const columns = ledgerColumns(
    () => {},
    'first-issued',
    () => '',
  );
  const words = columns.flatMap(({ title, unit }) => (unit === undefined ? [title] : [title, unit]));
  expect(words).toContain('万元');
  expect(words.filter((text) => /[a-z]+\.\S/i.test(text))).toEqual([]);
});
