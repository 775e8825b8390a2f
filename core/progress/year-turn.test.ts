import { expect, test } from 'vitest';
import { isCarriedFromEarlier, turnProjects, type YearEndProject } from './year-turn.ts';

const project: YearEndProject = {
  projectId: '1',
  name: '甲',
  nature: 'new',
  stage: 'building',
  isFinished: false,
  baseYuan: '1000.50',
  actualYuan: '200.25',
  actualPeriod: '2026-12',
  recordedBaseYuan: null,
};
const turn = (change: Partial<YearEndProject>) => turnProjects([{ ...project, ...change }])[0];

test("The base of the new year is the old base and the year's actual together", () => {
  expect(turn({})?.baseYuan).toBe('1200.75');
  expect(turn({ baseYuan: null })?.baseYuan).toBe('200.25');
  expect(turn({ baseYuan: null, actualYuan: null })?.baseYuan).toBe('0');
});

test('A base that was recorded before the turn stays as it was recorded', () => {
  expect(turn({ recordedBaseYuan: '1180.00' })).toMatchObject({ baseYuan: '1180.00', isBaseKept: true });
  expect(turn({})?.isBaseKept).toBe(false);
});

test('A base on an earlier month than December is pointed out, unless it was recorded before the turn', () => {
  const isEarlier = (change: Partial<YearEndProject>) => {
    const line = turn(change);
    return line !== undefined && isCarriedFromEarlier(line, 2027);
  };
  expect(isEarlier({})).toBe(false);
  expect(isEarlier({ actualPeriod: '2026-10' })).toBe(true);
  expect(isEarlier({ actualPeriod: null, actualYuan: null })).toBe(true);
  expect(isEarlier({ actualPeriod: '2026-10', recordedBaseYuan: '1180.00' })).toBe(false);
});

test('An unfinished new project that has started becomes continuing, one that has not stays new', () => {
  expect(turn({})?.natureAfter).toBe('continuing');
  expect(turn({ stage: 'preliminary' })?.natureAfter).toBe('new');
  expect(turn({ nature: 'preliminary', stage: 'preliminary' })?.natureAfter).toBe('preliminary');
});

test('A finished project leaves the list for tail tracking', () => {
  expect(turn({ isFinished: true, stage: 'finished' })).toMatchObject({
    becomes: 'tail',
    natureAfter: 'new',
  });
});
