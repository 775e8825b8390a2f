import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codeOf,
  findStep,
  newRecoveryCodes,
  newSecret,
  stepAt,
  toAuthenticatorAddress,
} from './one-time-code.ts';

/** The secret of RFC 6238, appendix B, for SHA-1: "12345678901234567890". */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('the code of a telephone', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %i of RFC 6238 is %s', (second, code) => {
    expect(codeOf(RFC_SECRET, stepAt(new Date(second * 1000)))).toBe(code);
  });

  test('is taken half a minute early and late, no further, and never a second time', () => {
    const now = new Date('2026-11-23T08:00:15Z');
    const at = stepAt(now);
    for (const [step, isTaken] of [
      [at - 2, false],
      [at - 1, true],
      [at, true],
      [at + 1, true],
      [at + 2, false],
    ] as const)
      expect(findStep(RFC_SECRET, codeOf(RFC_SECRET, step), now, 0)).toBe(isTaken ? step : null);
    expect(findStep(RFC_SECRET, codeOf(RFC_SECRET, at), now, at)).toBeNull();
  });

  test('of a new secret is six digits, and text that is none is never taken', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const secret = newSecret();
        expect(secret).toMatch(/^[A-Z2-7]{32}$/);
        expect(codeOf(secret, 1)).toMatch(/^\d{6}$/);
        fc.pre(!/^\d{6}$/.test(text));
        expect(findStep(secret, text, new Date(), 0)).toBeNull();
      }),
    );
  });
});

test('recovery codes are ten and all different; the address names the county and the login', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
  expect(toAuthenticatorAddress('ABC', '落实 望川县', 'xmb-1')).toBe(
    `otpauth://totp/${encodeURIComponent('落实 望川县')}:xmb-1?secret=ABC&issuer=${encodeURIComponent('落实 望川县')}&digits=6&period=30`,
  );
});
