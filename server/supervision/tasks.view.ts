import type { z } from 'zod';
import { isInspectionOffice } from '#core/people/public.ts';
import type {
  getTask as getRoute,
  listTasks as listRoute,
  getTaskStatistics as statisticsRoute,
} from '#core/supervision/contract.ts';
import { listTaskMoves } from '#core/supervision/task/decide-move.ts';
import {
  canAttachTaskSource,
  canNameUnits,
  canProposeTask,
  canReadLadder,
} from '#core/supervision/task/permissions.ts';
import { countByUnit } from '#core/supervision/task/statistics.ts';
import { listOrgNames } from '#server/people/public.ts';
import { type Ctx, getWorkingCalendar, withScope } from '#server/platform/public.ts';
import { listTaskOwedReplies } from './answer-papers.ts';
import { canAttachTaskFile } from './attach-file.ts';
import { countTasks, listStandingsBetween, listTaskRecords } from './task-lists.queries.ts';
import { listFeedbackDues, listTaskNames, toTaskRow } from './task-rows.ts';
import { getTaskRecord, listTaskFiles, listTaskMoveRows, type TaskRecord } from './tasks.queries.ts';

/** 督办事项清单, newest first, with the counts of what one sees. */
export function getTasks(
  ctx: Ctx,
  { after, limit, ...filter }: z.output<typeof listRoute.query>,
): Promise<z.input<typeof listRoute.output>> {
  const { regionId, orgId } = ctx.actor;
  const asked = { regionId, today: ctx.today, orgId };
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const calendar = await getWorkingCalendar(tx);
    const found = await listTaskRecords(tx, asked, filter, { after: after ?? null, limit: limit + 1 });
    const records = found.slice(0, limit);
    const names = await listTaskNames(tx, regionId, records);
    return {
      today: ctx.today,
      tasks: records.map((record) => toTaskRow(record, names, calendar, ctx.today)),
      nextAfter: found.length > limit ? (records.at(-1)?.id ?? null) : null,
      counts: await countTasks(tx, asked),
      may: {
        propose: canProposeTask(ctx.actor),
        inspect: isInspectionOffice(ctx.actor),
        ladder: canReadLadder(ctx.actor),
        nameUnits: canNameUnits(ctx.actor),
      },
    };
  });
}

function listUnits({ standing: s }: TaskRecord, names: ReadonlyMap<string, string>) {
  return [s.order.leadOrgId, ...s.order.supportingOrgIds].map((orgId) => {
    const feedback = s.feedback.find((one) => one.orgId === orgId);
    return {
      org: { id: orgId, name: names.get(orgId) ?? '' },
      isLead: orgId === s.order.leadOrgId,
      acknowledgedOn: s.acknowledged.find((one) => one.orgId === orgId)?.on ?? null,
      lastFeedbackOn: feedback?.on ?? null,
      percent: feedback?.percent ?? null,
      times: feedback?.times ?? 0,
    };
  });
}

/** One task with its source, all its history, and what this person may do with it now. */
export function getTaskView(ctx: Ctx, taskId: string): Promise<z.input<typeof getRoute.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const calendar = await getWorkingCalendar(tx);
    const record = await getTaskRecord(tx, regionId, taskId);
    const { standing, quote, sourceOn, sourceTextId, spans } = record;
    const names = await listTaskNames(tx, regionId, [record]);
    const moves = await listTaskMoveRows(tx, regionId, [taskId]);
    const given = moves.flatMap(({ move }) =>
      move.kind === 'feedback' && move.orgId === standing.order.leadOrgId ? [move.on] : [],
    );
    return {
      today: ctx.today,
      row: toTaskRow(record, names, calendar, ctx.today),
      ...{ order: standing.order, quote, sourceOn, sourceTextId, spans, version: record.seq },
      project: record.projectId && { id: record.projectId, name: record.projectName ?? '' },
      problem: record.problemId && { id: record.problemId, name: record.problemTitle ?? '' },
      promises: standing.promises,
      extensionAsked: standing.extensionAsked,
      openObjection: standing.openObjection,
      units: listUnits(record, names),
      feedbackDues: listFeedbackDues(standing, given, calendar, ctx.today),
      moves: moves.map(({ taskId: _, ...row }) => ({ ...row, kind: row.move.kind })),
      files: await listTaskFiles(tx, regionId, taskId),
      owedReplies: await listTaskOwedReplies(tx, ctx, taskId, standing.order),
      may: {
        moves: listTaskMoves(ctx.actor, standing),
        attach: canAttachTaskFile(ctx, record),
        attachSource: canAttachTaskSource(ctx.actor, standing),
        ladder: canReadLadder(ctx.actor),
      },
    } as z.input<typeof getRoute.output>;
  });
}

/** Per lead unit: how many, how many late, how many dates moved, how many closed by the first promise. */
export function getTaskStatistics(
  ctx: Ctx,
  { from, to }: z.output<typeof statisticsRoute.query>,
): Promise<z.input<typeof statisticsRoute.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const standings = await listStandingsBetween(tx, { regionId, from: from ?? null, to: to ?? null });
    const counted = countByUnit(standings, ctx.today);
    const names = await listOrgNames(
      tx,
      regionId,
      counted.map(({ orgId }) => orgId),
    );
    return {
      today: ctx.today,
      byUnit: counted.map(({ orgId, ...counts }) => ({
        org: { id: orgId, name: names.get(orgId) ?? '' },
        ...counts,
      })),
    };
  });
}
