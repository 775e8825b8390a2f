import type { z } from 'zod';
import { FIGURE_MEASURES } from '#core/documents/public.ts';
import { countWorkingDaysAfter, groupBy, refuse, type WorkingCalendar } from '#core/platform/public.ts';
import type { traceTaskFigure as traceRoute } from '#core/supervision/paper-contract.ts';
import { deriveTaskStanding } from '#core/supervision/task/apply-move.ts';
import { isCountedTask, isOverdueTask } from '#core/supervision/task/statistics.ts';
import { TASK_STATES, type TaskStanding } from '#core/supervision/task/task.ts';
import { findTaskFigure, standsBehind, type TaskCircle } from '#core/supervision/task/task-figures.ts';
import { listOrgNames } from '#server/people/public.ts';
import { type Ctx, getWorkingCalendar, withScope } from '#server/platform/public.ts';
import { listMovesThrough, type TaskMoveRow } from './tasks.queries.ts';

interface TaskThen {
  taskId: string;
  seq: number;
  standing: TaskStanding;
}

/** Where each task stood when the figure was counted: the fold of the moves up to then. */
function deriveThen(moves: readonly TaskMoveRow[]): TaskThen[] {
  return [...groupBy(moves, ({ taskId }) => taskId)].map(([taskId, own]) => ({
    taskId,
    seq: own.length,
    standing: deriveTaskStanding(own.map(({ move }) => move)),
  }));
}

function isInside(circle: TaskCircle, { taskId, standing }: TaskThen): boolean {
  if (circle.split === 'unit') return standing.order.leadOrgId === circle.id;
  return circle.split === 'region' || taskId === circle.id;
}

function toRow(
  { taskId, seq, standing: s }: TaskThen,
  on: string,
  calendar: WorkingCalendar,
  leadName: string,
) {
  const { dueOn, leadOrgId, title } = s.order;
  return {
    taskId,
    seq,
    title,
    leadName,
    stateWord: TASK_STATES[s.state].zh,
    dueOn,
    overdueDays: isOverdueTask(s, on) && dueOn !== null ? countWorkingDaysAfter(calendar, dueOn, on).days : 0,
    extensions: s.extensionsGranted,
    lastFeedbackOn: s.feedback.find(({ orgId }) => orgId === leadOrgId)?.on ?? null,
    evidenceFiles: s.evidenceFiles,
  };
}

/** Click a figure of a 督查通报: the tasks that it counted, as they stood then (handbook 5: every figure leads to its source). */
export async function getTaskFigureTrace(
  ctx: Ctx,
  figure: string,
): Promise<z.input<typeof traceRoute.output>> {
  const found = findTaskFigure(figure);
  if (!found)
    throw refuse('not-found', 'FIGURE_UNKNOWN', '不认识这个数字的编号', 'Unknown figure', [
      '从督查通报中点击数字',
    ]);
  const { regionId } = ctx.actor;
  const { asOf, circle, measure } = found;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const calendar = await getWorkingCalendar(tx);
    const then = deriveThen(await listMovesThrough(tx, regionId, asOf.actId)).filter(
      (one) => isCountedTask(one.standing) && isInside(circle, one),
    );
    const behind = then.filter(({ standing }) => standsBehind(measure, standing, asOf.on));
    const names = await listOrgNames(
      tx,
      regionId,
      then.map(({ standing }) => standing.order.leadOrgId),
    );
    const nameOf = ({ standing }: TaskThen): string => names.get(standing.order.leadOrgId) ?? '';
    const [first] = then;
    const circleName = !first || circle.split === 'region' ? '' : nameOf(first);
    return {
      figure,
      measureName: FIGURE_MEASURES[measure].zh,
      how: FIGURE_MEASURES[measure].how,
      circleName,
      on: asOf.on,
      isScoped: ctx.actor.sees === 'scoped',
      rows: behind.map((one) => toRow(one, asOf.on, calendar, nameOf(one))),
    };
  });
}
