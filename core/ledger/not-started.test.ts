import { describe, expect, test } from 'vitest';
import { deriveNotStarted, findExplanationRefusal, type NotStartedFacts } from './not-started.ts';

const facts: NotStartedFacts = {
  plannedStartOn: '2026-03-01',
  startState: 'none',
  reasonClass: null,
  promisedOn: null,
};
const on = (change: Partial<NotStartedFacts>, asOf = '2026-03-31', redLineOn: string | null = null) =>
  deriveNotStarted({ ...facts, ...change }, asOf, redLineOn);

describe('A project that has not started', () => {
  test('is late from the day after its planned start, and wants a reason then', () => {
    expect(on({}, '2026-03-01')).toEqual({ daysPast: 0, isDue: true, expectedOn: '2026-03-01', holes: [] });
    expect(on({})).toMatchObject({ daysPast: 30, holes: ['no-reason'] });
    expect(on({ reasonClass: 'land' }).holes).toEqual([]);
  });

  test('without any date is named as such and has no days', () => {
    expect(on({ plannedStartOn: null })).toEqual({
      daysPast: null,
      isDue: false,
      expectedOn: null,
      holes: ['no-date'],
    });
    expect(on({ plannedStartOn: null, promisedOn: '2026-06-01' }).holes).toEqual([]);
  });

  test('is expected on its promise, which can pass, and never moves the planned start', () => {
    const kept = on({ reasonClass: 'land', promisedOn: '2026-05-01' });
    expect([kept.expectedOn, kept.daysPast]).toEqual(['2026-05-01', 30]);
    expect(on({ reasonClass: 'land', promisedOn: '2026-03-31' }).holes).toEqual([]);
    expect(on({ reasonClass: 'land', promisedOn: '2026-03-30' }).holes).toEqual(['promise-passed']);
  });

  test('behind the red line is named before and after it', () => {
    expect(on({ plannedStartOn: '2026-07-01' }, '2026-03-31', '2026-06-30').holes).toEqual(['past-red-line']);
    expect(on({ reasonClass: 'funds' }, '2026-07-01', '2026-06-30').holes).toEqual(['past-red-line']);
    expect(on({ plannedStartOn: '2026-06-30' }, '2026-03-31', '2026-06-30').holes).toEqual([]);
  });

  test('whose reported start was refuted says so', () => {
    expect(on({ startState: 'refuted', reasonClass: 'other' }).holes).toEqual(['start-refuted']);
  });
});

test('An explanation wants a later date, or words where there is none or it lies behind the red line', () => {
  const at = { startState: 'none' as const, today: '2026-03-31', redLineOn: '2026-06-30' };
  const code = (promisedOn: string | null, explanation = '', change = {}) =>
    findExplanationRefusal({ ...at, ...change }, { promisedOn, explanation })?.body.code ?? 'allowed';
  expect([code('2026-05-01'), code('2026-06-30')]).toEqual(['allowed', 'allowed']);
  expect([code('2026-03-31'), code('2026-01-01')]).toEqual(['PROMISE_NOT_LATER', 'PROMISE_NOT_LATER']);
  expect([code(null), code('2026-07-01'), code(null, '土地指标上半年批复后方可供地')]).toEqual([
    'START_EXPLANATION_WANTED',
    'START_EXPLANATION_WANTED',
    'allowed',
  ]);
  expect(code('2026-05-01', '', { startState: 'verified' })).toBe('START_VERIFIED_ALREADY');
});
