import { type RawBuilder, sql } from 'kysely';
import { IMAGE_SCALES_RULEBOOK } from '#core/ledger/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { type BundlePart, idList, selectBundles } from './bundles.queries.ts';
import { selectImageLevels } from './image-levels.queries.ts';

/** One project's facts as they come from the ledger, believed at `at`, true up to `asOf` (two clocks). */
export interface FactsRow {
  project_id: string;
  parent_id: string | null;
  is_bundle: boolean;
  nature: string;
  sector: string;
  levels: string[];
  lists: string[];
  tags: string[];
  stage: string;
  /** The scale chosen for the project; empty: that of its sector. */
  image_scale: string;
  /** The level reported last by the period's end, as it was named then. */
  image_level: { period: string; level: string } | null;
  total_investment_yuan: string | null;
  planned_start_on: string | null;
  planned_finish_on: string | null;
  finished_on: string | null;
  base_yuan: string | null;
  /** Versions of the year that reach the period, the one in force first. */
  plans: PlanRow[];
  is_listed: boolean;
  year_has_plans: boolean;
  /** The amount of the month is read for the period itself only. */
  actuals: { period: string; ytd: string; month: string | null }[];
  /** Of this year and the last: missing reports are counted in a row across the year's turn. */
  due: { period: string; confirmed: boolean; on_time: boolean }[];
  stages: { kind: string; stage: string; on: string; until: string | null; by: string }[];
  milestones: {
    id: string;
    name: string;
    critical: boolean;
    weight: number;
    original: string | null;
    approved: string | null;
    actual: string | null;
  }[];
  payments: { id: string; name: string; due: string; paid: string | null }[];
  exemptions: { dimension: string; reason: string; approver: string; expires: string }[];
  declared: { reason: string; on: string } | null;
  past: { period: string; past: unknown }[];
}

export interface PlanRow {
  id: string;
  version_no: number;
  in_force_from: string;
  change_kind: string;
  annual_yuan: string;
  first_month: number;
  last_month: number;
  cumulative: string[];
}

export interface FactsQuery {
  regionId: number;
  period: string;
  year: number;
  /** The two periods before, newest first. */
  before: [string, string];
  asOf: string;
  /** What was known then; for the running day the present moment. */
  at: Date | 'infinity';
  /** A report whose deadline lies after this instant is not owed yet, unless its period is frozen. */
  dueBy: string;
  /** The period is being frozen: every report of it is owed, whatever its deadline. */
  isClosing: boolean;
}

/**
 * The year is written into the text: it names the partition, so that a prepared plan holds one table and not thirty. A range of
 * periods is closed on one side by an expression: the planner would take it for a handful and walk the whole year of everybody.
 */
const yearOf = (period: string) => sql.lit(Number(period.slice(0, 4)));

/** Colours of an earlier period, as published where it is frozen. */
const pastOf = (period: string) => {
  const year = yearOf(period);
  return sql`json_build_object('period', ${period}::text, 'past', coalesce(
    (select f.detail->'past' from frozen_projects f where f.region_id = p.region_id and f.year = ${year} and f.period = ${period} and f.project_id = p.id),
    (select g.detail->'past' from derived.project_progress g where g.region_id = p.region_id and g.year = ${year} and g.period = ${period} and g.project_id = p.id)))`;
};

/** The planned date as it stood then: a move decided or recorded later kept what was before it. */
const plannedThen = (q: FactsQuery, which: 'start' | 'finish') => sql`(select d.day from (
    select s.until_date as day, 0 as later, s.on_date, s.id from stage_events s where s.region_id = p.region_id and s.project_id = p.id
      and s.kind = ${`planned-${which}-moved`} and (s.on_date > ${q.asOf} or s.recorded_at > ${q.at})
    union all select ${sql.ref(`p.planned_${which}_on`)}, 1, null, null) d order by d.later, d.on_date, d.id limit 1)`;

/** Whether a report `r` is owed: its deadline has passed, it was confirmed, or its period is frozen and takes no more (8.5). */
const isOwed = (
  q: FactsQuery,
) => sql`((r.deadline_at <= ${q.dueBy} and r.deadline_at <= ${q.at}) or r.first_confirmed_at <= ${q.at}
  or r.period = any(array(select z.period from freezes z where z.region_id = ${q.regionId} and z.frozen_at <= ${q.at}))
  ${q.isClosing ? sql`or r.period = ${q.period}` : sql``})`;

const columnsOf = (q: FactsQuery) => sql<FactsRow>`
  p.id::text as project_id, p.parent_id::text, p.is_bundle, p.sector, p.levels, p.lists, p.tags, p.stage, p.image_scale, p.is_listed,
  (select json_build_object('period', l.period, 'level', l.level) from (${selectImageLevels(sql`p.region_id`, sql`p.id`, sql`v.recorded_at <= ${q.at}`)}) l
    where l.period <= ${q.period} and l.level <> '' order by l.period desc limit 1) as image_level,
  coalesce((select c.changes->'nature'->>1 from project_changes c where c.region_id = p.region_id and c.project_id = p.id
    and c.changes ? 'nature' and c.valid_on <= ${q.asOf} and c.recorded_at <= ${q.at} order by c.valid_on desc, c.id desc limit 1), p.nature) as nature,
  p.total_investment_yuan::text, ${plannedThen(q, 'start')} as planned_start_on, ${plannedThen(q, 'finish')} as planned_finish_on, p.finished_on,
  (select b.base_yuan::text from year_bases b where b.region_id = p.region_id and b.project_id = p.id and b.year = ${q.year}
    and b.recorded_at <= ${q.at} order by b.id desc limit 1) as base_yuan,
  coalesce((select json_agg(json_build_object('id', v.id::text, 'version_no', v.version_no, 'in_force_from', v.in_force_from,
      'change_kind', v.change_kind, 'annual_yuan', v.annual_yuan::text, 'first_month', v.first_month, 'last_month', v.last_month,
      'cumulative', v.cumulative_yuan::text[]) order by v.in_force_from desc, v.version_no desc)
    from plan_versions v where v.region_id = p.region_id and v.project_id = p.id and v.year = ${q.year}
      and v.in_force_from <= ${q.period} and v.recorded_at <= ${q.at}), '[]') as plans,
  (select exists (select from plan_batches b where b.region_id = p.region_id and b.year = ${q.year} and b.kind = 'issued'
    and b.in_force_from <= ${q.period} and b.recorded_at <= ${q.at})) as year_has_plans,
  coalesce((select json_agg(f order by f.period) from (
    select distinct on (y.period) y.period, y.value::text as ytd,
      case when y.period = ${q.period} then (select m.value::text from figures m where m.region_id = p.region_id and m.year = ${yearOf(q.period)}
        and m.project_id = p.id and m.measure = 'month_amount' and m.period = ${q.period} and m.recorded_at <= ${q.at} order by m.id desc limit 1) end as month
    from figures y where y.region_id = p.region_id and y.year = ${yearOf(q.period)} and y.project_id = p.id and y.measure = 'ytd_amount'
      and y.caliber = 'dispatch' and y.period <= ${q.period} and length(y.period) = 7 and y.recorded_at <= ${q.at} order by y.period, y.id desc) f), '[]') as actuals,
  coalesce((select json_agg(json_build_object('period', r.period, 'confirmed', coalesce(r.first_confirmed_at <= ${q.at}, false),
      'on_time', coalesce(r.first_confirmed_at <= r.deadline_at, false)) order by r.period)
    from reports r where r.region_id = p.region_id and r.project_id = p.id and r.is_due and r.period <= ${q.period} and length(r.period) = 7 and left(r.period, 4) >= ${String(q.year - 1)}
      and ${isOwed(q)}), '[]') as due,
  coalesce((select json_agg(json_build_object('kind', s.kind, 'stage', s.stage, 'on', s.on_date, 'until', s.until_date, 'by', s.approver) order by s.on_date, s.id)
    from stage_events s where s.region_id = p.region_id and s.project_id = p.id and s.on_date <= ${q.asOf} and s.recorded_at <= ${q.at}
      and not exists (select from stage_events v where v.region_id = s.region_id and v.voids_id = s.id and v.recorded_at <= ${q.at})), '[]') as stages,
  coalesce((select json_agg(json_build_object('id', m.id::text, 'name', m.name, 'critical', m.is_critical, 'weight', m.weight,
      'original', d.original, 'approved', d.approved, 'actual', d.actual) order by m.id)
    from milestones m left join (select milestone_id,
        (array_agg(finish_on order by id) filter (where kind = 'original'))[1] as original,
        (array_agg(finish_on order by id desc) filter (where kind = 'approved'))[1] as approved,
        (array_agg(finish_on order by id desc) filter (where kind = 'actual'))[1] as actual
      from milestone_dates where region_id = p.region_id and project_id = p.id and (kind = 'original' or recorded_at <= ${q.at})
      group by milestone_id) d on d.milestone_id = m.id
    where m.region_id = p.region_id and m.project_id = p.id), '[]') as milestones,
  coalesce((select json_agg(json_build_object('id', y.id::text, 'name', y.name, 'due', y.due_on, 'paid', y.paid_on) order by y.due_on)
    from planned_payments y where y.region_id = p.region_id and y.project_id = p.id
      and not exists (select from planned_payments n where n.region_id = y.region_id and n.supersedes_id = y.id)), '[]') as payments,
  coalesce((select json_agg(json_build_object('dimension', e.dimension, 'reason', e.reason, 'approver', e.approver, 'expires', e.expires_on))
    from light_exemptions e where e.region_id = p.region_id and e.project_id = p.id and e.voids_id is null and e.recorded_at <= ${q.at}
      and not exists (select from light_exemptions v where v.region_id = e.region_id and v.voids_id = e.id and v.recorded_at <= ${q.at})), '[]') as exemptions,
  (select json_build_object('reason', v.line->'declaredYellow'->>'reason', 'on', (v.recorded_at at time zone 'Asia/Shanghai')::date)
    from report_versions v where v.region_id = p.region_id and v.project_id = p.id and v.period = ${q.period} and v.recorded_at <= ${q.at}
      and jsonb_typeof(v.line->'declaredYellow') = 'object' order by v.id desc limit 1) as declared,
  json_build_array(${pastOf(q.before[0])}, ${pastOf(q.before[1])}) as past`;

/** Taken out of a year's plan by a batch (调出); `p` is the project. */
export const wasMovedOut = (year: number): RawBuilder<unknown> =>
  sql`exists (select from plan_versions v where v.region_id = p.region_id and v.project_id = p.id and v.year = ${year} and v.change_kind = 'removed')`;

const selectFacts = (q: FactsQuery, projectIds: RawBuilder<unknown>): RawBuilder<FactsRow> =>
  sql<FactsRow>`select ${columnsOf(q)} from projects p
    where p.region_id = ${q.regionId} and p.id = any(${projectIds}) order by p.id`;

/** Facts of the named projects. */
export async function listFacts(tx: Tx, q: FactsQuery, projectIds: readonly string[]): Promise<FactsRow[]> {
  return (await selectFacts(q, idList(projectIds)).execute(tx)).rows;
}

/** What a derivation stands on: the light rules in force, bundles with their parts, the facts of them all, open periods that follow. */
export interface DerivationRows {
  /** Rulebooks come as texts, which are read once (`parseOnce`); null: none. */
  rulebook: { version: number; body: string } | null;
  plan_basis: string | null;
  image_scales: string | null;
  bundles: BundlePart[];
  facts: FactsRow[];
  later_periods: string[];
}

/** The same in one statement, for an act on few projects. */
export async function readDerivation(
  tx: Tx,
  q: FactsQuery,
  projectIds: readonly string[],
): Promise<DerivationRows> {
  const named = idList(projectIds);
  const family = sql`${named} || array(select unnest(array[b.parent_id, b.id]) from bundles b)`;
  // What several parts need is read once: each look into a table costs more to set up than to make.
  const { rows } =
    await sql<DerivationRows>`with bundles as materialized (${selectBundles(q.regionId, named)}),
    rules as materialized (select distinct on (kind) kind, version, body::text from rulebooks where region_id = ${q.regionId}
      and kind in ('lights', 'plan-basis', ${IMAGE_SCALES_RULEBOOK}) and valid_from <= ${q.asOf} order by kind, version desc)
    select
    (select json_build_object('version', version, 'body', body) from rules where kind = 'lights') as rulebook,
    (select body from rules where kind = 'plan-basis') as plan_basis,
    (select body from rules where kind = ${IMAGE_SCALES_RULEBOOK}) as image_scales,
    (select coalesce(json_agg(json_build_object('parent_id', b.parent_id::text, 'id', b.id::text)), '[]') from bundles b) as bundles,
    (select coalesce(json_agg(row_to_json(f)), '[]') from (${selectFacts(q, family)}) f) as facts,
    array(select p.id from periods p where p.region_id = ${q.regionId} and p.kind = 'month' and p.id > ${q.period} and p.year = ${q.year}
      and p.opened_at is not null and not exists (select from freezes z where z.region_id = p.region_id and z.period = p.id)
      order by p.id) as later_periods`.execute(tx);
  if (!rows[0]) throw new Error('a statement without a row');
  return rows[0];
}

/**
 * Ids after a given one of listed projects and of those moved out of the year's plan, in order: a run over everything goes in steps
 * and holds no whole table.
 */
export async function listProjectIdsAfter(
  tx: Tx,
  q: { regionId: number; year: number },
  afterId: string,
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from projects p
    where p.region_id = ${q.regionId} and p.id > ${afterId} and (p.is_listed or ${wasMovedOut(q.year)}) order by p.id limit ${most}`.execute(
    tx,
  );
  return rows.map((r) => r.id);
}

/** The rulebook of a kind in force on a day: the latest version valid by then. */
export async function findRulebook(
  tx: Tx,
  regionId: number,
  kind: string,
  on: string,
): Promise<{ version: number; body: unknown } | undefined> {
  return tx
    .selectFrom('rulebooks')
    .select(['version', 'body'])
    .where('region_id', '=', regionId)
    .where('kind', '=', kind)
    .where('valid_from', '<=', on)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}
