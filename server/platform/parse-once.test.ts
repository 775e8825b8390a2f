import { expect, test } from 'vitest';
import { parseOnce } from './parse-once.ts';

test('the same text is read once, another text and no text on their own', () => {
  const seen: unknown[] = [];
  const read = parseOnce((stored) => {
    seen.push(stored);
    return { stored };
  });
  const first = read('{"version":1}');
  expect(read('{"version":1}')).toBe(first);
  expect(read('{"version":2}')).toEqual({ stored: { version: 2 } });
  expect(read(null)).toEqual({ stored: null });
  expect(read(null)).toBe(read(null));
  expect(seen).toEqual([{ version: 1 }, { version: 2 }, null]);
});

test('a document that cannot be read is not remembered', () => {
  let fails = true;
  const read = parseOnce((stored) => {
    if (fails) throw new Error('unreadable');
    return stored;
  });
  expect(() => read('1')).toThrow('unreadable');
  fails = false;
  expect(read('1')).toBe(1);
});
