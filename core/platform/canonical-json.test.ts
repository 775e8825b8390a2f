import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CanonicalValue, toCanonicalJson } from './canonical-json.ts';

const { tree } = fc.letrec<{ tree: CanonicalValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

function reverseKeys(value: CanonicalValue): CanonicalValue {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reverseKeys(member as CanonicalValue)]),
  );
}

describe('canonical JSON', () => {
  it('sorts keys, leaves out undefined members and writes no spaces', () => {
    expect(toCanonicalJson({ b: ['12.50', null], a: { z: true, y: undefined } })).toBe(
      '{"a":{"z":true},"b":["12.50",null]}',
    );
  });

  it('does not depend on the order in which members were written', () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(toCanonicalJson(reverseKeys(value))).toBe(toCanonicalJson(value));
      }),
    );
  });

  it('is read back as the same value', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const text = toCanonicalJson(value);
        expect(toCanonicalJson(JSON.parse(text) as CanonicalValue)).toBe(text);
      }),
    );
  });

  it.each([0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])(
    'refuses the number %d: decimals are text',
    (value) => {
      expect(() => toCanonicalJson({ value })).toThrow(TypeError);
    },
  );

  it('refuses what is no plain value', () => {
    expect(() => toCanonicalJson(new Date(0) as unknown as CanonicalValue)).toThrow(TypeError);
    expect(() => toCanonicalJson(1n as unknown as CanonicalValue)).toThrow(TypeError);
  });
});
