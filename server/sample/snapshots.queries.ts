import { sql } from 'kysely';
import { PROGRESS_COLUMNS } from '#server/progress/public.ts';
import type { Tx } from '../platform/database.ts';
import { FROZEN_KEY, FROZEN_OWN_COLUMNS } from './frozen-rows.ts';

const KEY = new Set<string>(FROZEN_KEY);
const owns = FROZEN_OWN_COLUMNS.filter((column) => !KEY.has(column));
const derived = PROGRESS_COLUMNS.filter((column) => !KEY.has(column));
const list = (columns: readonly string[], prefix = ''): ReturnType<typeof sql.raw> =>
  sql.raw(columns.map((column) => `${prefix}${column}`).join(', '));

/** Copies the derived rows of frozen periods beside what was held of their projects: details are stored as they lie. */
export async function fillFrozenProjects(tx: Tx, regionId: number): Promise<number> {
  const result = await sql`insert into frozen_projects (${list([...FROZEN_KEY, ...owns, ...derived])})
    select ${list(FROZEN_KEY, 'h.')}, ${list(owns, 'h.')}, ${list(derived, 'g.')}
    from sample_frozen h join derived.project_progress g on g.region_id = h.region_id and g.year = h.year and g.period = h.period
      and g.project_id = h.project_id
    where h.region_id = ${regionId} order by h.period, h.project_id`.execute(tx);
  return Number(result.numAffectedRows ?? 0);
}

/** Takes the steps of the problems that were loaded into the chains of the units that made them. */
export async function linkMoves(tx: Tx): Promise<void> {
  await sql`select link_unlinked_moves()`.execute(tx);
}

export async function addAct(
  tx: Tx,
  act: {
    regionId: number;
    id: number;
    kind: string;
    person: { id: number; name: string };
    orgId: number;
    orgName: string;
    postTitle: string;
    payload: object;
    at: string;
  },
): Promise<void> {
  await sql`insert into acts (region_id, id, kind, person_id, org_id, person_name, org_name, post_title, payload, at)
    overriding system value values (${act.regionId}, ${act.id}, ${act.kind}, ${act.person.id}, ${act.orgId}, ${act.person.name},
      ${act.orgName}, ${act.postTitle}, ${JSON.stringify(act.payload)}, ${act.at})`.execute(tx);
}

/** Counts of what the freezes add up. */
export async function analyzeFrozen(tx: Tx): Promise<void> {
  await sql`analyze frozen_projects, reports, orgs, persons, posts`.execute(tx);
}

/** Counts for the planner, once after everything is there. */
export async function analyze(tx: Tx): Promise<void> {
  await sql`analyze`.execute(tx);
}

export async function countFrozen(tx: Tx, regionId: number, period: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from frozen_projects
    where region_id = ${regionId} and year = ${Number(period.slice(0, 4))} and period = ${period}
      and not is_moved_out`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Reports of a frozen period that were never accepted. */
export async function countMissing(tx: Tx, regionId: number, period: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from reports
    where region_id = ${regionId} and period = ${period} and status <> 'accepted'`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function hasAnyRegion(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('regions').select('id').limit(1).executeTakeFirst()) !== undefined;
}
