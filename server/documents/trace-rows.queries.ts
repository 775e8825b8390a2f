import { type RawBuilder, sql } from 'kysely';
import type { FigureMeasure } from '#core/documents/figure-measures.ts';
import type { FigureSplit } from '#core/documents/figure-ref.ts';
import type { TracedProject } from '#core/documents/trace-measures.ts';
import type { Tx } from '#server/platform/public.ts';
import { hasProblems } from '#server/problems/public.ts';
import { type GroupRowsFrom, rowsSource } from '#server/progress/public.ts';
import { hasEvidence, plannedStartThen, startedThen } from './as-frozen.queries.ts';

export interface TraceRow extends TracedProject {
  projectId: string;
  name: string;
  unitName: string;
  confirmWay: string | null;
  confirmedBy: string;
  origin: { kind?: string; fileId?: string; sheet?: string; address?: string } | null;
  amendedLater: boolean;
  /** Who reports of it in the period: its parts, its own report, nobody, or nobody because it was added after the opening. */
  reportedBy: 'parts' | 'own' | 'none' | 'added-later';
  /** Of all rows behind the figure that this person may see, not only of those listed. */
  matched: number;
  sumActualYuan: string | null;
  sumAnnualPlanYuan: string | null;
  sumMeasureYuan: string | null;
}

const isKey = (column: string, key: string) =>
  key === '' ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${key}::bigint`;

/** Counts of reports: a bundle is reported by its parts. */
const OF_REPORTS: ReadonlySet<FigureMeasure> = new Set<FigureMeasure>([
  'reported_count',
  'report_due_count',
  'on_time_count',
  'punctuality',
  'completeness',
  'evidence_count',
  'evidence_share',
]);

/** Measures that stand on plans: a project moved out by a batch counts where the plan still has it. */
const OF_PLANS: ReadonlySet<FigureMeasure> = new Set<FigureMeasure>([
  'annual_plan',
  'completion_rate',
  'completion_rate_other_plan',
  'planned_share',
  'lead_planned',
  'lead_pro_rata',
  'rank',
]);
const isOfOther = (measure: FigureMeasure): boolean => measure === 'completion_rate_other_plan';
const planOf = (measure: FigureMeasure) =>
  isOfOther(measure) ? sql`g.other_plan_yuan` : sql`g.annual_plan_yuan`;

/** Which rows stand behind a group: those on the list, and for plans those that were moved out of it. */
function behind(q: TraceQuery): RawBuilder<unknown> {
  const listed = sql`not g.is_moved_out`;
  if (q.split === 'project' || !OF_PLANS.has(q.measure))
    return sql`${behindGroup(q, (flag) => flag)} and ${listed}`;
  return sql`${behindGroup(q, (flag) => sql`(${flag} or g.is_moved_out)`)} and (${listed} or ${planOf(q.measure)} is not null)`;
}

/** Parts where the split counts parts, whole projects otherwise. */
function behindGroup(
  { split, key, measure }: TraceQuery,
  rows: (flag: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const isTop = rows(sql`g.is_top`);
  const isLeaf = rows(sql`g.is_leaf`);
  switch (split) {
    case 'region':
      return OF_REPORTS.has(measure) ? isLeaf : isTop;
    case 'unit':
    case 'company':
      return sql`${isLeaf} and ${isKey('p.reporting_org_id', key)}`;
    case 'territory':
      return sql`${isLeaf} and ${isKey('p.responsible_org_id', key)}`;
    case 'department':
      return sql`${isTop} and ${isKey('p.department_org_id', key)}`;
    case 'sponsor':
      return sql`${isTop} and ${isKey('p.sponsor_person_id', key)}`;
    case 'sector':
      return sql`${isTop} and p.sector = ${key}`;
    case 'level':
      return sql`${isTop} and p.levels @> array[${key}]`;
    case 'nature':
      return sql`${isTop} and p.nature = ${key}`;
    case 'project':
      return sql`(p.id = ${key}::bigint or p.parent_id = ${key}::bigint)`;
    case 'task':
    case 'indicator':
      return sql`false`;
  }
}

const light = (colour: string) => sql`g.light = ${colour}`;
const standing = (word: string) => sql`g.standing = ${word}`;
const due = sql`g.reports_due > 0`;
const raised = sql`btrim(coalesce(x.texts->>'needsCoordination', '')) not in ('', '无', '暂无', '—', '-')`;
const evidenced = sql`g.reports_confirmed > 0 and ${hasEvidence}`;

/** Approved between the freeze before and the one of the period, of the project or of a part of it. */
const amendedSince = sql`exists (select from amendments m
    join amendment_decisions d on d.region_id = m.region_id and d.amendment_id = m.id and d.decision = 'approved'
    join projects part on part.region_id = m.region_id and part.id = m.project_id
    join freezes z on z.region_id = m.region_id and z.period = g.period
  where m.region_id = g.region_id and g.project_id in (part.id, part.parent_id) and d.recorded_at <= z.frozen_at
    and d.recorded_at > coalesce((select max(e.frozen_at) from freezes e where e.region_id = z.region_id and e.period < z.period), '-infinity'))`;

const AMENDED: ReadonlySet<FigureMeasure> = new Set<FigureMeasure>(['amended_from', 'amended_to']);
/** Approved amendments of the project's own figures of the period, oldest first. */
const amendments = sql`(select jsonb_agg(jsonb_build_object('measure', m.measure, 'from', trim_scale(coalesce(d.old_value, m.old_value))::text,
    'to', trim_scale(m.new_value)::text) order by d.id)
  from amendments m join amendment_decisions d on d.region_id = m.region_id and d.amendment_id = m.id and d.decision = 'approved'
  where m.region_id = g.region_id and m.project_id = g.project_id and m.period = g.period)`;

/** The frozen or open row of a project, as the rows of problems are asked for it. */
const ROW = { regionId: sql`g.region_id`, projectId: sql`g.project_id`, period: sql`g.period` };

/** Rows that a count counts; every other measure stands on all rows of the group. */
const COUNTED: Partial<Record<FigureMeasure, RawBuilder<unknown>>> = {
  light_red: light('red'),
  light_yellow: light('yellow'),
  light_green: light('green'),
  light_blue: light('blue'),
  light_grey: light('grey'),
  standing_paused: standing('paused'),
  standing_no_plan: standing('no-plan'),
  standing_done: standing('done'),
  standing_not_due: standing('not-due'),
  standing_unreported: standing('unreported'),
  standing_on_plan: standing('on-plan'),
  standing_behind: standing('behind'),
  start_due_count: sql`g.start_due`,
  start_rate: sql`g.start_due`,
  started_count: sql`g.start_due and g.start_verified`,
  not_started_count: sql`g.start_due and not g.start_verified`,
  bundle_count: sql`p.is_bundle`,
  part_count: sql`p.is_bundle`,
  report_due_count: due,
  punctuality: due,
  completeness: due,
  on_time_count: sql`g.reports_on_time > 0`,
  reported_count: sql`g.reports_confirmed > 0`,
  evidence_count: evidenced,
  evidence_share: sql`g.reports_confirmed > 0`,
  problem_raised_count: raised,
  problem_closed_count: hasProblems('closed', ROW),
  problem_open_count: hasProblems('open', ROW),
  problem_overdue_count: hasProblems('overdue', ROW),
  amendment_count: amendedSince,
};

/** Amounts whose group figure is the sum over its rows. */
const SUMMED: Partial<Record<FigureMeasure, RawBuilder<unknown>>> = {
  total_investment: sql`p.total_investment_yuan`,
  prior_investment: sql`g.base_yuan`,
  annual_plan: sql`g.annual_plan_yuan`,
  shortfall: sql`case when g.annual_plan_yuan is not null then greatest(g.planned_yuan - g.counted_yuan, 0) end`,
  period_actual: sql`g.month_yuan`,
};

/** Confirmation, figure and words of a row: as frozen, or as last confirmed while the period is open. */
const confirmed = (from: GroupRowsFrom): RawBuilder<unknown> =>
  from === 'frozen'
    ? sql`cross join lateral (select g.confirm_way, g.confirmed_by, g.ytd_figure_id, g.texts) x`
    : sql`left join lateral (select r.confirm_way, coalesce(a.person_name, '') as confirmed_by, f.id as ytd_figure_id, v.line as texts
        from projects q left join reports r on r.region_id = q.region_id and r.project_id = q.id and r.period = g.period
          left join report_versions v on v.region_id = r.region_id and v.id = r.confirmed_version_id
          left join lateral (select person_name from report_acts b where b.region_id = r.region_id and b.report_id = r.id and b.kind = 'confirm'
            order by b.id desc limit 1) a on true
          left join lateral (select f.id from figures f where f.region_id = q.region_id and f.year = g.year and f.project_id = q.id
            and f.measure = 'ytd_amount' and f.period = g.actual_period and f.caliber = 'dispatch' order by f.id desc limit 1) f on true
        where q.region_id = g.region_id and q.id = g.project_id) x on true`;

/** A bundle is reported by its parts; one without any report, though it would have to, was added after the period opened. */
const reportedBy = sql`(select case when p.is_bundle then 'parts' when r.is_due then 'own'
    when r.id is null and q.is_listed and q.stage not in ('cancelled', 'merged', 'split') then 'added-later' else 'none' end
  from projects q left join reports r on r.region_id = q.region_id and r.project_id = q.id and r.period = g.period
  where q.region_id = g.region_id and q.id = g.project_id)`;

export interface TraceQuery {
  regionId: number;
  period: string;
  from: GroupRowsFrom;
  split: FigureSplit;
  key: string;
  measure: FigureMeasure;
}

/** The first rows behind a figure, with the count and the sums over all of them. */
export async function listTraceRows(tx: Tx, q: TraceQuery, limit: number): Promise<TraceRow[]> {
  // Parts are listed with their bundle; only its own row counts.
  const counts = q.split === 'project' ? sql`p.id = ${q.key}::bigint` : sql`true`;
  const actual = sql`case when not g.is_moved_out then coalesce(g.counted_yuan, g.actual_yuan) end`;
  const inForce = sql`case when g.plan_basis = 'first-issued' then g.other_plan_yuan else g.annual_plan_yuan end`;
  const measured =
    SUMMED[q.measure] ??
    (q.measure === 'actual_ytd'
      ? sql`case when ${inForce} is not null then ${actual} end`
      : sql`null::numeric`);
  const { rows } = await sql<TraceRow>`select p.id::text as "projectId", p.name,
      coalesce((select o.short_name from orgs o where o.region_id = g.region_id and o.id = p.reporting_org_id), '') as "unitName",
      ${actual}::text as "actualYuan", g.annual_plan_yuan::text as "annualPlanYuan", g.other_plan_yuan::text as "otherPlanYuan", g.is_moved_out as "isMovedOut", g.planned_yuan::text as "plannedYuan",
      g.base_yuan::text as "priorYuan", g.month_yuan::text as "monthYuan", (case when g.annual_plan_yuan is not null then greatest(g.planned_yuan - g.counted_yuan, 0) end)::text as "shortfallYuan",
      p.total_investment_yuan::text as "totalInvestmentYuan", g.completion_rate::text as "completionRate", g.planned_share::text as "plannedShare",
      g.pro_rata_share::text as "proRataShare", g.light, g.standing, g.start_due as "startDue", g.start_verified as "startVerified",
      ${plannedStartThen(q.period)}::text as "plannedStartOn", case when g.start_verified then ${startedThen(q.period)}::text end as "startedOn",
      g.reason, g.periods_in_row as "periodsInRow", g.days_behind as "daysBehind", g.reports_due as "reportsDue",
      g.reports_confirmed as "reportsConfirmed", g.reports_on_time as "reportsOnTime",
      g.image_level as "imageLevel", coalesce(x.texts->>'imageProgress', '') as "imageProgress", coalesce(x.texts->>'needsCoordination', '') as "needsCoordination",
      ${AMENDED.has(q.measure) ? amendments : sql`null::jsonb`} as amendments,
      x.confirm_way as "confirmWay", coalesce(x.confirmed_by, '') as "confirmedBy", f.origin,
      ${q.from === 'frozen'} and exists (select from figures n where n.region_id = g.region_id and n.year = g.year and n.supersedes_id = x.ytd_figure_id) as "amendedLater", coalesce(${reportedBy}, 'none') as "reportedBy",
      (count(*) filter (where ${counts} and not g.is_moved_out) over ())::int as matched,
      (sum(${actual}) filter (where ${q.split === 'project' ? sql`true` : sql`${inForce} is not null`} and ${counts}) over ())::text as "sumActualYuan",
      (sum(${planOf(q.measure)}) filter (where ${counts}) over ())::text as "sumAnnualPlanYuan",
      (sum(${measured}) filter (where ${counts}) over ())::text as "sumMeasureYuan"
    from ${rowsSource(q.from, 'with-moved-out')} ${confirmed(q.from)}
      left join figures f on f.region_id = g.region_id and f.year = g.year and f.id = x.ytd_figure_id
    where g.region_id = ${q.regionId} and g.year = ${Number(q.period.slice(0, 4))} and g.period = ${q.period}
      and ${behind(q)} and (${COUNTED[q.measure] ?? sql`true`})
    order by ${q.split === 'project' ? sql`(p.parent_id is not null), ` : sql``}p.serial, p.id limit ${limit}`.execute(
    tx,
  );
  return rows;
}
