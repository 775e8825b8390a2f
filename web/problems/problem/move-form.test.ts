import { describe, expect, test } from 'vitest';
import { ProblemMoveSchema } from '#core/problems/problem.ts';
import {
  MOVE_FIELDS,
  type MoveFields,
  type MoveSetting,
  orderMoves,
  proposeDeadline,
  toFirstFields,
  toMove,
} from './move-form.ts';

const setting: MoveSetting = {
  today: '2026-11-20',
  orgId: '7',
  level: 1,
  proposedLevel: 2,
  category: 'land',
  ownerOrgId: '7',
  supportingOrgIds: [],
  levelDeadlines: [
    { level: 1, dueOn: '2026-12-11' },
    { level: 2, dueOn: '2026-12-04' },
  ],
};
const typed: MoveFields = {
  ownerOrgId: '7',
  toOrgId: '8',
  participants: '自然资源局、住建局',
  cause: '指标不足',
  decision: '先保一期',
  responsibility: '县应急局认定',
  loss: '已赔付',
  loophole: '双人验收',
  reason: '不属本单位',
  suggestion: '由属地牵头',
  attempts: '两次协调',
  text: '已完成',
};
const KINDS = Object.keys(MOVE_FIELDS) as (keyof typeof MOVE_FIELDS)[];

describe('the form of a step', () => {
  test('asks for everything that the step needs: each filled form is a step that the contract takes', () => {
    for (const kind of KINDS) {
      const move = toMove(kind, { ...toFirstFields(kind, setting), ...typed }, setting);
      expect(ProblemMoveSchema.safeParse(move).error, kind).toBeUndefined();
    }
  });

  test('offers the deadline of the level on which the problem will lie', () => {
    expect(proposeDeadline('consent-step-up', setting)).toBe('2026-12-04');
    expect(proposeDeadline('assign', setting)).toBe('2026-12-11');
    expect(proposeDeadline('assign', setting, 2)).toBe('2026-12-04');
    expect(proposeDeadline('assign', { ...setting, levelDeadlines: [] })).toBe('');
  });

  test('puts every step in an order, the one that moves the problem on first', () => {
    expect(orderMoves(KINDS)).toHaveLength(KINDS.length);
    expect(orderMoves(['reply', 'report-done', 'start'])).toEqual(['start', 'report-done', 'reply']);
  });
});
