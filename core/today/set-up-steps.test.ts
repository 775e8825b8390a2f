import { describe, expect, test } from 'vitest';
import { listSetUpSteps, type SetUpFacts } from './set-up-steps.ts';

const READY: SetUpFacts = {
  year: 2026,
  units: 14,
  staffedUnits: 14,
  projects: 12,
  unitsWithoutReporter: 0,
  unitsWithoutConfirmer: 0,
  departmentsWithoutReviewer: 0,
  isPlanIssued: true,
  periods: 1,
  hasBulletinSettings: true,
};
const EMPTY: SetUpFacts = {
  ...READY,
  units: 0,
  staffedUnits: 0,
  projects: 0,
  isPlanIssued: false,
  periods: 0,
  hasBulletinSettings: false,
};
const pagesOf = (facts: SetUpFacts) => listSetUpSteps(facts).map((step) => step.to);

describe('steps of a new county', () => {
  test('an empty county is told to import its units, then its ledger, and to fill the settings of the bulletin', () => {
    expect(pagesOf(EMPTY)).toEqual(['/settings/orgs/import', '/ledger/imports', '/settings/bulletin']);
  });

  test('with units and nobody in them, the list of people comes before the ledger', () => {
    const steps = listSetUpSteps({ ...EMPTY, units: 14 });
    expect(steps.map((step) => step.to)).toEqual([
      '/settings/persons/import',
      '/ledger/imports',
      '/settings/bulletin',
    ]);
  });

  test('with projects there come the people of their units, the plan and the first period', () => {
    const steps = listSetUpSteps({
      ...READY,
      unitsWithoutReporter: 3,
      departmentsWithoutReviewer: 2,
      isPlanIssued: false,
      periods: 0,
    });
    expect(steps.map((step) => [step.to, step.count])).toEqual([
      ['/settings/persons', 3],
      ['/settings/persons', 2],
      ['/ledger/plans', 1],
      ['/reporting/calendar', 1],
    ]);
    expect(steps[0]?.sentence).toBe('3个填报单位没有填报员，由单位管理员或项目办新增');
  });

  test('a county that is ready is told nothing', () => {
    expect(listSetUpSteps(READY)).toEqual([]);
  });
});
