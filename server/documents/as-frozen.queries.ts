import { type RawBuilder, sql } from 'kysely';

/*
 * A project's own words and dates as they were known when a period was frozen: the value now, walked back over what was
 * recorded later. `g` is a row of the period; an open period has no freeze and gives the value now.
 */
const frozenAt = (period: string | RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`coalesce((select z.frozen_at from freezes z where z.region_id = g.region_id and z.period = ${period}), 'infinity'::timestamptz)`;

/** Words of physical progress that the last month before brought, as they were known. */
export const earlierWords = (period: string): RawBuilder<unknown> =>
  sql`(select json_build_object('period', v.period, 'words', v.line->>'imageProgress') from report_versions v where v.region_id = g.region_id
    and v.project_id = g.project_id and v.period < ${period} and length(v.period) = 7 and btrim(v.line->>'imageProgress') <> ''
    and v.recorded_at <= ${frozenAt(period)} order by v.period desc, v.id desc limit 1)`;

/** The value before the first later change of a field; the value now when nothing changed it. */
function fieldThen(period: string, field: string, column: string): RawBuilder<unknown> {
  return sql`(select case when c.id is null then n.${sql.ref(column)}::text else c.changes->${sql.lit(field)}->>0 end from projects n
    left join lateral (select c.id, c.changes from project_changes c where c.region_id = n.region_id and c.project_id = n.id
      and c.recorded_at > ${frozenAt(period)} and c.changes ? ${sql.lit(field)} order by c.id limit 1) c on true
    where n.region_id = g.region_id and n.id = g.project_id)`;
}

export const contentScaleThen = (period: string) => fieldThen(period, 'contentScale', 'content_scale');
export const locationThen = (period: string) => fieldThen(period, 'location', 'location');
export const specialistThen = (period: string) => fieldThen(period, 'specialistName', 'specialist_name');

/** A planned start is moved by an approved change of date, or typed in the ledger: the first later one tells what stood before. */
export function plannedStartThen(period: string): RawBuilder<unknown> {
  return sql`(select case when m.at is not null and (c.at is null or m.at <= c.at) then m.before when c.at is not null then c.before
      else n.planned_start_on end from projects n
    left join lateral (select e.recorded_at as at, e.until_date as before from stage_events e where e.region_id = n.region_id and e.project_id = n.id
      and e.kind = 'planned-start-moved' and e.recorded_at > ${frozenAt(period)} order by e.id limit 1) m on true
    left join lateral (select c.recorded_at as at, (c.changes->'plannedStartOn'->>0)::date as before from project_changes c where c.region_id = n.region_id
      and c.project_id = n.id and c.recorded_at > ${frozenAt(period)} and c.changes ? 'plannedStartOn' order by c.id limit 1) c on true
    where n.region_id = g.region_id and n.id = g.project_id)`;
}

/** The start as it was known: the last report or verification recorded by then; refuted ones are no start. */
export function startedThen(period: string): RawBuilder<unknown> {
  return sql`(select case when not exists (select from stage_events e where e.region_id = n.region_id and e.project_id = n.id
        and e.kind like 'start-%' and e.recorded_at > ${frozenAt(period)}) then n.started_on
      else (select case when e.kind = 'start-refuted' then null else e.on_date end from stage_events e where e.region_id = n.region_id
        and e.project_id = n.id and e.kind like 'start-%' and e.recorded_at <= ${frozenAt(period)} order by e.id desc limit 1) end
    from projects n where n.region_id = g.region_id and n.id = g.project_id)`;
}

/** Evidence for the period's report that stood when the period was frozen: a file that had not been taken back. */
export const hasEvidence: RawBuilder<unknown> = sql`exists (select from evidence_files e where e.region_id = g.region_id and e.project_id = g.project_id
  and e.period = g.period and e.voids_id is null and e.recorded_at <= ${frozenAt(sql`g.period`)}
  and not exists (select from evidence_files w where w.region_id = e.region_id and w.voids_id = e.id and w.recorded_at <= ${frozenAt(sql`g.period`)}))`;
