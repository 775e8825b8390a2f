import {
  addWorkingDays,
  countWorkingDaysAfter,
  groupBy,
  type IsoDate,
  isWorkingDay,
  type WorkingCalendar,
} from '#core/platform/public.ts';
import { INSTRUMENTS, type Instrument, type LadderRules, type Rung } from './ladder.ts';

/** What the ladder looks at of a task that is in hand. */
export interface LadderTask {
  taskId: string;
  leadOrgId: string;
  supportingOrgIds: readonly string[];
  /** The promise that runs now; a task with a cadence brings its next feedback day here. */
  dueOn: IsoDate;
  /** Promises of the task that have passed without being kept, the present one counted once it has. */
  lapses: number;
  /** An extension asked in time is never a miss because somebody upstairs is slow (4.1). */
  isWaiting: boolean;
}

/** A rung that was proposed for a task before, whatever became of it. */
export interface PastRung {
  taskId: string;
  instrument: Instrument;
  dueOn: IsoDate;
  proposalId: string;
  proposedOn: IsoDate;
  orgId: string;
  isOpen: boolean;
}

export interface RungTask {
  taskId: string;
  dueOn: IsoDate;
  overdueDays: number;
}

/** One proposal a unit and rung; `joins` names an undecided one of the same week that takes the tasks in (8.7). */
export interface RungProposal {
  instrument: Instrument;
  orgId: string;
  tasks: RungTask[];
  joins: string | null;
  /** Undecided lower papers about the same tasks, which this one replaces. */
  replaces: string[];
}

const overdueOf = (task: LadderTask, calendar: WorkingCalendar, today: IsoDate): number =>
  today > task.dueOn
    ? countWorkingDaysAfter(calendar, task.dueOn, today).days
    : -countWorkingDaysAfter(calendar, today, task.dueOn).days;

function isDue(rung: Rung, task: LadderTask, overdueDays: number, today: IsoDate): boolean {
  if (!rung.isOn) return false;
  if (rung.fromLapse !== null && today > task.dueOn && task.lapses >= rung.fromLapse) return true;
  // A reminder is for before the deadline; afterwards the next rung speaks.
  if (rung.afterDays < 0) return today <= task.dueOn && overdueDays >= rung.afterDays;
  return today > task.dueOn && overdueDays >= rung.afterDays;
}

/** The highest rung that is due; lower ones that were passed by are not made up for. */
function findRung(rules: LadderRules, task: LadderTask, overdueDays: number, today: IsoDate): Rung | null {
  return rules.rungs.filter((rung) => isDue(rung, task, overdueDays, today)).at(-1) ?? null;
}

const rankOf = (rules: LadderRules, instrument: Instrument): number =>
  rules.rungs.findIndex((rung) => rung.instrument === instrument);

/** A rung is proposed once for a promise, and never one below what was proposed for it already. */
function isNews(rules: LadderRules, past: readonly PastRung[], task: LadderTask, rung: Rung): boolean {
  const rank = rankOf(rules, rung.instrument);
  return !past.some(
    (one) => one.taskId === task.taskId && one.dueOn === task.dueOn && rankOf(rules, one.instrument) >= rank,
  );
}

const listAddressees = (rung: Rung, task: LadderTask): string[] =>
  rung.addressee === 'lead-and-supporting'
    ? [...new Set([task.leadOrgId, ...task.supportingOrgIds])]
    : [task.leadOrgId];

interface DueRung extends RungTask {
  rung: Rung;
  orgId: string;
}

function toProposal(
  due: readonly DueRung[],
  past: readonly PastRung[],
  rules: LadderRules,
  mergeFrom: IsoDate,
): RungProposal {
  const [first] = due;
  if (!first) throw new Error('a proposal has tasks');
  const { rung, orgId } = first;
  const isOfUnit = (one: PastRung): boolean => one.isOpen && one.orgId === orgId;
  const taskIds = new Set(due.map(({ taskId }) => taskId));
  const joins = past.find(
    (one) => isOfUnit(one) && one.instrument === rung.instrument && one.proposedOn >= mergeFrom,
  );
  const lower = past.filter(
    (one) =>
      isOfUnit(one) &&
      taskIds.has(one.taskId) &&
      INSTRUMENTS[one.instrument].isPaper &&
      rankOf(rules, one.instrument) < rankOf(rules, rung.instrument),
  );
  return {
    instrument: rung.instrument,
    orgId,
    tasks: due.map(({ taskId, dueOn, overdueDays }) => ({ taskId, dueOn, overdueDays })),
    joins: joins?.proposalId ?? null,
    replaces: [...new Set(lower.map(({ proposalId }) => proposalId))],
  };
}

/**
 * What the ladder proposes today (handbook 8.7): for each task in hand the highest rung that is due, once for each promise,
 * gathered into one paper a unit and rung; several within a week join the undecided one. On days off it says nothing, and
 * nothing when nobody is behind. It only proposes; run again on the same day with its own proposals among `past` it gives
 * none. Overdue days are working days.
 */
export function proposeRungs(
  tasks: readonly LadderTask[],
  past: readonly PastRung[],
  rules: LadderRules,
  calendar: WorkingCalendar,
  today: IsoDate,
): RungProposal[] {
  if (!isWorkingDay(calendar, today)) return [];
  const pastOf = groupBy(past, ({ taskId }) => taskId);
  const due = tasks.flatMap((task): DueRung[] => {
    if (task.isWaiting) return [];
    const overdueDays = overdueOf(task, calendar, today);
    const rung = findRung(rules, task, overdueDays, today);
    if (!rung || !isNews(rules, pastOf.get(task.taskId) ?? [], task, rung)) return [];
    const { taskId, dueOn } = task;
    return listAddressees(rung, task).map((orgId) => ({ taskId, dueOn, overdueDays, rung, orgId }));
  });
  const mergeFrom = addWorkingDays(calendar, today, -rules.mergeWithinDays).date;
  const papers = groupBy(due, ({ rung, orgId }) => `${rung.instrument}|${orgId}`);
  const openOf = groupBy(
    past.filter(({ isOpen }) => isOpen),
    ({ orgId }) => orgId,
  );
  return [...papers.values()].map((one) =>
    toProposal(one, openOf.get(one[0]?.orgId ?? '') ?? [], rules, mergeFrom),
  );
}
