import { sql } from 'kysely';
import type { TurnedProject, YearEndProject } from '#core/progress/year-turn.ts';
import type { Tx } from '#server/platform/public.ts';

/** Listed projects with December's frozen figures of the year that ended; bundle parents have no base of their own. */
export async function listYearEnd(tx: Tx, regionId: number, endedYear: number): Promise<YearEndProject[]> {
  const { rows } = await sql<YearEndProject>`select p.id as "projectId", p.name, p.nature, p.stage,
      (p.finished_on is not null and p.finished_on <= make_date(${endedYear}, 12, 31)) as "isFinished",
      f.base_yuan::text as "baseYuan", f.actual_yuan::text as "actualYuan", f.actual_period as "actualPeriod",
      (select b.base_yuan::text from year_bases b where b.region_id = p.region_id and b.project_id = p.id and b.year = ${endedYear + 1}
        order by b.id desc limit 1) as "recordedBaseYuan"
    from projects p left join frozen_projects f on f.region_id = p.region_id and f.year = ${endedYear}
      and f.period = ${`${endedYear}-12`} and f.project_id = p.id and not f.is_moved_out
    where p.region_id = ${regionId} and p.is_listed and not p.is_bundle order by p.serial, p.id`.execute(tx);
  return rows;
}

/** The act by which the year was turned; a base that was imported or amended beforehand is no turn. */
export async function findTurnAct(tx: Tx, regionId: number, year: number): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id::text as id from acts where region_id = ${regionId}
    and kind = 'year-turned.v1' and (payload->>'year')::int = ${year} order by acts.id desc limit 1`.execute(
    tx,
  );
  return rows[0]?.id;
}

/** The year that December's freeze has made ready to be turned, until it is; undefined when nothing waits. */
export async function findTurnWaiting(tx: Tx, regionId: number): Promise<number | undefined> {
  const { rows } = await sql<{ year: number }>`select left(f.period, 4)::int + 1 as year from freezes f
    where f.region_id = ${regionId} and right(f.period, 3) = '-12' order by f.period desc limit 1`.execute(
    tx,
  );
  const year = rows[0]?.year;
  return year === undefined || (await findTurnAct(tx, regionId, year)) !== undefined ? undefined : year;
}

/** What the turn did with every project of December's list, as its act recorded it. */
export async function listTurned(
  tx: Tx,
  q: { regionId: number; year: number; actId: string },
): Promise<TurnedProject[]> {
  const { rows } = await sql<TurnedProject>`
    with changed as (select c.project_id, c.changes from project_changes c where c.region_id = ${q.regionId} and c.act_id = ${q.actId}),
    based as (select b.project_id, b.base_yuan from year_bases b where b.region_id = ${q.regionId} and b.act_id = ${q.actId})
    select p.id as "projectId", f.name, f.nature as "natureBefore",
      coalesce((select c.changes->'nature'->>1 from changed c where c.project_id = p.id and c.changes ? 'nature' limit 1), f.nature) as "natureAfter",
      coalesce(b.base_yuan, (select y.base_yuan from year_bases y where y.region_id = p.region_id and y.project_id = p.id
        and y.year = ${q.year} order by y.id limit 1), 0)::numeric(20, 2)::text as "baseYuan", (b.project_id is null) as "isBaseKept", f.actual_period as "actualPeriod",
      case when exists (select from changed c where c.project_id = p.id and c.changes->'isListed'->>1 = 'false') then 'tail' else 'carried' end as becomes
    from frozen_projects f join projects p on p.region_id = f.region_id and p.id = f.project_id
    left join based b on b.project_id = p.id
    where f.region_id = ${q.regionId} and f.year = ${q.year - 1} and f.period = ${`${q.year - 1}-12`} and not f.is_bundle and not f.is_moved_out
      and (b.project_id is not null or exists (select from changed c where c.project_id = p.id))
    order by f.serial, p.id`.execute(tx);
  return rows;
}
