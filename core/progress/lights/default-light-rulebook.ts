import type { Coverage, LightRulebook } from './light-rulebook.ts';

const everyProject: Coverage = { natures: null, exceptNatures: [], traits: {} };

/**
 * The default rule set of handbook 3.3. Red and yellow by schedule ratio, days past a date, working days
 * past a promise, missing reports and overdue problems; memory of two months; grey before the plan is issued (8.4).
 */
export const DEFAULT_LIGHT_RULEBOOK: LightRulebook = {
  code: 'default',
  version: 1,
  name: '默认亮灯规则',
  regionId: null,
  validFrom: '2015-01-01',
  clause: null,
  periodKind: 'month',
  allowsDeclaredYellow: true,
  greyBeforePlan: true,
  bundleStartShare: '0.5',
  dimensions: [
    {
      dimension: 'start',
      isOn: true,
      covers: { natures: null, exceptNatures: ['continuing'], traits: {} },
      conditions: [
        { id: 'start-red', light: 'red', clauses: [{ measure: 'startDaysLate', within: { above: '30' } }] },
        {
          id: 'start-yellow',
          light: 'yellow',
          clauses: [{ measure: 'startDaysLate', within: { above: '0', atMost: '30' } }],
        },
        { id: 'start-green', light: 'green', clauses: [{ measure: 'startVerified', is: true }] },
      ],
      memory: { periods: 2, startsAfreshEachYear: false },
    },
    {
      dimension: 'progress',
      isOn: true,
      covers: everyProject,
      conditions: [
        { id: 'progress-done', light: 'blue', clauses: [{ measure: 'annualTaskDone', is: true }] },
        { id: 'progress-finished', light: 'blue', clauses: [{ measure: 'isFinished', is: true }] },
        {
          id: 'progress-red',
          light: 'red',
          clauses: [{ measure: 'scheduleRatio', within: { below: '0.80' } }],
        },
        {
          id: 'progress-yellow',
          light: 'yellow',
          clauses: [{ measure: 'scheduleRatio', within: { atLeast: '0.80', below: '1.00' } }],
        },
        {
          id: 'progress-green',
          light: 'green',
          clauses: [{ measure: 'scheduleRatio', within: { atLeast: '1.00' } }],
        },
      ],
      memory: { periods: 2, startsAfreshEachYear: true },
    },
    {
      dimension: 'milestones',
      isOn: true,
      covers: everyProject,
      conditions: [
        {
          id: 'milestone-red',
          light: 'red',
          clauses: [{ measure: 'criticalMilestoneDaysLate', within: { above: '30' } }],
        },
        {
          id: 'milestone-yellow',
          light: 'yellow',
          clauses: [{ measure: 'milestoneDaysLate', within: { above: '0' } }],
        },
        { id: 'milestone-green', light: 'green', clauses: [{ measure: 'dueMilestonesMet', is: true }] },
      ],
      memory: { periods: 2, startsAfreshEachYear: false },
    },
    {
      dimension: 'funds',
      isOn: true,
      covers: everyProject,
      conditions: [
        {
          id: 'payment-red',
          light: 'red',
          clauses: [{ measure: 'paymentDaysLate', within: { above: '30' } }],
        },
        {
          id: 'payment-yellow',
          light: 'yellow',
          clauses: [{ measure: 'paymentDaysLate', within: { above: '0' } }],
        },
        { id: 'payment-green', light: 'green', clauses: [{ measure: 'duePaymentsMet', is: true }] },
      ],
      memory: { periods: 2, startsAfreshEachYear: true },
    },
    {
      dimension: 'procedures',
      isOn: true,
      covers: everyProject,
      conditions: [
        {
          id: 'procedure-red',
          light: 'red',
          clauses: [{ measure: 'procedureWorkingDaysLate', within: { above: '10' } }],
        },
        {
          id: 'procedure-yellow',
          light: 'yellow',
          clauses: [{ measure: 'procedureWorkingDaysLate', within: { above: '0' } }],
        },
        { id: 'procedure-green', light: 'green', clauses: [{ measure: 'dueProceduresMet', is: true }] },
      ],
      memory: { periods: 2, startsAfreshEachYear: false },
    },
    {
      dimension: 'statistics',
      isOn: false,
      covers: everyProject,
      conditions: [
        { id: 'statistics-yellow', light: 'yellow', clauses: [{ measure: 'isInStatistics', is: false }] },
        { id: 'statistics-green', light: 'green', clauses: [{ measure: 'isInStatistics', is: true }] },
      ],
      memory: null,
    },
  ],
  overall: [
    {
      id: 'reports-red',
      light: 'red',
      clauses: [{ measure: 'missingReportsInARow', within: { atLeast: '2' } }],
    },
    {
      id: 'problem-red',
      light: 'red',
      clauses: [{ measure: 'level3ProblemDaysLate', within: { above: '0' } }],
    },
    {
      id: 'report-yellow',
      light: 'yellow',
      clauses: [{ measure: 'missingReportsInARow', within: { atLeast: '1', below: '2' } }],
    },
    {
      id: 'problem-yellow',
      light: 'yellow',
      clauses: [{ measure: 'level2ProblemDaysLate', within: { above: '0' } }],
    },
  ],
};
