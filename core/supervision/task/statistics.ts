import { divide, fromInteger, groupBy, type IsoDate, toPrintedRate } from '#core/platform/public.ts';
import { TASK_IN_HAND, type TaskStanding } from './task.ts';

export interface UnitTaskCount {
  orgId: string;
  tasks: number;
  open: number;
  overdue: number;
  extensions: number;
  closed: number;
  keptFirst: number;
  /** Closed of all in per cent, one decimal, 100.0 only when all are. */
  closedShare: string | null;
}

/** 办结: closed out, archived or not. */
export const isClosedTask = ({ state }: TaskStanding): boolean => state === 'closed' || state === 'archived';
/** In hand and past the promise that runs now. */
export const isOverdueTask = ({ state, order }: TaskStanding, today: IsoDate): boolean =>
  TASK_IN_HAND.includes(state) && order.dueOn !== null && order.dueOn < today;
/** The first promise was kept: reported done by the day first given. A task by cadence alone gave none. */
const keptFirst = ({ promises, doneOn }: TaskStanding): boolean => {
  const first = promises[0]?.dueOn;
  return first !== undefined && doneOn !== null && doneOn <= first;
};

/** Assigned and not withdrawn: what every count of the papers stands on. */
export const isCountedTask = ({ assignedOn, state }: TaskStanding): boolean =>
  assignedOn !== null && state !== 'withdrawn';

/**
 * Tasks by lead unit (handbook 8.7): those assigned to it and not withdrawn; overdue by the promise that runs now; closed by
 * the first one. Units with more overdue first.
 */
export function countByUnit(standings: readonly TaskStanding[], today: IsoDate): UnitTaskCount[] {
  const assigned = standings.filter(isCountedTask);
  const rows = [...groupBy(assigned, ({ order }) => order.leadOrgId)].map(([orgId, own]) => {
    const closed = own.filter(isClosedTask);
    const share = divide(fromInteger(closed.length), fromInteger(own.length));
    return {
      orgId,
      tasks: own.length,
      open: own.length - closed.length,
      overdue: own.filter((one) => isOverdueTask(one, today)).length,
      extensions: own.reduce((sum, { extensionsGranted }) => sum + extensionsGranted, 0),
      closed: closed.length,
      keptFirst: closed.filter(keptFirst).length,
      closedShare: share && toPrintedRate(share, []),
    };
  });
  return rows.sort((a, b) => b.overdue - a.overdue || b.tasks - a.tasks || Number(a.orgId) - Number(b.orgId));
}
