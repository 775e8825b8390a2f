import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveStanding } from './apply-move.ts';
import { listBallStretches } from './ball.ts';
import type { ProblemMove } from './problem.ts';
import { testCalendar } from './problem-story.fixture.ts';
import { findRepeats, type RaisedProblem } from './repeat.ts';
import { countRoll, deriveRollRows, kindOfTick, type RollTick } from './roll.ts';
import { DEFAULT_PROBLEM_RULES, deriveLevelDeadline } from './rulebook.ts';
import { countByAge, countByCategory, sumDaysByLevel } from './statistics.ts';
import { findStepUpDue } from './step-up.ts';

const raise = (on: string): ProblemMove => ({
  kind: 'raise',
  category: 'land',
  ownOrgId: '11',
  dueOn: null,
  on,
});
const due = (dueOn: string) => deriveStanding([{ ...raise('2026-09-01'), dueOn } as ProblemMove]);

describe('a step up', () => {
  test.each([
    ['on the day of the deadline is not due', '2026-09-30', '2026-09-30', null],
    ['is due on the day after, and says how many working days have passed', '2026-09-29', '2026-09-30', 1],
    ['counts no day of the long holiday', '2026-09-30', '2026-10-07', 0],
  ])('%s', (_rule, dueOn, today, overdueDays) => {
    const found = findStepUpDue(due(dueOn), testCalendar, today);
    expect(found?.overdueDays ?? null).toBe(overdueDays);
    if (found) expect(found.toLevel).toBe(2);
  });

  test('is not proposed twice, nor beyond the top', () => {
    const late = due('2026-09-02');
    expect(
      findStepUpDue(
        { ...late, stepUp: { toLevel: 2, proposedOn: '2026-09-05' } },
        testCalendar,
        '2026-10-20',
      ),
    ).toBe(null);
    expect(findStepUpDue({ ...late, level: 4 }, testCalendar, '2026-10-20')).toBe(null);
    expect(findStepUpDue({ ...late, state: 'done' }, testCalendar, '2026-10-20')).toBe(null);
  });

  test('brings a new deadline in the working days of its level', () => {
    expect(deriveLevelDeadline(DEFAULT_PROBLEM_RULES, 2, '2026-09-29', testCalendar)).toBe('2026-10-19');
  });
});

describe('repeats', () => {
  const one = (id: string, raisedOn: string, part: Partial<RaisedProblem> = {}): RaisedProblem => ({
    id,
    projectId: '7',
    category: 'land',
    raisedOn,
    ...part,
  });
  test.each([
    ['ninety days before counts', one('1', '2026-06-03'), ['1']],
    ['ninety-one does not', one('1', '2026-06-02'), []],
    ['another cause does not', one('1', '2026-08-01', { category: 'money' }), []],
    ['another project does not', one('1', '2026-08-01', { projectId: '8' }), []],
  ])('within the window: %s', (_rule, earlier, expected) => {
    expect(findRepeats(one('9', '2026-09-01'), [earlier], 90)).toEqual(expected);
  });
  test('need a project', () => {
    const loose = one('9', '2026-09-01', { projectId: null });
    expect(findRepeats(loose, [one('1', '2026-08-01', { projectId: null })], 90)).toEqual([]);
  });
});

describe('statistics', () => {
  const counted = [
    { moves: [raise('2026-09-01')], isRepeat: true },
    { moves: [{ ...raise('2026-08-03'), dueOn: '2026-08-20' } as ProblemMove], isRepeat: false },
  ].map(({ moves, isRepeat }) => ({
    standing: deriveStanding(moves),
    raisedOn: moves[0]?.on ?? '',
    stretches: listBallStretches(moves, testCalendar, '2026-09-10'),
    isRepeat,
  }));

  test('by cause count raised, open, overdue, repeats and the share closed', () => {
    expect(countByCategory(counted, '2026-09-10')).toEqual([
      { category: 'land', raised: 2, closed: 0, open: 2, overdue: 1, repeats: 1, closedShare: '0.0' },
    ]);
  });
  test('by age put every open problem into one band', () => {
    const bands = countByAge(counted, testCalendar, '2026-09-10');
    expect(bands.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(bands.find(({ from }) => from === 6)?.count).toBe(1);
  });
  test('by level tell the days of units', () => {
    expect(sumDaysByLevel(counted)).toMatchObject([{ level: 1, turns: 2 }]);
  });
});

describe('a roll of objects', () => {
  const steps = ['入户', '签约', '腾空'];
  const rows = ['1', '2', '3'].map((rowId) => ({ rowId, name: `${rowId}号井`, place: '' }));
  const tick = (rowId: string, step: string, isDone: boolean, isCorrection = false): RollTick => ({
    rowId,
    step,
    isDone,
    isCorrection,
    on: '2026-09-01',
    note: '',
  });

  test('is cleared row by row when every step is ticked; a relapse unticks and stays counted', () => {
    const ticks = [
      ...steps.map((step) => tick('1', step, true)),
      tick('2', '入户', true),
      ...steps.map((step) => tick('3', step, true)),
      tick('3', '腾空', false),
    ];
    const derived = deriveRollRows(rows, steps, ticks);
    expect(derived.map(({ isCleared }) => isCleared)).toEqual([true, false, false]);
    expect(countRoll(derived, steps)).toMatchObject({
      rows: 3,
      cleared: 1,
      clearedShare: '33.3',
      relapsed: 1,
    });
  });

  test('a tick taken back as a mistake opens its step and is no relapse', () => {
    const ticks = [...steps.map((step) => tick('1', step, true)), tick('1', '腾空', false, true)];
    const [row] = deriveRollRows(rows, steps, ticks);
    expect(row).toMatchObject({ isCleared: false, relapses: 0 });
    expect(Object.keys(row?.done ?? {})).toEqual(['入户', '签约']);
    expect(ticks.map(kindOfTick)).toEqual(['tick', 'tick', 'tick', 'correction']);
  });

  test('never shows one hundred per cent while a row is open, however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3000 }), (size) => {
        const many = Array.from({ length: size }, (_, index) => ({
          rowId: String(index),
          name: '',
          place: '',
          done: {},
          isCleared: index > 0,
          relapses: 0,
        }));
        expect(countRoll(many, steps).clearedShare).not.toBe('100.0');
      }),
    );
  });
});
