import pg from 'pg';

/** Worked out anew by each version, or ended by design when the schema changes: no loss. */
const NOT_WRITTEN = new Set(['schema_migrations', 'sessions']);

/** Rows of every table that people and jobs write, by table. */
export async function countWritten(ownerUrl: string): Promise<Map<string, number>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    );
    const counts = new Map<string, number>();
    for (const { name } of tables) {
      if (NOT_WRITTEN.has(name)) continue;
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from public.${pg.escapeIdentifier(name)}`,
      );
      counts.set(name, rows[0]?.n ?? 0);
    }
    return counts;
  } finally {
    await client.end();
  }
}

/** Tables that have fewer rows than before, or are gone though they had some. */
export const listLosses = (before: Map<string, number>, after: Map<string, number>): string[] =>
  [...before].flatMap(([name, rows]) => {
    const left = after.get(name) ?? 0;
    return left < rows ? [`${name}: ${left} of ${rows}`] : [];
  });
