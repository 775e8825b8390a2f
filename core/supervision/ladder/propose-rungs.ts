import {
  addWorkingDays,
  countWorkingDaysAfter,
  groupBy,
  type IsoDate,
  isWorkingDay,
  type WorkingCalendar,
} from '#core/platform/public.ts';
import type { Instrument, LadderRules, Rung } from './ladder.ts';

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
  /** Undecided ones about the same tasks that it overtakes: lower rungs, and the same rung for an earlier day. */
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

/** Undecided ones about the same tasks that this proposal overtakes: lower rungs, and the same rung for an earlier day. */
function listOvertaken(due: readonly DueRung[], past: readonly PastRung[], rules: LadderRules): string[] {
  const [first] = due;
  if (!first) return [];
  const rank = rankOf(rules, first.rung.instrument);
  const dueOf = new Map(due.map(({ taskId, dueOn }) => [taskId, dueOn]));
  const overtaken = past.filter((one) => {
    const dueOn = dueOf.get(one.taskId);
    if (!one.isOpen || one.orgId !== first.orgId || dueOn === undefined) return false;
    if (one.instrument === first.rung.instrument) return one.dueOn !== dueOn;
    return rankOf(rules, one.instrument) < rank;
  });
  return [...new Set(overtaken.map(({ proposalId }) => proposalId))];
}

/** A paper of one unit and rung, before it is known which undecided one it may join. */
function toProposal(due: readonly DueRung[], past: readonly PastRung[], rules: LadderRules): RungProposal {
  const [first] = due;
  if (!first) throw new Error('a proposal has tasks');
  return {
    instrument: first.rung.instrument,
    orgId: first.orgId,
    tasks: due.map(({ taskId, dueOn, overdueDays }) => ({ taskId, dueOn, overdueDays })),
    joins: null,
    replaces: listOvertaken(due, past, rules),
  };
}

/** The undecided one of the same week, rung and unit; none that gives way today, to whichever paper. */
function findJoined(
  { orgId, instrument }: RungProposal,
  past: readonly PastRung[],
  mergeFrom: IsoDate,
  replaced: ReadonlySet<string>,
): string | null {
  const joins = past.find(
    (one) =>
      one.isOpen &&
      one.orgId === orgId &&
      one.instrument === instrument &&
      one.proposedOn >= mergeFrom &&
      !replaced.has(one.proposalId),
  );
  return joins?.proposalId ?? null;
}

/** Tasks that an overtaken proposal held beside those of its successor stay proposed: in the new one of their rung and unit. */
function keepOthers(
  proposals: readonly RungProposal[],
  replaced: ReadonlySet<string>,
  past: readonly PastRung[],
  rules: LadderRules,
  overdueOn: (one: PastRung) => number | null,
): RungProposal[] {
  const kept = proposals.map((one) => ({ ...one, tasks: [...one.tasks] }));
  const matterOf = ({ orgId, taskId }: { orgId: string; taskId: string }): string => `${orgId}|${taskId}`;
  const covered = new Set(
    kept.flatMap(({ orgId, tasks }) => tasks.map(({ taskId }) => matterOf({ orgId, taskId }))),
  );
  const pastOf = groupBy(past, matterOf);
  /** Nothing higher was proposed for this promise, whatever became of it. */
  const isHighest = (one: PastRung): boolean =>
    !pastOf
      .get(matterOf(one))
      ?.some(
        (other) =>
          other.dueOn === one.dueOn && rankOf(rules, other.instrument) > rankOf(rules, one.instrument),
      );
  for (const one of past) {
    const isLost = replaced.has(one.proposalId) && !covered.has(matterOf(one)) && isHighest(one);
    const overdueDays = isLost ? overdueOn(one) : null;
    if (overdueDays === null) continue;
    const { taskId, dueOn, instrument, orgId } = one;
    covered.add(matterOf(one));
    const home = kept.find((other) => other.instrument === instrument && other.orgId === orgId);
    if (home) home.tasks.push({ taskId, dueOn, overdueDays });
    else kept.push({ instrument, orgId, tasks: [{ taskId, dueOn, overdueDays }], joins: null, replaces: [] });
  }
  return kept;
}

/** Whether a matter still waits for this very day: it was neither answered nor finished nor given another date since. */
export function openStillDue(
  tasks: readonly LadderTask[],
): (one: { taskId: string; dueOn: IsoDate }) => boolean {
  const dayOf = new Map(tasks.map(({ taskId, dueOn }) => [taskId, dueOn]));
  return ({ taskId, dueOn }) => dayOf.get(taskId) === dueOn;
}

/**
 * Undecided proposals none of whose matters still waits: they fall away by themselves, nobody decides on what is answered. A
 * reminder is for before the day.
 */
export function listLapsedProposals(
  past: readonly Pick<PastRung, 'proposalId' | 'taskId' | 'dueOn' | 'isOpen' | 'instrument'>[],
  tasks: readonly LadderTask[],
  today: IsoDate,
): string[] {
  const isStillDue = openStillDue(tasks);
  const isWanted = (one: Pick<PastRung, 'taskId' | 'dueOn' | 'instrument'>): boolean =>
    isStillDue(one) && (one.instrument !== 'reminder' || one.dueOn >= today);
  const open = groupBy(
    past.filter(({ isOpen }) => isOpen),
    ({ proposalId }) => proposalId,
  );
  return [...open].filter(([, own]) => !own.some(isWanted)).map(([proposalId]) => proposalId);
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
  const openOfUnit = (orgId: string | undefined): PastRung[] => openOf.get(orgId ?? '') ?? [];
  const proposals = [...papers.values()].map((one) => toProposal(one, openOfUnit(one[0]?.orgId), rules));
  const replaced = new Set(proposals.flatMap(({ replaces }) => replaces));
  for (const one of proposals) one.joins = findJoined(one, openOfUnit(one.orgId), mergeFrom, replaced);
  const taskOf = new Map(tasks.map((task) => [task.taskId, task]));
  return keepOthers(proposals, replaced, past, rules, (one) => {
    const task = taskOf.get(one.taskId);
    return task && task.dueOn === one.dueOn && !task.isWaiting ? overdueOf(task, calendar, today) : null;
  });
}
