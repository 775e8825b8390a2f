import { sql } from 'kysely';
import { HAS_TO_REPORT } from '#server/ledger/public.ts';
import type { Tx } from '#server/platform/public.ts';

export interface CalledReport {
  id: string;
  project_id: string;
  from_status: string;
}

/**
 * Gives December's confirmed forecasts back to their units for the year-end figures: once, because what is confirmed
 * after the forecast's deadline is no forecast any more. The draft stays as it was, so that only changes are typed.
 */
export async function reopenForecasts(
  tx: Tx,
  q: { regionId: number; period: string; reason: string },
): Promise<CalledReport[]> {
  const { rows } = await sql<CalledReport>`
    update reports r set status = 'returned', step = 0, return_reason = ${q.reason}, first_confirmed_at = null
    from (select b.id, b.status from reports b where b.region_id = ${q.regionId} and b.period = ${q.period}
      and b.status in ('confirmed', 'reviewed', 'accepted')
      and exists (select from projects p where p.region_id = b.region_id and p.id = b.project_id and ${HAS_TO_REPORT})
      and (select f.certainty from figures f where f.region_id = b.region_id and f.year = ${Number(q.period.slice(0, 4))}
        and f.project_id = b.project_id and f.period = b.period and f.measure = 'ytd_amount' order by f.id desc limit 1) = 'forecast') before
    where r.region_id = ${q.regionId} and r.id = before.id
    returning r.id, r.project_id, before.status as from_status`.execute(tx);
  return rows;
}

/** The calendar acts for nobody in particular; its acts say so. */
export async function appendCalendarAct(
  tx: Tx,
  q: { regionId: number; kind: string; payload: object },
): Promise<string> {
  const row = await tx
    .insertInto('acts')
    .values({
      region_id: q.regionId,
      kind: q.kind,
      person_id: '0',
      person_name: '报送日历',
      payload: JSON.stringify(q.payload),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function appendCalendarReportActs(
  tx: Tx,
  q: { regionId: number; period: string; actId: string; reason: string; at: Date },
  reports: readonly CalledReport[],
): Promise<void> {
  await sql`insert into report_acts (region_id, report_id, project_id, period, kind, from_status, to_status, to_step, reason, person_id,
      person_name, org_name, post_title, act_id, at)
    select ${q.regionId}, n.id, n.project_id, ${q.period}, 'return', n.from_status, 'returned', 0, ${q.reason}, 0, '报送日历', '', '',
      ${q.actId}, ${q.at}
    from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as n(id bigint, project_id bigint, from_status text)`.execute(
    tx,
  );
}
