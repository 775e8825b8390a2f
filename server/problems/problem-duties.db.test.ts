import { expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import type { ProblemMove } from '#core/problems/problem.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope } from '../platform/with-scope.ts';
import { newMonth } from '../reporting/testing-month.ts';
import { moveProblem } from './move-problem.ts';
import { listProblemDuties } from './problem-duties.ts';
import { raiseProblem } from './raise-problem.ts';

const db = await testDatabase();

test('What waits on the day’s page follows the ball: the office assigns, the unit works, its head decides on a step up', async () => {
  const month = await newMonth(db);
  const ctx = month.county.ctx(month.reporter);
  const on = ctx.today;
  const dutiesOf = async (actor: Actor) =>
    (await withScope(ctx.db, actor, (tx) => listProblemDuties(tx, month.county.ctx(actor)))).map(
      ({ kind, count, isLate, to }) => ({ kind, count, isLate, to }),
    );
  const { problemId } = await raiseProblem(ctx, {
    title: '管线未迁改',
    need: '请协调迁改',
    category: 'other',
    projectId: null,
    sourceKind: 'manual',
    source: {},
    keepOwn: false,
    dueOn: null,
  });
  const triage = { kind: 'triage', count: 1, isLate: false, to: '/problems?show=mine' };
  expect(await dutiesOf(month.clerk)).toEqual([triage]);
  expect(await dutiesOf(month.reporter)).toEqual([]);

  const move = (actor: Actor, version: number, one: ProblemMove) =>
    moveProblem(month.county.ctx(actor), problemId, { version, move: one });
  await move(month.clerk, 1, {
    kind: 'assign',
    ownerOrgId: month.unit.id,
    ownerName: '',
    supportingOrgIds: [],
    level: 1,
    dueOn: on,
    note: '',
    on,
  });
  expect(await dutiesOf(month.clerk)).toEqual([]);
  expect(await dutiesOf(month.reporter)).toEqual([
    { kind: 'problem', count: 1, isLate: false, to: '/problems?show=mine' },
  ]);

  await move(month.reporter, 2, { kind: 'propose-step-up', attempts: '两次协调未果', toLevel: 2, on });
  expect(await dutiesOf(month.officeHead)).toEqual([
    { kind: 'step-up', count: 1, isLate: false, to: '/problems?show=stepUp' },
  ]);
  expect(await dutiesOf(month.clerk)).toEqual([]);
});
