import { z } from 'zod';
import type { Role } from './actor.ts';

/** Of whom a region wants a code from a telephone beside the password. */
export const SECOND_FACTOR_DEMANDS = ['nobody', 'administrators', 'signers', 'everybody'] as const;
export const SecondFactorDemand = z.enum(SECOND_FACTOR_DEMANDS);
export type SecondFactorDemand = z.infer<typeof SecondFactorDemand>;

const ADMINISTRATORS: readonly Role[] = [
  'system-admin',
  'security-admin',
  'auditor',
  'unit-admin',
  'office-head',
];
/** Whoever confirms, reviews, countersigns, issues or decides. */
const SIGNERS: readonly Role[] = [
  'section-head',
  'deputy-head',
  'head',
  'reviewer',
  'office-clerk',
  'inspector',
  'inspection-head',
  'leader',
  'cosigner',
  'approver',
  'registrar',
];

/**
 * Whether somebody with these roles is to have a second factor (等保三级: two factors, one of them by cryptography). Any one role
 * that is asked is enough; without a role nobody is asked unless everybody is. Each demand asks all whom the narrower ones ask.
 */
export function needsSecondFactor(roles: readonly Role[], demand: SecondFactorDemand): boolean {
  const demanded: Record<SecondFactorDemand, readonly Role[] | null> = {
    nobody: [],
    administrators: ADMINISTRATORS,
    signers: [...ADMINISTRATORS, ...SIGNERS],
    everybody: null,
  };
  const wanted = demanded[demand];
  return wanted === null || roles.some((role) => wanted.includes(role));
}
