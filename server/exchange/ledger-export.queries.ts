import { type RawBuilder, sql } from 'kysely';
import type { LedgerExportRow } from '#core/exchange/ledger-columns.ts';
import type { ProjectFilter, ProjectSort } from '#core/progress/public.ts';
import { listOrgs } from '#server/people/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { filterConditions, type GroupRowsFrom, rowsSource } from '#server/progress/public.ts';

export interface LedgerExportQuery {
  regionId: number;
  period: string;
  from: GroupRowsFrom;
  filter: ProjectFilter;
  rows: 'top' | 'leaf' | 'all';
  group: 'none' | 'sector' | 'unit';
  sort: ProjectSort;
  order: 'asc' | 'desc';
  isScoped: boolean;
}

export type GroupedExportRow = LedgerExportRow & { groupKey: string; groupName: string };

/** As it is read: units by their ids, which a few hundred names serve. */
type UnitColumn = 'reportingUnit' | 'responsibleUnit' | 'leadUnit' | 'department';
type FetchedRow = Omit<GroupedExportRow, UnitColumn | 'groupName'> & Record<UnitColumn, string | null>;

export interface ExportGroupRow {
  groupKey: string;
  projects: number;
  parts: number;
  totalInvestmentYuan: string | null;
  baseYuan: string | null;
  annualPlanYuan: string | null;
  monthYuan: string | null;
  actualYuan: string | null;
}

/** What a reporter wrote, out of the document of the row. */
const WORDS = ['imageProgress', 'problems', 'needsCoordination', 'nextSteps'] as const;
const KEPT = [
  'isTop',
  'code',
  'name',
  'levels',
  'sector',
  'nature',
  'stage',
  'owner',
  'totalInvestmentYuan',
  'baseYuan',
  'annualPlanYuan',
  'monthYuan',
  'actualYuan',
  'completionRate',
  'imageLevel',
  'groupKey',
  'reportingUnit',
  'responsibleUnit',
  'leadUnit',
  'department',
] as const satisfies (keyof GroupedExportRow)[];

const SORTS: Record<ProjectSort, string> = {
  serial: 'p.serial',
  name: 'p.name collate "zh-x-icu"',
  totalInvestment: 'p.total_investment_yuan',
  annualPlan: 'g.annual_plan_yuan',
  actual: 'g.actual_yuan',
  month: 'g.month_yuan',
  completionRate: 'g.completion_rate',
  leadPoints: 'g.lead_points',
  scheduleRatio: 'g.schedule_ratio',
  shortfall: 'g.shortfall_yuan',
  daysBehind: 'g.days_behind',
  light: 'g.light_order',
  unit: 'p.reporting_org_id',
};
const GROUPS = {
  none: "''",
  sector: "coalesce(nullif(p.sector, ''), '其他')",
  unit: 'p.reporting_org_id::text',
};
/** Rows of one fetch are written in one go: few enough that others are answered in between. */
const BATCH = 250;

function conditions(q: LedgerExportQuery): RawBuilder<unknown> {
  const tree = q.rows === 'top' ? sql`g.is_top` : q.rows === 'leaf' ? sql`g.is_leaf` : sql`true`;
  return sql`g.region_id = ${q.regionId} and g.year = ${Number(q.period.slice(0, 4))} and g.period = ${q.period}
    and ${filterConditions(q.filter, q)} and ${tree}`;
}

/** Sums of every group over whole projects, so that no bundle is counted twice; leaves when only those are listed. */
export async function listExportGroups(tx: Tx, q: LedgerExportQuery): Promise<ExportGroupRow[]> {
  const counted = q.rows === 'leaf' ? sql`true` : sql`g.is_top`;
  const sum = (column: string) => sql`(sum(${sql.raw(column)}) filter (where ${counted}))::text`;
  const { rows } =
    await sql<ExportGroupRow>`select ${sql.raw(GROUPS[q.group])} as "groupKey", (count(*) filter (where ${counted}))::int as projects,
      (count(*) filter (where not (${counted})))::int as parts, ${sum('p.total_investment_yuan')} as "totalInvestmentYuan", ${sum('g.base_yuan')} as "baseYuan",
      ${sum('g.annual_plan_yuan')} as "annualPlanYuan", ${sum('g.month_yuan')} as "monthYuan", ${sum('coalesce(g.counted_yuan, g.actual_yuan)')} as "actualYuan"
    from ${rowsSource(q.from)} where ${conditions(q)} group by 1`.execute(tx);
  return rows;
}

/** The rows of the list in batches of one cursor: memory does not grow with their number. */
export async function* readExportRows(tx: Tx, q: LedgerExportQuery): AsyncGenerator<GroupedExportRow> {
  const direction = sql.raw(q.order === 'desc' ? 'desc nulls last' : 'asc nulls last');
  const place =
    q.group === 'unit'
      ? sql`(select o.official_order from orgs o where o.region_id = p.region_id and o.id = p.reporting_org_id), p.reporting_org_id`
      : q.group === 'sector'
        ? sql`(nullif(p.sector, '') is null), ${sql.raw(GROUPS.sector)} collate "zh-x-icu"`
        : sql`1`;
  const isFrozen = q.from === 'frozen';
  const orgs = await listOrgs(tx, q.regionId);
  const unitNames = new Map(orgs.map(({ id, shortName }) => [id, shortName]));
  // In order first, with what the order and the filter need; words and documents are looked up row by row as it goes out.
  const ordered = sql`select p.id, p.region_id, p.parent_id, g.period, g.is_top as "isTop", p.code, p.name, p.levels, p.sector, p.nature, p.stage,
      p.owner_name as owner, p.reporting_org_id::text as "reportingUnit", p.responsible_org_id::text as "responsibleUnit", p.lead_org_id::text as "leadUnit",
      p.department_org_id::text as department, p.sponsor_person_id,
      ${isFrozen ? sql`g.sponsor_name, g.texts` : sql`null::text as sponsor_name, null::jsonb as texts`},
      p.total_investment_yuan::text as "totalInvestmentYuan", g.base_yuan::text as "baseYuan", g.annual_plan_yuan::text as "annualPlanYuan",
      g.month_yuan::text as "monthYuan", coalesce(g.counted_yuan, g.actual_yuan)::text as "actualYuan", g.completion_rate::text as "completionRate",
      g.image_level as "imageLevel", ${sql.raw(GROUPS[q.group])} as "groupKey"
    from ${rowsSource(q.from)} where ${conditions(q)}
    order by ${place}, ${sql.raw(SORTS[q.sort])} ${direction}, p.serial, p.id`;
  const texts = isFrozen
    ? sql`p.texts`
    : sql`(select v.line from report_versions v where v.region_id = p.region_id and v.project_id = p.id and v.period = p.period order by v.id desc limit 1)`;
  const sponsor = isFrozen
    ? sql`p.sponsor_name`
    : sql`coalesce((select s.name from persons s where s.region_id = p.region_id and s.id = p.sponsor_person_id), '')`;
  await sql`declare ledger_export no scroll cursor for
    select ${sql.join(KEPT.map((name) => sql.ref(`p.${name}`)))}, p.id::text as "projectId",
      (select b.name from projects b where b.region_id = p.region_id and b.id = p.parent_id) as "parentName",
      ${sponsor} as sponsor, n.*,
      ${sql.join(WORDS.map((name) => sql`coalesce(w.${sql.ref(name)}, '') as ${sql.ref(name)}`))}
    from (${ordered}) p
    cross join lateral (select n.location, n.content_scale as "contentScale", n.funding, n.planned_start_on::text as "plannedStartOn",
      n.planned_finish_on::text as "plannedFinishOn" from projects n where n.region_id = p.region_id and n.id = p.id offset 0) n
    left join lateral jsonb_to_record(${texts}) as w(${sql.join(WORDS.map((name) => sql`${sql.ref(name)} text`))}) on true`.execute(
    tx,
  );
  const nameOf = (orgId: string | null): string => unitNames.get(orgId ?? '') ?? '';
  // In the row itself: copies of all rows would cost a sixth of the work of the whole export.
  const putNames = (row: FetchedRow): GroupedExportRow =>
    Object.assign(row, {
      reportingUnit: nameOf(row.reportingUnit),
      responsibleUnit: nameOf(row.responsibleUnit),
      leadUnit: nameOf(row.leadUnit),
      department: nameOf(row.department),
      groupName: q.group === 'unit' ? nameOf(row.groupKey) : row.groupKey,
    });
  const fetchRows = () => {
    const rows = sql<FetchedRow>`fetch ${sql.raw(String(BATCH))} from ledger_export`.execute(tx);
    // A fault is said where the batch is taken; an export that stops before leaves it unread.
    rows.catch(() => undefined);
    return rows;
  };
  // The database looks up the next batch while this one is written.
  for (let ahead = fetchRows(); ; ) {
    const { rows } = await ahead;
    const isLast = rows.length < BATCH;
    if (!isLast) ahead = fetchRows();
    for (const row of rows) yield putNames(row);
    if (isLast) return;
  }
}
