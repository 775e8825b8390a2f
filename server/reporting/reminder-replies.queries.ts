import { sql } from 'kysely';
import type { ReplyingUnit, UnitReply } from '#core/reporting/match-replies.ts';
import type { Tx } from '#server/platform/public.ts';

/** Units that have reports in a period, with all their names. */
export async function listReplyingUnits(tx: Tx, regionId: number, period: string): Promise<ReplyingUnit[]> {
  const { rows } = await sql<ReplyingUnit>`
    select o.id::text as "orgId", array[o.name, o.short_name] || o.aliases as names from orgs o
    where o.region_id = ${regionId} and o.id in (select r.org_id from reports r where r.region_id = ${regionId} and r.period = ${period} and r.is_due)`.execute(
    tx,
  );
  return rows;
}

/** A unit that has replied already is left as it is; gives how many are new. */
export async function insertReplies(
  tx: Tx,
  q: { regionId: number; period: string; personName: string; actId: string },
  replies: readonly UnitReply[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into reminder_replies (region_id, period, org_id, line, person_name, act_id)
    select ${q.regionId}, ${q.period}, n."orgId", n.line, ${q.personName}, ${q.actId}
    from jsonb_to_recordset(${JSON.stringify(replies)}::jsonb) as n("orgId" bigint, line text)
    on conflict on constraint reminder_replies_once do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function listReplies(tx: Tx, regionId: number, period: string): Promise<UnitReply[]> {
  const { rows } = await sql<UnitReply>`select org_id::text as "orgId", line from reminder_replies
    where region_id = ${regionId} and period = ${period}`.execute(tx);
  return rows;
}
