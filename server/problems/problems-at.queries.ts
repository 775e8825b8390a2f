import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

/**
 * Problems of projects as they stood at the end of a day, by their moves through it: closed when the last of close and reopen was a
 * close, overdue when the last deadline that was given lies before the day.
 */
const problemsAt = (day: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select p.region_id, p.id, p.project_id, j.parent_id, p.raised_on, p.title,
    case when final.kind = 'close' then (final.move->>'on')::date end as closed_on,
    (select (m.move->>'dueOn')::date from problem_moves m where m.region_id = p.region_id and m.problem_id = p.id
      and (m.move->>'on')::date <= ${day} and m.move->>'dueOn' is not null and m.kind <> 'propose-step-up' order by m.seq desc limit 1) as due_on,
    (select (m.move->>'ownerOrgId')::bigint from problem_moves m where m.region_id = p.region_id and m.problem_id = p.id
      and (m.move->>'on')::date <= ${day} and m.move->>'ownerOrgId' is not null order by m.seq desc limit 1) as owner_org_id,
    coalesce(last.kind = 'return', false) as is_returned
  from problems p join projects j on j.region_id = p.region_id and j.id = p.project_id
  left join lateral (select m.kind, m.move from problem_moves m where m.region_id = p.region_id and m.problem_id = p.id
    and m.kind in ('close', 'reopen') and (m.move->>'on')::date <= ${day} order by m.seq desc limit 1) final on true
  left join lateral (select m.kind from problem_moves m where m.region_id = p.region_id and m.problem_id = p.id
    and (m.move->>'on')::date <= ${day} order by m.seq desc limit 1) last on true
  where p.raised_on <= ${day})`;

const firstDayOf = (period: RawBuilder<unknown>) => sql`(${period} || '-01')::date`;
const lastDayOf = (period: RawBuilder<unknown>) =>
  sql`((${period} || '-01')::date + interval '1 month' - interval '1 day')::date`;

const COUNTED = {
  closed: (period: RawBuilder<unknown>) =>
    sql`x.closed_on between ${firstDayOf(period)} and ${lastDayOf(period)}`,
  open: () => sql`x.closed_on is null and not x.is_returned`,
  overdue: (period: RawBuilder<unknown>) =>
    sql`x.closed_on is null and not x.is_returned and x.due_on < ${lastDayOf(period)}`,
};
export type ProblemCount = keyof typeof COUNTED;

/** True for a project that has such problems itself or in a part of it: the rows behind a count. */
export const hasProblems = (
  count: ProblemCount,
  row: { regionId: RawBuilder<unknown>; projectId: RawBuilder<unknown>; period: RawBuilder<unknown> },
): RawBuilder<unknown> => sql`exists (select from ${problemsAt(lastDayOf(row.period))} x
  where x.region_id = ${row.regionId} and ${row.projectId} in (x.project_id, x.parent_id) and ${COUNTED[count](row.period)})`;

/** Problems of the projects of a frozen month: closed in it, open and overdue at its end. */
export async function countProblemsOf(
  tx: Tx,
  regionId: number,
  month: string,
): Promise<Record<ProblemCount, number>> {
  const period = sql`${month}::text`;
  const { rows } = await sql<Record<ProblemCount, number>>`select
      count(*) filter (where ${COUNTED.closed(period)})::int as closed,
      count(*) filter (where ${COUNTED.open()})::int as open,
      count(*) filter (where ${COUNTED.overdue(period)})::int as overdue
    from ${problemsAt(lastDayOf(period))} x
    where x.region_id = ${regionId} and exists (select from frozen_projects g
      where g.region_id = x.region_id and g.year = ${Number(month.slice(0, 4))} and g.period = ${month} and g.project_id = x.project_id and not g.is_moved_out)`.execute(
    tx,
  );
  return rows[0] ?? { closed: 0, open: 0, overdue: 0 };
}

export interface ProblemAt {
  title: string;
  /** The unit that was to settle it; null before it was handed to one. */
  ownerName: string | null;
  dueOn: string | null;
}

/** Problems of one project and its parts that were open at the end of a day, the earliest deadline first. */
export async function listProblemsAt(
  tx: Tx,
  q: { regionId: number; projectId: string; day: string },
): Promise<ProblemAt[]> {
  const { rows } = await sql<ProblemAt>`select x.title, o.short_name as "ownerName", x.due_on::text as "dueOn"
    from ${problemsAt(sql`${q.day}::date`)} x left join orgs o on o.region_id = x.region_id and o.id = x.owner_org_id
    where x.region_id = ${q.regionId} and ${q.projectId}::bigint in (x.project_id, x.parent_id) and ${COUNTED.open()}
    order by x.due_on nulls last, x.raised_on, x.id`.execute(tx);
  return rows;
}
