import { sql } from 'kysely';
import type { KnownGroup, UpwardMapping } from '#core/exchange/upward-mapping.ts';
import type { UpwardFacts } from '#core/exchange/upward-values.ts';
import { refuse } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';

export interface UpwardTemplateRow {
  id: string;
  name: string;
  fileId: string;
  fileName: string;
  mapping: UpwardMapping;
  recordedAt: string;
}

const columns = sql`t.id::text as id, t.name, t.file_id::text as "fileId", f.name as "fileName", t.mapping,
  to_char(t.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt"`;

/** Templates in use: the last version of each. */
export async function listUpwardTemplateRows(tx: Tx, regionId: number): Promise<UpwardTemplateRow[]> {
  const { rows } =
    await sql<UpwardTemplateRow>`select ${columns} from upward_templates t join files f on f.region_id = t.region_id and f.id = t.file_id
    where t.region_id = ${regionId} and not exists (select from upward_templates n where n.region_id = t.region_id and n.supersedes_id = t.id)
    order by t.name, t.id`.execute(tx);
  return rows;
}

export async function getUpwardTemplate(
  tx: Tx,
  regionId: number,
  templateId: string,
): Promise<UpwardTemplateRow & { isSuperseded: boolean }> {
  const { rows } = await sql<UpwardTemplateRow & { isSuperseded: boolean }>`select ${columns},
      exists (select from upward_templates n where n.region_id = t.region_id and n.supersedes_id = t.id) as "isSuperseded"
    from upward_templates t join files f on f.region_id = t.region_id and f.id = t.file_id
    where t.region_id = ${regionId} and t.id = ${templateId}`.execute(tx);
  const row = rows[0];
  if (!row)
    throw refuse('not-found', 'UPWARD_NOT_FOUND', '没有这张上报表', 'No such upward table', [
      '回到上报表列表',
    ]);
  return row;
}

export async function addUpwardTemplateRow(
  tx: Tx,
  row: {
    regionId: number;
    name: string;
    fileId: string;
    mapping: UpwardMapping;
    supersedesId: string | null;
    actId: string;
  },
): Promise<string> {
  const made = await tx
    .insertInto('upward_templates')
    .values({
      region_id: row.regionId,
      name: row.name,
      file_id: row.fileId,
      mapping: JSON.stringify(row.mapping),
      supersedes_id: row.supersedesId,
      act_id: row.actId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

export interface KeptDifference {
  address: string;
  rowName: string;
  head: string;
  ours: string | null;
  theirs: string | null;
  explanation: string;
}

export async function addUpwardReportRow(
  tx: Tx,
  row: {
    regionId: number;
    templateId: string;
    period: string;
    freezeId: string;
    fileId: string;
    differences: KeptDifference[];
    actId: string;
  },
): Promise<string> {
  const made = await tx
    .insertInto('upward_reports')
    .values({
      region_id: row.regionId,
      template_id: row.templateId,
      period: row.period,
      freeze_id: row.freezeId,
      file_id: row.fileId,
      differences: JSON.stringify(row.differences),
      act_id: row.actId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

export interface UpwardReportRow {
  id: string;
  templateName: string;
  period: string;
  fileId: string;
  fileName: string;
  personName: string;
  recordedAt: string;
  differences: KeptDifference[];
}

/** Versions reported, newest first; they belong to the table's name, over all versions of its mapping. */
export async function listUpwardReportRows(tx: Tx, regionId: number): Promise<UpwardReportRow[]> {
  const { rows } =
    await sql<UpwardReportRow>`select r.id::text as id, t.name as "templateName", r.period, r.file_id::text as "fileId", f.name as "fileName",
      coalesce(a.person_name, '') as "personName", to_char(r.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt", r.differences
    from upward_reports r join upward_templates t on t.region_id = r.region_id and t.id = r.template_id
      join files f on f.region_id = r.region_id and f.id = r.file_id left join acts a on a.region_id = r.region_id and a.id = r.act_id
    where r.region_id = ${regionId} order by r.id desc limit 500`.execute(tx);
  return rows;
}

const unitName = (column: string) =>
  sql`coalesce((select o.short_name from orgs o where o.region_id = g.region_id and o.id = ${sql.raw(column)}), '')`;

/** Projects of a frozen period as an upward table lists them: each once, bundles as one, by serial. */
export async function listUpwardProjects(
  tx: Tx,
  q: { regionId: number; period: string; level: string | null },
): Promise<UpwardFacts[]> {
  const { rows } =
    await sql<UpwardFacts>`select jsonb_strip_nulls(jsonb_build_object('project_code', nullif(g.code, ''), 'name', g.name,
        'level', nullif(array_to_string(g.levels, '、'), ''), 'sector', nullif(g.sector, ''),
        'nature', case g.nature when 'continuing' then '续建' when 'new' then '新建' when 'completing' then '竣工投产' else '前期储备' end,
        'funding', nullif(g.funding, ''), 'region', nullif(${unitName('g.responsible_org_id')}, ''), 'location', nullif(p.location, ''),
        'content_scale', nullif(p.content_scale, ''), 'image_progress', nullif(g.texts->>'imageProgress', ''), 'image_level', g.image_level, 'start_planned', p.planned_start_on::text,
        'start_actual', case when g.start_verified then p.started_on::text end, 'finish_planned', p.planned_finish_on::text,
        'lead_unit', nullif(${unitName('g.lead_org_id')}, ''), 'responsible_unit', ${unitName('coalesce(g.responsible_org_id, g.reporting_org_id)')},
        'owner', nullif(g.owner_name, ''), 'department', nullif(${unitName('g.department_org_id')}, ''), 'sponsor', nullif(g.sponsor_name, ''),
        'problems', nullif(g.texts->>'problems', ''), 'needs_coordination', nullif(g.texts->>'needsCoordination', ''),
        'next_steps', nullif(g.texts->>'nextSteps', ''))) as texts,
      1 as "projectCount", null::int as rank, g.total_investment_yuan::text as "totalInvestmentYuan", g.base_yuan::text as "baseYuan",
      g.annual_plan_yuan::text as "annualPlanYuan", g.month_yuan::text as "monthYuan", round(g.planned_yuan, 2)::text as "plannedYuan",
      coalesce(g.counted_yuan, g.actual_yuan)::text as "actualYuan", g.completion_rate::text as "completionRate", g.pro_rata_share::text as "proRataShare"
    from frozen_projects g join projects p on p.region_id = g.region_id and p.id = g.project_id
    where g.region_id = ${q.regionId} and g.year = ${Number(q.period.slice(0, 4))} and g.period = ${q.period} and g.is_top
      and (${q.level}::text is null or ${q.level} = any(g.levels)) order by g.serial, g.project_id`.execute(
      tx,
    );
  return rows;
}

const KEYS = {
  total: { where: 'g.is_top', key: `''` },
  unit: { where: 'g.is_leaf', key: 'g.reporting_org_id::text' },
  territory: { where: 'g.is_leaf', key: 'g.responsible_org_id::text' },
  department: { where: 'g.is_top', key: 'g.department_org_id::text' },
  sector: { where: 'g.is_top', key: 'g.sector' },
  nature: { where: 'g.is_top', key: 'g.nature' },
} as const;

/** Sums of the groups of a frozen period by `split/key`; of one level only when the table is of that level. */
export async function listUpwardGroups(
  tx: Tx,
  q: { regionId: number; period: string; level: string | null },
): Promise<Map<string, UpwardFacts>> {
  const year = Number(q.period.slice(0, 4));
  const found = new Map<string, UpwardFacts>();
  // What a batch moved out of the plan counts in the plan alone, as everywhere else.
  const listed = sql`filter (where not g.is_moved_out)`;
  const inForce = sql`(case when g.plan_basis = 'first-issued' then g.other_plan_yuan else g.annual_plan_yuan end)`;
  const sums = sql`'{}'::jsonb as texts, (count(*) ${listed})::int as "projectCount", (sum(g.total_investment_yuan) ${listed})::text as "totalInvestmentYuan",
    (sum(g.base_yuan) ${listed})::text as "baseYuan", sum(g.annual_plan_yuan)::text as "annualPlanYuan", (sum(g.month_yuan) ${listed})::text as "monthYuan",
    round(sum(g.planned_yuan), 2)::text as "plannedYuan", (sum(coalesce(g.counted_yuan, g.actual_yuan)) ${listed})::text as "actualYuan",
    (sum(coalesce(g.counted_yuan, g.actual_yuan)) filter (where not g.is_moved_out and ${inForce} > 0) / nullif(sum(g.annual_plan_yuan), 0))::text as "completionRate",
    max(g.pro_rata_share)::text as "proRataShare"`;
  const from = sql`from frozen_projects g where g.region_id = ${q.regionId} and g.year = ${year} and g.period = ${q.period}
    and (${q.level}::text is null or ${q.level} = any(g.levels))`;
  for (const [split, { where, key }] of Object.entries(KEYS)) {
    const { rows } = await sql<
      UpwardFacts & { key: string | null }
    >`select x.*, (select (r.ranks->'rank'->>'rank')::int from frozen_groups r where r.region_id = ${q.regionId} and r.period = ${q.period}
        and r.split = ${split} and r.key = coalesce(x.key, '') and ${q.level}::text is null) as rank
      from (select ${sql.raw(key)} as key, ${sums} ${from} and (${sql.raw(where)} or g.is_moved_out and g.annual_plan_yuan is not null) group by 1) x`.execute(
      tx,
    );
    for (const { key: name, ...facts } of rows) found.set(`${split}/${name ?? ''}`, facts);
  }
  const { rows } = await sql<
    UpwardFacts & { key: string }
  >`select l.level as key, null::int as rank, ${sums} from frozen_projects g, unnest(g.levels) as l(level)
    where g.region_id = ${q.regionId} and g.year = ${year} and g.period = ${q.period} and (g.is_top or g.is_moved_out and g.annual_plan_yuan is not null)
      and (${q.level}::text is null or ${q.level} = any(g.levels)) group by 1`.execute(tx);
  for (const { key, ...facts } of rows) found.set(`level/${key}`, facts);
  return found;
}

/** Names by which a row of a template can mean a group of the county. */
export async function listKnownGroups(tx: Tx, regionId: number): Promise<KnownGroup[]> {
  const { rows } =
    await sql<KnownGroup>`select case when o.kind in ('town', 'park') then 'territory' when o.kind = 'company' then 'unit' else 'department' end as split,
      o.id::text as key, array[o.short_name, o.name] as labels from orgs o where o.region_id = ${regionId} and o.kind in ('town', 'park', 'company', 'department')
    union all select 'sector', s.sector, array[s.sector] from (select distinct sector from projects where region_id = ${regionId} and sector <> '') s
    union all select 'level', l.level, array[l.level] from (select distinct unnest(levels) as level from projects where region_id = ${regionId}) l`.execute(
      tx,
    );
  const natures: KnownGroup[] = [
    { split: 'nature', key: 'continuing', labels: ['续建', '续建项目'] },
    { split: 'nature', key: 'new', labels: ['新建', '新建项目', '新开工项目'] },
    { split: 'nature', key: 'completing', labels: ['竣工投产', '竣工投产项目'] },
    { split: 'nature', key: 'preliminary', labels: ['前期储备', '前期项目', '储备项目'] },
  ];
  return [...rows, ...natures];
}
