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

const isClosed = ({ state }: TaskStanding): boolean => state === 'closed' || state === 'archived';
const isOverdue = ({ state, order }: TaskStanding, today: IsoDate): boolean =>
  TASK_IN_HAND.includes(state) && order.dueOn !== null && order.dueOn < today;
/** The first promise was kept: reported done by the day first given. A task by cadence alone gave none. */
const keptFirst = ({ promises, doneOn }: TaskStanding): boolean => {
  const first = promises[0]?.dueOn;
  return first !== undefined && doneOn !== null && doneOn <= first;
};

/**
 * Tasks by lead unit (handbook 8.7): those assigned to it and not withdrawn; overdue by the promise that runs now; closed by
 * the first one. Units with more overdue first.
 */
export function countByUnit(standings: readonly TaskStanding[], today: IsoDate): UnitTaskCount[] {
  const assigned = standings.filter(({ assignedOn, state }) => assignedOn !== null && state !== 'withdrawn');
  const rows = [...groupBy(assigned, ({ order }) => order.leadOrgId)].map(([orgId, own]) => {
    const closed = own.filter(isClosed);
    const share = divide(fromInteger(closed.length), fromInteger(own.length));
    return {
      orgId,
      tasks: own.length,
      open: own.length - closed.length,
      overdue: own.filter((one) => isOverdue(one, today)).length,
      extensions: own.reduce((sum, { extensionsGranted }) => sum + extensionsGranted, 0),
      closed: closed.length,
      keptFirst: closed.filter(keptFirst).length,
      closedShare: share && toPrintedRate(share, []),
    };
  });
  return rows.sort((a, b) => b.overdue - a.overdue || b.tasks - a.tasks || Number(a.orgId) - Number(b.orgId));
}
