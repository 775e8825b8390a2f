import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Actor, ROLES, type Role } from '#core/people/public.ts';
import { buildWorkingCalendar, type ExceptionalDay, Refusal } from '#core/platform/public.ts';
import seed from '../platform/calendar-seed.json' with { type: 'json' };
import type { AgendaEntry } from './agenda/agenda-entry.ts';
import { applyMeetingMove, deriveMeetingStanding } from './apply-move.ts';
import { listMeetingMoves, listPossibleMeetingMoves, requireMeetingMove } from './decide-move.ts';
import type { MeetingMove, MeetingPlan, MeetingStanding } from './meeting.ts';
import { buildMinutesDraft, listAttendanceLines } from './minutes-text.ts';
import { canMoveMeeting } from './permissions.ts';
import { proposeNextDay } from './series.ts';

const calendar = buildWorkingCalendar(seed.exceptionalDays as ExceptionalDay[], seed.coveredYears);
const actor = (orgId: string, personId: string, ...roles: Role[]): Actor => ({
  ...{ regionId: 1, personId, personName: '某人', login: 'x', orgId, orgName: '', orgPath: `r.o${orgId}` },
  ...{ orgKind: 'department', roles, postTitle: '', sees: 'scoped', projectIds: [], forPersonId: null },
  mustChangePassword: false,
});
const office = actor('3', '31', 'office-clerk');
const officeHead = actor('3', '32', 'office-head');
const chair = actor('1', '7', 'leader');
const otherLeader = actor('1', '8', 'leader');
const liaison = actor('1', '9', 'liaison');
const town = actor('11', '111', 'reporter-a');
const stranger = actor('12', '121', 'reporter-a');

const plan: MeetingPlan = {
  title: '11月重点项目调度会',
  kind: 'monthly',
  heldOn: '2026-11-27',
  startsAt: '09:00',
  place: '县政府三楼会议室',
  chair: { personId: '7', name: '陈某' },
  minutes: 90,
};
const entry: AgendaEntry = {
  ...{ key: 'project-1', kind: 'project', title: '城北水厂', projectId: '1', reasons: [], comments: [] },
  reports: [{ orgId: '11', name: '甘溪镇' }],
  ...{ concludes: '', informed: [], minutes: 8, isRecurring: false, note: '' },
};
const minutes = { issue: '第11期', title: '纪要', opening: '', sections: [], closing: '' };
const PLAN: MeetingMove = { kind: 'plan', plan, on: '2026-11-18' };
const SIGN: MeetingMove = {
  kind: 'sign-minutes',
  way: 'online',
  by: '陈某',
  note: '',
  fileId: null,
  on: '2026-11-30',
};
const REPLY: MeetingMove = {
  ...{ kind: 'reply', orgId: '11', answer: 'leave', persons: [], reason: '外出招商' },
  ...{ substitute: { name: '李某', post: '副镇长' }, way: 'inside', on: '2026-11-21' },
};

/** A meeting from its plan to the signed minutes, with a leave that was granted. */
const STORY: [Actor, MeetingMove][] = [
  [office, { kind: 'set-agenda', entries: [entry], on: '2026-11-18' }],
  [office, { kind: 'submit-agenda', note: '', on: '2026-11-19' }],
  [chair, { kind: 'approve-agenda', way: 'online', by: '陈某', note: '', fileId: null, on: '2026-11-19' }],
  [
    office,
    {
      kind: 'notify',
      invited: [{ orgId: '11', seat: 'attend' }],
      replyBy: '2026-11-25',
      demands: '',
      contact: '',
      on: '2026-11-20',
    },
  ],
  [town, REPLY],
  [officeHead, { kind: 'decide-leave', orgId: '11', isGranted: true, note: '', on: '2026-11-22' }],
  [office, { kind: 'open', on: '2026-11-27' }],
  [office, { kind: 'settle-entry', entryKey: 'project-1', outcome: 'discussed', on: '2026-11-27' }],
  [
    office,
    {
      kind: 'mark-attendance',
      rows: [{ orgId: '11', name: '甘溪镇', person: '李某', seat: 'attend', state: 'present' }],
      on: '2026-11-27',
    },
  ],
  [office, { kind: 'close', on: '2026-11-27' }],
  [office, { kind: 'draft-minutes', minutes, on: '2026-11-28' }],
  [town, { kind: 'check-minutes', orgId: '11', answer: 'agree', text: '', way: 'inside', on: '2026-11-29' }],
  [chair, SIGN],
];
const MOVES = [PLAN, ...STORY.map(([, move]) => move)];
const upTo = (steps: number): MeetingStanding => deriveMeetingStanding(MOVES.slice(0, steps + 1));
function attempt(who: Actor, standing: MeetingStanding, move: MeetingMove, today = '2026-12-31'): string {
  try {
    requireMeetingMove(who, standing, move, today);
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return error.body.code;
    throw error;
  }
}

describe('a meeting from its plan to the signed minutes (8.8)', () => {
  test('every step of the story is taken by whoever it belongs to', () => {
    let standing = deriveMeetingStanding([PLAN]);
    for (const [who, move] of STORY) {
      expect([move.kind, attempt(who, standing, move)]).toEqual([move.kind, 'taken']);
      standing = applyMeetingMove(standing, move);
    }
    expect(standing).toMatchObject({ state: 'signed', signature: { by: '陈某', way: 'online' } });
    expect(standing.replies[0]).toMatchObject({ leave: 'granted', substitute: { name: '李某' } });
  });
  test('on line the chair signs as himself and as nobody else; another name is recorded from paper', () => {
    const minuted = upTo(STORY.length - 1);
    expect(attempt(chair, minuted, { ...SIGN, by: '李某' })).toBe('MEETING_STEP_NOT_YOURS');
    expect(attempt(chair, minuted, { ...SIGN, way: 'paper', by: '李某', fileId: '9' })).toBe('taken');
  });
  test('nothing of a signed meeting is changed by anybody; only 传达学习 may be asked for', () => {
    const signed = upTo(STORY.length);
    expect(listPossibleMeetingMoves(signed)).toEqual(['ask-conveying']);
    for (const [who, move] of STORY)
      expect(attempt(who, signed, { ...move, on: '2026-12-01' })).toBe('MEETING_STEP_NOT_NOW');
  });
  test('is conveyed only where the office asks for it; a unit that was invited confirms it for itself, once', () => {
    const signed = upTo(STORY.length);
    const convey = (orgId: string, way: 'inside' | 'paper' = 'inside'): MeetingMove => ({
      ...{ kind: 'convey', orgId, way, on: '2026-12-08' },
    });
    expect(attempt(town, signed, convey('11'))).toBe('MEETING_STEP_NOT_NOW');
    const ask: MeetingMove = { kind: 'ask-conveying', dueOn: '2026-12-10', on: '2026-12-08' };
    expect(attempt(town, signed, ask)).toBe('MEETING_STEP_NOT_YOURS');
    expect(attempt(office, signed, { ...ask, dueOn: '2026-12-01' })).toBe('MEETING_REPLY_DAY');
    const asked = applyMeetingMove(signed, ask);
    expect(attempt(office, asked, ask)).toBe('MEETING_STEP_NOT_NOW');
    expect(attempt(town, asked, convey('12'))).toBe('MEETING_NOT_YOUR_UNIT');
    expect(attempt(office, asked, convey('11', 'paper'))).toBe('taken');
    const twice = applyMeetingMove(applyMeetingMove(asked, convey('11')), convey('11', 'paper'));
    expect(twice).toMatchObject({
      state: 'signed',
      conveying: { confirmed: [{ orgId: '11', way: 'paper' }] },
    });
    expect(twice.conveying?.confirmed).toHaveLength(1);
  });
  test('a new draft of the minutes is checked anew', () => {
    const again = applyMeetingMove(upTo(12), { kind: 'draft-minutes', minutes, on: '2026-11-29' });
    expect(again.checks).toEqual([]);
  });
  test('another day takes the notice back and the agenda stays approved', () => {
    const moved = applyMeetingMove(upTo(5), {
      ...{ kind: 'replan', plan: { ...plan, heldOn: '2026-11-30' }, reason: '上级会议', on: '2026-11-22' },
    });
    expect(moved).toMatchObject({ state: 'approved', notice: null, replies: [], postponed: 1 });
  });
  test('another length leaves the notice standing', () => {
    const longer = applyMeetingMove(upTo(5), {
      ...{ kind: 'replan', plan: { ...plan, minutes: 120 }, reason: '', on: '2026-11-22' },
    });
    expect(longer).toMatchObject({ state: 'notified', postponed: 0 });
    expect(longer.replies).toHaveLength(1);
  });
});

const paper = { ...SIGN, way: 'paper' as const };
const fileId = '5';
describe('what is refused', () => {
  test.each<[string, Actor, number, MeetingMove, string]>([
    [
      'an agenda of nothing is not submitted',
      office,
      0,
      { kind: 'submit-agenda', note: '', on: '2026-11-18' },
      'MEETING_STEP_NOT_NOW',
    ],
    ['another leader does not sign', otherLeader, 12, SIGN, 'MEETING_STEP_NOT_YOURS'],
    ['a liaison never signs', liaison, 12, SIGN, 'MEETING_STEP_NOT_YOURS'],
    [
      'the head of the office does not sign on line for the chair',
      officeHead,
      12,
      SIGN,
      'MEETING_STEP_NOT_YOURS',
    ],
    ['paper needs its scan', officeHead, 12, paper, 'MEETING_NEEDS_SCAN'],
    ['paper with its scan is taken', officeHead, 12, { ...paper, fileId }, 'taken'],
    [
      'a unit that was not invited does not reply',
      stranger,
      4,
      { ...REPLY, orgId: '12' },
      'MEETING_STEP_NOT_YOURS',
    ],
    ['nobody replies for another unit', town, 4, { ...REPLY, orgId: '12' }, 'MEETING_NOT_YOUR_UNIT'],
    ['what came on paper is recorded by the office', office, 4, { ...REPLY, way: 'paper' }, 'taken'],
    [
      'a clerk does not grant a leave',
      office,
      5,
      { kind: 'decide-leave', orgId: '11', isGranted: true, note: '', on: '2026-11-22' },
      'MEETING_STEP_NOT_YOURS',
    ],
    [
      'an entry that is not there is not settled',
      office,
      7,
      { kind: 'settle-entry', entryKey: 'x', outcome: 'skipped', on: '2026-11-27' },
      'MEETING_ENTRY_NOT_FOUND',
    ],
    [
      'an entry stands once',
      office,
      0,
      { kind: 'set-agenda', entries: [entry, entry], on: '2026-11-18' },
      'MEETING_ENTRY_TWICE',
    ],
    ['it does not open before its day', office, 4, { kind: 'open', on: '2026-11-26' }, 'MEETING_NOT_YET'],
    [
      'no step lies before the last',
      office,
      12,
      { kind: 'draft-minutes', minutes, on: '2026-11-20' },
      'MEETING_DAY_OUT_OF_ORDER',
    ],
    [
      'replies are due by the day of the meeting',
      office,
      3,
      {
        kind: 'notify',
        invited: [{ orgId: '11', seat: 'attend' }],
        replyBy: '2026-11-28',
        demands: '',
        contact: '',
        on: '2026-11-20',
      },
      'MEETING_REPLY_DAY',
    ],
  ])('%s', (_, who, steps, move, code) => expect(attempt(who, upTo(steps), move)).toBe(code));

  test('minutes that stand in another document are not drafted again', () => {
    const merged = applyMeetingMove(upTo(10), { kind: 'merge-into', meetingId: '2', on: '2026-11-28' });
    expect(attempt(office, merged, { kind: 'draft-minutes', minutes, on: '2026-11-28' })).toBe(
      'MEETING_STEP_NOT_NOW',
    );
    expect(listPossibleMeetingMoves(merged)).toContain('unmerge');
  });
});

describe('permissions', () => {
  test('with whatever roles, one may take a step only if the meeting admits it and the role does', () =>
    fc.assert(
      fc.property(
        fc.subarray([...ROLES]),
        fc.integer({ min: 0, max: STORY.length }),
        fc.constantFrom('1', '11', '12'),
        (roles, steps, orgId) => {
          const who = actor(orgId, '111', ...roles);
          const standing = upTo(steps);
          const may = listMeetingMoves(who, standing);
          for (const kind of may) {
            expect(listPossibleMeetingMoves(standing)).toContain(kind);
            expect(canMoveMeeting(who, kind, standing)).toBe(true);
          }
          if (!roles.includes('office-head') && !roles.includes('leader'))
            expect(may).not.toContain('sign-minutes');
        },
      ),
    ));
});

describe('the minutes', () => {
  test('who was there, sat in, was on leave or absent stands apart, and an empty line is left out (8.9)', () => {
    const row = (name: string, seat: 'attend' | 'observe', state: 'present' | 'absent' | 'leave') => ({
      ...{ orgId: null, name, person: '', seat, state },
    });
    expect(
      listAttendanceLines([
        row('发改局', 'attend', 'present'),
        row('统计局', 'observe', 'present'),
        row('甘溪镇', 'attend', 'absent'),
      ]),
    ).toEqual([
      { term: '出席', names: ['发改局'] },
      { term: '列席', names: ['统计局'] },
      { term: '缺席', names: ['甘溪镇'] },
    ]);
  });
  test('the draft has a section for each entry that was discussed and names meetings that it holds too', () => {
    const topics = [
      { title: '城北水厂', reports: ['水务局'] },
      { title: '逐户签约', reports: [] },
    ];
    const merged = [{ title: '征迁专题会', heldOn: '2026-11-26', topics }];
    const other = { ...entry, key: 'project-2', title: '未讨论' };
    const draft = buildMinutesDraft({
      plan,
      entries: [entry, other],
      outcomes: { 'project-1': 'discussed' },
      merged,
    });
    expect(draft.sections).toEqual([
      { title: '城北水厂', text: '会议听取了甘溪镇的汇报。' },
      { title: '逐户签约', text: '会议研究了有关情况。' },
    ]);
    expect(draft.opening).toContain('2026年11月27日，陈某在县政府三楼会议室主持召开11月重点项目调度会');
    expect(draft.opening).toContain('；2026年11月26日召开征迁专题会，一并形成本纪要');
    expect(draft.opening).not.toContain('委托');
  });
  test('the draft says on whose behalf the chair presided', () => {
    const entrusted = { ...plan, onBehalfOf: '县委书记周某' };
    const { opening } = buildMinutesDraft({ plan: entrusted, entries: [], outcomes: {}, merged: [] });
    expect(opening).toContain('2026年11月27日，受县委书记周某委托，陈某在县政府三楼会议室主持召开');
  });
});

describe('the next meeting of a series', () => {
  test.each([
    ['week', 1, '2026-11-22', '2026-11-23'],
    ['week', 1, '2026-11-23', '2026-11-30'],
    ['month', 28, '2026-11-20', '2026-11-30'],
    ['month', 31, '2026-11-30', '2026-12-31'],
    ['quarter', 20, '2026-11-20', '2026-12-21'],
    ['half-year', 10, '2026-06-10', '2026-12-10'],
    ['year', 25, '2026-12-25', '2027-12-27'],
  ] as const)('every %s on %i after %s falls on %s, a day off is put back', (rhythm, onDay, after, next) =>
    expect(proposeNextDay({ rhythm, onDay }, after, calendar)).toBe(next),
  );
  test('a series without rhythm proposes no day', () =>
    expect(proposeNextDay({ rhythm: 'none', onDay: 1 }, '2026-11-20', calendar)).toBeNull());
});
