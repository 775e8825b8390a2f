import { type RawBuilder, sql } from 'kysely';
import { SIZE_BAND_KEYS, SIZE_BANDS } from '#core/ledger/public.ts';
import type { ProjectFilter } from '#core/progress/project-filter-contract.ts';

/** Where the rows of a period are read: the derived table while it is open, the snapshot once it is frozen. */
export type GroupRowsFrom = 'open' | 'frozen';

/** What the conditions on rows of projects need beside the filter. */
export interface FilterScope {
  regionId: number;
  /** Scoped people search through a function that applies the scope itself. */
  isScoped: boolean;
}

/**
 * `g` is the progress, `p` the project: as it is now for an open period, as it was for a frozen one. Projects that a batch moved
 * out of the year's plan are there only for who adds up plans.
 */
export function rowsSource(
  from: GroupRowsFrom,
  which: 'listed' | 'with-moved-out' = 'listed',
): RawBuilder<unknown> {
  const isWith = which === 'with-moved-out';
  return from === 'open'
    ? sql`derived.project_progress g join projects p on p.region_id = g.region_id and p.id = g.project_id
        and ${isWith ? sql`(p.is_listed or g.is_moved_out)` : sql`p.is_listed`}`
    : sql`frozen_projects g join lateral (select g.region_id, g.project_id as id, g.code, g.name, g.serial, g.parent_id, g.is_bundle, g.nature,
        g.sector, g.levels, g.lists, g.tags, g.funding, g.stage, g.start_state, g.is_paused, g.owner_name, g.reporting_org_id, g.lead_org_id,
        g.responsible_org_id, g.department_org_id, g.sponsor_person_id, g.total_investment_yuan) p on ${isWith ? sql`true` : sql`not g.is_moved_out`}`;
}

/** `row-by-row`: for rows that are at hand, so that all that match need not be searched out first. */
type SearchWay = 'index' | 'row-by-row';

/** Text comparisons cannot use an index beneath a policy: functions of the database search, and apply the scope themselves. */
function searched(scope: FilterScope, term: string, way: SearchWay): RawBuilder<unknown> {
  const text = term.trim().toLowerCase();
  if (way === 'row-by-row') {
    const pattern = `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
    return sql`(select x.search_text like ${pattern} from projects x where x.region_id = p.region_id and x.id = p.id)`;
  }
  return scope.isScoped
    ? sql`p.id in (select id from search_projects(${text}, null))`
    : sql`p.id in (select id from search_region_projects(${text}))`;
}

const STARTS: Record<NonNullable<ProjectFilter['start']>, RawBuilder<unknown>> = {
  due: sql`g.start_due`,
  started: sql`g.start_due and g.start_verified`,
  'not-started': sql`g.start_due and not g.start_verified`,
  planned: sql`p.nature <> 'continuing' and p.start_state <> 'verified' and p.stage not in ('finished', 'in-operation', 'at-capacity', 'stopped', 'cancelled', 'merged', 'split')`,
  building: sql`p.stage in ('started', 'building')`,
};

const HOLES: Record<Exclude<NonNullable<ProjectFilter['hole']>, 'any'>, RawBuilder<unknown>> = {
  leader: sql`h.sponsor_person_id is null`,
  team: sql`h.team_note = ''`,
  plan: sql`h.scheme_note = ''`,
  timetable: sql`not exists (select from milestones m where m.region_id = h.region_id and m.project_id = h.id)`,
  specialist: sql`h.specialist_name = ''`,
};
const holeCondition = (hole: NonNullable<ProjectFilter['hole']>): RawBuilder<unknown> =>
  hole === 'any' ? sql.join(Object.values(HOLES), sql` or `) : HOLES[hole];

/** What the five ones lack today, in words; of the project as it is now, also on the page of a frozen period. */
export const HOLE_WORDS = sql`coalesce((select array_remove(array[
    case when ${HOLES.leader} then '缺包联领导' end, case when ${HOLES.team} then '缺工作专班' end, case when ${HOLES.plan} then '缺推进方案' end,
    case when ${HOLES.timetable} then '缺节点计划' end, case when ${HOLES.specialist} then '缺项目专员' end], null)
  from projects h where h.region_id = p.region_id and h.id = p.id), '{}')`;

/** A filter's values joined by commas: any of them fits; `-` and `0` stand for "none". */
const anyText = (column: string, values: string) =>
  sql`${sql.raw(column)} = any(${values.split(',').map((v) => (v === '-' ? '' : v))}::text[])`;
const anyId = (column: string, values: string) => {
  const fits = sql`${sql.raw(column)} = any(string_to_array(${values}, ',')::bigint[])`;
  return values.split(',').includes('0') ? sql`(${sql.raw(column)} is null or ${fits})` : fits;
};
const anyOverlap = (column: string, values: string) =>
  sql`${sql.raw(column)} && string_to_array(${values}, ',')`;

/** The size band of a row, by the bands of core; null while no total investment is entered. */
export const SIZE_BAND = sql`case when coalesce(g.total_investment_yuan, p.total_investment_yuan) is null then null ${sql.join(
  SIZE_BAND_KEYS.map(
    (key) =>
      sql`when coalesce(g.total_investment_yuan, p.total_investment_yuan) >= ${sql.lit(SIZE_BANDS[key].leastYuan)}::numeric then ${sql.lit(key)}`,
  ),
  sql` `,
)} end`;

/** The level of physical progress with its scale; empty where none was reported. */
export const IMAGE_LEVEL = sql`case when g.image_level is null then '' else g.image_scale || '·' || g.image_level end`;

const CONDITIONS: {
  [K in Exclude<keyof ProjectFilter, 'search'>]-?: (
    value: NonNullable<ProjectFilter[K]>,
  ) => RawBuilder<unknown>;
} = {
  sector: (v) => anyText('p.sector', v),
  level: (v) => anyOverlap('p.levels', v),
  nature: (v) => anyText('p.nature', v),
  list: (v) => anyOverlap('p.lists', v),
  tag: (v) => anyOverlap('p.tags', v),
  funding: (v) => anyText('p.funding', v),
  size: (v) => sql`${SIZE_BAND} = any(string_to_array(${v}, ','))`,
  imageLevel: (v) =>
    sql`${IMAGE_LEVEL} = any(${v.split(',').map((key) => (key === '-' ? '' : key))}::text[])`,
  unitId: (v) => anyId('p.reporting_org_id', v),
  territoryId: (v) => anyId('p.responsible_org_id', v),
  departmentId: (v) => anyId('p.department_org_id', v),
  sponsorId: (v) => anyId('p.sponsor_person_id', v),
  light: (v) => anyText('g.light', v),
  standing: (v) => anyText('g.standing', v),
  stage: (v) => anyText('p.stage', v),
  start: (v) => sql`(${STARTS[v]})`,
  hole: (v) =>
    sql`exists (select from projects h where h.region_id = p.region_id and h.id = p.id and (${holeCondition(v)}))`,
};

/** The conditions of a filter over `rowsSource`; true when it filters nothing. */
export function filterConditions(
  filter: ProjectFilter,
  scope: FilterScope,
  way: SearchWay = 'index',
): RawBuilder<unknown> {
  const { search, ...rest } = filter;
  const conditions = Object.entries(rest).flatMap(([name, value]) =>
    value === undefined || value === ''
      ? []
      : [(CONDITIONS[name as keyof typeof CONDITIONS] as (v: string) => RawBuilder<unknown>)(value)],
  );
  if (search?.trim()) conditions.push(searched(scope, search, way));
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** A filter by how a project stands: what was moved out of the plan stands nowhere any more. */
export const hasStateFilter = ({ light, standing, stage, start, hole, imageLevel }: ProjectFilter): boolean =>
  [light, standing, stage, start, hole, imageLevel].some((value) => value !== undefined && value !== '');

export const hasFilter = (filter: ProjectFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined && value !== '');
