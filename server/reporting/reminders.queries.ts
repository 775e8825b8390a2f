import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface NewReminder {
  orgId: string;
  text: string;
}

export async function addReminders(
  tx: Tx,
  q: { regionId: number; period: string; way: string; personName: string; actId: string; at: Date },
  reminders: readonly NewReminder[],
): Promise<void> {
  await sql`insert into reminders (region_id, period, org_id, way, text, person_name, act_id, recorded_at)
    select ${q.regionId}, ${q.period}, n."orgId", ${q.way}, n.text, ${q.personName}, ${q.actId}, ${q.at}
    from jsonb_to_recordset(${JSON.stringify(reminders)}::jsonb) as n("orgId" bigint, text text)`.execute(tx);
}
