import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Actor, ROLES, type Role } from '#core/people/public.ts';
import { countWorkingDaysAfter, Refusal } from '#core/platform/public.ts';
import { applyMove, deriveStanding } from './apply-move.ts';
import { listBallStretches, sumBallDays } from './ball.ts';
import { listPossibleMoves, listProblemMoves, requireProblemMove } from './decide-move.ts';
import { canMoveProblem } from './permissions.ts';
import type { ProblemMove, ProblemMoveKind, ProblemStanding } from './problem.ts';
import { TEST_ORGS, testActor, testCalendar } from './problem-story.fixture.ts';

const owner = testActor('owner', 'head');
const clerk = testActor('office', 'office-clerk');
const officeHead = testActor('office', 'office-head');
const supporting = testActor('supporting', 'deputy-head');
const liaison = { ...testActor('office', 'liaison'), orgId: '2' };

const RAISE: ProblemMove = { kind: 'raise', category: 'land', ownOrgId: null, dueOn: null, on: '2026-09-01' };
const ASSIGN: ProblemMove = {
  kind: 'assign',
  ownerOrgId: TEST_ORGS.owner,
  ownerName: '',
  supportingOrgIds: [TEST_ORGS.supporting],
  level: 1,
  dueOn: '2026-09-11',
  note: '',
  on: '2026-09-02',
};

/** A problem that climbs three levels and is closed out, with who takes each step. */
const STORY: [Actor, ProblemMove][] = [
  [clerk, { kind: 'triage', category: 'relocation', note: '', on: '2026-09-01' }],
  [clerk, ASSIGN],
  [owner, { kind: 'start', note: '', on: '2026-09-02' }],
  [owner, { kind: 'hand', toOrgId: TEST_ORGS.supporting, text: '请核权属', on: '2026-09-04' }],
  [supporting, { kind: 'hand-back', orgId: TEST_ORGS.supporting, text: '已核', on: '2026-09-08' }],
  [owner, { kind: 'propose-step-up', attempts: '入户六次未谈成', toLevel: 2, on: '2026-09-14' }],
  [officeHead, { kind: 'consent-step-up', toLevel: 2, dueOn: '2026-09-21', note: '', on: '2026-09-15' }],
  [
    liaison,
    {
      kind: 'respond',
      text: '按标准再谈一次',
      leaderName: '',
      dueOn: '2026-09-24',
      fileIds: [],
      on: '2026-09-17',
    },
  ],
  [owner, { kind: 'propose-step-up', attempts: '仍未谈成', toLevel: 3, on: '2026-09-25' }],
  [officeHead, { kind: 'consent-step-up', toLevel: 3, dueOn: '2026-10-09', note: '', on: '2026-09-25' }],
  [
    clerk,
    {
      kind: 'respond',
      text: '指挥部协调',
      leaderName: '指挥长',
      dueOn: '2026-10-15',
      fileIds: [],
      on: '2026-09-29',
    },
  ],
  [owner, { kind: 'report-done', text: '协议已签', fileIds: ['5'], on: '2026-10-12' }],
  [
    supporting,
    {
      kind: 'verify',
      orgId: TEST_ORGS.supporting,
      verdict: 'agree',
      text: '属实',
      fileIds: [],
      on: '2026-10-13',
    },
  ],
  [clerk, { kind: 'close', note: '', on: '2026-10-14' }],
];
const MOVES: ProblemMove[] = [RAISE, ...STORY.map(([, move]) => move)];

const attempt = (actor: Actor, standing: ProblemStanding, move: ProblemMove): string => {
  try {
    requireProblemMove(actor, { standing, raisedOrgId: TEST_ORGS.owner }, move, '2026-12-31');
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return error.body.code;
    throw error;
  }
};

describe('a problem', () => {
  test('climbs from the unit to the command office and is closed out, each step taken by whom it belongs to', () => {
    let standing = deriveStanding([RAISE]);
    for (const [actor, move] of STORY) {
      expect([move.kind, attempt(actor, standing, move)]).toEqual([move.kind, 'taken']);
      standing = applyMove(standing, move);
    }
    expect(standing).toMatchObject({
      state: 'closed',
      category: 'relocation',
      level: 3,
      holder: null,
      deadlines: 5,
      evidenceFiles: 1,
      verifiedByOrgId: TEST_ORGS.supporting,
      closedOn: '2026-10-14',
    });
  });

  test('is charged to one holder a day: unit, supporting unit, leader and command office, office', () => {
    const stretches = listBallStretches(MOVES, testCalendar, '2026-10-31');
    const days = Object.fromEntries(
      sumBallDays(stretches).map(({ holder, workingDays }) => [
        holder.kind === 'org' ? holder.orgId : holder.kind === 'level' ? `level ${holder.level}` : 'office',
        workingDays,
      ]),
    );
    const whole = countWorkingDaysAfter(testCalendar, '2026-09-01', '2026-10-14').days;
    expect(Object.values(days).reduce((a, b) => a + b, 0)).toBe(whole);
    expect(days[TEST_ORGS.supporting]).toBe(2);
    expect(days['level 2']).toBe(2);
  });

  test('is solved by its own unit without triage when the unit keeps it', () => {
    const own = deriveStanding([{ ...RAISE, ownOrgId: TEST_ORGS.owner, dueOn: '2026-09-20' } as ProblemMove]);
    expect(own).toMatchObject({
      state: 'working',
      level: 1,
      holder: { kind: 'org', orgId: TEST_ORGS.owner },
    });
  });

  test.each<[string, Actor, number, Partial<ProblemMove> & { kind: ProblemMoveKind }, string]>([
    ['the owner does not verify his own work', owner, 12, { kind: 'verify' }, 'PROBLEM_STEP_NOT_YOURS'],
    ['nothing is closed out before it is verified', clerk, 12, { kind: 'close' }, 'PROBLEM_STEP_NOT_NOW'],
    [
      'a clerk does not consent to a step up',
      clerk,
      6,
      { kind: 'consent-step-up' },
      'PROBLEM_STEP_NOT_YOURS',
    ],
    ['nobody raises it a second time', clerk, 1, { kind: 'raise' }, 'PROBLEM_STEP_NOT_NOW'],
    [
      'while a leader has it, it is not handed up again',
      owner,
      7,
      { kind: 'propose-step-up' },
      'PROBLEM_STEP_NOT_NOW',
    ],
    ['a closed one takes no replies', owner, 14, { kind: 'reply' }, 'PROBLEM_STEP_NOT_NOW'],
  ])('%s', (_rule, actor, step, part, code) => {
    const sample = MOVES.find(({ kind }) => kind === part.kind) ?? {
      text: 'x',
      orgId: actor.orgId,
      fileIds: [],
    };
    const move = { ...sample, ...part, on: '2026-12-01' } as ProblemMove;
    expect(attempt(actor, deriveStanding(MOVES.slice(0, step + 1)), move)).toBe(code);
  });

  test('steps over no level, gives no deadline in the past, and its days do not run backwards', () => {
    const standing = deriveStanding(MOVES.slice(0, 4));
    const step = { kind: 'propose-step-up', attempts: '试过', on: '2026-09-14' } as const;
    expect(attempt(owner, standing, { ...step, toLevel: 3 })).toBe('PROBLEM_LEVEL_SKIPPED');
    expect(
      attempt(clerk, standing, { ...ASSIGN, on: '2026-09-10', dueOn: '2026-09-09' } as ProblemMove),
    ).toBe('PROBLEM_DEADLINE_PAST');
    expect(attempt(clerk, standing, { ...ASSIGN, on: '2026-08-10' } as ProblemMove)).toBe(
      'PROBLEM_DAY_OUT_OF_ORDER',
    );
  });

  test('without evidence is not closed out, and the refusal says what is missing', () => {
    const bare = MOVES.slice(0, -1).map((move) =>
      move.kind === 'report-done' ? { ...move, fileIds: [] } : move,
    );
    const standing = deriveStanding(bare);
    expect(attempt(clerk, standing, { kind: 'close', note: '', on: '2026-10-14' })).toBe(
      'PROBLEM_NEEDS_EVIDENCE',
    );
  });

  const askFour: ProblemMove = { kind: 'ask-four', note: '', on: '2026-10-13' };
  const settleFour: ProblemMove = {
    ...{ kind: 'settle-four', cause: '脚手架连墙件缺失', responsibility: '县应急局〔2026〕3号认定' },
    ...{ loss: '无人员伤亡，直接损失8万元已赔付', loophole: '搭设验收改为双人签字', on: '2026-10-14' },
  };
  test('asked for 四不放过 it is closed out only once its owner has settled all four (IS-17)', () => {
    const close: ProblemMove = { kind: 'close', note: '', on: '2026-10-14' };
    const verified = deriveStanding(MOVES.slice(0, -1));
    expect(attempt(owner, verified, settleFour)).toBe('PROBLEM_STEP_NOT_NOW');
    expect(attempt(owner, verified, askFour)).toBe('PROBLEM_STEP_NOT_YOURS');
    expect(attempt(clerk, verified, askFour)).toBe('taken');
    const asked = applyMove(verified, askFour);
    expect(attempt(clerk, asked, close)).toBe('PROBLEM_FOUR_OPEN');
    expect(attempt(clerk, asked, settleFour)).toBe('PROBLEM_STEP_NOT_YOURS');
    expect(attempt(owner, asked, settleFour)).toBe('taken');
    const settled = applyMove(asked, settleFour);
    expect(settled.holder).toEqual(verified.holder);
    expect(attempt(clerk, settled, askFour)).toBe('PROBLEM_STEP_NOT_NOW');
    expect(attempt(clerk, settled, close)).toBe('taken');
    const reopen: ProblemMove = { kind: 'reopen', reason: '再次发生', dueOn: '2026-11-30', on: '2026-11-02' };
    expect(applyMove(applyMove(settled, close), reopen).four).toBe('asked');
    expect(applyMove(deriveStanding(MOVES), reopen)).not.toHaveProperty('four');
  });

  test('is opened again by the office or by who raised it, and the count of reopenings grows', () => {
    const closed = deriveStanding(MOVES);
    const reopen: ProblemMove = { kind: 'reopen', reason: '复查反弹', dueOn: '2026-11-30', on: '2026-11-02' };
    expect(attempt(supporting, closed, reopen)).toBe('PROBLEM_STEP_NOT_YOURS');
    expect(attempt(clerk, closed, reopen)).toBe('taken');
    expect(applyMove(closed, reopen)).toMatchObject({ state: 'working', reopened: 1, closedOn: null });
  });
});

describe('whatever is tried', () => {
  const people: Actor[] = [owner, clerk, officeHead, supporting, liaison, testActor('stranger', 'head')];
  const templates: ProblemMove[] = [
    ...MOVES.slice(1),
    { kind: 'reply', orgId: TEST_ORGS.owner, text: '进展', fileIds: [], on: '2026-09-01' },
    { kind: 'return', reason: '不属本单位', suggestion: '请交自然资源局', on: '2026-09-01' },
    { kind: 'decline-step-up', reason: '再试', on: '2026-09-01' },
    { kind: 'ask-four', note: '', on: '2026-09-01' },
    {
      kind: 'discuss',
      heldOn: '2026-09-01',
      participants: '三方',
      cause: '权属',
      decision: '分段',
      on: '2026-09-01',
    },
    { kind: 'reopen', reason: '反弹', dueOn: '2027-01-31', on: '2026-09-01' },
  ];
  const tries = fc.array(
    fc.record({ who: fc.constantFrom(...people), what: fc.constantFrom(...templates), later: fc.nat(6) }),
    { maxLength: 60 },
  );

  test('days charged to holders add up to the days open, and the ball is nobody’s only when closed', () => {
    fc.assert(
      fc.property(tries, (steps) => {
        const moves: ProblemMove[] = [RAISE];
        let standing = deriveStanding(moves);
        let day = 0;
        let openDays = 0;
        for (const { who, what, later } of steps) {
          const on = new Date(Date.UTC(2026, 8, 1 + day + later)).toISOString().slice(0, 10);
          const move = { ...what, on, ...('dueOn' in what ? { dueOn: '2027-02-01' } : {}) } as ProblemMove;
          if (attempt(who, standing, move) !== 'taken') continue;
          if (standing.holder) openDays += countWorkingDaysAfter(testCalendar, standing.lastMoveOn, on).days;
          day += later;
          moves.push(move);
          standing = applyMove(standing, move);
          expect(standing.holder === null).toBe(standing.state === 'closed');
        }
        const charged = listBallStretches(moves, testCalendar, standing.lastMoveOn);
        expect(charged.reduce((sum, { workingDays }) => sum + workingDays, 0)).toBe(openDays);
        expect(deriveStanding(moves)).toEqual(standing);
      }),
    );
  });

  test('a step offered to a person is one that the person may take', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MOVES.map((_, index) => index + 1)),
        fc.constantFrom(...people),
        fc.constantFrom<Role>(...ROLES),
        (length, person, role) => {
          const facts = { standing: deriveStanding(MOVES.slice(0, length)), raisedOrgId: TEST_ORGS.owner };
          const actor = { ...person, roles: [role] };
          for (const kind of listProblemMoves(actor, facts)) {
            expect(listPossibleMoves(facts.standing)).toContain(kind);
            expect(canMoveProblem(actor, kind, facts)).toBe(true);
          }
          if (role === 'auditor' || role === 'system-admin')
            expect(listProblemMoves(actor, facts)).toEqual([]);
        },
      ),
    );
  });
});
