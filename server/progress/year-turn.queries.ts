import { sql } from 'kysely';
import type { YearEndProject } from '#core/progress/year-turn.ts';
import type { Tx } from '#server/platform/public.ts';

/** Listed projects with December's frozen figures of the year that ended; bundle parents have no base of their own. */
export async function listYearEnd(tx: Tx, regionId: number, endedYear: number): Promise<YearEndProject[]> {
  const { rows } = await sql<YearEndProject>`select p.id as "projectId", p.name, p.nature, p.stage,
      (p.finished_on is not null and p.finished_on <= make_date(${endedYear}, 12, 31)) as "isFinished",
      f.base_yuan::text as "baseYuan", f.actual_yuan::text as "actualYuan"
    from projects p left join frozen_projects f on f.region_id = p.region_id and f.year = ${endedYear}
      and f.period = ${`${endedYear}-12`} and f.project_id = p.id
    where p.region_id = ${regionId} and p.is_listed and not p.is_bundle order by p.serial, p.id`.execute(tx);
  return rows;
}

export async function hasYearBases(tx: Tx, regionId: number, year: number): Promise<boolean> {
  const row = await tx
    .selectFrom('year_bases')
    .select('id')
    .where('region_id', '=', regionId)
    .where('year', '=', year)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
