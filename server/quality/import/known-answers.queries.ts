import { sql } from 'kysely';
import { listAnswersOfSameFile, listLastingAnswers } from '#core/ledger/public.ts';
import type { Tx } from '#server/platform/public.ts';

/** Answers given at the last import that was applied. */
async function findLastAnswers(tx: Tx, regionId: number): Promise<Record<string, string>> {
  const { rows } = await sql<{ answers: Record<string, string> | null }>`
    select corrections->'answers' as answers from import_runs
    where region_id = ${regionId} and applied_act_id is not null order by id desc limit 1`.execute(tx);
  return rows[0]?.answers ?? {};
}

/** The answers that the last applied import of the very same content was given. */
async function findAnswersOfContent(tx: Tx, regionId: number, hash: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ answers: Record<string, string> | null }>`
    select r.corrections->'answers' as answers from import_runs r
      join files f on f.region_id = r.region_id and f.id = r.file_id
    where r.region_id = ${regionId} and r.applied_act_id is not null and f.sha256 = ${hash}
    order by r.id desc limit 1`.execute(tx);
  return rows[0]?.answers ?? {};
}

/** What is known before a file is read: who is meant by a name; of the same file again, every answer. */
export async function findKnownAnswers(
  tx: Tx,
  regionId: number,
  hash: string,
): Promise<Record<string, string>> {
  return {
    ...listLastingAnswers(await findLastAnswers(tx, regionId)),
    ...listAnswersOfSameFile(await findAnswersOfContent(tx, regionId, hash)),
  };
}
