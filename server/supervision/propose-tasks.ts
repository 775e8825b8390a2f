import type { z } from 'zod';
import { refuse } from '#core/platform/public.ts';
import type { proposeTasks as proposeRoute } from '#core/supervision/contract.ts';
import { applyTaskMove } from '#core/supervision/task/apply-move.ts';
import { canProposeTask } from '#core/supervision/task/permissions.ts';
import type { TaskMove, TaskOrder } from '#core/supervision/task/task.ts';
import { getProjectRecord } from '#server/ledger/public.ts';
import { listOrgNames } from '#server/people/public.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx } from '#server/platform/public.ts';
import { getProblemRecord } from '#server/problems/public.ts';
import { insertTask, insertTaskMove, keepTaskStanding, type NewTask } from './tasks.queries.ts';

export function requireProposer(ctx: Pick<Ctx, 'actor'>): void {
  if (!canProposeTask(ctx.actor))
    throw refuse(
      'forbidden',
      'TASK_STEP_NOT_YOURS',
      '督办事项由项目办移交，或由督查室、联络员提出',
      'Tasks are handed over by the project office, the inspection office or a liaison',
      ['请联系项目办或督查室'],
    );
}

export async function requireUnits(tx: Tx, regionId: number, orders: readonly TaskOrder[]): Promise<void> {
  const ids = orders.flatMap(({ leadOrgId, supportingOrgIds }) => [leadOrgId, ...supportingOrgIds]);
  const names = await listOrgNames(tx, regionId, ids);
  if (ids.some((id) => !names.has(id)))
    throw refuse('not-found', 'ORG_NOT_FOUND', '没有这个单位', 'No such unit', ['从单位目录中选择']);
}

/** Appends a task with its first move; whether it is established is decided by the inspection office. */
export async function proposeTaskIn(
  tx: Tx,
  ctx: Ctx,
  source: NewTask,
  order: TaskOrder,
  actId: string,
): Promise<string> {
  const move: TaskMove = { kind: 'propose', order, on: ctx.today };
  const taskId = await insertTask(tx, ctx, source, actId);
  await insertTaskMove(tx, ctx, { taskId, seq: 1, move, actId });
  const standing = applyTaskMove(null, move);
  await keepTaskStanding(tx, { regionId: ctx.actor.regionId, taskId, seq: 1, standing });
  return taskId;
}

/** 移交清单: hands several matters over at once. */
export async function proposeTasks(
  ctx: Ctx,
  { source, orders }: z.output<typeof proposeRoute.body>,
): Promise<{ taskIds: string[] }> {
  requireProposer(ctx);
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    if (source.projectId) await getProjectRecord(tx, regionId, source.projectId);
    if (source.problemId) await getProblemRecord(tx, regionId, source.problemId);
    await requireUnits(tx, regionId, orders);
    const actId = await appendAct(tx, ctx, 'tasks-proposed.v1', { source, orders });
    const taskIds: string[] = [];
    for (const { quote, ...order } of orders) {
      const from = { ...source, quote: quote ?? source.quote, sourceTextId: null, spans: [] };
      taskIds.push(await proposeTaskIn(tx, ctx, from, order, actId));
    }
    await appendAudit(tx, ctx, {
      kind: 'propose-tasks',
      outcome: 'ok',
      subject: `tasks:${taskIds.length}`,
    });
    return { taskIds };
  });
}
