import { sql } from 'kysely';
import type { PreviousRank } from '#core/progress/ranking.ts';
import { COMPLETION_MEASURE, type FrozenGroup, type SplitCode } from '#core/progress/snapshot.ts';
import type { Tx } from '#server/platform/public.ts';
import type { KeptSplit } from './kept-splits.ts';

/** Old freezes did not keep the least size. */
type KeptRank = Pick<FrozenGroup, 'rank' | 'rankSet' | 'planBasis'> & { minimumGroupSize?: number };

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
      const { rank, planBasis, ...kept } = r.ranks as KeptRank;
      const size = kept.minimumGroupSize;
      const leastSize = size === undefined ? {} : { minimumGroupSize: size };
      return [`${r.split}/${r.key}`, { rank: rank?.rank ?? null, planBasis, ...leastSize }];
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
    ranks: {
      rank: g.rank,
      rankSet: g.rankSet,
      planBasis: g.planBasis,
      minimumGroupSize: g.minimumGroupSize,
    },
  }));
  await sql`insert into frozen_groups (region_id, period, split, key, label, official_order, freeze_id, figures, ranks)
    select ${regionId}, ${period}, split, key, label, official_order, ${freezeId}, figures, ranks
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(split text, key text, label text, official_order int, figures jsonb, ranks jsonb)`.execute(
    tx,
  );
}

const selectKept = (tx: Tx, regionId: number) =>
  tx
    .selectFrom('frozen_groups')
    .select(['period', 'split', 'key', 'label', 'official_order', 'figures', 'ranks'])
    .where('region_id', '=', regionId)
    .orderBy('official_order')
    .orderBy('label');
type KeptRow = Awaited<ReturnType<ReturnType<typeof selectKept>['execute']>>[number];

function toFrozenGroup(r: KeptRow): FrozenGroup {
  const kept = r.ranks as KeptRank;
  return {
    split: r.split as SplitCode,
    key: r.key,
    label: r.label,
    officialOrder: r.official_order,
    rankSet: kept.rankSet,
    figures: r.figures as FrozenGroup['figures'],
    rank: kept.rank,
    planBasis: kept.planBasis,
    minimumGroupSize: kept.minimumGroupSize ?? COMPLETION_MEASURE.minimumGroupSize,
  };
}

/** The kept groups of a frozen period. */
export async function listFrozenGroups(
  tx: Tx,
  regionId: number,
  period: string,
  splits?: readonly SplitCode[],
): Promise<FrozenGroup[]> {
  const all = selectKept(tx, regionId).where('period', '=', period);
  const rows = await (splits ? all.where('split', 'in', [...splits]) : all).execute();
  return rows.map(toFrozenGroup);
}

/** The kept total and groups of a split, and the total of a period before it, in one look. */
export async function listFrozenSplit(
  tx: Tx,
  regionId: number,
  period: string,
  split: SplitCode,
  before: string | null,
): Promise<KeptSplit> {
  const rows = await selectKept(tx, regionId)
    .where((e) =>
      e.or([
        e.and([e('period', '=', period), e('split', 'in', ['total', split])]),
        e.and([e('period', '=', before), e('split', '=', 'total')]),
      ]),
    )
    .execute();
  const of = (id: string | null) => rows.filter((r) => r.period === id).map(toFrozenGroup);
  return { groups: of(period), previous: of(before) };
}
