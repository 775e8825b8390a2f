import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface StageStandpoint {
  reportId: string;
  projectId: string;
  /** The stage that the report says now; null: none. */
  stage: string | null;
  on: string | null;
}

const REASON = '月报重新签字确认，不再报告该阶段';

/**
 * Withdraws what an earlier confirmation of the same report had entered and the new one does not say any more: a new
 * event voids it and restates the stage before; the current picture follows. A start that was verified meanwhile stands
 * on its own evidence and stays.
 */
export async function withdrawReportedStages(
  tx: Tx,
  q: { regionId: number; actId: string },
  reports: readonly StageStandpoint[],
): Promise<void> {
  if (reports.length === 0) return;
  await sql`
    with dropped as (
      select e.id, e.project_id, e.kind, e.stage, e.on_date
      from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as n("reportId" bigint, "projectId" bigint, stage text, "on" date)
      join projects p on p.region_id = ${q.regionId} and p.id = n."projectId"
      join stage_events e on e.region_id = p.region_id and e.project_id = p.id and e.kind in ('stage', 'start-reported') and e.voids_id is null
        and e.act_id in (select v.act_id from report_versions v where v.region_id = p.region_id and v.report_id = n."reportId")
      where (e.stage, e.on_date) is distinct from (n.stage, n."on")
        and not (e.kind = 'start-reported' and p.start_state = 'verified')
        and not exists (select from stage_events v where v.region_id = e.region_id and v.voids_id = e.id)),
    restated as (
      select d.*, coalesce(b.stage, 'planned') as stage_before, coalesce(b.on_date, d.on_date) as on_before
      from dropped d
      left join lateral (select e.stage, e.on_date from stage_events e where e.region_id = ${q.regionId} and e.project_id = d.project_id
        and e.stage <> '' and e.id < d.id and not exists (select from dropped x where x.id = e.id)
        and not exists (select from stage_events v where v.region_id = e.region_id and v.voids_id = e.id)
        order by e.on_date desc, e.id desc limit 1) b on true),
    entered as (
      insert into stage_events (region_id, project_id, kind, stage, on_date, reason, voids_id, act_id)
      select ${q.regionId}, project_id, 'stage', stage_before, on_before, ${REASON}, id, ${q.actId} from restated returning 1)
    update projects p set stage = r.stage_before, stage_on = r.on_before,
      start_state = case when r.kind = 'start-reported' and p.start_state = 'reported' then 'none' else p.start_state end,
      started_on = case when r.kind = 'start-reported' and p.started_on = r.on_date then null else p.started_on end,
      finished_on = case when r.stage = 'finished' and p.finished_on = r.on_date then null else p.finished_on end,
      version = p.version + 1
    from restated r where p.region_id = ${q.regionId} and p.id = r.project_id and p.stage = r.stage`.execute(
    tx,
  );
}
