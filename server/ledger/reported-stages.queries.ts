import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface ReportedStage {
  projectId: string;
  stage: string;
  on: string;
  evidenceNote: string;
}

export interface ReportedMilestone {
  projectId: string;
  milestoneId: string;
  on: string;
}

/**
 * Enters stages that a confirmed report says: history first, then the current picture. A start is only reported; it
 * counts once it is verified (handbook 4.1). The same event twice is entered once.
 */
export async function recordReportedStages(
  tx: Tx,
  q: { regionId: number; actId: string },
  stages: readonly ReportedStage[],
): Promise<void> {
  if (stages.length === 0) return;
  const rows = JSON.stringify(stages);
  const source = sql`jsonb_to_recordset(${rows}::jsonb) as n("projectId" bigint, stage text, "on" date, "evidenceNote" text)`;
  await sql`insert into stage_events (region_id, project_id, kind, stage, on_date, evidence_note, act_id)
    select ${q.regionId}, n."projectId", case when n.stage = 'started' then 'start-reported' else 'stage' end, n.stage, n."on", n."evidenceNote", ${q.actId}
    from ${source}
    where not exists (select from stage_events s where s.region_id = ${q.regionId} and s.project_id = n."projectId" and s.stage = n.stage
      and s.on_date = n."on" and s.voids_id is null
      and not exists (select from stage_events v where v.region_id = s.region_id and v.voids_id = s.id))`.execute(
    tx,
  );
  await sql`update projects p set stage = n.stage, stage_on = n."on",
      start_state = case when n.stage = 'started' and p.start_state in ('none', 'refuted') then 'reported' else p.start_state end,
      started_on = case when n.stage = 'started' then coalesce(p.started_on, n."on") else p.started_on end,
      finished_on = case when n.stage = 'finished' then n."on" else p.finished_on end, version = p.version + 1
    from ${source} where p.region_id = ${q.regionId} and p.id = n."projectId" and (p.stage <> n.stage or p.stage_on is distinct from n."on")`.execute(
    tx,
  );
}

/** Enters milestones that a confirmed report says are done; a milestone is done once. */
export async function recordDoneMilestones(
  tx: Tx,
  q: { regionId: number; actId: string },
  milestones: readonly ReportedMilestone[],
): Promise<void> {
  if (milestones.length === 0) return;
  await sql`insert into milestone_dates (region_id, project_id, milestone_id, kind, finish_on, reason, act_id)
    select ${q.regionId}, m.project_id, m.id, 'actual', n."on", '月报填报', ${q.actId}
    from jsonb_to_recordset(${JSON.stringify(milestones)}::jsonb) as n("projectId" bigint, "milestoneId" bigint, "on" date)
    join milestones m on m.region_id = ${q.regionId} and m.id = n."milestoneId" and m.project_id = n."projectId"
    where not exists (select from milestone_dates d where d.region_id = m.region_id and d.milestone_id = m.id and d.kind = 'actual'
      and d.finish_on = n."on")`.execute(tx);
}
