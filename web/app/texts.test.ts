import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const WEB = fileURLToPath(new URL('..', import.meta.url));
const PLURAL = /_(zero|one|two|few|many|other)$/;

function readTexts(language: string): Map<string, string> {
  const folder = `${WEB}app/texts/${language}/`;
  const texts = new Map<string, string>();
  for (const file of readdirSync(folder)) {
    const parsed = JSON.parse(readFileSync(folder + file, 'utf8')) as Record<string, string>;
    for (const [key, text] of Object.entries(parsed)) {
      texts.set(`${file.replace('.json', '')}.${key}`, text);
    }
  }
  return texts;
}

const chinese = readTexts('zh');
const english = readTexts('en');
const withoutPlural = (keys: Iterable<string>) =>
  [...new Set([...keys].map((key) => key.replace(PLURAL, '')))].sort();

function listSources(): string[] {
  return readdirSync(WEB, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|e2e)\.tsx?$/.test(name))
    .map((name) => readFileSync(WEB + name, 'utf8'));
}

describe('texts of the interface', () => {
  it('has every text in Chinese and in English', () => {
    expect(withoutPlural(english.keys())).toEqual(withoutPlural(chinese.keys()));
  });

  it('has every key that the code asks for', () => {
    const known = new Set(withoutPlural(chinese.keys()));
    const asked = listSources().flatMap((source) =>
      [...source.matchAll(/\bt\(\s*(?:[^'"`()]+\?\s*)?'([^']+)'(?:\s*:\s*'([^']+)')?/g)].flatMap((match) => [
        match[1],
        match[2],
      ]),
    );
    const missing = asked.filter((key) => key?.includes('.') && !known.has(key));
    expect(asked.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  it('has keys for every family that the code asks for by a name made at run time', () => {
    const keys = [...chinese.keys()];
    const families = listSources().flatMap((source) =>
      [...source.matchAll(/\bt\(`([\w.]+)\$\{/g)].map((match) => match[1] ?? ''),
    );
    const missing = families.filter((family) => !keys.some((key) => key.startsWith(family)));
    expect(families.length).toBeGreaterThan(3);
    expect(missing).toEqual([]);
  });

  it('fills the same places in both languages', () => {
    const placesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    const differing = [...chinese].filter(([key, text]) => {
      const other = english.get(key);
      return other !== undefined && placesOf(text).join() !== placesOf(other).join();
    });
    expect(differing).toEqual([]);
  });

  it('keeps the tone of an office: no exclamation marks', () => {
    const loud = [...chinese, ...english].filter(([, text]) => /[!！]/.test(text));
    expect(loud).toEqual([]);
  });
});
