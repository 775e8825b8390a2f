import { sql } from 'kysely';

/**
 * Whether a report `r` counts with its project `p` in its period `pe`, as it does in the overview: on the list, or on it when the
 * period was frozen. One that was confirmed before its project left the list stays in the unit's history and counts nowhere.
 */
export const ON_LIST_THEN = sql`(p.is_listed or exists (select from frozen_projects z where z.region_id = r.region_id
  and z.year = pe.year and z.period = coalesce(pe.month, pe.id) and z.project_id = r.project_id and not z.is_moved_out))`;

/** The project and the period of a report `r`. */
export const WITH_PROJECT_AND_PERIOD = sql`join projects p on p.region_id = r.region_id and p.id = r.project_id
    join periods pe on pe.region_id = r.region_id and pe.id = r.period`;
