import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLOSING_KEY, OPENING_KEY } from './agenda-entry.ts';
import { allotMinutes, LEAST_MINUTES } from './allot-minutes.ts';
import { findCarryReason, type HeldEntry, listCarriedOver } from './carry-over.ts';
import { type AgendaWindow, addMonth, findAgendaReasons } from './find-reasons.ts';
import { proposeAgenda, toProjectEntry } from './propose-agenda.ts';
import type { ProjectSituation } from './situation.ts';

const quiet = (projectId: string, part: Partial<ProjectSituation> = {}): ProjectSituation => ({
  projectId,
  name: `项目${projectId}`,
  serial: Number(projectId),
  light: 'green',
  lightPeriods: 1,
  lightSentence: '',
  lightOf: '2026年10月',
  movedDates: [],
  report: { state: 'in-time', of: '2026年10月' },
  problems: [],
  promises: [],
  sponsor: '周某',
  sponsorDispatchedOn: '2026-11-20',
  reporting: { orgId: '11', name: '甘溪镇' },
  lead: { orgId: '11', name: '甘溪镇' },
  department: { orgId: '12', name: '住建局' },
  supporting: [
    { orgId: '12', name: '住建局' },
    { orgId: '13', name: '财政局' },
  ],
  ...part,
});
const window: AgendaWindow = { since: '2026-10-28', heldOn: '2026-11-27' };
const ask = (part = {}) => ({
  ...window,
  minutes: 90,
  lastDecisions: 4,
  carried: [],
  chairName: '陈某',
  ...part,
});
const kindsOf = (situation: ProjectSituation, at = window) =>
  findAgendaReasons(situation, at).map(({ kind }) => kind);

describe('exceptions since the last meeting (4.5)', () => {
  test.each<[string, Partial<ProjectSituation>, string[]]>([
    ['a quiet project stands on no agenda', {}, []],
    ['red for the first time is a new red light', { light: 'red' }, ['red-new']],
    ['red in its second period is red twice running', { light: 'red', lightPeriods: 2 }, ['red-again']],
    ['yellow is no exception', { light: 'yellow', lightPeriods: 5 }, []],
    ['a problem at the command office', { problems: [{ title: '征地', level: 3 }] }, ['problem-escalated']],
    ['a problem at the leader in charge is not yet one', { problems: [{ title: '征地', level: 2 }] }, []],
    [
      'dispatched a month before the meeting, to the day',
      { sponsorDispatchedOn: '2026-10-27' },
      ['sponsor-silent'],
    ],
    ['dispatched one day less than a month before', { sponsorDispatchedOn: '2026-10-28' }, []],
    ['never dispatched', { sponsorDispatchedOn: null }, ['sponsor-silent']],
    ['no leader in charge: nobody is silent', { sponsor: '', sponsorDispatchedOn: null }, []],
    ['late', { report: { state: 'late', of: '2026年10月' } }, ['report-silent']],
    ['missing', { report: { state: 'missing', of: '2026年10月' } }, ['report-silent']],
    ['nothing was due', { report: { state: 'none', of: '' } }, []],
    [
      'a promise that ends on the day of the meeting',
      { promises: [{ title: '办证', dueOn: '2026-11-27' }] },
      ['promise-due'],
    ],
    ['a promise that ends a day later', { promises: [{ title: '办证', dueOn: '2026-11-28' }] }, []],
    [
      'all at once, in the order in which they weigh',
      {
        ...{
          light: 'red',
          lightPeriods: 3,
          sponsorDispatchedOn: null,
          report: { state: 'late', of: '10月' },
        },
        problems: [{ title: '征地', level: 4 }],
        promises: [{ title: '办证', dueOn: '2026-11-01' }],
        movedDates: [
          { what: '计划竣工', fromOn: '2026-12-31', toOn: '2027-03-31', recordedOn: '2026-11-02' },
        ],
      },
      ['red-again', 'problem-escalated', 'sponsor-silent', 'date-moved', 'report-silent', 'promise-due'],
    ],
  ])('%s', (_, part, kinds) => expect(kindsOf(quiet('1', part))).toEqual(kinds));

  const move = (recordedOn: string) =>
    quiet('1', { movedDates: [{ what: '计划开工', fromOn: null, toOn: '2026-12-01', recordedOn }] });
  test.each([
    ['2026-10-28', []],
    ['2026-10-29', ['date-moved']],
  ])('a date moved on %s counts only when it is later than the last meeting', (on, kinds) =>
    expect(kindsOf(move(on))).toEqual(kinds),
  );
  test('where there was no meeting yet every moved date counts', () =>
    expect(kindsOf(move('2025-01-01'), { since: null, heldOn: '2026-11-27' })).toEqual(['date-moved']));
  test.each([
    ['2026-01-31', '2026-02-28'],
    ['2024-01-31', '2024-02-29'],
    ['2026-12-15', '2027-01-15'],
  ])('a month after %s is %s', (day, after) => expect(addMonth(day)).toBe(after));
});

describe('who speaks (MT-01)', () => {
  test('the unit reports, its industry department comments, the leader in charge concludes, others are informed', () => {
    const entry = toProjectEntry(quiet('1'), [], '陈某');
    expect(entry.reports).toEqual([{ orgId: '11', name: '甘溪镇' }]);
    expect(entry.comments).toEqual([{ orgId: '12', name: '住建局' }]);
    expect(entry.concludes).toBe('周某');
    expect(entry.informed).toEqual([{ orgId: '13', name: '财政局' }]);
  });
  test('without a leader in charge the chair concludes', () =>
    expect(toProjectEntry(quiet('1', { sponsor: '' }), [], '陈某').concludes).toBe('陈某'));
});

describe('the order of the agenda (4.5)', () => {
  const situations = [
    quiet('1', { report: { state: 'late', of: '10月' } }),
    quiet('2', { sponsorDispatchedOn: null }),
    quiet('3', { problems: [{ title: '征地', level: 3 }] }),
    quiet('4', { light: 'red' }),
    quiet('5', { light: 'red', lightPeriods: 4 }),
    quiet('6', { light: 'red', lightPeriods: 2, problems: [{ title: '资金', level: 4 }] }),
    quiet('7'),
  ];
  test('last decisions, the longest red, red, level 3, silent leaders, the list, the close', () => {
    const { entries, leftOut } = proposeAgenda(situations, ask());
    expect(entries.map(({ projectId, key }) => projectId ?? key)).toEqual([
      ...[OPENING_KEY, '5', '6', '4', '3', '2', '1', CLOSING_KEY],
    ]);
    expect(leftOut).toEqual([]);
  });
  test('without decisions to tell of there is no opening', () =>
    expect(proposeAgenda([], ask({ lastDecisions: 0 })).entries.map(({ key }) => key)).toEqual([
      CLOSING_KEY,
    ]));
  test('what the time does not hold is handed back in the same order', () => {
    const { entries, leftOut } = proposeAgenda(situations, ask({ minutes: 44 }));
    expect(entries.map(({ projectId }) => projectId)).toEqual([null, '5', '6', '4', null]);
    expect(leftOut.map(({ projectId }) => projectId)).toEqual(['3', '2', '1']);
  });
  test('a quiet project that carries over stands in its place and says why', () => {
    const entry = toProjectEntry(quiet('7'), [], '陈某');
    const carried = [{ entry, reason: 'not-discussed' as const, sentence: '上次会议未及研究' }];
    const { entries } = proposeAgenda(situations, ask({ carried }));
    expect(entries.at(-2)).toMatchObject({ projectId: '7', reasons: [{ kind: 'carried' }] });
  });
  test('a topic without a project carries over behind the projects', () => {
    const entry = {
      ...toProjectEntry(quiet('7'), [], ''),
      key: 'topic-1',
      kind: 'topic' as const,
      projectId: null,
    };
    const carried = [{ entry, reason: 'recurring' as const, sentence: '每次会议固定议题' }];
    expect(proposeAgenda(situations, ask({ carried })).entries.at(-2)?.key).toBe('topic-1');
  });
});

const anySituation = fc
  .record({
    light: fc.constantFrom('red', 'yellow', 'green', null),
    lightPeriods: fc.integer({ min: 1, max: 6 }),
    level: fc.integer({ min: 0, max: 4 }),
    isSilent: fc.boolean(),
    isLate: fc.boolean(),
  })
  .map(({ light, lightPeriods, level, isSilent, isLate }) => ({
    ...{ light, lightPeriods },
    problems: level === 0 ? [] : [{ title: '问题', level }],
    sponsorDispatchedOn: isSilent ? null : '2026-11-20',
    report: { state: isLate ? 'late' : 'in-time', of: '10月' },
  }));
const anySituations = fc
  .array(anySituation, { maxLength: 40 })
  .map((parts) => parts.map((part, index) => quiet(String(index + 1), part as Partial<ProjectSituation>)));

describe('properties of every agenda', () => {
  test('each exception is on it or handed back, once, whatever the order in which projects come', () =>
    fc.assert(
      fc.property(anySituations, fc.integer({ min: 15, max: 300 }), (situations, minutes) => {
        const { entries, leftOut } = proposeAgenda(situations, ask({ minutes }));
        const again = proposeAgenda([...situations].reverse(), ask({ minutes }));
        const seen = [...entries, ...leftOut].flatMap(({ projectId }) => projectId ?? []);
        const due = situations.filter((one) => findAgendaReasons(one, window).length > 0);
        expect([...seen].sort()).toEqual(due.map(({ projectId }) => projectId).sort());
        expect(again).toEqual({ entries, leftOut });
      }),
    ));
  test('it never takes longer than the meeting, and red is never behind what is not', () =>
    fc.assert(
      fc.property(anySituations, fc.integer({ min: 20, max: 300 }), (situations, minutes) => {
        const { entries } = proposeAgenda(situations, ask({ minutes }));
        expect(entries.reduce((sum, one) => sum + one.minutes, 0)).toBeLessThanOrEqual(minutes);
        const reds = entries
          .filter(({ projectId }) => projectId !== null)
          .map(({ reasons }) => reasons.some(({ kind }) => kind === 'red-again' || kind === 'red-new'));
        expect(reds).toEqual([...reds].sort((a, b) => Number(b) - Number(a)));
      }),
    ));
});

describe('minutes allotted', () => {
  const wish = (minutes: number, isFixed = false) => ({ minutes, isFixed });
  test.each([
    ['all fit', [wish(5), wish(8)], 20, [5, 8]],
    ['the first that does not fit ends the list', [wish(5), wish(8), wish(2)], 10, [5, null, null]],
    ['a fixed entry behind them keeps its place', [wish(8), wish(5, true)], 10, [null, 5]],
    ['fixed entries are shortened in proportion', [wish(10, true), wish(20, true)], 15, [5, 10]],
    ['to no less than three minutes', [wish(5, true), wish(5, true), wish(5, true)], 6, [3, 3, 3]],
    ['nothing wished, nothing given', [], 30, []],
  ])('%s', (_, wishes, capacity, given) => expect(allotMinutes(wishes, capacity)).toEqual(given));
  test('fixed entries are always given time, others form a beginning of the list, and the sum holds', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ minutes: fc.integer({ min: 3, max: 20 }), isFixed: fc.boolean() }), {
          maxLength: 30,
        }),
        fc.integer({ min: 0, max: 240 }),
        (wishes, capacity) => {
          const given = allotMinutes(wishes, capacity);
          const fixed = wishes.filter(({ isFixed }) => isFixed).length;
          wishes.forEach(({ isFixed }, index) => {
            if (isFixed) expect(given[index]).toBeGreaterThanOrEqual(LEAST_MINUTES);
          });
          const others = given.filter((_, index) => !wishes[index]?.isFixed).map((one) => one !== null);
          expect(others).toEqual([...others].sort((a, b) => Number(b) - Number(a)));
          const sum = given.reduce<number>((total, one) => total + (one ?? 0), 0);
          expect(sum).toBeLessThanOrEqual(Math.max(capacity, fixed * LEAST_MINUTES + capacity));
        },
      ),
    ));
});

describe('what carries over (4.5)', () => {
  const held = (part: Partial<HeldEntry> & { isRecurring?: boolean; key?: string } = {}): HeldEntry => ({
    entry: {
      ...toProjectEntry(quiet('1'), [], ''),
      isRecurring: part.isRecurring ?? false,
      ...(part.key ? { key: part.key } : {}),
    },
    outcome: part.outcome ?? 'discussed',
    openDecisions: part.openDecisions ?? 0,
  });
  test.each([
    ['discussed and decided: done with', held(), null],
    ['not reached', held({ outcome: 'waiting' }), 'not-discussed'],
    ['skipped at the meeting', held({ outcome: 'skipped' }), 'not-discussed'],
    ['a decision is still open', held({ openDecisions: 1 }), 'open-decision'],
    ['recurs', held({ isRecurring: true }), 'recurring'],
    ['recurs and has an open decision', held({ isRecurring: true, openDecisions: 2 }), 'open-decision'],
    ['the opening is made anew', held({ key: OPENING_KEY, outcome: 'waiting' }), null],
    ['the closing is made anew', held({ key: CLOSING_KEY, outcome: 'waiting' }), null],
  ])('%s', (_, entry, reason) => expect(findCarryReason(entry)).toBe(reason));
  test('the order of the last agenda is kept', () => {
    const list = ['a', 'b', 'c'].map((key) => held({ key, outcome: key === 'b' ? 'discussed' : 'waiting' }));
    expect(listCarriedOver(list).map(({ entry }) => entry.key)).toEqual(['a', 'c']);
  });
});
