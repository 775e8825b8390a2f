import { sql } from 'kysely';
import type { ProjectFields } from '#core/ledger/project.ts';
import { refuse } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { renewDueReports } from './due-reports.queries.ts';
import { type ChangePairs, PROJECT_COLUMNS, PROJECT_FIELD_NAMES } from './project-columns.ts';

export interface ProjectRecord {
  id: string;
  version: number;
  fields: ProjectFields;
  orgPath: string;
  stage: string;
  stageOn: string | null;
  startState: string;
  startedOn: string | null;
  finishedOn: string | null;
  isPaused: boolean;
  isBundle: boolean;
  parentId: string | null;
}

const FIELD_LIST = PROJECT_FIELD_NAMES.map((f) => `'${f}', p.${PROJECT_COLUMNS[f]}`);
/** Ids and amounts as text: JSON would make numbers of them. */
const asText = (list: string): string =>
  list
    .replace(/p\.(\w*_org_id|\w*person_id|total_investment_yuan)\b/g, 'p.$1::text')
    .replace(/p\.supporting_org_ids/, 'p.supporting_org_ids::text[]');

/** The project, or a refusal that does not tell "absent" from "out of scope". `lock` serialises edits of one project. */
export async function getProjectRecord(tx: Tx, regionId: number, projectId: string): Promise<ProjectRecord> {
  const { rows } =
    await sql<ProjectRecord>`select p.id, p.version, json_build_object(${sql.raw(asText(FIELD_LIST.join(', ')))}) as fields,
      p.org_path::text as "orgPath", p.stage, p.stage_on as "stageOn", p.start_state as "startState", p.started_on as "startedOn",
      p.finished_on as "finishedOn", p.is_paused as "isPaused", p.is_bundle as "isBundle", p.parent_id as "parentId"
    from projects p where p.region_id = ${regionId} and p.id = ${projectId}`.execute(tx);
  const row = rows[0];
  if (!row)
    throw refuse(
      'not-found',
      'PROJECT_NOT_FOUND',
      '没有这个项目，或不在可见范围内',
      'No such project in your scope',
      ['回到台账列表'],
    );
  return row;
}

export interface ProjectChangeRow {
  projectId: string;
  validOn: string;
  changes: ChangePairs;
  origin?: object;
  reason?: string;
}

/** Appends to the history of many projects in one statement. */
export async function addProjectChanges(
  tx: Tx,
  regionId: number,
  actId: string,
  rows: readonly ProjectChangeRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const body = rows.map((r) => ({
    p: r.projectId,
    v: r.validOn,
    c: r.changes,
    o: r.origin ?? {},
    r: r.reason ?? '',
  }));
  await sql`insert into project_changes (region_id, project_id, valid_on, act_id, changes, origin, reason)
    select ${regionId}, p, v, ${actId}, c, o, r from jsonb_to_recordset(${JSON.stringify(body)}::jsonb)
      as x(p bigint, v date, c jsonb, o jsonb, r text)`.execute(tx);
}

export interface ProjectUpdate {
  projectId: string;
  /** Only the fields that change. */
  fields: Partial<ProjectFields>;
  /** Search text when name or code changed. */
  searchText?: string;
}

/** Updates the current picture of many projects; a unit's path follows its reporting unit. */
export async function updateProjects(
  tx: Tx,
  regionId: number,
  updates: readonly ProjectUpdate[],
): Promise<void> {
  if (updates.length === 0) return;
  const body = updates.map((u) => ({
    id: u.projectId,
    st: u.searchText ?? null,
    ...toColumns(u.fields),
    keys: Object.keys(u.fields).map((f) => PROJECT_COLUMNS[f as keyof ProjectFields]),
  }));
  const used = [...new Set(body.flatMap((b) => b.keys))];
  const sets = used.map((c) => `${c} = case when '${c}' = any(u.keys) then (u.row).${c} else p.${c} end`);
  await sql`update projects p set ${sql.raw([...sets, 'version = p.version + 1', 'search_text = coalesce(u.st, p.search_text)'].join(', '))},
      org_path = coalesce((select o.path from orgs o where o.region_id = p.region_id and o.id = case when 'reporting_org_id' = any(u.keys) then (u.row).reporting_org_id end), p.org_path)
    from (select (e->>'id')::bigint as id, e->>'st' as st, array(select jsonb_array_elements_text(e->'keys')) as keys,
        jsonb_populate_record(null::projects, e - 'id' - 'st' - 'keys') as row from jsonb_array_elements(${JSON.stringify(body)}::jsonb) e) u
    where p.region_id = ${regionId} and p.id = u.id`.execute(tx);
  const moved = updates.filter((u) => u.fields.isListed !== undefined);
  await renewDueReports(
    tx,
    regionId,
    moved.map((u) => u.projectId),
  );
}

/** Adds projects in one statement and gives their ids in the order given. */
export async function insertProjects(
  tx: Tx,
  regionId: number,
  rows: readonly {
    fields: Partial<ProjectFields>;
    searchText: string;
    parentId?: string;
    isBundle?: boolean;
  }[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const body = rows.map((r, n) => ({
    n,
    st: r.searchText,
    parent: r.parentId ?? null,
    bundle: r.isBundle ?? false,
    row: toColumns(r.fields),
  }));
  const columns = PROJECT_FIELD_NAMES.filter((f) => f !== 'isListed').map((f) => PROJECT_COLUMNS[f]);
  const values = columns.map((c) => `coalesce((d.row).${c}, ${DEFAULTS[c] ?? 'null'})`);
  const { rows: made } = await sql<{ id: string; code: string }>`
    insert into projects (region_id, parent_id, is_bundle, search_text, org_path, ${sql.raw(columns.join(', '))})
    select ${regionId}, d.parent, d.bundle, d.st, o.path, ${sql.raw(values.join(', '))}
    from (select (e->>'n')::int as n, e->>'st' as st, (e->>'parent')::bigint as parent, (e->>'bundle')::boolean as bundle,
        jsonb_populate_record(null::projects, e->'row') as row from jsonb_array_elements(${JSON.stringify(body)}::jsonb) e) d
      join orgs o on o.region_id = ${regionId} and o.id = (d.row).reporting_org_id
    order by d.n returning id, code`.execute(tx);
  const idOf = new Map(made.map((m) => [m.code, m.id]));
  return rows.map((r) => idOf.get(r.fields.code ?? '') ?? '');
}

const DEFAULTS: Partial<Record<string, string>> = {
  serial: '0',
  sector: "''",
  image_scale: "''",
  levels: "'{}'",
  lists: "'{}'",
  tags: "'{}'",
  funding: "''",
  location: "''",
  content_scale: "''",
  owner_name: "''",
  supporting_org_ids: "'{}'",
  specialist_name: "''",
  team_note: "''",
  scheme_note: "''",
};

function toColumns(fields: Partial<ProjectFields>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([f, v]) => [PROJECT_COLUMNS[f as keyof ProjectFields], v]),
  );
}

/** Codes that are taken already. */
export async function findTakenCodes(tx: Tx, regionId: number, codes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select code from projects where region_id = ${regionId}
    and code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`.execute(tx);
  return rows.map((r) => r.code);
}

/** Adds a tag to projects that lack it. */
export async function addTag(
  tx: Tx,
  regionId: number,
  projectIds: readonly string[],
  tag: string,
): Promise<void> {
  if (projectIds.length === 0) return;
  await sql`update projects set tags = tags || ${tag}::text where region_id = ${regionId} and id in
    (select value::bigint from jsonb_array_elements_text(${JSON.stringify(projectIds)}::jsonb)) and not tags @> array[${tag}]`.execute(
    tx,
  );
}
