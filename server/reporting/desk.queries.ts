import { type RawBuilder, sql } from 'kysely';
import { IMAGE_SCALES_RULEBOOK } from '#core/ledger/public.ts';
import { getPeriodEnd } from '#core/platform/public.ts';
import { type PeriodFiguresRow, selectPeriodFigures } from '#server/ledger/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { type LineFactsRow, selectLineFacts } from './line-facts.queries.ts';
import { type PeriodRow, selectPeriod } from './periods.queries.ts';
import { type ReportRow, type ReportsQuery, selectReports, toIds } from './reports.queries.ts';
import { selectUnitPosts, type UnitPosts } from './units.queries.ts';

export interface DeskRows {
  period: PeriodRow | null;
  /** The rulebooks in force as texts; null: none. Steps go by today, the others by the end of the period. */
  steps: string | null;
  plan_basis: string | null;
  image_scales: string | null;
  units: UnitPosts[];
  reports: ReportRow[];
  facts: LineFactsRow[];
  figures: PeriodFiguresRow[];
}

export interface DeskQuery extends ReportsQuery {
  stepsRulebook: string;
  today: string;
  /** Periods whose figures the reports are held against. */
  ranges: readonly { from: string; to: string }[];
}

const rowsOf = (statement: RawBuilder<unknown>) =>
  sql`(select coalesce(json_agg(row_to_json(x)), '[]') from (${statement}) x)`;

/** JSON has no instants: what the driver would give as such is made one. */
function toInstants<R extends object>(row: R, names: readonly (keyof R)[]): R {
  const made = { ...row };
  for (const name of names)
    if (typeof made[name] === 'string') made[name] = new Date(made[name]) as R[typeof name];
  return made;
}

/** Everything on the desk of some reports in one statement: the period, the rules of steps, units, reports, ledger, figures. */
export async function readDeskRows(tx: Tx, q: DeskQuery): Promise<DeskRows> {
  const { regionId, period } = q;
  const projectIds = q.projectIds ? toIds(q.projectIds) : sql`array(select r.project_id::bigint from desk r)`;
  const figures = q.ranges.map((range) => sql`(${selectPeriodFigures({ regionId, projectIds, ...range })})`);
  const orgIds = sql`array(select unnest(array[r.org_id, r.cosign_org_id])::bigint from desk r)`;
  const { rows } =
    await sql<DeskRows>`with desk as materialized (${selectReports(q)}), rules as materialized (select distinct on (kind) kind, body::text from rulebooks
      where region_id = ${regionId} and (kind = ${q.stepsRulebook} and valid_from <= ${q.today}
        or kind in ('plan-basis', ${IMAGE_SCALES_RULEBOOK}) and valid_from <= ${getPeriodEnd(period)}) order by kind, version desc)
    select
    (select row_to_json(x) from (${selectPeriod(regionId, period)}) x) as period,
    (select body from rules where kind = ${q.stepsRulebook}) as steps,
    (select body from rules where kind = 'plan-basis') as plan_basis,
    (select body from rules where kind = ${IMAGE_SCALES_RULEBOOK}) as image_scales,
    ${rowsOf(selectUnitPosts({ regionId, orgIds, today: q.today }))} as units,
    ${rowsOf(sql`select * from desk`)} as reports,
    ${rowsOf(selectLineFacts({ regionId, period, projectIds }))} as facts,
    ${rowsOf(sql`${sql.join(figures, sql` union all `)}`)} as figures`.execute(tx);
  const [desk] = rows;
  if (!desk) throw new Error('a statement without a row');
  return {
    ...desk,
    period:
      desk.period &&
      toInstants(desk.period, [
        'announced_at',
        'deadline_at',
        'forecast_deadline_at',
        'opened_at',
        'frozen_at',
      ]),
    reports: desk.reports.map((row) => toInstants(row, ['draft_at', 'deadline_at', 'first_confirmed_at'])),
  };
}
