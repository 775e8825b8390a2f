import { type FigureMeasure, type FigureRef, fromFigureId } from '#core/documents/public.ts';
import type { IsoDate } from '#core/platform/public.ts';
import { isClosedTask, isOverdueTask } from './statistics.ts';
import type { TaskStanding } from './task.ts';

/** What was counted: moves up to an act, with overdue days as of a day. */
export interface TaskAsOf {
  on: IsoDate;
  actId: string;
}

/** The tasks that a figure counts: all, those of a lead unit, or one. */
export type TaskCircle = { split: 'region' } | { split: 'unit' | 'task'; id: string };

const MEASURES = [
  'task_count',
  'task_lead_count',
  'task_closed',
  'task_open',
  'task_overdue',
  'task_extensions',
  'task_closed_share',
  'task_overdue_days',
] as const satisfies readonly FigureMeasure[];
export type TaskMeasure = (typeof MEASURES)[number];

/** The address of a figure of supervised tasks. */
export const toTaskFigure = (asOf: TaskAsOf, measure: TaskMeasure, circle: TaskCircle): FigureRef => ({
  scope: 'tasks',
  period: `${asOf.on}@${asOf.actId}`,
  split: circle.split,
  key: circle.split === 'region' ? '' : circle.id,
  measure,
});

const AS_OF = /^(\d{4}-\d{2}-\d{2})@(\d{1,18})$/u;
const ID = /^\d{1,18}$/u;

/** What an address of `toTaskFigure` names; undefined when the text is none. */
export function findTaskFigure(
  figureId: string,
): { asOf: TaskAsOf; measure: TaskMeasure; circle: TaskCircle } | undefined {
  const ref = fromFigureId(figureId);
  const found = ref?.scope === 'tasks' ? AS_OF.exec(ref.period) : null;
  const measure = MEASURES.find((one) => one === ref?.measure);
  if (!ref || !found || !measure) return undefined;
  const [, on = '', actId = ''] = found;
  const asOf = { on, actId };
  if (ref.split === 'region') return { asOf, measure, circle: { split: 'region' } };
  if ((ref.split !== 'unit' && ref.split !== 'task') || !ID.test(ref.key)) return undefined;
  return { asOf, measure, circle: { split: ref.split, id: ref.key } };
}

/** Whether a counted task stands behind a measure; sums and shares have all tasks behind them. */
export function standsBehind(measure: TaskMeasure, standing: TaskStanding, today: IsoDate): boolean {
  if (measure === 'task_closed') return isClosedTask(standing);
  if (measure === 'task_open') return !isClosedTask(standing);
  if (measure === 'task_overdue') return isOverdueTask(standing, today);
  return measure !== 'task_extensions' || standing.extensionsGranted > 0;
}
