// Patterns that are put together when a file is loaded cannot be read from its text: they are caught as they are made.
import path from 'node:path';
import { expect, test } from 'vitest';
import { CHECKOUT } from '../install.mjs';
import { findAmbiguousLoops } from './loops.mjs';
import { listSources, listTracked } from './sources.mjs';

const MAKES = /\bRegExp\(/;

test('No pattern that a file puts together has a loop that reads a text in two ways', async () => {
  const made = new Map();
  const { RegExp: Plain } = globalThis;
  let file = '';
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, words) {
      const pattern = Reflect.construct(target, words);
      made.set(`${pattern.source}/${pattern.flags}`, { file, pattern });
      return pattern;
    },
  });
  const makers = listSources(CHECKOUT, listTracked(CHECKOUT)).filter(
    ({ file: name, text, isTest, runtime }) =>
      !isTest && ['core', 'server'].includes(runtime) && !/testing/.test(name) && MAKES.test(text),
  );
  try {
    for (const source of makers) {
      file = source.file;
      await import(path.join(CHECKOUT, file));
    }
  } finally {
    globalThis.RegExp = Plain;
  }
  const own = [...made.values()].filter(({ pattern }) => pattern.source.length > 1);
  expect(own.length).toBeGreaterThan(60);
  const found = own.flatMap(({ file: at, pattern }) =>
    findAmbiguousLoops(pattern.source, pattern.flags).map((loop) => `${at}: ${loop}`),
  );
  expect([...new Set(found)]).toEqual([]);
});
