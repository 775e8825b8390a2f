import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** The numbers of the keys that secrets in the database are sealed with. */
export async function listSealedKeyIds(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select sealed_key_ids() as id order by 1`.execute(tx);
  return rows.map(({ id }) => id);
}
