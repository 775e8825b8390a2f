import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface ProblemDutyCounts {
  /** Problems whose ball lies with the unit. */
  own: number;
  ownLate: number;
  /** The nearest deadline among them. */
  ownDueOn: string | null;
  /** In the court of the project office: to be assigned, or to be closed out. */
  toAssign: number;
  toClose: number;
  /** Step ups that somebody proposed. */
  proposed: number;
}

/** What of the visible problems waits for a unit and for the project office. */
export async function countProblemDuties(
  tx: Tx,
  q: { regionId: number; holderKey: string; today: string },
): Promise<ProblemDutyCounts> {
  const isOwn = sql`s.holder_key = ${q.holderKey}`;
  const { rows } = await sql<ProblemDutyCounts>`select count(*) filter (where ${isOwn})::int as own,
      count(*) filter (where ${isOwn} and s.due_on < ${q.today})::int as "ownLate",
      (min(s.due_on) filter (where ${isOwn}))::text as "ownDueOn",
      count(*) filter (where s.holder_key = 'office' and s.state in ('raised', 'triaged', 'returned'))::int as "toAssign",
      count(*) filter (where s.state = 'verified')::int as "toClose",
      count(*) filter (where s.is_step_up_proposed)::int as proposed
    from derived.problem_standings s where s.region_id = ${q.regionId} and s.state <> 'closed'`.execute(tx);
  return rows[0] ?? { own: 0, ownLate: 0, ownDueOn: null, toAssign: 0, toClose: 0, proposed: 0 };
}
