import { sql } from 'kysely';
import type { ProblemMove } from '#core/problems/problem.ts';
import type { Tx } from '#server/platform/public.ts';

const MOST = 20;

interface Window {
  regionId: number;
  personId: string;
  since: Date;
  sponsorId: string | null;
  kinds: readonly string[];
}

/** Moves of others since an instant, the newest first, of problems in sight; with a sponsor only of his projects. */
export async function listMovesSince(
  tx: Tx,
  w: Window,
): Promise<{ problemId: string; title: string; move: ProblemMove; at: Date }[]> {
  const { rows } = await sql<{ problemId: string; title: string; move: ProblemMove; at: Date }>`
    select m.problem_id::text as "problemId", p.title, m.move, m.recorded_at as at
    from problem_moves m join problems p on p.region_id = m.region_id and p.id = m.problem_id
      left join acts a on a.region_id = m.region_id and a.id = m.act_id
    where m.region_id = ${w.regionId} and m.recorded_at > ${w.since} and m.kind = any(${[...w.kinds]}::text[])
      and coalesce(a.person_id, 0) <> ${w.personId}
      and (${w.sponsorId}::bigint is null or p.project_id in
        (select id from projects where region_id = ${w.regionId} and sponsor_person_id = ${w.sponsorId}::bigint))
    order by m.id desc limit ${MOST}`.execute(tx);
  return rows;
}
