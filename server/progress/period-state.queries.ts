import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface FreezeRow {
  id: string;
  frozen_at: Date;
  snapshot_hash: string;
}

export async function findFreeze(tx: Tx, regionId: number, period: string): Promise<FreezeRow | undefined> {
  return tx
    .selectFrom('freezes')
    .select(['id', 'frozen_at', 'snapshot_hash'])
    .where('region_id', '=', regionId)
    .where('period', '=', period)
    .executeTakeFirst();
}

export interface PeriodStanding {
  period: string;
  freeze_id: string | null;
  frozen_at: Date | null;
  snapshot_hash: string | null;
}

/** Those of the periods that were opened, with their freeze. */
export async function listPeriodStandings(
  tx: Tx,
  regionId: number,
  periods: readonly string[],
): Promise<PeriodStanding[]> {
  return tx
    .selectFrom('periods as p')
    .leftJoin('freezes as f', (j) =>
      j.onRef('f.region_id', '=', 'p.region_id').onRef('f.period', '=', 'p.id'),
    )
    .select(['p.id as period', 'f.id as freeze_id', 'f.frozen_at', 'f.snapshot_hash'])
    .where('p.region_id', '=', regionId)
    .where('p.id', 'in', periods)
    .where((e) => e.or([e('p.opened_at', 'is not', null), e('f.id', 'is not', null)]))
    .execute();
}

export interface PeriodRow {
  id: string;
  opened_at: Date | null;
  deadline_at: Date;
  frozen_at: Date | null;
  issued_at: Date | null;
}

/** Opened periods, newest first, with freezing and the day on which a bulletin of it was issued. */
export async function listPeriodRows(tx: Tx, regionId: number): Promise<PeriodRow[]> {
  const { rows } = await sql<PeriodRow>`
    select p.id, p.opened_at, p.deadline_at, f.frozen_at,
      (select min(d.issued_at) from documents d where d.region_id = p.region_id and d.period = p.id and d.state = 'issued') as issued_at
    from periods p left join freezes f on f.region_id = p.region_id and f.period = p.id
    where p.region_id = ${regionId} and p.kind = 'month' and p.opened_at is not null order by p.id desc`.execute(
    tx,
  );
  return rows;
}

export async function listFilterChoices(tx: Tx, regionId: number) {
  const { rows } = await sql<Record<'sectors' | 'levels' | 'lists' | 'tags' | 'fundings', string[]>>`
    select coalesce((select array_agg(distinct sector order by sector) from projects where region_id = ${regionId} and is_listed and sector <> ''), '{}') as sectors,
      coalesce((select array_agg(distinct x order by x) from projects, unnest(levels) x where region_id = ${regionId} and is_listed), '{}') as levels,
      coalesce((select array_agg(distinct x order by x) from projects, unnest(lists) x where region_id = ${regionId} and is_listed), '{}') as lists,
      coalesce((select array_agg(distinct x order by x) from projects, unnest(tags) x where region_id = ${regionId} and is_listed), '{}') as tags,
      coalesce((select array_agg(distinct funding order by funding) from projects where region_id = ${regionId} and is_listed and funding <> ''), '{}') as fundings`.execute(
    tx,
  );
  return rows[0] ?? { sectors: [], levels: [], lists: [], tags: [], fundings: [] };
}
