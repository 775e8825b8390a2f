import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

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
