import { expect, test } from 'vitest';
import { findStaleReasons, type StaleFacts } from './stale-project.ts';

const facts: StaleFacts = {
  planYears: [2026],
  hasStarted: false,
  isFinished: false,
  originalFinishOn: '2026-12-31',
  currentFinishOn: '2026-12-31',
  moves: [],
};
const kinds = (change: Partial<StaleFacts>, asOf = '2026-10-31') =>
  findStaleReasons({ ...facts, ...change }, asOf).map((r) => [r.kind, r.count]);

test('A project carried in two annual plans without a start is stale; once started it is not', () => {
  expect(kinds({})).toEqual([]);
  expect(kinds({ planYears: [2025, 2026, 2026] })).toEqual([['carried-unstarted', 2]]);
  expect(kinds({ planYears: [2024, 2025, 2026], hasStarted: true })).toEqual([]);
});

test('A project more than a year past the finish that was planned first is stale, whatever it was moved to', () => {
  const late = { hasStarted: true, originalFinishOn: '2025-10-31', currentFinishOn: '2027-06-30' };
  expect(kinds(late)).toEqual([]);
  expect(kinds(late, '2026-11-01')).toEqual([['overrun', 12]]);
  expect(kinds({ hasStarted: true, originalFinishOn: null, currentFinishOn: '2024-10-31' })).toEqual([
    ['overrun', 24],
  ]);
  expect(kinds({ originalFinishOn: null, currentFinishOn: null })).toEqual([]);
});

test('A move inside the year is no slip, a move into a later year is, and an earlier date never', () => {
  const moves = [
    { from: '2026-03-01', to: '2026-09-01' },
    { from: '2026-09-01', to: '2027-03-01' },
    { from: '2027-03-01', to: '2026-12-01' },
    { from: null, to: '2028-01-01' },
  ];
  expect(kinds({ moves })).toEqual([['slipped-year', 1]]);
});

test('A finished project is never stale', () => {
  expect(
    kinds({ isFinished: true, planYears: [2023, 2024, 2025, 2026], originalFinishOn: '2020-01-01' }),
  ).toEqual([]);
});
