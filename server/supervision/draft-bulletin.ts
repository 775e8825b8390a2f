import type { DocumentModel } from '#core/documents/public.ts';
import type { OrgKind } from '#core/people/public.ts';
import { countWorkingDaysAfter, refuse, type WorkingCalendar } from '#core/platform/public.ts';
import type { HalfMonth } from '#core/supervision/instruments/half-month.ts';
import {
  buildStatisticsBulletin,
  type ListedTask,
} from '#core/supervision/instruments/statistics-bulletin.lines.ts';
import { countByUnit } from '#core/supervision/task/statistics.ts';
import { TASK_IN_HAND, type TaskStanding } from '#core/supervision/task/task.ts';
import { insertDraft, requireDrafter } from '#server/documents/public.ts';
import { type Ctx, getWorkingCalendar, once, type Tx } from '#server/platform/public.ts';
import { getPaperParties } from './draft-papers.ts';
import { findLastTaskAct, listAssignedTasks, listUnitPlaces } from './instruments.queries.ts';
import { gatherCourse } from './supervision-course.ts';

const UNIT_GROUPS: Partial<Record<OrgKind, string>> = {
  town: '镇街（园区）',
  park: '镇街（园区）',
  company: '国有企业',
};

interface AssignedTask {
  taskId: string;
  standing: TaskStanding;
}

const toListedTask = (
  { taskId, standing: { order, state } }: AssignedTask,
  leadName: string,
  calendar: WorkingCalendar,
  today: string,
): ListedTask => ({
  taskId,
  title: order.title,
  leadName,
  dueOn: order.dueOn,
  state,
  overdueDays:
    TASK_IN_HAND.includes(state) && order.dueOn !== null && order.dueOn < today
      ? countWorkingDaysAfter(calendar, order.dueOn, today).days
      : 0,
});

/** 督查通报 of these tasks as they stand; `half`: the half month that it reports on, null: the month so far. */
async function buildBulletin(
  tx: Tx,
  ctx: Ctx,
  found: readonly AssignedTask[],
  half: HalfMonth | null,
): Promise<DocumentModel> {
  const { regionId } = ctx.actor;
  const { today } = ctx;
  const calendar = await getWorkingCalendar(tx);
  const counts = countByUnit(
    found.map(({ standing }) => standing),
    today,
  );
  const units = await listUnitPlaces(
    tx,
    regionId,
    counts.map(({ orgId }) => orgId),
  );
  const nameOf = (orgId: string): string => units.find((one) => one.orgId === orgId)?.name ?? '';
  const { regionName, ...parties } = await getPaperParties(tx, ctx, 'supervision-bulletin');
  const level = regionName.slice(-1);
  return buildStatisticsBulletin({
    asOf: { on: today, actId: await findLastTaskAct(tx, regionId) },
    ...parties,
    units: units.flatMap(({ orgId, name, kind }) =>
      counts
        .filter((one) => one.orgId === orgId)
        .map((one) => ({ ...one, name, group: UNIT_GROUPS[kind] ?? `${level}直部门` })),
    ),
    tasks: found.map((one) => toListedTask(one, nameOf(one.standing.order.leadOrgId), calendar, today)),
    course: await gatherCourse(
      tx,
      regionId,
      found,
      half ?? { fromOn: `${today.slice(0, 8)}01`, toOn: today, name: '本月以来' },
    ),
    halfMonth: half?.name ?? null,
  });
}

const listSubjects = (found: readonly AssignedTask[]) =>
  found.map(({ taskId }) => ({ kind: 'task' as const, id: taskId }));

/** 督查通报 from the tasks as they stand now; about every task that it counts. */
export function draftSupervisionBulletin(ctx: Ctx): Promise<{ documentId: string }> {
  return once(ctx, async (tx) => {
    await requireDrafter(tx, ctx, { kind: 'supervision-bulletin' });
    const found = await listAssignedTasks(tx, ctx.actor.regionId);
    if (found.length === 0)
      throw refuse(
        'not-allowed-now',
        'NO_TASKS_TO_REPORT',
        '还没有交办的督办事项',
        'No task has been assigned',
        ['先交办事项'],
      );
    const model = await buildBulletin(tx, ctx, found, null);
    return insertDraft(tx, ctx, { model, about: listSubjects(found), orgIds: [], replyBy: null });
  });
}

/** In hand at some time of the half month: it was open in it or closed in it. */
const wasInHand = ({ standing: { assignedOn, closedOn } }: AssignedTask, half: HalfMonth): boolean =>
  assignedOn !== null && assignedOn <= half.toOn && (closedOn === null || closedOn >= half.fromOn);

/** The report of a half month, written by the system; undefined where nothing was in hand: then there is nothing to say. */
export async function draftHalfMonthReport(
  tx: Tx,
  ctx: Ctx,
  half: HalfMonth,
): Promise<{ documentId: string } | undefined> {
  const found = await listAssignedTasks(tx, ctx.actor.regionId);
  if (!found.some((one) => wasInHand(one, half))) return undefined;
  const model = await buildBulletin(tx, ctx, found, half);
  const about = listSubjects(found);
  return insertDraft(tx, ctx, { model, about, orgIds: [], replyBy: null, isBySystem: true });
}
