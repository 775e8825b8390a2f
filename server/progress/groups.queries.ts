import { type RawBuilder, sql } from 'kysely';
import { SIZE_BAND_KEYS, STAGE_CODES } from '#core/ledger/public.ts';
import type { ProjectFilter } from '#core/progress/contract.ts';
import type { PreviousRank } from '#core/progress/ranking.ts';
import { type FrozenGroup, type GroupSource, rankSetOf, type SplitCode } from '#core/progress/snapshot.ts';
import type { Tx } from '#server/platform/public.ts';
import { filterConditions, type GroupRowsFrom, rowsSource, SIZE_BAND } from './project-filter.queries.ts';

interface SplitColumns {
  key: RawBuilder<unknown>;
  name: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
  kind: RawBuilder<unknown>;
  join: RawBuilder<unknown>;
  /** Territory and unit count parts where they stand (展开); the others count each project once. */
  rows: 'is_top' | 'is_leaf';
}

const none = sql``;
const orgJoin = (column: string) =>
  sql`left join orgs o on o.region_id = g.region_id and o.id = ${sql.raw(column)}`;
const byOrg = (column: string, missing: string, rows: 'is_top' | 'is_leaf'): SplitColumns => ({
  key: sql`coalesce(${sql.raw(column)}::text, '')`,
  name: sql`coalesce(min(o.short_name), ${missing})`,
  order: sql`coalesce(min(o.official_order), 99999)`,
  kind: sql`min(o.kind)`,
  join: orgJoin(column),
  rows,
});
const byText = (
  expression: RawBuilder<unknown>,
  join: RawBuilder<unknown> = none,
  order: RawBuilder<unknown> = sql`0`,
): SplitColumns => ({
  key: expression,
  name: sql`min(${expression})`,
  order,
  kind: sql`null::text`,
  join,
  rows: 'is_top',
});

/** The place of a code in its own order, not that of the alphabet. */
const placeOf = (codes: readonly string[], column: string) =>
  sql`coalesce(min(array_position(array[${sql.join(codes.map((code) => sql.lit(code)))}]::text[], ${sql.raw(column)})), 99999)`;

function splitColumns(split: SplitCode): SplitColumns {
  switch (split) {
    case 'total':
      return byText(sql`'total'`);
    case 'unit':
      return byOrg('p.reporting_org_id', '未定', 'is_leaf');
    case 'territory':
      return byOrg('p.responsible_org_id', '未定属地', 'is_leaf');
    case 'department':
      return byOrg('p.department_org_id', '未定主管部门', 'is_top');
    case 'sector':
      return byText(sql`p.sector`);
    case 'level':
      return byText(sql`lv.level`, sql`cross join lateral unnest(p.levels) as lv(level)`);
    case 'nature':
      return byText(sql`p.nature`);
    case 'stage':
      return byText(sql`p.stage`, none, placeOf(STAGE_CODES, 'p.stage'));
    case 'list':
      return byText(sql`ls.list`, sql`cross join lateral unnest(p.lists) as ls(list)`);
    case 'tag':
      return byText(sql`tg.tag`, sql`cross join lateral unnest(p.tags) as tg(tag)`);
    case 'funding':
      return byText(sql`p.funding`);
    case 'size':
      return byText(
        sql`coalesce(sz.band, '')`,
        sql`cross join lateral (select ${SIZE_BAND} as band) sz`,
        placeOf(SIZE_BAND_KEYS, 'sz.band'),
      );
    case 'sponsor':
      return {
        key: sql`coalesce(p.sponsor_person_id::text, '')`,
        name: sql`coalesce(min(sp.name), '未定')`,
        order: sql`coalesce(min(po.official_order), 99999)`,
        kind: sql`null::text`,
        join: sql`left join persons sp on sp.region_id = g.region_id and sp.id = p.sponsor_person_id
          left join lateral (select min(official_order) as official_order from posts x where x.region_id = g.region_id
            and x.person_id = p.sponsor_person_id and x.role = 'leader') po on true`,
        rows: 'is_top',
      };
  }
}

const STANDING_COLUMNS = ['paused', 'no-plan', 'done', 'not-due', 'unreported', 'on-plan', 'behind'] as const;
const LIGHT_COLUMNS = ['red', 'yellow', 'green', 'grey', 'blue'] as const;
const counts = (column: string, words: readonly string[]) =>
  sql.join(words.map((w) => sql`${sql.lit(w)}, count(*) filter (where ${sql.raw(column)} = ${sql.lit(w)})`));

/** A missing report owes its whole plan here, as in the rate: it is never better than an honest low figure. */
const COUNTED_SHORTFALL = sql`case when g.annual_plan_yuan is not null then greatest(g.planned_yuan - g.counted_yuan, 0) end`;

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

/** Sums of every group of a split, in one statement over the period's rows. */
export async function listGroupSources(
  tx: Tx,
  q: {
    regionId: number;
    period: string;
    split: SplitCode;
    from: GroupRowsFrom;
    filter?: ProjectFilter;
    isScoped?: boolean;
    /** For the total alone; the splits have theirs. */
    rows?: 'top' | 'leaf';
  },
): Promise<GroupSource[]> {
  const c = splitColumns(q.split);
  const counted = q.split === 'total' && q.rows === 'leaf' ? 'is_leaf' : c.rows;
  const { rows } = await sql<TotalsRow>`
    select ${c.key} as key, ${c.name} as name, ${c.order}::int as official_order, ${c.kind} as kind,
      count(*)::int as n, coalesce(sum(g.part_count), 0)::int as expanded, coalesce(sum(g.total_investment_yuan), 0)::text as total_investment,
      sum(g.actual_yuan)::text as actual, count(g.annual_plan_yuan)::int as plan_count, coalesce(sum(g.annual_plan_yuan), 0)::text as annual,
      (sum(g.counted_yuan) filter (where g.annual_plan_yuan is not null))::text as rated,
      coalesce(sum(g.planned_yuan) filter (where g.annual_plan_yuan is not null), 0)::text as planned,
      coalesce(sum(${COUNTED_SHORTFALL}), 0)::text as shortfall,
      (count(g.actual_yuan) filter (where g.annual_plan_yuan is not null))::int as reported,
      json_build_object(${counts('g.standing', STANDING_COLUMNS)}) as standings,
      json_build_object(${counts('g.light', LIGHT_COLUMNS)}) as lights,
      (count(*) filter (where g.start_due))::int as start_due, (count(*) filter (where g.start_due and g.start_verified))::int as start_met,
      (count(*) filter (where g.start_due or g.resume_due))::int as work_due,
      (count(*) filter (where (g.start_due or g.resume_due) and (not g.start_due or g.start_verified) and (not g.resume_due or g.resumed)))::int as work_met,
      coalesce(sum(g.reports_due), 0)::int as due, coalesce(sum(g.reports_confirmed), 0)::int as confirmed, coalesce(sum(g.reports_on_time), 0)::int as on_time,
      max(g.plan_version_no)::text as plan_basis
    from ${rowsSource(q.from)} ${c.join}
    where g.region_id = ${q.regionId} and g.year = ${Number(q.period.slice(0, 4))} and g.period = ${q.period} and g.${sql.raw(counted)}
      and ${filterConditions(q.filter ?? {}, { regionId: q.regionId, isScoped: q.isScoped ?? false })}
    group by ${q.split === 'total' ? sql`()` : c.key} order by official_order, name`.execute(tx);
  return rows.map((r) => toSource(q.split, q.split === 'total' ? { ...r, key: 'total', name: '合计' } : r));
}

/** Ranks of a frozen period as published, by `split/key`. */
export async function listPublishedRanks(
  tx: Tx,
  regionId: number,
  period: string,
): Promise<Record<string, PreviousRank>> {
  const rows = await tx
    .selectFrom('frozen_groups')
    .select(['split', 'key', 'ranks'])
    .where('region_id', '=', regionId)
    .where('period', '=', period)
    .execute();
  return Object.fromEntries(
    rows.map((r) => {
      const kept = r.ranks as Pick<FrozenGroup, 'rank' | 'planBasis'>;
      return [`${r.split}/${r.key}`, { rank: kept.rank?.rank ?? null, planBasis: kept.planBasis }];
    }),
  );
}

export async function addFrozenGroups(
  tx: Tx,
  regionId: number,
  period: string,
  freezeId: string,
  groups: readonly FrozenGroup[],
): Promise<void> {
  const rows = groups.map((g) => ({
    split: g.split,
    key: g.key,
    label: g.label,
    official_order: g.officialOrder,
    figures: g.figures,
    ranks: { rank: g.rank, rankSet: g.rankSet, planBasis: g.planBasis },
  }));
  await sql`insert into frozen_groups (region_id, period, split, key, label, official_order, freeze_id, figures, ranks)
    select ${regionId}, ${period}, split, key, label, official_order, ${freezeId}, figures, ranks
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(split text, key text, label text, official_order int, figures jsonb, ranks jsonb)`.execute(
    tx,
  );
}

/** The kept groups of a frozen period. */
export async function listFrozenGroups(
  tx: Tx,
  regionId: number,
  period: string,
  splits?: readonly SplitCode[],
): Promise<FrozenGroup[]> {
  let query = tx
    .selectFrom('frozen_groups')
    .select(['split', 'key', 'label', 'official_order', 'figures', 'ranks'])
    .where('region_id', '=', regionId)
    .where('period', '=', period);
  if (splits) query = query.where('split', 'in', [...splits]);
  const rows = await query.orderBy('official_order').orderBy('label').execute();
  return rows.map((r) => {
    const kept = r.ranks as Pick<FrozenGroup, 'rank' | 'rankSet' | 'planBasis'>;
    return {
      split: r.split as SplitCode,
      key: r.key,
      label: r.label,
      officialOrder: r.official_order,
      rankSet: kept.rankSet,
      figures: r.figures as FrozenGroup['figures'],
      rank: kept.rank,
      planBasis: kept.planBasis,
    };
  });
}
