import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from './actor.ts';
import { needsSecondFactor, type SecondFactorDemand } from './second-factor.ts';

describe('of whom a second factor is wanted', () => {
  test.each<[SecondFactorDemand, Role, boolean]>([
    ['nobody', 'system-admin', false],
    ['administrators', 'system-admin', true],
    ['administrators', 'unit-admin', true],
    ['administrators', 'head', false],
    ['signers', 'auditor', true],
    ['signers', 'head', true],
    ['signers', 'reporter-a', false],
    ['everybody', 'reporter-a', true],
  ])('%s: %s %s', (demand, role, isWanted) => {
    expect(needsSecondFactor([role], demand)).toBe(isWanted);
    expect(needsSecondFactor(['liaison', role], demand)).toBe(isWanted || demand === 'everybody');
  });

  test('each wider demand asks everybody whom a narrower one asks', () => {
    for (const role of ROLES)
      for (const [narrow, wide] of [
        ['nobody', 'administrators'],
        ['administrators', 'signers'],
        ['signers', 'everybody'],
      ] as const)
        expect(needsSecondFactor([role], wide) || !needsSecondFactor([role], narrow)).toBe(true);
  });
});
