import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

/** The rules by which the derived tables stand; undefined: nothing has been worked out by rules that were other ones. */
export async function findRules(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{
    version: string;
  }>`select version from derived.worked_out_by where id = 1`.execute(tx);
  return rows[0]?.version;
}

export async function keepRules(tx: Tx, rules: string): Promise<void> {
  await sql`insert into derived.worked_out_by (id, version) values (1, ${rules})
    on conflict (id) do update set version = excluded.version`.execute(tx);
}
