import { sql } from 'kysely';
import { MeetingSeries } from '#core/meetings/series.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';

export interface SeriesRow {
  seriesNo: number;
  version: number;
  series: MeetingSeries;
  /** Newest day on which one of its meetings was or is to be held. */
  lastOn: string | null;
}

export async function listSeriesRows(tx: Tx, regionId: number): Promise<SeriesRow[]> {
  const { rows } =
    await sql<SeriesRow>`select distinct on (x.series_no) x.series_no as "seriesNo", x.version, x.series,
      (select max(s.held_on)::text from meetings m join derived.meeting_standings s on s.region_id = m.region_id and s.meeting_id = m.id
        where m.region_id = x.region_id and m.series_no = x.series_no and s.state <> 'cancelled') as "lastOn"
    from meeting_series x where x.region_id = ${regionId} order by x.series_no, x.version desc`.execute(tx);
  return rows.map((row) => ({ ...row, series: MeetingSeries.parse(row.series) }));
}

export async function insertSeries(
  tx: Tx,
  ctx: Ctx,
  row: { seriesNo: number; version: number; series: MeetingSeries; actId: string },
): Promise<void> {
  await tx
    .insertInto('meeting_series')
    .values({
      region_id: ctx.actor.regionId,
      series_no: row.seriesNo,
      version: row.version,
      series: JSON.stringify(row.series),
      act_id: row.actId,
      recorded_at: ctx.now,
    })
    .execute();
}
