import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Actor, ROLES, type Role } from '#core/people/public.ts';
import { buildWorkingCalendar, type ExceptionalDay, isWorkingDay, Refusal } from '#core/platform/public.ts';
import seed from '../../platform/calendar-seed.json' with { type: 'json' };
import { CADENCES } from '../speech/cadence.ts';
import { applyTaskMove, deriveTaskStanding } from './apply-move.ts';
import { listCadenceDays, matchFeedback } from './cadence-days.ts';
import { listPossibleTaskMoves, listTaskMoves, requireTaskMove } from './decide-move.ts';
import { canMoveTask } from './permissions.ts';
import type { TaskMove, TaskOrder, TaskStanding } from './task.ts';

const calendar = buildWorkingCalendar(seed.exceptionalDays as ExceptionalDay[], seed.coveredYears);
const LEAD = '10';
const SUPPORTING = '20';
const actor = (orgId: string, ...roles: Role[]): Actor => ({
  regionId: 1,
  personId: `${orgId}9`,
  personName: '某人',
  login: 'x',
  orgId,
  orgName: '',
  orgPath: `r.o${orgId}`,
  orgKind: 'department',
  roles,
  postTitle: '',
  sees: 'scoped',
  projectIds: [],
  forPersonId: null,
  mustChangePassword: false,
});
const head = actor(LEAD, 'head');
const helper = actor(SUPPORTING, 'reporter-a');
const inspector = actor('5', 'inspector');
const inspectionHead = actor('5', 'inspection-head');
const order: TaskOrder = {
  title: '完成征收补偿协议签订',
  leadOrgId: LEAD,
  supportingOrgIds: [SUPPORTING],
  deliverable: '协议',
  target: '',
  dueOn: '2026-10-15',
  cadence: null,
  isVeto: false,
};
const PROPOSE: TaskMove = { kind: 'propose', order, on: '2026-09-01' };

/** A task through the whole of 8.7, with an extension, and a look-back that opens it again. */
const STORY: [Actor, TaskMove][] = [
  [inspectionHead, { kind: 'establish', order, number: '望督〔2026〕12号', on: '2026-09-02' }],
  [inspector, { kind: 'assign', note: '', on: '2026-09-02' }],
  [helper, { kind: 'acknowledge', orgId: SUPPORTING, personName: '', way: 'inside', on: '2026-09-03' }],
  [
    head,
    {
      kind: 'feedback',
      orgId: LEAD,
      text: '已签12户',
      percent: 40,
      fileIds: [],
      way: 'inside',
      on: '2026-09-10',
    },
  ],
  [inspector, { kind: 'chase', orgId: LEAD, by: 'phone', text: '提醒进度', on: '2026-10-12' }],
  [head, { kind: 'ask-extension', dueOn: '2026-10-31', reason: '两户在外', on: '2026-10-13' }],
  [inspectionHead, { kind: 'grant-extension', dueOn: '2026-10-30', note: '', on: '2026-10-14' }],
  [head, { kind: 'report-done', text: '全部签订', fileIds: ['7'], on: '2026-10-29' }],
  [inspector, { kind: 'verify', verdict: 'agree', text: '属实', fileIds: [], on: '2026-10-30' }],
  [inspector, { kind: 'close', satisfaction: 'satisfied', note: '', on: '2026-10-30' }],
  [inspector, { kind: 'archive', note: '', on: '2026-11-02' }],
  [
    inspector,
    { kind: 'look-back', verdict: 'relapsed', text: '一户反悔', dueOn: '2026-11-30', on: '2026-11-16' },
  ],
];
const MOVES = [PROPOSE, ...STORY.map(([, move]) => move)];
const attempt = (who: Actor, standing: TaskStanding, move: TaskMove): string => {
  try {
    requireTaskMove(who, standing, move, '2026-12-31');
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return error.body.code;
    throw error;
  }
};
const upTo = (steps: number) => deriveTaskStanding(MOVES.slice(0, steps + 1));

describe('a supervised task', () => {
  test('goes from 立项 to 归档 and back, each step taken by whom it belongs to', () => {
    let standing = deriveTaskStanding([PROPOSE]);
    for (const [who, move] of STORY) {
      expect([move.kind, attempt(who, standing, move)]).toEqual([move.kind, 'taken']);
      standing = applyTaskMove(standing, move);
    }
    expect(standing).toMatchObject({
      state: 'working',
      reopened: 1,
      lookBacks: 1,
      extensionsGranted: 1,
      chases: 1,
    });
  });

  test('keeps the first promise beside those that came after', () => {
    expect(deriveTaskStanding(MOVES).promises).toEqual([
      { dueOn: '2026-10-15', givenOn: '2026-09-02' },
      { dueOn: '2026-10-30', givenOn: '2026-10-14' },
      { dueOn: '2026-11-30', givenOn: '2026-11-16' },
    ]);
  });

  test('is in hand once its lead has answered; supporting units have feedback of their own', () => {
    expect(upTo(3).state).toBe('assigned');
    const both = applyTaskMove(upTo(4), {
      kind: 'feedback',
      orgId: SUPPORTING,
      text: '已配合测绘',
      percent: null,
      fileIds: [],
      way: 'inside',
      on: '2026-09-11',
    });
    expect(both.feedback.map(({ orgId }) => orgId)).toEqual([LEAD, SUPPORTING]);
    expect(both.state).toBe('working');
  });

  test.each<[string, Actor, number, TaskMove, string]>([
    [
      'only the head of the inspection office establishes',
      inspector,
      0,
      { kind: 'establish', order, number: '', on: '2026-09-02' },
      'TASK_STEP_NOT_YOURS',
    ],
    [
      'an order says when',
      inspectionHead,
      0,
      { kind: 'establish', order: { ...order, dueOn: null }, number: '', on: '2026-09-02' },
      'TASK_NEEDS_DEADLINE',
    ],
    [
      'the lead does not verify its own work',
      head,
      8,
      { kind: 'verify', verdict: 'agree', text: 'x', fileIds: [], on: '2026-10-30' },
      'TASK_STEP_NOT_YOURS',
    ],
    [
      'a supporting unit does not report the task done',
      helper,
      4,
      { kind: 'report-done', text: 'x', fileIds: [], on: '2026-09-11' },
      'TASK_STEP_NOT_YOURS',
    ],
    [
      'nobody gives feedback for another unit',
      helper,
      4,
      {
        kind: 'feedback',
        orgId: LEAD,
        text: 'x',
        percent: null,
        fileIds: [],
        way: 'inside',
        on: '2026-09-11',
      },
      'TASK_NOT_YOUR_UNIT',
    ],
    [
      'an extension is not asked twice at once',
      head,
      6,
      { kind: 'ask-extension', dueOn: '2026-11-30', reason: 'x', on: '2026-10-14' },
      'TASK_STEP_NOT_NOW',
    ],
    [
      'nothing is closed before it is verified',
      inspector,
      4,
      { kind: 'close', satisfaction: null, note: '', on: '2026-09-11' },
      'TASK_STEP_NOT_NOW',
    ],
    [
      'a deadline does not lie in the past',
      inspectionHead,
      6,
      { kind: 'grant-extension', dueOn: '2026-10-01', note: '', on: '2026-10-14' },
      'TASK_DEADLINE_PAST',
    ],
  ])('%s', (_rule, who, step, move, code) => {
    expect(attempt(who, upTo(step), move)).toBe(code);
  });

  test('takes feedback from paper, recorded by the inspection office for the unit', () => {
    const paper: TaskMove = {
      kind: 'feedback',
      orgId: LEAD,
      text: '纸质反馈',
      percent: null,
      fileIds: [],
      way: 'paper',
      on: '2026-09-20',
    };
    expect(attempt(inspector, upTo(4), paper)).toBe('taken');
    expect(attempt(inspector, upTo(4), { ...paper, way: 'inside' })).toBe('TASK_NOT_YOUR_UNIT');
  });

  test('offers a person only steps that the person may take', () => {
    fc.assert(
      fc.property(
        fc.nat(MOVES.length - 1),
        fc.constantFrom<Role>(...ROLES),
        fc.constantFrom(LEAD, SUPPORTING, '5', '77'),
        (step, role, orgId) => {
          const who = actor(orgId, role);
          const standing = upTo(step);
          for (const kind of listTaskMoves(who, standing)) {
            expect(listPossibleTaskMoves(standing)).toContain(kind);
            expect(canMoveTask(who, kind, standing)).toBe(true);
          }
          if (orgId === '77' && !['inspector', 'inspection-head'].includes(role))
            expect(listTaskMoves(who, standing)).toEqual([]);
        },
      ),
    );
  });
});

describe('feedback by cadence', () => {
  test.each([
    ['each week on Friday', { every: 'week', on: '' }, ['2026-11-06', '2026-11-13', '2026-11-20']],
    [
      'every three days, days off brought forward',
      { every: 'three-days', on: '' },
      ['2026-11-04', '2026-11-06', '2026-11-10', '2026-11-13', '2026-11-16', '2026-11-19', '2026-11-20'],
    ],
    ['every half month, days off brought forward', { every: 'half-month', on: '' }, ['2026-11-13']],
    ['each month on the day that is named', { every: 'month', on: '每月5日前' }, ['2026-11-05']],
  ] as const)('%s', (_rule, cadence, expected) => {
    expect(listCadenceDays(cadence, '2026-11-01', '2026-11-22', calendar)).toEqual(expected);
  });

  test('falls on working days inside the span, in order, whatever the cadence', () => {
    const days = fc
      .integer({ min: 0, max: 700 })
      .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.constantFrom(...CADENCES),
        days,
        fc.integer({ min: 0, max: 400 }),
        (every, after, length) => {
          const until = new Date(Date.parse(after) + length * 86_400_000).toISOString().slice(0, 10);
          const due = listCadenceDays({ every, on: '' }, after, until, calendar);
          expect([...due].sort()).toEqual(due);
          expect(new Set(due).size).toBe(due.length);
          for (const day of due) {
            expect(day > after && day <= until).toBe(true);
            expect(isWorkingDay(calendar, day)).toBe(true);
          }
        },
      ),
    );
  });

  test('is matched to its due day; what came late is late, what never came is missing', () => {
    expect(matchFeedback(['2026-11-06', '2026-11-13', '2026-11-20'], ['2026-11-05', '2026-11-16'])).toEqual([
      { dueOn: '2026-11-06', givenOn: '2026-11-05' },
      { dueOn: '2026-11-13', givenOn: '2026-11-16' },
      { dueOn: '2026-11-20', givenOn: null },
    ]);
    expect(matchFeedback(['2026-11-13', '2026-11-20'], ['2026-11-16', '2026-11-19'])).toEqual([
      { dueOn: '2026-11-13', givenOn: '2026-11-16' },
      { dueOn: '2026-11-20', givenOn: '2026-11-19' },
    ]);
  });
});
