import { sql } from 'kysely';
import { type Actor, hasRole } from '#core/people/public.ts';
import type { ProblemRules } from '#core/problems/rulebook.ts';

/** The queue of stepped-up problems that a person sees: a leader his own, a liaison that of his leader. */
export interface LeaderQueue {
  personId: string;
  members: ProblemRules['members'];
}

/** Null for whoever is neither a leader nor the liaison of one. */
export function findLeaderQueue(actor: Actor, { members }: ProblemRules): LeaderQueue | null {
  const personId = hasRole(actor, 'leader')
    ? actor.personId
    : hasRole(actor, 'liaison')
      ? actor.forPersonId
      : null;
  return personId === null ? null : { personId, members };
}

const sponsors = (personId: string) => sql`exists (select from problems q
    join projects g on g.region_id = q.region_id and g.id = q.project_id
    where q.region_id = s.region_id and q.id = s.problem_id and g.sponsor_person_id = ${personId}::bigint)`;
const isOnTop = (personId: string) => sql`exists (select from posts t
    where t.region_id = s.region_id and t.person_id = ${personId}::bigint and t.role = 'leader'
      and t.title ~ '^[^副]*([县市区州旗盟]委书记|[县市区州旗盟]长)$')`;
/** Members that the region has named decide; without any, what the product knows. */
const sitsOr = (members: readonly string[], personId: string, otherwise: ReturnType<typeof sponsors>) =>
  members.length === 0 ? otherwise : sql`${members.includes(personId)}::boolean`;

/**
 * Of problems `s` (derived.problem_standings): those that a consented step up has laid before this leader. Level two goes to the
 * leader who sponsors the project, level three to the members of 指挥部, level four to the top leaders.
 */
export function isBeforeLeader(queue: LeaderQueue | null) {
  if (queue === null) return sql`false`;
  const { personId, members } = queue;
  return sql`((s.holder_key = 'level:2' and ${sponsors(personId)})
  or (s.holder_key = 'level:3' and ${sitsOr(members[3], personId, sponsors(personId))})
  or (s.holder_key = 'level:4' and ${sitsOr(members[4], personId, isOnTop(personId))}))`;
}
