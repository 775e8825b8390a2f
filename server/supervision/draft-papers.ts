import { listDefaultParties } from '#core/documents/public.ts';
import type { OrgKind } from '#core/people/public.ts';
import { countWorkingDaysAfter, refuse } from '#core/platform/public.ts';
import { buildSpecialReport } from '#core/supervision/instruments/special-report.lines.ts';
import { buildStatisticsBulletin } from '#core/supervision/instruments/statistics-bulletin.lines.ts';
import { countByUnit } from '#core/supervision/task/statistics.ts';
import { TASK_IN_HAND } from '#core/supervision/task/task.ts';
import { findDocumentWays, insertDraft, requireDrafter } from '#server/documents/public.ts';
import { getRegion } from '#server/people/public.ts';
import { type Ctx, getWorkingCalendar, once, type Tx } from '#server/platform/public.ts';
import { listInstrumentTasksOf } from './draft-instrument.ts';
import { findLastTaskAct, listAssignedTasks, listUnitPlaces } from './instruments.queries.ts';

type OfficePaper = 'supervision-bulletin' | 'special-report';

/** Issuing body and lists of a paper that the office itself drafts: as its way says, else the product's own words. */
async function getPaperParties(tx: Tx, { actor, today }: Ctx, kind: OfficePaper) {
  const { name } = await getRegion(tx, actor.regionId);
  const { parties } = (await findDocumentWays(tx, actor.regionId, today))[kind];
  const printed = listDefaultParties(kind, name);
  return { ...printed, regionName: name, issuingBody: parties.issuingBody ?? printed.issuingBody };
}

const UNIT_GROUPS: Partial<Record<OrgKind, string>> = {
  town: '镇街（园区）',
  park: '镇街（园区）',
  company: '国有企业',
};

/** 督查通报 from the tasks as they stand now; about every task that it counts. */
export function draftSupervisionBulletin(ctx: Ctx): Promise<{ documentId: string }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    await requireDrafter(tx, ctx, { kind: 'supervision-bulletin' });
    const found = await listAssignedTasks(tx, regionId);
    if (found.length === 0)
      throw refuse(
        'not-allowed-now',
        'NO_TASKS_TO_REPORT',
        '还没有交办的督办事项',
        'No task has been assigned',
        ['先交办事项'],
      );
    const calendar = await getWorkingCalendar(tx);
    const counts = countByUnit(
      found.map(({ standing }) => standing),
      ctx.today,
    );
    const units = await listUnitPlaces(
      tx,
      regionId,
      counts.map(({ orgId }) => orgId),
    );
    const nameOf = (orgId: string): string => units.find((one) => one.orgId === orgId)?.name ?? '';
    const { regionName, ...parties } = await getPaperParties(tx, ctx, 'supervision-bulletin');
    const level = regionName.slice(-1);
    const model = buildStatisticsBulletin({
      asOf: { on: ctx.today, actId: await findLastTaskAct(tx, regionId) },
      ...parties,
      units: units.flatMap(({ orgId, name, kind }) =>
        counts
          .filter((one) => one.orgId === orgId)
          .map((one) => ({ ...one, name, group: UNIT_GROUPS[kind] ?? `${level}直部门` })),
      ),
      tasks: found.map(({ taskId, standing: { order, state } }) => ({
        taskId,
        title: order.title,
        leadName: nameOf(order.leadOrgId),
        dueOn: order.dueOn,
        state,
        overdueDays:
          TASK_IN_HAND.includes(state) && order.dueOn !== null && order.dueOn < ctx.today
            ? countWorkingDaysAfter(calendar, order.dueOn, ctx.today).days
            : 0,
      })),
    });
    const about = found.map(({ taskId }) => ({ kind: 'task' as const, id: taskId }));
    return insertDraft(tx, ctx, { model, about, orgIds: [], replyBy: null });
  });
}

/** 专报 about one matter, to leaders only. */
export function draftSpecialReport(ctx: Ctx, taskId: string): Promise<{ documentId: string }> {
  return once(ctx, async (tx) => {
    await requireDrafter(tx, ctx, { kind: 'special-report' });
    const calendar = await getWorkingCalendar(tx);
    const [task] = await listInstrumentTasksOf(tx, ctx, [{ taskId, dueOn: null }], calendar);
    if (!task) throw new Error('the task was found');
    const { issuingBody, addressees, copyTo } = await getPaperParties(tx, ctx, 'special-report');
    const model = buildSpecialReport({
      today: ctx.today,
      issuingBody,
      reportTo: addressees,
      sendTo: copyTo,
      task,
    });
    return insertDraft(tx, ctx, { model, about: [{ kind: 'task', id: taskId }], orgIds: [], replyBy: null });
  });
}
