import { sql } from 'kysely';
import type { PlanBasis } from '#core/ledger/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { PROGRESS_COLUMNS, wasMovedOut } from '#server/progress/public.ts';
import { ON_LIST_THEN, WITH_PROJECT_AND_PERIOD } from './counted-reports.queries.ts';

export interface NotAccepted {
  org_name: string;
  name: string;
  status: string;
}

/** Reports of a period that the office has not accepted, in the official order of units; at most as many as asked for. */
export async function listNotAccepted(
  tx: Tx,
  regionId: number,
  period: string,
  most: number,
): Promise<{ total: number; first: NotAccepted[] }> {
  const { rows } = await sql<NotAccepted & { total: string }>`
    select o.short_name as org_name, p.name, r.status, count(*) over () as total from reports r ${WITH_PROJECT_AND_PERIOD}
    join orgs o on o.region_id = r.region_id and o.id = r.org_id
    where r.region_id = ${regionId} and r.period = ${period} and r.is_due and ${ON_LIST_THEN} and r.status <> 'accepted'
    order by o.official_order, p.serial, p.id limit ${most}`.execute(tx);
  return {
    total: Number(rows[0]?.total ?? 0),
    first: rows.map(({ org_name, name, status }) => ({ org_name, name, status })),
  };
}

export interface UnderivedQuery {
  regionId: number;
  period: string;
  asOf: string;
  rulebookVersion: number;
  planBasis: PlanBasis;
  now: Date;
}

/**
 * Listed projects, and those moved out of the year's plan, whose derived row of the period is missing, is of another day, stands under another rulebook or plan,
 * or does not count a missing report: with the freeze it is owed even before its deadline.
 */
export async function listUnderived(tx: Tx, q: UnderivedQuery): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from projects p
    left join derived.project_progress g on g.region_id = p.region_id and g.year = ${Number(q.period.slice(0, 4))} and g.period = ${q.period}
      and g.project_id = p.id
    where p.region_id = ${q.regionId} and (p.is_listed or ${wasMovedOut(Number(q.period.slice(0, 4)))})
      and (g.project_id is null or g.as_of <> ${q.asOf} or g.rulebook_version <> ${q.rulebookVersion}
        or g.plan_basis is distinct from ${q.planBasis} or g.is_moved_out = p.is_listed
        or exists (select from reports r where r.region_id = p.region_id and r.period = ${q.period} and r.project_id = p.id and r.is_due
          and r.first_confirmed_at is null and g.reports_due = 0)) order by p.id`.execute(tx);
  return rows.map((r) => r.id);
}

/**
 * Room for joins over all projects of a period, until the transaction ends: with the few MB of an ordinary statement a million rows
 * were torn into 200,000 files, and reading them took more than seven times as long. A small county uses none of it.
 */
export async function giveRoom(tx: Tx): Promise<void> {
  await sql`select set_config('work_mem', '128MB', true)`.execute(tx);
}

/** The number of the freeze about to be made: its rows carry it before the freeze itself is entered. */
export async function nextFreezeId(tx: Tx): Promise<string> {
  const { rows } = await sql<{ id: string }>`select nextval('freezes_id_seq')::text as id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('no number for the freeze');
  return id;
}

// Columns that stand in both tables under one name; the total investment is taken from the derivation.
const KEY = new Set(['region_id', 'year', 'period', 'project_id']);
const derivedColumns = PROGRESS_COLUMNS.filter((column) => !KEY.has(column));
const targets = sql.raw(derivedColumns.join(', '));
const sources = sql.raw(derivedColumns.map((column) => `g.${column}`).join(', '));

/**
 * Copies every listed project of the period as it stands now, and those moved out for the plan that still has them: names, units, leader, plan version, progress, lights, the
 * version and the figure that it stands on. One statement, whatever the number of projects.
 */
export async function freezeProjects(
  tx: Tx,
  q: { regionId: number; period: string; freezeId: string },
): Promise<number> {
  const year = Number(q.period.slice(0, 4));
  const { rows } = await sql<{ count: number }>`
    with kept as (insert into frozen_projects (region_id, year, period, project_id, freeze_id, code, name, serial, parent_id, is_bundle, nature, sector,
      levels, lists, tags, funding, owner_name, reporting_org_id, lead_org_id, responsible_org_id, department_org_id, sponsor_person_id,
      sponsor_name, stage, start_state, is_paused, confirm_way, confirmed_by, version_id, ytd_figure_id, texts, ${targets})
    select p.region_id, ${year}, ${q.period}, p.id, ${q.freezeId}::bigint, p.code, p.name, p.serial, p.parent_id, p.is_bundle, p.nature, p.sector,
      p.levels, p.lists, p.tags, p.funding, p.owner_name, p.reporting_org_id, p.lead_org_id, p.responsible_org_id, p.department_org_id,
      p.sponsor_person_id, coalesce(s.name, ''), p.stage, p.start_state, p.is_paused, r.confirm_way, coalesce(a.person_name, ''),
      r.confirmed_version_id, f.id,
      case when v.id is null then '{}'::jsonb else jsonb_build_object('imageProgress', v.line->'imageProgress', 'imagePercent', v.line->'imagePercent',
        'problems', v.line->'problems', 'needsCoordination', v.line->'needsCoordination', 'nextSteps', v.line->'nextSteps') end,
      ${sources}
    from derived.project_progress g
    join projects p on p.region_id = g.region_id and p.id = g.project_id and (p.is_listed or g.is_moved_out)
    left join persons s on s.region_id = p.region_id and s.id = p.sponsor_person_id
    left join reports r on r.region_id = p.region_id and r.period = ${q.period} and r.project_id = p.id
    left join report_versions v on v.region_id = r.region_id and v.id = r.confirmed_version_id
    left join (select distinct on (report_id) report_id, person_name from report_acts
      where region_id = ${q.regionId} and period = ${q.period} and kind = 'confirm' order by report_id, id desc) a on a.report_id = r.id
    left join lateral (select f.id from figures f where f.region_id = p.region_id and f.year = ${year} and f.project_id = p.id
      and f.measure = 'ytd_amount' and f.period = g.actual_period and f.caliber = 'dispatch' order by f.id desc limit 1) f on true
    where g.region_id = ${q.regionId} and g.year = ${year} and g.period = ${q.period}
    returning is_moved_out)
    select (count(*) filter (where not is_moved_out))::int as count from kept`.execute(tx);
  return rows[0]?.count ?? 0;
}

/**
 * Hash of what was frozen: every project's identity, figures, light and the rows it stands on, in the order of their ids,
 * then the groups. Made from named columns, so that a later column does not change an old hash.
 */
export async function hashSnapshot(tx: Tx, regionId: number, period: string): Promise<string> {
  const year = Number(period.slice(0, 4));
  const { rows } = await sql<{ hash: string }>`
    select encode(sha256(convert_to(
      coalesce((select string_agg(md5(concat_ws('|', project_id, code, name, reporting_org_id, stage, as_of, plan_version_id,
          annual_plan_yuan, planned_yuan, actual_yuan, month_yuan, completion_rate, standing, light, light_since, periods_in_row, reason,
          version_id, ytd_figure_id, rulebook_version)), '' order by project_id) from frozen_projects
        where region_id = ${regionId} and year = ${year} and period = ${period}), '')
      || coalesce((select string_agg(md5(concat_ws('|', split, key, label, figures::text, ranks::text)), '' order by split, key)
        from frozen_groups where region_id = ${regionId} and period = ${period}), ''), 'UTF8')), 'hex') as hash`.execute(
    tx,
  );
  const hash = rows[0]?.hash;
  if (hash === undefined) throw new Error('no hash of the snapshot');
  return hash;
}

export async function findLastFreeze(
  tx: Tx,
  regionId: number,
): Promise<{ period: string; chain_hash: string } | undefined> {
  return tx
    .selectFrom('freezes')
    .select(['period', 'chain_hash'])
    .where('region_id', '=', regionId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function getLastFigureId(tx: Tx): Promise<string> {
  const { rows } = await sql<{ id: string }>`select coalesce(max(id), 0)::text as id from figures`.execute(
    tx,
  );
  return rows[0]?.id ?? '0';
}

export interface NewFreeze {
  id: string;
  regionId: number;
  period: string;
  frozenAt: Date;
  personName: string;
  actId: string;
  rulebookVersion: number;
  lastFigureId: string;
  chainHash: string;
  previousHash: string;
  snapshotHash: string;
  projectCount: number;
  totals: object;
}

export async function addFreeze(tx: Tx, f: NewFreeze): Promise<void> {
  await sql`insert into freezes (region_id, id, period, year, frozen_at, person_name, act_id, rulebook_version, last_figure_id, chain_hash,
      previous_hash, snapshot_hash, project_count, totals) overriding system value
    values (${f.regionId}, ${f.id}, ${f.period}, ${Number(f.period.slice(0, 4))}, ${f.frozenAt}, ${f.personName}, ${f.actId},
      ${f.rulebookVersion}, ${f.lastFigureId}, ${f.chainHash}, ${f.previousHash}, ${f.snapshotHash}, ${f.projectCount},
      ${JSON.stringify(f.totals)})`.execute(tx);
}
