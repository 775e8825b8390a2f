import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { shownOf } from '#core/ledger/public.ts';
import type { Actor } from '#core/people/public.ts';
import type { TaskMove, TaskOrder } from '#core/supervision/task/task.ts';
import { readWorkbook } from '#server/ledger/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { withWorker } from '../platform/with-scope.ts';
import { newMonth, type TestMonth } from '../reporting/testing-month.ts';
import { attachTaskFile, getTaskFile } from './attach-file.ts';
import { moveTask } from './move-task.ts';
import { proposeTasks } from './propose-tasks.ts';
import { taskStandings } from './rebuild-task-standings.ts';
import { exportTasks } from './task-workbook.ts';
import { getTaskStatistics, getTasks, getTaskView } from './tasks.view.ts';

const db = await testDatabase();
const ALL = { open: 'all', overdue: 'no', mine: 'no', extension: 'no', text: '' } as const;
const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );

interface Office extends TestMonth {
  inspector: Actor;
  inspectionHead: Actor;
  order: TaskOrder;
}

async function newOffice(): Promise<Office> {
  const month = await newMonth(db, 1);
  const inspection = await month.county.newUnit('督查室', 'office');
  return {
    ...month,
    inspector: await month.county.newActor(inspection, ['inspector'], '周督'),
    inspectionHead: await month.county.newActor(inspection, ['inspection-head'], '吴主任'),
    order: {
      title: '完成征收补偿协议签订',
      leadOrgId: month.unit.id,
      supportingOrgIds: [month.department.id],
      deliverable: '协议',
      target: '',
      dueOn: '2030-12-31',
      cadence: null,
      isVeto: false,
    },
  };
}

const SOURCE = {
  sourceKind: 'meeting',
  sourceTitle: '10月调度会',
  sourceOn: null,
  quote: '由城关镇牵头，年底前签完',
  projectId: null,
  problemId: null,
} as const;

/** A task handed over, with a way to move it on. */
async function newTask(office: Office, order: Partial<TaskOrder> = {}) {
  const orders = [{ ...office.order, ...order }];
  const answer = await proposeTasks(office.county.ctx(office.clerk), { source: SOURCE, orders });
  const taskId = answer.taskIds[0] ?? '';
  let version = 1;
  const on = office.county.ctx(office.clerk).today;
  const move = async (actor: Actor, one: TaskMove) => {
    const moved = await moveTask(office.county.ctx(actor), taskId, { version, move: one });
    version = moved.version;
    return moved;
  };
  const assign = async () => {
    await move(office.inspectionHead, {
      kind: 'establish',
      order: { ...office.order, ...order },
      number: '望督1号',
      on,
    });
    await move(office.inspector, { kind: 'assign', note: '', on });
  };
  return { taskId, move, assign, on };
}

test('A task cannot come from a problem or project that is not there', async () => {
  const office = await newOffice();
  const propose = (source: { problemId: string | null; projectId: string | null }) =>
    codeOf(
      proposeTasks(office.county.ctx(office.clerk), {
        source: { ...SOURCE, ...source },
        orders: [office.order],
      }),
    );
  expect(await propose({ problemId: '999999', projectId: null })).toBe('PROBLEM_NOT_FOUND');
  expect(await propose({ problemId: null, projectId: '999999' })).toBe('PROJECT_NOT_FOUND');
});

test('A matter handed over is established, assigned, answered by both units, verified, closed and filed', async () => {
  const office = await newOffice();
  const { taskId, move, assign, on } = await newTask(office);
  await assign();
  await move(office.reviewer, {
    kind: 'acknowledge',
    orgId: office.department.id,
    personName: '',
    way: 'inside',
    on,
  });
  const pdf = { name: '协议.pdf', content: Buffer.from('%PDF-1.7 x'), mediaType: 'application/pdf' };
  const { fileId } = await attachTaskFile(office.county.ctx(office.reporter), taskId, pdf);
  const feedback: TaskMove = {
    kind: 'feedback',
    orgId: office.unit.id,
    text: '已签12户',
    percent: 40,
    fileIds: [fileId],
    way: 'inside',
    on,
  };
  await move(office.reporter, feedback);
  await move(office.head, { kind: 'report-done', text: '全部签订', fileIds: [], on });
  await move(office.inspector, { kind: 'verify', verdict: 'agree', text: '属实', fileIds: [], on });
  await move(office.inspector, { kind: 'close', satisfaction: 'satisfied', note: '', on });
  expect(await move(office.inspector, { kind: 'archive', note: '', on })).toMatchObject({
    state: 'archived',
  });
  const seen = await getTaskView(office.county.ctx(office.reviewer), taskId);
  expect(seen).toMatchObject({
    row: { state: 'archived', number: '望督1号', percent: 40 },
    files: [{ fileId }],
  });
  expect(seen.units.map(({ times, isLead }) => [isLead, times])).toEqual([
    [true, 1],
    [false, 0],
  ]);
  expect((await getTaskFile(office.county.ctx(office.reviewer), { taskId, fileId })).name).toBe('协议.pdf');
});

test('A liaison records what his leader wrote: the words, the day and a photograph of the original, with his own name', async () => {
  const office = await newOffice();
  const liaison = await office.county.newActor(office.department, ['liaison']);
  const ctx = office.county.ctx(liaison);
  const source = { ...SOURCE, sourceKind: 'instruction' as const, quote: '请按期办结' };
  const taskId = (await proposeTasks(ctx, { source, orders: [office.order] })).taskIds[0] ?? '';
  const photo = { name: '批示.pdf', content: Buffer.from('%PDF-1.7 y'), mediaType: 'application/pdf' };
  const { fileId } = await attachTaskFile(ctx, taskId, photo);
  const seen = await getTaskView(ctx, taskId);
  expect(seen).toMatchObject({ quote: '请按期办结', files: [{ fileId }], may: { attachSource: true } });
  const other = office.county.ctx(office.reviewer);
  expect(await codeOf(attachTaskFile(other, taskId, photo))).not.toBe('done');
});

test('A unit sees a task from its assignment on; another unit never, and gives no feedback for others', async () => {
  const office = await newOffice();
  const { taskId, move, assign, on } = await newTask(office);
  const own = () => office.county.ctx(office.reporter);
  expect(await codeOf(getTaskView(own(), taskId))).toBe('TASK_NOT_FOUND');
  await assign();
  expect((await getTasks(own(), { ...ALL, mine: 'yes', limit: 10 })).tasks.map(({ id }) => id)).toEqual([
    taskId,
  ]);
  const stranger = await office.county.newActor(
    await office.county.newUnit('石桥镇', 'town'),
    ['head'],
    '外人',
  );
  const other = office.county.ctx(stranger);
  expect(await codeOf(getTaskView(other, taskId))).toBe('TASK_NOT_FOUND');
  expect((await getTasks(other, { ...ALL, limit: 10 })).counts.open).toBe(0);
  const feedback: TaskMove = {
    kind: 'feedback',
    orgId: office.unit.id,
    text: '冒充',
    percent: null,
    fileIds: [],
    way: 'inside',
    on,
  };
  expect(await codeOf(moveTask(other, taskId, { version: 3, move: feedback }))).toBe('TASK_NOT_FOUND');
  expect(await codeOf(move(office.reviewer, feedback))).toBe('TASK_NOT_YOUR_UNIT');
  expect(await codeOf(proposeTasks(other, { source: SOURCE, orders: [office.order] }))).toBe(
    'TASK_STEP_NOT_YOURS',
  );
});

test('An extension is asked by the lead, granted by the head of the inspection office, and the first promise stays', async () => {
  const office = await newOffice();
  const { taskId, move, assign, on } = await newTask(office);
  await assign();
  await move(office.head, { kind: 'ask-extension', dueOn: '2031-01-31', reason: '两户在外', on });
  expect(
    await codeOf(move(office.inspector, { kind: 'grant-extension', dueOn: '2031-01-31', note: '', on })),
  ).toBe('TASK_STEP_NOT_YOURS');
  expect(
    (await getTasks(office.county.ctx(office.inspectionHead), { ...ALL, limit: 10 })).counts.extensions,
  ).toBe(1);
  const asked = await getTasks(office.county.ctx(office.inspectionHead), {
    ...ALL,
    extension: 'yes',
    limit: 10,
  });
  expect(asked.tasks.map(({ id }) => id)).toEqual([taskId]);
  await move(office.inspectionHead, { kind: 'grant-extension', dueOn: '2031-01-31', note: '', on });
  const seen = await getTaskView(office.county.ctx(office.head), taskId);
  expect(seen.promises.map(({ dueOn }) => dueOn)).toEqual(['2030-12-31', '2031-01-31']);
  expect(seen.row).toMatchObject({ dueOn: '2031-01-31', lapsed: 1 });
});

test('Two people at once: the second is told; the same request twice is one step', async () => {
  const office = await newOffice();
  const { taskId, on } = await newTask(office);
  const establish = { kind: 'establish', order: office.order, number: '', on } as const;
  const both = [establish, { kind: 'decline', reason: '不属督办', on } as const].map((move) =>
    codeOf(moveTask(office.county.ctx(office.inspectionHead), taskId, { version: 1, move })),
  );
  expect((await Promise.all(both)).sort()).toEqual(['TASK_CHANGED_MEANWHILE', 'done']);
  const ctx = { ...office.county.ctx(office.clerk), requestId: '0198c0de-0000-7000-8000-00000000bb01' };
  const first = await proposeTasks(ctx, { source: SOURCE, orders: [office.order] });
  expect(await proposeTasks(ctx, { source: SOURCE, orders: [office.order] })).toEqual(first);
});

test('The list leaves as Excel, the hand-over list is the same with what is not yet established; units are counted', async () => {
  const office = await newOffice();
  const { assign } = await newTask(office, { cadence: { every: 'half-month', on: '' } });
  await newTask(office, { title: '第二项', leader: '李副县长' });
  await assign();
  const file = await exportTasks(office.county.ctx(office.clerk), { ...ALL, state: 'proposed' });
  expect(file.name).toContain('移交清单');
  const sheet = (await readWorkbook({ bytes: file.content, fileName: file.name })).sheets[0];
  expect(sheet?.rows[3]?.map(shownOf).slice(0, 3)).toEqual(['1', null, '第二项']);
  expect(sheet?.rows[2]?.map(shownOf).indexOf('责任领导')).toBe(
    sheet?.rows[3]?.map(shownOf).indexOf('李副县长'),
  );
  const { byUnit } = await getTaskStatistics(office.county.ctx(office.clerk), {});
  expect(byUnit).toMatchObject([
    { org: { id: office.unit.id }, tasks: 1, open: 1, closed: 0, closedShare: '0.0' },
  ]);
});

test('Where tasks stand is what a rebuild from their moves gives, and a tampered standing is named', async () => {
  const office = await newOffice();
  const { taskId, assign } = await newTask(office);
  await assign();
  const { regionId } = office.county;
  const verify = () => withWorker(db.worker, regionId, (tx) => taskStandings.verify(tx, regionId));
  expect(await verify()).toEqual({ rows: 1, broken: undefined });
  await sql`update derived.task_standings set due_on = '2031-05-05' where region_id = ${regionId}`.execute(
    db.owner,
  );
  expect((await verify()).broken?.at).toBe(`task:${taskId}`);
  await withWorker(db.worker, regionId, (tx) => taskStandings.rebuild(tx, regionId));
  expect(await verify()).toEqual({ rows: 1, broken: undefined });
});

test('A rebuild waits for a step that is under way and keeps what it did', async () => {
  const office = await newOffice();
  const { taskId, assign } = await newTask(office);
  await assign();
  const { regionId } = office.county;
  const keptSeq = async () =>
    (
      await db.owner
        .selectFrom('derived.task_standings')
        .select('seq')
        .where('region_id', '=', regionId)
        .where('task_id', '=', taskId)
        .executeTakeFirstOrThrow()
    ).seq;
  const before = await keptSeq();
  let rebuilding: Promise<number> | undefined;
  // As a step does it: the move and where the task stands in one transaction, here with the step it took last.
  await db.owner.transaction().execute(async (tx) => {
    await sql`insert into task_moves (region_id, task_id, seq, kind, move, person_name, org_id, org_name, act_id)
      select region_id, task_id, seq + 1, kind, move, person_name, org_id, org_name, act_id from task_moves
      where region_id = ${regionId} and task_id = ${taskId} and seq = ${before}`.execute(tx);
    await sql`update derived.task_standings set seq = seq + 1 where region_id = ${regionId} and task_id = ${taskId}`.execute(
      tx,
    );
    rebuilding = withWorker(db.worker, regionId, (other) => taskStandings.rebuild(other, regionId));
    await sleep(300);
  });
  await rebuilding;
  expect(await keptSeq()).toBe(before + 1);
});
