import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface WorkAnnounced {
  topic: 'meeting' | 'tasks' | 'ladder';
  /** A notice is told for each meeting and each time; tasks and steps of the ladder once a day, however many. */
  mark: string;
  at: Date;
  /** Titles, times, numbers: said where more is allowed. */
  detail: string;
}

/** Meeting notices sent, days on which tasks were assigned, days on which a step of the ladder was taken. */
export async function listWorkAnnounced(tx: Tx, regionId: number, since: Date): Promise<WorkAnnounced[]> {
  const { rows } = await sql<WorkAnnounced>`
    select 'meeting' as topic, m.meeting_id || '-' || m.seq as mark, m.recorded_at as at,
        concat_ws('，', s.standing->'plan'->>'title', (s.standing->'plan'->>'heldOn') || ' ' || (s.standing->'plan'->>'startsAt'),
          s.standing->'plan'->>'place') || '。' as detail
      from meeting_moves m join derived.meeting_standings s on s.region_id = m.region_id and s.meeting_id = m.meeting_id
      where m.region_id = ${regionId} and m.kind = 'notify' and m.recorded_at > ${since}
    union all
    select 'tasks', (m.recorded_at at time zone 'Asia/Shanghai')::date::text, max(m.recorded_at), to_char((m.recorded_at at time zone 'Asia/Shanghai')::date, 'FMMM"月"FMDD"日"') || count(*) || '项。'
      from task_moves m where m.region_id = ${regionId} and m.kind = 'assign' and m.recorded_at > ${since}
      group by (m.recorded_at at time zone 'Asia/Shanghai')::date
    union all
    select 'ladder', d.decided_on::text, max(d.recorded_at), to_char(d.decided_on, 'FMMM"月"FMDD"日"') || count(*) || '条。'
      from ladder_decisions d where d.region_id = ${regionId} and d.decision = 'take' and d.recorded_at > ${since}
      group by d.decided_on
    order by 3, 1, 2`.execute(tx);
  return rows;
}

export interface PeriodCall {
  period: string;
  openedAt: Date | null;
  deadlineAt: Date;
  /** Reports that nobody has confirmed. */
  waiting: number;
}

/** Periods that are open, with what still waits in them. */
export async function listOpenCalls(tx: Tx, regionId: number): Promise<PeriodCall[]> {
  const { rows } = await sql<PeriodCall>`
    select p.id as period, p.opened_at as "openedAt", p.deadline_at as "deadlineAt",
      (select count(*)::int from reports r where r.region_id = p.region_id and r.period = p.id and r.is_due and r.status in ('open', 'draft', 'returned')) as waiting
    from periods p where p.region_id = ${regionId} and p.opened_at is not null
      and not exists (select from freezes f where f.region_id = p.region_id and f.period = p.id)`.execute(tx);
  return rows;
}

/** Titles that everybody may hear: bulletins of the period and minutes; others name one unit or are for leaders. */
export async function listOpenTitles(
  tx: Tx,
  regionId: number,
  since: Date,
): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id::text as id, title from documents
    where region_id = ${regionId} and state = 'issued' and issued_at > ${since} and kind in ('period-bulletin', 'minutes')`.execute(
    tx,
  );
  return rows;
}
