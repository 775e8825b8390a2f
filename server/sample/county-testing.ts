import { ODD_CASES, type OddCase } from './odd-cases.ts';
import type { County } from './project-model.ts';

/** Odd cases that no project was given. */
export function findMissingCases(county: County): OddCase[] {
  const given = new Set(county.seats.oddCaseOf.values());
  return ODD_CASES.filter((odd) => !given.has(odd));
}
