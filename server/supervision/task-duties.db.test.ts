import { expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import type { TaskMove, TaskOrder } from '#core/supervision/task/task.ts';
import { withScope } from '#server/platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { newMonth, type TestMonth } from '../reporting/testing-month.ts';
import { moveTask } from './move-task.ts';
import { proposeTasks } from './propose-tasks.ts';
import { runLadder } from './run-ladder.ts';
import { listTaskDuties } from './task-duties.ts';

const db = await testDatabase();
const GIVEN_ON = '2026-09-01';

const onDay = (month: TestMonth, actor: Actor, today: string) => ({
  ...month.county.ctx(actor),
  today,
  now: new Date(`${today}T02:00:00Z`),
});
const dutiesOf = (month: TestMonth, actor: Actor, today: string) =>
  withScope(db.app, actor, (tx) => listTaskDuties(tx, onDay(month, actor, today)));

async function newOffice() {
  const month = await newMonth(db, 1);
  const inspection = await month.county.newUnit('督查室', 'office');
  const inspector = await month.county.newActor(inspection, ['inspector'], '周督');
  const inspectionHead = await month.county.newActor(inspection, ['inspection-head'], '吴主任');
  const order: TaskOrder = {
    title: '签订协议',
    leadOrgId: month.unit.id,
    supportingOrgIds: [],
    deliverable: '',
    target: '',
    dueOn: '2026-09-30',
    cadence: { every: 'half-month', on: '' },
    isVeto: false,
  };
  const source = {
    sourceKind: 'meeting',
    sourceTitle: '8月调度会',
    sourceOn: null,
    quote: '',
    projectId: null,
    problemId: null,
  } as const;
  const { taskIds } = await proposeTasks(onDay(month, month.clerk, GIVEN_ON), { source, orders: [order] });
  const taskId = taskIds[0] ?? '';
  let version = 1;
  const move = async (actor: Actor, one: TaskMove) => {
    version = (await moveTask(onDay(month, actor, one.on), taskId, { version, move: one })).version;
  };
  return { month, inspector, inspectionHead, order, taskId, move };
}

test('Each step of a task stands on the day’s page of whoever takes it, and of nobody else', async () => {
  const { month, inspector, inspectionHead, order, taskId, move } = await newOffice();
  const kinds = async (actor: Actor) => (await dutiesOf(month, actor, GIVEN_ON)).map(({ kind }) => kind);
  expect(await kinds(inspectionHead)).toEqual(['task-establish']);
  expect([await kinds(inspector), await kinds(month.head)]).toEqual([[], []]);
  await move(inspectionHead, { kind: 'establish', order, number: '', on: GIVEN_ON });
  expect(await kinds(inspector)).toEqual(['task-assign']);
  await move(inspector, { kind: 'assign', note: '', on: GIVEN_ON });
  expect(await dutiesOf(month, month.head, GIVEN_ON)).toMatchObject([
    { kind: 'task-acknowledge', count: 1, to: `/supervision/${taskId}`, isLate: false },
  ]);
  const orgId = month.unit.id;
  await move(month.head, { kind: 'acknowledge', orgId, personName: '', way: 'inside', on: GIVEN_ON });
  expect(await kinds(month.head)).toEqual([]);
  await move(month.head, { kind: 'ask-extension', dueOn: '2026-10-30', reason: '两户在外', on: GIVEN_ON });
  expect([await kinds(inspectionHead), await kinds(inspector)]).toEqual([['task-extension'], []]);
  await move(month.head, { kind: 'report-done', text: '完成', fileIds: [], on: GIVEN_ON });
  expect(await kinds(inspector)).toEqual(['task-verify']);
});

test('Feedback by the cadence and the deadline come up a week before, are met by what came early, and say when they are late', async () => {
  const { month, inspector, inspectionHead, order, move } = await newOffice();
  const orgId = month.unit.id;
  await move(inspectionHead, { kind: 'establish', order, number: '', on: GIVEN_ON });
  await move(inspector, { kind: 'assign', note: '', on: GIVEN_ON });
  await move(month.head, { kind: 'acknowledge', orgId, personName: '', way: 'inside', on: GIVEN_ON });
  expect(await dutiesOf(month, month.head, '2026-09-07')).toEqual([]);
  expect(await dutiesOf(month, month.head, '2026-09-10')).toMatchObject([
    { kind: 'task-feedback', isLate: false, dueAt: '2026-09-15T15:59:59.000Z' },
  ]);
  const early: TaskMove = {
    kind: 'feedback',
    orgId,
    text: '已签八户',
    percent: 40,
    fileIds: [],
    way: 'inside',
    on: '2026-09-11',
  };
  await move(month.head, early);
  expect(await dutiesOf(month, month.head, '2026-09-16')).toEqual([]);
  expect(await dutiesOf(month, month.head, '2026-10-09')).toMatchObject([
    { kind: 'task-feedback', isLate: true },
    { kind: 'task', isLate: true, dueAt: '2026-09-30T15:59:59.000Z' },
  ]);
});

test('What the ladder proposes stands on the page of those who may decide it', async () => {
  const { month, inspector, inspectionHead, order, move } = await newOffice();
  await move(inspectionHead, {
    kind: 'establish',
    order: { ...order, cadence: null },
    number: '',
    on: GIVEN_ON,
  });
  await move(inspector, { kind: 'assign', note: '', on: GIVEN_ON });
  await runLadder(onDay(month, inspector, '2026-10-15'));
  const ladderOf = async (actor: Actor) =>
    (await dutiesOf(month, actor, '2026-10-15')).filter(({ kind }) => kind === 'ladder');
  expect(await ladderOf(inspectionHead)).toMatchObject([{ count: 1, to: '/supervision/ladder' }]);
  expect(await ladderOf(inspector)).toEqual([]);
  expect(await ladderOf(month.head)).toEqual([]);
});
