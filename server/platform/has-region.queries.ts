import pg from 'pg';

/** Whether somebody's region stands in the database, sample or own; a database without tables has none. */
export async function hasRegion(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ found: string | null }>(
      "select to_regclass('public.regions') as found",
    );
    if (!tables[0]?.found) return false;
    const { rows } = await client.query<{ found: boolean }>('select exists (select from regions) as found');
    return rows[0]?.found === true;
  } finally {
    await client.end();
  }
}
