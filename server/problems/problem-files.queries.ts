import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export async function addProblemFile(
  tx: Tx,
  row: { regionId: number; problemId: string; fileId: string; actId: string },
): Promise<void> {
  await tx
    .insertInto('problem_files')
    .values({
      region_id: row.regionId,
      problem_id: row.problemId,
      file_id: row.fileId,
      act_id: row.actId,
    })
    .onConflict((c) => c.doNothing())
    .execute();
}

export interface ProblemFileRow {
  fileId: string;
  name: string;
  personName: string;
  recordedAt: string;
}

export async function listProblemFiles(
  tx: Tx,
  regionId: number,
  problemId: string,
): Promise<ProblemFileRow[]> {
  const { rows } =
    await sql<ProblemFileRow>`select f.id::text as "fileId", f.name, coalesce(p.name, '') as "personName",
      to_char(x.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt"
    from problem_files x join files f on f.region_id = x.region_id and f.id = x.file_id
      left join persons p on p.region_id = f.region_id and p.id = f.person_id
    where x.region_id = ${regionId} and x.problem_id = ${problemId} order by x.recorded_at, x.file_id`.execute(
      tx,
    );
  return rows;
}
