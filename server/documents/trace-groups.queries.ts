import { sql } from 'kysely';
import type { GroupFigures } from '#core/progress/public.ts';
import type { Tx } from '#server/platform/public.ts';
import type { TraceQuery } from './trace-rows.queries.ts';

/** A group as it was kept at freezing; seen by everybody in the region (design 5). */
export async function findTracedGroup(
  tx: Tx,
  q: Pick<TraceQuery, 'regionId' | 'period' | 'split' | 'key'>,
): Promise<{ label: string; figures: GroupFigures } | undefined> {
  const split = q.split === 'region' ? 'total' : q.split === 'company' ? 'unit' : q.split;
  const row = await tx
    .selectFrom('frozen_groups')
    .select(['label', 'figures'])
    .where('region_id', '=', q.regionId)
    .where('period', '=', q.period)
    .where('split', '=', split)
    .where('key', '=', split === 'total' ? 'total' : q.key)
    .executeTakeFirst();
  return row && { label: row.label, figures: row.figures as unknown as GroupFigures };
}

/** The group's name today, while its period is open. */
export async function findOpenGroupName(
  tx: Tx,
  q: Pick<TraceQuery, 'regionId' | 'split' | 'key'>,
): Promise<string> {
  if (q.key === '') return '';
  if (q.split === 'sponsor') {
    const { rows } = await sql<{
      name: string;
    }>`select name from persons where region_id = ${q.regionId} and id = ${q.key}::bigint`.execute(tx);
    return rows[0]?.name ?? '';
  }
  if (!['unit', 'company', 'territory', 'department'].includes(q.split)) return q.key;
  const { rows } = await sql<{
    name: string;
  }>`select short_name as name from orgs where region_id = ${q.regionId} and id = ${q.key}::bigint`.execute(
    tx,
  );
  return rows[0]?.name ?? '';
}

export async function getRegionName(tx: Tx, regionId: number): Promise<string> {
  const row = await tx
    .selectFrom('regions')
    .select('name')
    .where('id', '=', regionId)
    .executeTakeFirstOrThrow();
  return row.name;
}
