// Hand-written SQL without permission: what the product's work is held against.

export const FROZEN = '2026-10';
export const OPEN = '2026-11';

/** Totals of a month for every split that a freeze keeps, from the raw rows of figures, plans and projects. */
export const RAW_MONTH = `select p.reporting_org_id, p.responsible_org_id, p.department_org_id, p.sector, p.nature, p.sponsor_person_id, count(*), sum(p.total_investment_yuan), sum(v.annual_yuan), sum(f.value), sum(v.cumulative_yuan[10]),
    count(*) filter (where f.value < 0.8 * v.cumulative_yuan[10]), count(*) filter (where f.value >= v.cumulative_yuan[10])
  from projects p
  left join lateral (select annual_yuan, cumulative_yuan from plan_versions v where v.region_id = p.region_id and v.project_id = p.id and v.year = 2026
    and v.in_force_from <= '${FROZEN}' order by version_no desc limit 1) v on true
  left join lateral (select value from figures f where f.region_id = p.region_id and f.year = 2026 and f.project_id = p.id and f.measure = 'ytd_amount'
    and f.period <= '${FROZEN}' order by f.period desc, f.id desc limit 1) f on true
  where p.region_id = 1 and p.is_listed and not p.is_bundle group by grouping sets ((p.reporting_org_id), (p.responsible_org_id),
    (p.department_org_id), (p.sector), (p.nature), (p.sponsor_person_id), ())`;

/** The totals that a freeze keeps, with ranks, of one split and its total. */
export const KEPT_TOTALS = `select split, key, label, official_order, figures, ranks from frozen_groups
  where region_id = 1 and period = $1 and split in ('total', $2) order by official_order, label`;

const words = (column: string, list: readonly string[]): string =>
  list.map((word) => `count(*) filter (where ${column} = '${word}')`).join(', ');

/** The same sums as an overview, of a month's project rows by unit. */
export const sumsOf = (table: string, period: string, condition = 'true'): string =>
  `select p.reporting_org_id, count(*), sum(g.part_count), sum(g.total_investment_yuan), sum(g.actual_yuan), count(g.annual_plan_yuan),
    sum(g.annual_plan_yuan), sum(g.counted_yuan) filter (where g.annual_plan_yuan is not null), sum(g.planned_yuan), sum(g.shortfall_yuan),
    ${words('g.standing', ['paused', 'no-plan', 'done', 'not-due', 'unreported', 'on-plan', 'behind'])},
    ${words('g.light', ['red', 'yellow', 'green', 'grey', 'blue'])},
    count(*) filter (where g.start_due), sum(g.reports_due), sum(g.reports_confirmed), sum(g.reports_on_time)
  from ${table} g join projects p on p.region_id = g.region_id and p.id = g.project_id and p.is_listed
  where g.region_id = 1 and g.year = 2026 and g.period = '${period}' and g.is_leaf and ${condition} group by grouping sets ((p.reporting_org_id), ())`;

/** A page of the list with what the page shows, filtered and sorted, and how many match. */
export const BARE_LIST = `select p.id, p.code, p.name, p.serial, p.parent_id, p.is_bundle, p.nature, p.sector, p.levels, p.lists, p.tags, p.stage, p.start_state,
    p.owner_name, p.is_paused, o.short_name as unit_name, d.short_name as department_name, t.short_name as territory_name, s.name as sponsor_name,
    g.part_count, g.total_investment_yuan, g.base_yuan, g.annual_plan_yuan, g.planned_yuan, g.actual_yuan, g.actual_period, g.month_yuan, g.completion_rate,
    g.planned_share, g.pro_rata_share, g.lead_points, g.pro_rata_points, g.schedule_ratio, g.shortfall_yuan, g.days_behind, g.standing, g.light,
    g.light_since, g.periods_in_row, g.reason, r.status
  from derived.project_progress g join projects p on p.region_id = g.region_id and p.id = g.project_id and p.is_listed
  left join orgs o on o.region_id = p.region_id and o.id = p.reporting_org_id
  left join orgs d on d.region_id = p.region_id and d.id = p.department_org_id
  left join orgs t on t.region_id = p.region_id and t.id = p.responsible_org_id
  left join persons s on s.region_id = p.region_id and s.id = p.sponsor_person_id
  left join reports r on r.region_id = p.region_id and r.period = g.period and r.project_id = p.id
  where g.region_id = 1 and g.year = 2026 and g.period = '${OPEN}' and p.sector = $1 order by g.completion_rate, p.id limit 100`;
export const BARE_COUNT = `select count(*)::int as n from derived.project_progress g join projects p on p.region_id = g.region_id and p.id = g.project_id
  and p.is_listed where g.region_id = 1 and g.year = 2026 and g.period = '${OPEN}' and p.sector = $1`;

/** One project with its progress, plans, milestones, stages and payments. */
export const BARE_PROJECT = [
  `select p.*, g.* from projects p left join derived.project_progress g on g.region_id = p.region_id and g.year = 2026 and g.period = '${OPEN}'
    and g.project_id = p.id where p.region_id = 1 and p.id = $1`,
  `select * from plan_versions where region_id = 1 and project_id = $1 order by year, version_no`,
  `select m.id, m.name, m.is_critical, d.kind, d.finish_on from milestones m left join milestone_dates d on d.region_id = m.region_id and d.milestone_id = m.id
    where m.region_id = 1 and m.project_id = $1 order by m.id, d.id`,
  `select * from stage_events where region_id = 1 and project_id = $1 order by id`,
  `select * from planned_payments where region_id = 1 and project_id = $1 order by due_on`,
];

/** The four bare statements of a confirmation: version, figures, status, act. */
export const BARE_CONFIRM = [
  `insert into report_versions (region_id, report_id, project_id, period, version_no, line, findings, explanations, origin, act_id)
    select region_id, id, project_id, period, $2::int, $3::jsonb, '[]', '{}', '{}', 0 from reports where region_id = 1 and period = '${OPEN}' and project_id = $1`,
  `insert into figures (region_id, year, project_id, period, measure, value, origin, act_id)
    values (1, 2026, $1, '2026-12', 'ytd_amount', 1, '{}', 0), (1, 2026, $1, '2026-12', 'month_amount', 1, '{}', 0)`,
  `update reports set draft_at = now(), draft = $2::jsonb where region_id = 1 and period = '${OPEN}' and project_id = $1`,
  `insert into acts (region_id, kind, person_id, person_name, payload) values (1, 'bare', 1, 'bare', $1::jsonb)`,
];
