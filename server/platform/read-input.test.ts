import { expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal } from '#core/platform/refusal.ts';
import { compileInput } from './read-input.ts';

const read = compileInput({ schema: z.strictObject({ name: z.string().min(2).max(80) }) });

test.each([
  [{ name: '水' }],
  [{ name: { length: 3 } }],
  // A check compares the length with a number, and this one cannot be made into any.
  [{ name: { length: { toString: 1, valueOf: 1 } } }],
])('input that is not what the contract says is refused and never an error of ours: %j', (given) => {
  const { error } = read(given) as { error?: Refusal };
  expect(error).toBeInstanceOf(Refusal);
  expect(error?.body.code).toBe('INPUT_INVALID');
});

test('input that is what the contract says is handed on', () => {
  expect(read({ name: '水务局' })).toEqual({ value: { name: '水务局' } });
});
