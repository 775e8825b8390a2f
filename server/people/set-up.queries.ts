import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export async function addSetupLink(tx: Tx, tokenHash: string, hours: number): Promise<void> {
  await sql`insert into setup_links (token_hash, expires_at) values (${tokenHash}, now() + make_interval(hours => ${hours}))`.execute(
    tx,
  );
}

/** Links that were given and not used end: only the newest opens the set-up page. */
export async function voidSetupLinks(tx: Tx): Promise<void> {
  await sql`update setup_links set expires_at = now() where used_at is null and expires_at > now()`.execute(
    tx,
  );
}

/** Whether a link that was given can still be used. */
export async function hasOpenSetupLink(tx: Tx): Promise<boolean> {
  const { rows } =
    await sql`select from setup_links where used_at is null and expires_at > now() limit 1`.execute(tx);
  return rows.length > 0;
}

/** Marks the link used and says whether it was good; two people at once: one wins. */
export async function spendSetupLink(tx: Tx, tokenHash: string): Promise<boolean> {
  const { rows } =
    await sql`update setup_links set used_at = now() where token_hash = ${tokenHash} and used_at is null and expires_at > now()
    returning token_hash`.execute(tx);
  return rows.length === 1;
}

/** An empty database has no region, and nobody who could sign in. */
export async function hasNoRegion(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from regions limit 1`.execute(tx);
  return rows.length === 0;
}

export async function isSetupLinkGood(tx: Tx, tokenHash: string): Promise<boolean> {
  const { rows } =
    await sql`select token_hash from setup_links where token_hash = ${tokenHash} and used_at is null and expires_at > now()`.execute(
      tx,
    );
  return rows.length === 1;
}

export async function insertRegion(
  tx: Tx,
  row: { name: string; code: string; level: string; networkZone: string },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into regions (id, code, name, level, network_zone)
    select coalesce(max(id), 0) + 1, ${row.code}, ${row.name}, ${row.level}, ${row.networkZone} from regions returning id`.execute(
    tx,
  );
  const region = rows[0];
  if (!region) throw new Error('the region was not inserted');
  return region.id;
}

export async function addRulebook(
  tx: Tx,
  row: {
    regionId: number;
    kind: string;
    version: number;
    validFrom: string;
    body: unknown;
    source: string;
    actId: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('rulebooks')
    .values({
      region_id: row.regionId,
      kind: row.kind,
      version: row.version,
      valid_from: row.validFrom,
      body: JSON.stringify(row.body),
      source: row.source,
      act_id: row.actId,
    })
    .execute();
}
