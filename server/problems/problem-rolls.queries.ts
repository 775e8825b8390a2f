import { sql } from 'kysely';
import type { RollTick } from '#core/problems/roll.ts';
import type { Tx } from '#server/platform/public.ts';

export interface RollRecord {
  id: string;
  name: string;
  steps: string[];
}

export async function listRollRecords(tx: Tx, regionId: number, problemId: string): Promise<RollRecord[]> {
  const { rows } = await sql<RollRecord>`select id::text as id, name, steps from problem_rolls
    where region_id = ${regionId} and problem_id = ${problemId} order by problem_rolls.id`.execute(tx);
  return rows;
}

export async function listRollObjects(
  tx: Tx,
  regionId: number,
  rollId: string,
): Promise<{ rowId: string; name: string; place: string }[]> {
  const { rows } = await sql<{
    rowId: string;
    name: string;
    place: string;
  }>`select id::text as "rowId", name, place from problem_roll_rows where region_id = ${regionId} and roll_id = ${rollId} order by serial`.execute(
    tx,
  );
  return rows;
}

export async function listRollTicks(tx: Tx, regionId: number, rollId: string): Promise<RollTick[]> {
  const { rows } =
    await sql<RollTick>`select row_id::text as "rowId", step, is_done as "isDone", is_correction as "isCorrection", on_date::text as on, note
    from problem_roll_ticks where region_id = ${regionId} and roll_id = ${rollId} order by id`.execute(tx);
  return rows;
}

export interface RollLogRow {
  on: string;
  personName: string;
  step: string;
  isDone: boolean;
  isCorrection: boolean;
  count: number;
  note: string;
}

/** The latest acts on a roll: one line each, however many objects it ticked. */
export async function listRollLog(
  tx: Tx,
  regionId: number,
  rollId: string,
  limit: number,
): Promise<RollLogRow[]> {
  const { rows } =
    await sql<RollLogRow>`select max(on_date)::text as on, max(person_name) as "personName", step,
      is_done as "isDone", is_correction as "isCorrection", count(*)::int as count, max(note) as note
    from problem_roll_ticks where region_id = ${regionId} and roll_id = ${rollId}
    group by act_id, step, is_done, is_correction order by max(id) desc limit ${limit}`.execute(tx);
  return rows;
}

/** Every tick of a roll with its object, as it was set. */
export async function listRollHistory(
  tx: Tx,
  regionId: number,
  rollId: string,
): Promise<(Omit<RollLogRow, 'count'> & { name: string })[]> {
  const { rows } = await sql<
    Omit<RollLogRow, 'count'> & { name: string }
  >`select t.on_date::text as on, r.name,
      t.person_name as "personName", t.step, t.is_done as "isDone", t.is_correction as "isCorrection", t.note
    from problem_roll_ticks t join problem_roll_rows r on r.region_id = t.region_id and r.id = t.row_id
    where t.region_id = ${regionId} and t.roll_id = ${rollId} order by t.id`.execute(tx);
  return rows;
}

export async function insertRoll(
  tx: Tx,
  row: {
    regionId: number;
    problemId: string;
    name: string;
    steps: readonly string[];
    rows: readonly { name: string; place: string }[];
    actId: string;
  },
): Promise<string> {
  const added = await tx
    .insertInto('problem_rolls')
    .values({
      region_id: row.regionId,
      problem_id: row.problemId,
      name: row.name,
      steps: JSON.stringify(row.steps),
      act_id: row.actId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`insert into problem_roll_rows (region_id, roll_id, serial, name, place, act_id)
    select ${row.regionId}, ${added.id}, x.n, x.name, x.place, ${row.actId}
    from unnest(${row.rows.map(({ name }) => name)}::text[], ${row.rows.map(({ place }) => place)}::text[]) with ordinality x(name, place, n)`.execute(
    tx,
  );
  return added.id;
}

/** One tick for each row of the roll that is named; rows of other rolls are not touched. */
export async function insertTicks(
  tx: Tx,
  row: {
    regionId: number;
    rollId: string;
    rowIds: readonly string[];
    step: string;
    isDone: boolean;
    isCorrection: boolean;
    on: string;
    note: string;
    personName: string;
    actId: string;
  },
): Promise<number> {
  const { rows } =
    await sql`insert into problem_roll_ticks (region_id, roll_id, row_id, step, is_done, is_correction, on_date, note, person_name, act_id)
    select r.region_id, r.roll_id, r.id, ${row.step}, ${row.isDone}, ${row.isCorrection}, ${row.on}, ${row.note}, ${row.personName}, ${row.actId}
    from problem_roll_rows r where r.region_id = ${row.regionId} and r.roll_id = ${row.rollId} and r.id = any(${[...row.rowIds]}::bigint[])
    returning id`.execute(tx);
  return rows.length;
}
