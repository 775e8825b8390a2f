import type { StageRequest } from '#core/ledger/stage-rules.ts';
import type { Tx } from '#server/platform/public.ts';
import { renewDueReports } from './due-reports.queries.ts';

export async function addStageEvent(
  tx: Tx,
  regionId: number,
  projectId: string,
  actId: string,
  event: StageRequest & { beforeDate: string | null },
): Promise<string> {
  const isMove = event.kind.endsWith('-moved');
  const row = await tx
    .insertInto('stage_events')
    .values({
      region_id: regionId,
      project_id: projectId,
      kind: event.kind,
      stage: event.stage ?? '',
      on_date: event.onDate,
      until_date: isMove ? event.beforeDate : (event.untilDate ?? null),
      reason: event.reason,
      approver: event.approver,
      evidence_note: event.evidenceNote,
      evidence_file_id: event.evidenceFileId ?? null,
      act_id: actId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Day of the latest pause or its confirmation; null when the project never paused. */
export async function findPauseDay(tx: Tx, regionId: number, projectId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('stage_events')
    .select((e) => e.fn.max('on_date').as('onDate'))
    .where('region_id', '=', regionId)
    .where('project_id', '=', projectId)
    .where('kind', 'in', ['paused', 'pause-confirmed'])
    .executeTakeFirstOrThrow();
  return row.onDate;
}

export async function setStagePicture(
  tx: Tx,
  regionId: number,
  projectId: string,
  picture: {
    stage: string;
    stageOn: string | null;
    startState: string;
    startedOn: string | null;
    finishedOn: string | null;
    isPaused: boolean;
    plannedStartOn: string | null;
    plannedFinishOn: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('projects')
    .set((e) => ({
      stage: picture.stage,
      stage_on: picture.stageOn,
      start_state: picture.startState,
      started_on: picture.startedOn,
      finished_on: picture.finishedOn,
      is_paused: picture.isPaused,
      planned_start_on: picture.plannedStartOn,
      planned_finish_on: picture.plannedFinishOn,
      version: e('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', projectId)
    .execute();
  await renewDueReports(tx, regionId, [projectId]);
}

export async function addMilestoneRows(
  tx: Tx,
  regionId: number,
  projectId: string,
  actId: string,
  rows: readonly {
    name: string;
    finishOn: string;
    weight: number;
    isCritical: boolean;
    evidenceWanted: string;
  }[],
): Promise<void> {
  const made = await tx
    .insertInto('milestones')
    .values(
      rows.map((r) => ({
        region_id: regionId,
        project_id: projectId,
        name: r.name,
        weight: r.weight,
        is_critical: r.isCritical,
        evidence_wanted: r.evidenceWanted,
        act_id: actId,
      })),
    )
    .returning('id')
    .execute();
  await tx
    .insertInto('milestone_dates')
    .values(
      made.map((m, i) => ({
        region_id: regionId,
        project_id: projectId,
        milestone_id: m.id,
        kind: 'original',
        finish_on: rows[i]?.finishOn ?? '',
        act_id: actId,
      })),
    )
    .execute();
}

/** `actualOn`: the day on which it was reached, as last recorded. */
export async function findMilestone(tx: Tx, regionId: number, projectId: string, milestoneId: string) {
  return tx
    .selectFrom('milestones')
    .select((e) => [
      'id',
      'name',
      e
        .selectFrom('milestone_dates')
        .select('finish_on')
        .where('region_id', '=', regionId)
        .where('milestone_id', '=', milestoneId)
        .where('kind', '=', 'actual')
        .orderBy('milestone_dates.id', 'desc')
        .limit(1)
        .as('actualOn'),
    ])
    .where('region_id', '=', regionId)
    .where('project_id', '=', projectId)
    .where('id', '=', milestoneId)
    .executeTakeFirst();
}

export async function addMilestoneDate(
  tx: Tx,
  row: {
    regionId: number;
    projectId: string;
    milestoneId: string;
    kind: string;
    finishOn: string;
    reason: string;
    actId: string;
  },
): Promise<void> {
  await tx
    .insertInto('milestone_dates')
    .values({
      region_id: row.regionId,
      project_id: row.projectId,
      milestone_id: row.milestoneId,
      kind: row.kind,
      finish_on: row.finishOn,
      reason: row.reason,
      act_id: row.actId,
    })
    .execute();
}
