import { type RawBuilder, sql } from 'kysely';

/** What each month's last version says of the level of physical progress; empty where it was taken back. */
export const selectImageLevels = (
  regionId: RawBuilder<unknown>,
  projectId: RawBuilder<unknown>,
  known: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> =>
  sql`select distinct on (v.period) v.period, v.line->>'imageLevel' as level from report_versions v where v.region_id = ${regionId}
    and v.project_id = ${projectId} and v.line ? 'imageLevel' and length(v.period) = 7 and ${known} order by v.period, v.id desc`;
