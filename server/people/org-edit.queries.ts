import { sql } from 'kysely';
import type { OrgDetailView } from '#core/people/org-contract.ts';
import type { Tx } from '#server/platform/public.ts';

export interface OrgState {
  id: string;
  name: string;
  shortName: string;
  aliases: string[];
  kind: string;
  parentId: string | null;
  path: string;
  isActive: boolean;
  isProjectOffice: boolean;
}

const STATE = sql`id::text as id, name, short_name as "shortName", aliases, kind, parent_id::text as "parentId", path::text as path,
  is_active as "isActive", is_project_office as "isProjectOffice"`;

export async function findOrgState(tx: Tx, regionId: number, id: string): Promise<OrgState | undefined> {
  const { rows } =
    await sql<OrgState>`select ${STATE} from orgs where region_id = ${regionId} and id = ${id}`.execute(tx);
  return rows[0];
}

/** The first of the words that already stands for another unit: its name, or in use its short or other name. */
export async function findTakenWord(
  tx: Tx,
  wanted: { regionId: number; name: string; words: readonly string[]; exceptId: string },
): Promise<{ word: string; orgName: string } | undefined> {
  const words = [...new Set(wanted.words)];
  const { rows } = await sql<{ word: string; orgName: string }>`
    select w.word, o.name as "orgName"
    from unnest(${words}::text[]) with ordinality as w (word, place)
    join orgs o on o.region_id = ${wanted.regionId} and o.id <> ${wanted.exceptId}
      and ((o.name = w.word and (o.is_active or w.word = ${wanted.name}))
        or (o.is_active and (o.short_name = w.word or w.word = any (o.aliases))))
    order by w.place, o.official_order limit 1`.execute(tx);
  return rows[0];
}

/** Listed projects by unit: those that the person sees; an administrator, who sees none, is told how many there are. */
const listedProjects = (regionId: number) =>
  sql`select reporting_org_id as org_id, count(*)::int as projects from projects where region_id = ${regionId} and is_listed
    group by reporting_org_id union all select org_id, projects from count_listed_projects()`;

/** What still hangs on a unit: units beneath it, people in post, listed projects that it reports. */
export async function countOrgUses(
  tx: Tx,
  regionId: number,
  org: OrgState,
  today: string,
): Promise<{ orgs: number; persons: number; projects: number }> {
  const { rows } = await sql<{ orgs: number; persons: number; projects: number }>`select
    (select count(*)::int from orgs where region_id = ${regionId} and parent_id = ${org.id} and is_active) as orgs,
    (select count(distinct person_id)::int from posts where region_id = ${regionId} and org_id = ${org.id}
      and (valid_to is null or valid_to >= ${today})) as persons,
    (select coalesce(sum(w.projects), 0)::int from (${listedProjects(regionId)}) w where w.org_id = ${org.id}) as projects`.execute(
    tx,
  );
  return rows[0] ?? { orgs: 0, persons: 0, projects: 0 };
}

export async function setOrgState(
  tx: Tx,
  regionId: number,
  id: string,
  next: Pick<OrgState, 'name' | 'shortName' | 'aliases' | 'kind' | 'parentId' | 'isActive'>,
): Promise<void> {
  await tx
    .updateTable('orgs')
    .set({
      name: next.name,
      short_name: next.shortName,
      aliases: next.aliases,
      kind: next.kind,
      parent_id: next.parentId,
      is_active: next.isActive,
    })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute();
}

/**
 * Gives the subtree of a path its new place; projects and contacts carry the path of their unit and follow.
 * The path of the unit itself ends with its own label, which stays.
 */
export async function moveSubtree(
  tx: Tx,
  regionId: number,
  path: string,
  parentPath: string,
): Promise<{ orgs: number; projects: number }> {
  const moved = (column: string) =>
    sql`${parentPath}::ltree || subpath(${sql.ref(column)}, nlevel(${path}::ltree) - 1)`;
  const contacts = sql`update person_contacts set org_path = ${moved('org_path')} where region_id = ${regionId} and org_path <@ ${path}::ltree`;
  const projects = sql<{
    moved: number;
  }>`select move_projects(${path}::ltree, ${parentPath}::ltree) as moved`;
  const orgs = sql`update orgs set path = ${moved('path')} where region_id = ${regionId} and path <@ ${path}::ltree`;
  await contacts.execute(tx);
  const movedProjects = await projects.execute(tx);
  const movedOrgs = await orgs.execute(tx);
  return {
    orgs: Number(movedOrgs.numAffectedRows ?? 0),
    projects: movedProjects.rows[0]?.moved ?? 0,
  };
}

/** The given units take, in this order, the places in the official order that they hold together. */
export async function reorderOrgs(tx: Tx, regionId: number, orgIds: readonly string[]): Promise<number> {
  const done =
    await sql`with wanted as (select id, place from unnest(${sql.val([...orgIds])}::bigint[]) with ordinality as w(id, place)),
      held as (select official_order, row_number() over (order by official_order, id) as place from orgs
        where region_id = ${regionId} and id in (select id from wanted))
    update orgs set official_order = held.official_order from wanted join held using (place)
    where orgs.region_id = ${regionId} and orgs.id = wanted.id`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}

/** Every unit with what hangs on it, in official order, parents before what is beneath them. */
export async function listOrgDetailRows(tx: Tx, regionId: number, today: string): Promise<OrgDetailView[]> {
  const { rows } = await sql<OrgDetailView>`
    with current as (
      select po.org_id, po.person_id, po.role, p.name from posts po
        join persons p on p.region_id = po.region_id and p.id = po.person_id and p.is_active
      where po.region_id = ${regionId} and po.valid_from <= ${today} and (po.valid_to is null or po.valid_to >= ${today})),
    people as (
      select org_id, count(distinct person_id)::int as persons,
        coalesce(array_agg(distinct name) filter (where role = 'unit-admin'), '{}') as admins from current group by org_id),
    works as (${listedProjects(regionId)})
    select o.id::text as id, o.code, o.name, o.short_name as "shortName", o.aliases, o.kind, o.parent_id::text as "parentId",
      nlevel(o.path) - 1 as depth, o.official_order as "officialOrder", o.is_active as "isActive", o.is_project_office as "isProjectOffice",
      coalesce(people.persons, 0) as "personCount", coalesce(works.projects, 0) as "projectCount", coalesce(people.admins, '{}') as "adminNames"
    from orgs o left join people on people.org_id = o.id left join works on works.org_id = o.id
    where o.region_id = ${regionId} order by o.official_order, o.id`.execute(tx);
  return rows;
}

export interface OrgChangeRow {
  validOn: string;
  recordedAt: Date;
  personName: string;
  changes: unknown;
}

export async function listOrgChangeRows(tx: Tx, regionId: number, orgId: string): Promise<OrgChangeRow[]> {
  const { rows } = await sql<OrgChangeRow>`
    select c.valid_on::text as "validOn", c.recorded_at as "recordedAt", coalesce(a.person_name, '') as "personName", c.changes
    from org_changes c left join acts a on a.region_id = c.region_id and a.id = c.act_id
    where c.region_id = ${regionId} and c.org_id = ${orgId} order by c.id desc limit 200`.execute(tx);
  return rows;
}
