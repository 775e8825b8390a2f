import { sql } from 'kysely';
import type { ProjectPicture } from '#core/ledger/intake/match-projects.ts';
import type { Tx } from '#server/platform/public.ts';
import { PROJECT_COLUMNS, PROJECT_FIELD_NAMES } from './project-columns.ts';

const ID_COLUMNS = /_org_id$|_person_id$|^total_investment_yuan$/;
const FIELD_PAIRS = PROJECT_FIELD_NAMES.map((field) => {
  const column = PROJECT_COLUMNS[field];
  const cast = ID_COLUMNS.test(column) ? '::text' : column === 'supporting_org_ids' ? '::text[]' : '';
  return `'${field}', p.${column}${cast}`;
}).join(', ');

/** A page of the ledger as imports compare with it, by id; bases and plans by year, the newest of each. */
export async function listProjectPictures(
  tx: Tx,
  regionId: number,
  afterId: string,
  limit: number,
): Promise<ProjectPicture[]> {
  const { rows } = await sql<ProjectPicture>`
    with page as (select * from projects where region_id = ${regionId} and id > ${afterId} order by id limit ${limit})
    select p.id, p.version, json_build_object(${sql.raw(FIELD_PAIRS)}) as fields, p.is_bundle as "isBundle", p.parent_id as "parentId",
      coalesce((select json_object_agg(b.year, b.base_yuan::text) from (select distinct on (year) year, base_yuan from year_bases
        where region_id = p.region_id and project_id = p.id order by year, id desc) b), '{}') as bases,
      coalesce((select json_object_agg(v.year, v.annual_yuan::text) from (select distinct on (year) year, annual_yuan from plan_versions
        where region_id = p.region_id and project_id = p.id order by year, version_no desc) v), '{}') as annuals,
      (not p.is_listed and coalesce((select a.kind = 'ledger-import-undone.v1' from project_changes c join acts a on a.region_id = c.region_id and a.id = c.act_id
        where c.region_id = p.region_id and c.project_id = p.id and c.changes ? 'isListed' order by c.id desc limit 1), false)) as "wasUndone"
    from page p order by p.id`.execute(tx);
  return rows;
}

/** The newest project: when it has moved on, somebody has added projects that an import has not compared with. */
export async function findNewestProjectId(tx: Tx, regionId: number): Promise<string> {
  const row = await tx
    .selectFrom('projects')
    .select((e) => e.fn.max('id').as('id'))
    .where('region_id', '=', regionId)
    .executeTakeFirst();
  return String(row?.id ?? '0');
}

export async function findLastSerial(tx: Tx, regionId: number): Promise<number> {
  const row = await tx
    .selectFrom('projects')
    .select((e) => e.fn.max('serial').as('serial'))
    .where('region_id', '=', regionId)
    .executeTakeFirst();
  return row?.serial ?? 0;
}

/** Names of projects that were changed by somebody since the versions given. */
export async function listMovedOn(
  tx: Tx,
  regionId: number,
  versions: readonly { id: string; version: number }[],
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select p.name from projects p
    join jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as x(id bigint, version int) on x.id = p.id
    where p.region_id = ${regionId} and p.version <> x.version`.execute(tx);
  return rows.map((row) => row.name);
}

/** First stages of imported projects: the event in the history and the current picture in one statement each. */
export async function addFirstStages(
  tx: Tx,
  regionId: number,
  actId: string,
  rows: readonly { projectId: string; stage: string | null; onDate: string; startedOn: string | null }[],
): Promise<void> {
  const body = JSON.stringify(rows.map((r) => ({ p: r.projectId, s: r.stage, d: r.onDate, b: r.startedOn })));
  const source = sql`jsonb_to_recordset(${body}::jsonb) as x(p bigint, s text, d date, b date)`;
  await sql`insert into stage_events (region_id, project_id, kind, stage, on_date, reason, act_id)
    select ${regionId}::int, x.p, 'stage', x.s, x.d, '台账导入', ${actId}::bigint from ${source} where x.s is not null
    union all select ${regionId}::int, x.p, 'start-reported', 'started', x.b, '台账导入', ${actId}::bigint from ${source} where x.b is not null`.execute(
    tx,
  );
  await sql`update projects p set stage = coalesce(x.s, p.stage), stage_on = case when x.s is null then p.stage_on else x.d end,
      start_state = case when x.b is null then p.start_state else 'reported' end, started_on = coalesce(x.b, p.started_on)
    from ${source} where p.region_id = ${regionId} and p.id = x.p`.execute(tx);
}

/** Why an act on the ledger cannot be taken back as a whole: the first thing that stands on it, in words; null when nothing does. */
export async function findStandingOn(tx: Tx, regionId: number, actId: string): Promise<string | null> {
  const { rows } = await sql<{ reason: string }>`
    with act as (select id, at from acts where region_id = ${regionId} and id = ${actId}),
      touched as (select distinct project_id, max(id) as change_id, bool_or(changes->'code'->0 = 'null'::jsonb) as is_new
        from project_changes where region_id = ${regionId} and act_id = ${actId} group by project_id),
      standing as (
        select 1 as rank, left(f.period, 4) || '年' || ltrim(right(f.period, 2), '0') || '月已定版' as reason from freezes f, act where f.region_id = ${regionId} and f.frozen_at > act.at
        union all select 2, '“' || p.name || '”此后又有改动' from touched t
          join project_changes c on c.region_id = ${regionId} and c.project_id = t.project_id and c.id > t.change_id and c.act_id <> ${actId}
          join projects p on p.region_id = ${regionId} and p.id = t.project_id
        union all select 3, '“' || p.name || '”已有填报数字' from touched t join figures f on f.region_id = ${regionId} and f.project_id = t.project_id
          join projects p on p.region_id = ${regionId} and p.id = t.project_id where t.is_new
        union all select 4, '“' || p.name || '”已有年度计划' from touched t join plan_versions v on v.region_id = ${regionId} and v.project_id = t.project_id
          join projects p on p.region_id = ${regionId} and p.id = t.project_id where t.is_new
        union all select 5, '“' || p.name || '”已记录阶段变化' from touched t
          join stage_events s on s.region_id = ${regionId} and s.project_id = t.project_id and s.act_id <> ${actId}
          join projects p on p.region_id = ${regionId} and p.id = t.project_id where t.is_new)
    select reason from standing order by rank limit 1`.execute(tx);
  return rows[0]?.reason ?? null;
}

export interface ActedChange {
  projectId: string;
  isNew: boolean;
  changes: Record<string, [unknown, unknown]>;
  name: string;
  code: string;
}

/** What an act changed, a page at a time, by project. */
export async function listChangesOfAct(
  tx: Tx,
  regionId: number,
  actId: string,
  afterId: string,
  limit: number,
): Promise<(ActedChange & { changeId: string })[]> {
  const { rows } = await sql<ActedChange & { changeId: string }>`
    select c.id as "changeId", c.project_id as "projectId", coalesce(c.changes->'code'->0 = 'null'::jsonb, false) as "isNew", c.changes, p.name, p.code
    from project_changes c join projects p on p.region_id = c.region_id and p.id = c.project_id
    where c.region_id = ${regionId} and c.act_id = ${actId} and c.id > ${afterId} order by c.id limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** Bases that an act laid over earlier ones, with the earlier amount; and how many it laid down first. */
export async function listBasesOfAct(
  tx: Tx,
  regionId: number,
  actId: string,
): Promise<{ projectId: string; year: number; earlierYuan: string | null }[]> {
  const { rows } = await sql<{ projectId: string; year: number; earlierYuan: string | null }>`
    select b.project_id as "projectId", b.year, e.base_yuan as "earlierYuan" from year_bases b
      left join year_bases e on e.region_id = b.region_id and e.id = b.supersedes_id
    where b.region_id = ${regionId} and b.act_id = ${actId}
      and not exists (select from year_bases n where n.region_id = b.region_id and n.supersedes_id = b.id)`.execute(
    tx,
  );
  return rows;
}

/** Projects that an import made, by the cell of their name: `Sheet!C12` → id. */
export async function listMadeProjects(
  tx: Tx,
  regionId: number,
  actId: string,
  places: readonly { sheet: string; address: string }[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ place: string; id: string }>`
    select x.sheet || '!' || x.address as place, c.project_id as id from project_changes c
      join jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as x(sheet text, address text)
        on c.origin->'name'->>'sheet' = x.sheet and c.origin->'name'->>'address' = x.address
    where c.region_id = ${regionId} and c.act_id = ${actId}`.execute(tx);
  return new Map(rows.map((row) => [row.place, row.id]));
}
