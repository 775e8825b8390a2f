import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyMove } from './apply-move.ts';
import { type BoardLane, type BoardStep, listStepsToLane } from './board-steps.ts';
import { listPossibleMoves } from './decide-move.ts';
import {
  type BallHolder,
  PROBLEM_STATE_KEYS,
  type ProblemMove,
  type ProblemStanding,
  toHolderKey,
} from './problem.ts';
import { TEST_ORGS } from './problem-story.fixture.ts';
import { nextLevel } from './step-up.ts';

const ON = '2026-11-02';
const LANES: BoardLane[] = [
  ...PROBLEM_STATE_KEYS.map((state): BoardLane => ({ by: 'state', state })),
  ...[
    null,
    { kind: 'office' } as const,
    { kind: 'org', orgId: TEST_ORGS.owner } as const,
    { kind: 'org', orgId: TEST_ORGS.stranger } as const,
    ...([2, 3, 4] as const).map((level) => ({ kind: 'level', level }) as const),
  ].map((holder: BallHolder | null): BoardLane => ({ by: 'holder', holder })),
];

/** The step as it is sent when the person changes nothing of what the lane said. */
function toMove({ kind, preset }: BoardStep, standing: ProblemStanding): ProblemMove {
  const owner = standing.ownerOrgId ?? TEST_ORGS.owner;
  return {
    kind,
    on: ON,
    dueOn: '2026-12-01',
    toLevel: standing.stepUp?.toLevel ?? nextLevel(standing.level),
    fileIds: ['5'],
    supportingOrgIds: [],
    level: 1,
    category: 'land',
    ownerOrgId: owner,
    ownerName: '',
    orgId: TEST_ORGS.supporting,
    ...preset,
  } as unknown as ProblemMove;
}

const isIn = (standing: ProblemStanding, lane: BoardLane): boolean =>
  lane.by === 'state'
    ? standing.state === lane.state
    : JSON.stringify(standing.holder && toHolderKey(standing.holder)) ===
      JSON.stringify(lane.holder && toHolderKey(lane.holder));

const raised = applyMove(null, { kind: 'raise', category: 'land', ownOrgId: null, dueOn: null, on: ON });

describe('a card of the board', () => {
  test('lies in the lane on which it was let go once the step that the lane offers is taken', () => {
    let tried = 0;
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 25 }), (choices) => {
        let standing = raised;
        for (const choice of choices) {
          const moves = listPossibleMoves(standing);
          const offers = LANES.flatMap((lane) =>
            listStepsToLane(standing, lane, moves).map((step) => ({ lane, step })),
          );
          for (const { lane, step } of offers) {
            const after = applyMove(standing, toMove(step, standing));
            tried += 1;
            if (step.kind === 'propose-step-up')
              expect(lane).toEqual({ by: 'holder', holder: { kind: 'level', level: after.stepUp?.toLevel } });
            else expect([step.kind, isIn(after, lane)]).toEqual([step.kind, true]);
          }
          const next = offers[choice % Math.max(1, offers.length)];
          if (!next) break;
          standing = applyMove(standing, toMove(next.step, standing));
        }
      }),
      { examples: [[[1, 1, 1, 1, 1]]] },
    );
    expect(tried).toBeGreaterThan(0);
  });

  test('offers no step where it lies already, and none that the person may not take', () => {
    for (const lane of LANES) expect(listStepsToLane(raised, lane, [])).toEqual([]);
    const all = listPossibleMoves(raised);
    expect(listStepsToLane(raised, { by: 'state', state: 'raised' }, all)).toEqual([]);
    expect(listStepsToLane(raised, { by: 'holder', holder: { kind: 'office' } }, all)).toEqual([]);
    expect(listStepsToLane(raised, { by: 'state', state: 'closed' }, all)).toEqual([]);
  });

  test('carries what the lane says: the unit that is asked, the verdict that sends it back', () => {
    const working = { ...raised, state: 'working', ownerOrgId: TEST_ORGS.owner } as const;
    const held = { ...working, holder: { kind: 'org', orgId: TEST_ORGS.owner } } as const;
    const stranger = { kind: 'org', orgId: TEST_ORGS.stranger } as const;
    expect(listStepsToLane(held, { by: 'holder', holder: stranger }, ['hand', 'assign'])).toEqual([
      { kind: 'hand', preset: { toOrgId: TEST_ORGS.stranger } },
      { kind: 'assign', preset: { ownerOrgId: TEST_ORGS.stranger } },
    ]);
    expect(
      listStepsToLane({ ...raised, state: 'done' }, { by: 'state', state: 'working' }, ['verify']),
    ).toEqual([{ kind: 'verify', preset: { verdict: 'reject' } }]);
  });

  test('goes up one level at a time: a proposal first, its consent after it, never past a level', () => {
    const working = { ...raised, state: 'working' } as const;
    const level = (to: 2 | 3): BoardLane => ({ by: 'holder', holder: { kind: 'level', level: to } });
    const moves = ['propose-step-up', 'consent-step-up'] as const;
    expect(listStepsToLane(working, level(2), moves).map(({ kind }) => kind)).toEqual(['propose-step-up']);
    expect(listStepsToLane(working, level(3), moves)).toEqual([]);
    const proposed = { ...working, stepUp: { toLevel: 2, proposedOn: ON } } as const;
    expect(listStepsToLane(proposed, level(2), moves).map(({ kind }) => kind)).toEqual(['consent-step-up']);
    expect(listStepsToLane(proposed, level(3), moves)).toEqual([]);
  });
});
