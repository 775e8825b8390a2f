import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './database.ts';

/**
 * Several writes as one statement, each under its name: one may read what another gives back, none sees rows of another in
 * its table. All are done or none.
 */
export async function writeTogether(
  tx: Tx,
  writes: Readonly<Record<string, RawBuilder<unknown>>>,
): Promise<void> {
  const named = Object.entries(writes).map(([name, write]) => sql`${sql.ref(name)} as (${write})`);
  await sql`with ${sql.join(named)} select 1`.execute(tx);
}
