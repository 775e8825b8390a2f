import { sql } from 'kysely';
import type { ProjectSituation } from '#core/meetings/agenda/situation.ts';
import type { Tx } from '#server/platform/public.ts';
import { rowsSource } from '#server/progress/public.ts';

/** The period whose figures an agenda stands on: the newest that is fixed, else the newest that is open. */
export async function findAgendaPeriod(
  tx: Tx,
  regionId: number,
  now: Date,
): Promise<{ period: string; isFrozen: boolean } | null> {
  const { rows } = await sql<{ period: string; isFrozen: boolean }>`
    select f.period, true as "isFrozen" from freezes f where f.region_id = ${regionId} and f.frozen_at <= ${now}
    union all
    select p.id, false from periods p where p.region_id = ${regionId}
      and not exists (select from freezes f where f.region_id = p.region_id)
    order by 1 desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

interface SituationRow {
  projectId: string;
  name: string;
  serial: number;
  light: ProjectSituation['light'];
  lightPeriods: number;
  reason: string;
  sponsor: string;
  moved: { what: string; fromOn: string | null; toOn: string; recordedOn: string }[];
  problems: { title: string; level: number; dueOn: string | null }[];
  tasks: { title: string; dueOn: string }[];
  report: 'in-time' | 'late' | 'missing' | 'none';
  dispatchedOn: string | null;
  reportingOrgId: string | null;
  leadOrgId: string | null;
  departmentOrgId: string | null;
  supportingOrgIds: string[];
}

const moved = (
  now: Date,
) => sql`(select coalesce(jsonb_agg(jsonb_build_object('what', case e.kind when 'planned-start-moved' then '计划开工' else '计划竣工' end,
    'fromOn', e.until_date, 'toOn', e.on_date, 'recordedOn', (e.recorded_at at time zone 'Asia/Shanghai')::date) order by e.id), '[]')
  from stage_events e where e.region_id = p.region_id and e.project_id = p.id and e.kind in ('planned-start-moved', 'planned-finish-moved') and e.recorded_at <= ${now}
    and not exists (select from stage_events v where v.region_id = e.region_id and v.project_id = e.project_id and v.voids_id = e.id))`;
const PROBLEMS = sql`(select coalesce(jsonb_agg(jsonb_build_object('title', b.title, 'level', (s.standing->>'level')::int, 'dueOn', s.due_on) order by b.id), '[]')
  from problems b join derived.problem_standings s on s.region_id = b.region_id and s.problem_id = b.id
  where b.region_id = p.region_id and b.project_id = p.id and s.state <> 'closed')`;
const TASKS = sql`(select coalesce(jsonb_agg(jsonb_build_object('title', s.standing->'order'->>'title', 'dueOn', s.due_on) order by t.id), '[]')
  from tasks t join derived.task_standings s on s.region_id = t.region_id and s.task_id = t.id
  where t.region_id = p.region_id and t.project_id = p.id and s.state in ('assigned', 'working') and s.due_on is not null)`;
const report = (period: string, now: Date) => sql`coalesce((select case
    when r.first_confirmed_at is null then case when r.deadline_at < ${now} then 'missing' else 'none' end
    when r.first_confirmed_at > r.deadline_at then 'late' else 'in-time' end
  from reports r where r.region_id = p.region_id and r.project_id = p.id and r.period = ${period}), 'none')`;
/** Dispatched: discussed at a meeting that the leader chaired or concluded, or his answer to a problem of the project. */
const DISPATCHED = sql`(select max(day)::text from (
    select m.held_on as day from derived.meeting_standings m cross join lateral jsonb_array_elements(m.standing->'entries') e
    where m.region_id = p.region_id and m.state in ('held', 'minuted', 'signed') and e->>'projectId' = p.id::text
      and m.standing->'outcomes'->>(e->>'key') = 'discussed'
      and coalesce(l.name, '') in (e->>'concludes', m.standing->'plan'->'chair'->>'name')
    union all
    select (v.move->>'on')::date from problem_moves v join problems b on b.region_id = v.region_id and b.id = v.problem_id
    where b.region_id = p.region_id and b.project_id = p.id and v.kind = 'respond'
  ) x)`;

/** What is known of every project in hand, for proposing an agenda. */
export async function listSituationRows(
  tx: Tx,
  q: { regionId: number; period: string; isFrozen: boolean; now: Date },
): Promise<SituationRow[]> {
  const { rows } =
    await sql<SituationRow>`select p.id::text as "projectId", p.name, p.serial, g.light, g.periods_in_row as "lightPeriods",
      g.reason, coalesce(l.name, '') as sponsor, ${moved(q.now)} as moved, ${PROBLEMS} as problems, ${TASKS} as tasks,
      ${report(q.period, q.now)} as report, ${DISPATCHED} as "dispatchedOn", p.reporting_org_id::text as "reportingOrgId",
      p.lead_org_id::text as "leadOrgId", p.department_org_id::text as "departmentOrgId", p.supporting_org_ids::text[] as "supportingOrgIds"
    from (select g.project_id, g.light, g.periods_in_row, g.reason from ${rowsSource(q.isFrozen ? 'frozen' : 'open')}
        where g.region_id = ${q.regionId} and g.year = ${Number(q.period.slice(0, 4))} and g.period = ${q.period} and g.is_top) g
      join projects p on p.region_id = ${q.regionId} and p.id = g.project_id and p.is_listed
        and p.stage not in ('finished', 'in-operation', 'at-capacity', 'stopped', 'cancelled', 'merged', 'split')
      left join persons l on l.region_id = p.region_id and l.id = p.sponsor_person_id
    order by p.serial, p.id`.execute(tx);
  return rows;
}

/** Which of these projects there are. */
export async function listKnownProjects(
  tx: Tx,
  regionId: number,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id::text as id from projects
    where region_id = ${regionId} and id = any(${[...ids]}::bigint[])`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
