import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';
import { isBeforeLeader, type LeaderQueue } from './before-leader.queries.ts';

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
  /** Laid before this leader, or before the leader of this liaison. */
  before: number;
  beforeLate: number;
  beforeDueOn: string | null;
  /** At any level above the unit, past its day. */
  aboveLate: number;
}

/** What of the visible problems waits for a unit and for the project office. */
export async function countProblemDuties(
  tx: Tx,
  q: { regionId: number; holderKey: string; queue: LeaderQueue | null; today: string },
): Promise<ProblemDutyCounts> {
  const isOwn = sql`s.holder_key = ${q.holderKey}`;
  const isBefore = isBeforeLeader(q.queue);
  const { rows } = await sql<ProblemDutyCounts>`select count(*) filter (where ${isOwn})::int as own,
      count(*) filter (where ${isOwn} and s.due_on < ${q.today})::int as "ownLate",
      (min(s.due_on) filter (where ${isOwn}))::text as "ownDueOn",
      count(*) filter (where s.holder_key = 'office' and s.state in ('raised', 'triaged', 'returned'))::int as "toAssign",
      count(*) filter (where s.state = 'verified')::int as "toClose",
      count(*) filter (where s.is_step_up_proposed)::int as proposed,
      count(*) filter (where ${isBefore})::int as before,
      count(*) filter (where ${isBefore} and s.due_on < ${q.today})::int as "beforeLate",
      (min(s.due_on) filter (where ${isBefore}))::text as "beforeDueOn",
      count(*) filter (where s.holder_key like 'level:%' and s.due_on < ${q.today})::int as "aboveLate"
    from derived.problem_standings s where s.region_id = ${q.regionId} and s.state <> 'closed'`.execute(tx);
  const [row] = rows;
  if (row) return row;
  throw new Error('a count gives one row');
}
