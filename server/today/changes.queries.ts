import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

interface Window {
  regionId: number;
  personId: string;
  since: Date;
}
const MOST = 30;

export interface ReportActGroup {
  period: string;
  kind: string;
  way: string;
  byOrg: string;
  byPerson: string;
  count: number;
  at: Date;
}

/** What others did with the reports that this person sees, one line a unit, period and act; steps inside units only for them. */
export async function listReportActGroups(
  tx: Tx,
  w: Window & { withInnerSteps: boolean; sponsorId: string | null },
): Promise<ReportActGroup[]> {
  const { rows } = await sql<ReportActGroup>`
    select period, kind, way, org_name as "byOrg", (array_agg(person_name order by id desc))[1] as "byPerson", count(distinct report_id)::int as count, max(at) as at
    from report_acts where region_id = ${w.regionId} and at > ${w.since} and person_id <> ${w.personId} and kind <> 'save'
      and (${w.sponsorId}::bigint is null or project_id in (select id from projects where region_id = ${w.regionId} and sponsor_person_id = ${w.sponsorId}::bigint))
      and (${w.withInnerSteps} or kind not in ('submit', 'pass'))
    group by period, kind, way, org_name order by max(at) desc limit ${MOST}`.execute(tx);
  return rows;
}

export interface StageChange {
  projectId: string;
  name: string;
  kind: string;
  onDate: string;
  byPerson: string;
  at: Date;
}

export async function listStageChanges(
  tx: Tx,
  w: Window & { sponsorId: string | null },
): Promise<StageChange[]> {
  const { rows } = await sql<StageChange>`
    select e.project_id::text as "projectId", p.name, e.kind, e.on_date::text as "onDate", coalesce(a.person_name, '') as "byPerson", e.recorded_at as at
    from stage_events e join projects p on p.region_id = e.region_id and p.id = e.project_id
      left join acts a on a.region_id = e.region_id and a.id = e.act_id
    where e.region_id = ${w.regionId} and e.recorded_at > ${w.since} and coalesce(a.person_id, 0) <> ${w.personId} and e.kind <> 'stage'
      and (${w.sponsorId}::bigint is null or p.sponsor_person_id = ${w.sponsorId}::bigint)
    order by e.id desc limit ${MOST}`.execute(tx);
  return rows;
}

export interface Announcement {
  kind: 'frozen' | 'issued' | 'extended' | 'plan';
  period: string;
  title: string;
  ref: string;
  count: number;
  at: Date;
}

/** What concerns everybody: frozen periods, issued documents, extensions, plans issued or adjusted. */
export async function listAnnouncements(tx: Tx, w: Window): Promise<Announcement[]> {
  const { rows } = await sql<Announcement>`
    select 'frozen' as kind, period, person_name as title, '' as ref, coalesce((totals->>'projectCount')::int, project_count) as count, frozen_at as at from freezes
      where region_id = ${w.regionId} and frozen_at > ${w.since}
    union all
    select 'issued', coalesce(period, ''), title, id::text, 0, issued_at from documents
      where region_id = ${w.regionId} and state = 'issued' and issued_at > ${w.since}
    union all
    select 'extended', period, to_char(deadline_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI'), reason, cardinality(org_ids), recorded_at from period_extensions
      where region_id = ${w.regionId} and recorded_at > ${w.since}
    union all
    select 'plan', in_force_from, document_number, kind, year, recorded_at from plan_batches
      where region_id = ${w.regionId} and recorded_at > ${w.since}
    order by 6 desc limit ${MOST}`.execute(tx);
  return rows;
}
