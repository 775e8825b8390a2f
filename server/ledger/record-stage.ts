import type { z } from 'zod';
import type {
  addMilestones as addMilestonesRoute,
  recordStage as recordStageRoute,
  setMilestoneDate as setMilestoneDateRoute,
} from '#core/ledger/contract.ts';
import {
  canFinishMilestone,
  canMoveMilestone,
  canRecordStage,
  canVerifyStart,
} from '#core/ledger/permissions.ts';
import type { StartState } from '#core/ledger/project.ts';
import { decideStage, type StagePicture } from '#core/ledger/stage-rules.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once, takeLock } from '#server/platform/public.ts';
import { askForDerivation } from './edit-project.ts';
import { toRelation } from './project.view.ts';
import { getProjectRecord, type ProjectRecord } from './projects.queries.ts';
import {
  addMilestoneDate,
  addMilestoneRows,
  addStageEvent,
  findMilestone,
  findPauseDay,
  setStagePicture,
} from './stages.queries.ts';

const VERIFICATIONS = new Set(['start-verified', 'start-refuted']);

function requireStageRight(ctx: Ctx, record: ProjectRecord, kind: string): void {
  const isAllowed = VERIFICATIONS.has(kind)
    ? canVerifyStart(ctx.actor, toRelation(record))
    : canRecordStage(ctx.actor, toRelation(record));
  if (!isAllowed)
    throw refuse(
      'forbidden',
      'STAGE_NOT_YOURS',
      VERIFICATIONS.has(kind) ? '开工由行业主管部门或项目办核实' : '由填报单位或项目办记录',
      'Not yours to record',
      ['请联系项目办'],
    );
}

const toPicture = (r: ProjectRecord, pausedOn: string | null): StagePicture => ({
  stage: r.stage,
  startState: r.startState as StartState,
  startedOn: r.startedOn,
  finishedOn: r.finishedOn,
  isPaused: r.isPaused,
  pausedOn,
  plannedStartOn: r.fields.plannedStartOn,
  plannedFinishOn: r.fields.plannedFinishOn,
});

function requireArrived(ctx: Ctx, day: string): void {
  if (day > ctx.today)
    throw refuse('invalid', 'DATE_IN_FUTURE', '日期不能晚于今天', 'The date lies in the future', [
      `填 ${ctx.today} 或以前`,
    ]);
}

const lockProject = (tx: Tx, ctx: Ctx, projectId: string) =>
  takeLock(tx, `project:${ctx.actor.regionId}:${projectId}`);

/** Records a stage, a start, a pause or a moved date: the rule decides, the history keeps it, the picture follows. */
export async function recordStage(
  ctx: Ctx,
  projectId: string,
  input: z.output<typeof recordStageRoute.body>,
): Promise<{ eventId: string }> {
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await lockProject(tx, ctx, projectId);
    const record = await getProjectRecord(tx, regionId, projectId);
    requireStageRight(ctx, record, input.kind);
    if (record.isBundle && input.kind.startsWith('start-'))
      throw refuse(
        'not-allowed-now',
        'STAGE_NOT_NOW',
        '打捆项目的开工由子项填报、核实',
        'Starts are recorded for the parts',
        ['到子项记录'],
      );
    if (!input.kind.endsWith('-moved')) requireArrived(ctx, input.onDate);
    const before = toPicture(record, await findPauseDay(tx, regionId, projectId));
    const after = decideStage(before, input);
    const actId = await appendAct(tx, ctx, 'stage-recorded.v1', { projectId, ...input });
    const beforeDate = input.kind === 'planned-start-moved' ? before.plannedStartOn : before.plannedFinishOn;
    const approver = input.approver || (VERIFICATIONS.has(input.kind) ? ctx.actor.orgName : '');
    const event = { ...input, approver, beforeDate };
    const eventId = await addStageEvent(tx, regionId, projectId, actId, event);
    await setStagePicture(tx, regionId, projectId, {
      ...after,
      stageOn: after.stage === before.stage ? record.stageOn : input.onDate,
    });
    await appendAudit(tx, ctx, {
      kind: `record-${input.kind}`,
      outcome: 'ok',
      subject: `project:${projectId}`,
    });
    await askForDerivation(tx, ctx, [projectId]);
    return { eventId };
  });
}

/** Lays down milestones with their original dates, which never change. */
export async function addMilestones(
  ctx: Ctx,
  projectId: string,
  input: z.output<typeof addMilestonesRoute.body>,
): Promise<{ added: number }> {
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    const record = await getProjectRecord(tx, regionId, projectId);
    requireStageRight(ctx, record, 'stage');
    const actId = await appendAct(tx, ctx, 'milestones-added.v1', {
      projectId,
      milestones: input.milestones,
    });
    await addMilestoneRows(tx, regionId, projectId, actId, input.milestones);
    await appendAudit(tx, ctx, { kind: 'add-milestones', outcome: 'ok', subject: `project:${projectId}` });
    await askForDerivation(tx, ctx, [projectId]);
    return { added: input.milestones.length };
  });
}

/** Moves a milestone by approval, or records the day on which it was reached. */
export async function setMilestoneDate(
  ctx: Ctx,
  projectId: string,
  milestoneId: string,
  input: z.output<typeof setMilestoneDateRoute.body>,
): Promise<{ done: boolean }> {
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    const record = await getProjectRecord(tx, regionId, projectId);
    const isAllowed =
      input.kind === 'approved'
        ? canMoveMilestone(ctx.actor)
        : canFinishMilestone(ctx.actor, toRelation(record));
    if (!isAllowed)
      throw refuse(
        'forbidden',
        'MILESTONE_NOT_YOURS',
        '节点变更由项目办批准',
        'The project office approves moves',
        ['请联系项目办'],
      );
    if (input.kind === 'approved' && input.reason.length < 2)
      throw refuse(
        'invalid',
        'MILESTONE_MOVE_NEEDS_REASON',
        '变更节点日期须写明理由',
        'Say why the date moves',
        ['填写理由'],
      );
    const milestone = await findMilestone(tx, regionId, projectId, milestoneId);
    if (!milestone)
      throw refuse('not-found', 'MILESTONE_NOT_FOUND', '没有这个节点', 'No such milestone', ['刷新后再看']);
    if (input.kind === 'actual') requireArrived(ctx, input.finishOn);
    if (milestone.actualOn !== null && input.reason.length < 2)
      throw refuse(
        'invalid',
        'MILESTONE_MOVE_NEEDS_REASON',
        '节点已记完成，更正须写明理由',
        'Say why the day of completion changes',
        ['填写理由'],
      );
    const actId = await appendAct(tx, ctx, 'milestone-dated.v1', { projectId, milestoneId, ...input });
    await addMilestoneDate(tx, { regionId, projectId, milestoneId, actId, ...input });
    await appendAudit(tx, ctx, {
      kind: `milestone-${input.kind}`,
      outcome: 'ok',
      subject: `project:${projectId}`,
    });
    await askForDerivation(tx, ctx, [projectId]);
    return { done: true };
  });
}
