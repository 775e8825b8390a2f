import { sql } from 'kysely';
import { type Actor, hasRole } from '#core/people/public.ts';

/** Whose queue this person sees: a leader his own, a liaison that of his leader; null for everybody else. */
export function findLeaderId(actor: Actor): string | null {
  if (hasRole(actor, 'leader')) return actor.personId;
  return hasRole(actor, 'liaison') ? actor.forPersonId : null;
}

/**
 * Of problems `s` (derived.problem_standings): those that a consented step up has laid before this leader. Levels two and three
 * go to the leader who sponsors the project; the fourth to the top leaders, known by their posts (县委书记、县长).
 */
export const isBeforeLeader = (leaderId: string | null) => sql`(${leaderId}::bigint is not null and (
  (s.holder_key in ('level:2', 'level:3') and exists (select from problems q
    join projects g on g.region_id = q.region_id and g.id = q.project_id
    where q.region_id = s.region_id and q.id = s.problem_id and g.sponsor_person_id = ${leaderId}::bigint))
  or (s.holder_key = 'level:4' and exists (select from posts t
    where t.region_id = s.region_id and t.person_id = ${leaderId}::bigint and t.role = 'leader'
      and t.title ~ '^[^副]*([县市区州旗盟]委书记|[县市区州旗盟]长)$'))))`;
