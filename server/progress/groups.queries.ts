import { type RawBuilder, sql } from 'kysely';
import {
  getOtherBasis,
  IMAGE_SCALES_RULEBOOK,
  listImageLevelKeys,
  type PlanBasis,
  readImageScales,
} from '#core/ledger/public.ts';
import { getPeriodEnd } from '#core/platform/public.ts';
import type { ProjectFilter } from '#core/progress/project-filter-contract.ts';
import { type GroupSource, rankSetOf, SPLITS, type SplitCode } from '#core/progress/snapshot.ts';
import type { Tx } from '#server/platform/public.ts';
import { findRulebook } from './facts.queries.ts';
import { PLAN_BASIS_PARTS, READ_SUMS, SUMS } from './group-sums.queries.ts';
import {
  filterConditions,
  type GroupRowsFrom,
  hasStateFilter,
  rowsSource,
} from './project-filter.queries.ts';
import { type SplitColumns, splitColumns } from './split-columns.queries.ts';

interface TotalsRow {
  key: string;
  name: string;
  official_order: number;
  kind: string | null;
  n: number;
  expanded: number;
  total_investment: string;
  actual: string | null;
  plan_count: number;
  annual: string;
  rated: string | null;
  planned: string;
  shortfall: string;
  reported: number;
  standings: GroupSource['totals']['standings'];
  lights: GroupSource['totals']['lights'];
  start_due: number;
  start_met: number;
  work_due: number;
  work_met: number;
  due: number;
  confirmed: number;
  on_time: number;
  plan_basis: string | null;
  other_annual: string;
  changed: number;
  basis: PlanBasis | null;
}

function toSource(split: SplitCode, r: TotalsRow): GroupSource {
  return {
    split,
    officialOrder: r.official_order,
    rankSet: split === 'sector' ? 'all' : rankSetOf(r.kind),
    planBasis: r.plan_basis,
    totals: {
      key: r.key,
      name: r.name,
      projectCount: r.n,
      expandedCount: r.expanded,
      totalInvestmentYuan: r.total_investment,
      actualYuan: r.actual,
      planCount: r.plan_count,
      annualPlanYuan: r.annual,
      otherPlan:
        r.basis === null
          ? null
          : { basis: getOtherBasis(r.basis), annualPlanYuan: r.other_annual, changedCount: r.changed },
      ratedActualYuan: r.rated,
      plannedYuan: r.planned,
      shortfallYuan: r.shortfall,
      reportedCount: r.reported,
      standings: r.standings,
      lights: r.lights,
      start: { due: r.start_due, met: r.start_met },
      work: { due: r.work_due, met: r.work_met },
      reports: { due: r.due, confirmed: r.confirmed, onTime: r.on_time },
    },
  };
}

interface SourcesQuery {
  regionId: number;
  period: string;
  split: SplitCode;
  from: GroupRowsFrom;
  filter?: ProjectFilter;
  isScoped?: boolean;
  /** For the total alone; the splits have theirs. */
  rows?: 'top' | 'leaf';
}

/** The period's rows added up by the split's column, and apart by whether they are whole projects or parts. */
const partsOf = (q: SourcesQuery, c: SplitColumns, counted: RawBuilder<unknown>) => sql`
  select ${c.raw} as raw, g.is_top, g.is_leaf, g.is_moved_out, ${sql.join(Object.entries(SUMS).map(([name, sum]) => sql`${sum} as ${sql.ref(name)}`))},
    ${PLAN_BASIS_PARTS}
  from ${rowsSource(q.from, 'with-moved-out')} ${c.join}
  where g.region_id = ${q.regionId} and g.year = ${sql.lit(Number(q.period.slice(0, 4)))} and g.period = ${q.period}
    and (${counted} or ${hasStateFilter(q.filter ?? {}) ? sql`false` : sql`g.is_moved_out`})
    and ${filterConditions(q.filter ?? {}, { regionId: q.regionId, isScoped: q.isScoped ?? false })}
  group by 1, 2, 3, 4`;

const totalOf = (rows: 'top' | 'leaf' | undefined) => sql`
  select true as is_total, 'total' as key, '合计' as name, 0 as official_order, null::text as kind, ${READ_SUMS}
  from parts x where (${sql.raw(rows === 'leaf' ? 'x.is_leaf' : 'x.is_top')} or x.is_moved_out)`;

/** What a split groups by; the levels of physical progress stand in the order of their scales of that time. */
async function columnsOf(tx: Tx, { split, regionId, period }: SourcesQuery): Promise<SplitColumns> {
  if (split !== 'imageLevel') return splitColumns(split, regionId);
  const found = await findRulebook(tx, regionId, IMAGE_SCALES_RULEBOOK, getPeriodEnd(period));
  return splitColumns(split, regionId, listImageLevelKeys(readImageScales(found?.body)));
}

/** Sums of every group of a split, in one statement over the period's rows. */
export async function listGroupSources(tx: Tx, q: SourcesQuery): Promise<GroupSource[]> {
  if (q.split === 'total') return listTotal(tx, q);
  const c = await columnsOf(tx, q);
  const { rows } = await sql<TotalsRow>`with parts as (${partsOf(q, c, sql.ref(`g.${c.rows}`))})
    select ${c.key} as key, ${c.name} as name, ${c.order}::int as official_order, ${c.kind} as kind, ${READ_SUMS}
    from parts x ${c.labels} group by x.raw order by official_order, name`.execute(tx);
  return rows.map((r) => toSource(q.split, r));
}

async function listTotal(tx: Tx, q: SourcesQuery): Promise<GroupSource[]> {
  const c = splitColumns('total', q.regionId);
  const counted = sql.raw(q.rows === 'leaf' ? 'g.is_leaf' : 'g.is_top');
  const { rows } = await sql<TotalsRow>`with parts as (${partsOf(q, c, counted)}) ${totalOf(q.rows)}`.execute(
    tx,
  );
  return rows.map((r) => toSource('total', r));
}

/** The total and every group of a split. An exclusive split goes over the period's rows once for both. */
export async function listTotalAndGroups(tx: Tx, q: SourcesQuery): Promise<GroupSource[]> {
  if (!SPLITS[q.split].isExclusive) return [...(await listTotal(tx, q)), ...(await listGroupSources(tx, q))];
  const c = await columnsOf(tx, q);
  const { rows } = await sql<TotalsRow & { is_total: boolean }>`
    with parts as materialized (${partsOf(q, c, sql`(g.is_top or g.is_leaf)`)})
    ${totalOf(q.rows)}
    union all select false, ${c.key}, ${c.name}, ${c.order}::int, ${c.kind}, ${READ_SUMS}
    from parts x ${c.labels} where (${sql.raw(`x.${c.rows}`)} or x.is_moved_out) group by x.raw order by is_total desc, official_order, name`.execute(
    tx,
  );
  return rows.map((r) => toSource(r.is_total ? 'total' : q.split, r));
}

/** The region's least number of projects for a rank, kept with its bulletin's settings; undefined: the shipped one. */
export async function findMinimumGroupSize(
  tx: Tx,
  regionId: number,
  on: string,
): Promise<number | undefined> {
  const found = await findRulebook(tx, regionId, 'bulletin-settings', on);
  const { leastProjectCount } = (found?.body ?? {}) as { leastProjectCount?: unknown };
  return typeof leastProjectCount === 'number' ? leastProjectCount : undefined;
}
