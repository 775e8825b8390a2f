import { sql } from 'kysely';
import type { Tx } from './database.ts';

export interface StoredRulebook {
  version: number;
  validFrom: string;
  body: unknown;
  source: string;
}

/** The rulebook of a kind in force on a day: the latest version that is valid by then. */
export async function findRulebookOn(
  tx: Tx,
  regionId: number,
  kind: string,
  on: string,
): Promise<StoredRulebook | undefined> {
  const row = await tx
    .selectFrom('rulebooks')
    .select(['version', 'valid_from', 'body', 'source'])
    .where('region_id', '=', regionId)
    .where('kind', '=', kind)
    .where('valid_from', '<=', on)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { version: row.version, validFrom: row.valid_from, body: row.body, source: row.source };
}

/** A rulebook as text, for one that is long and read at every look: in force on a day, or a version. */
export async function findRulebookText(
  tx: Tx,
  q: { regionId: number; kind: string },
  at: { on: string } | { version: number },
): Promise<{ version: number; source: string; text: string } | undefined> {
  const which = 'on' in at ? sql`r.valid_from <= ${at.on}` : sql`r.version = ${at.version}`;
  const { rows } = await sql<{ version: number; source: string; text: string }>`
    select r.version, r.source, r.body::text as text from rulebooks r
    where r.region_id = ${q.regionId} and r.kind = ${q.kind} and ${which} order by r.version desc limit 1`.execute(
    tx,
  );
  return rows[0];
}

/** Appends the next version; earlier ones stay for the periods that were worked out by them. */
export async function appendRulebook(
  tx: Tx,
  rulebook: {
    regionId: number;
    kind: string;
    validFrom: string;
    body: object;
    source: string;
    actId: string;
  },
): Promise<number> {
  const last = await tx
    .selectFrom('rulebooks')
    .select((e) => e.fn.max('version').as('version'))
    .where('region_id', '=', rulebook.regionId)
    .where('kind', '=', rulebook.kind)
    .executeTakeFirst();
  const version = (last?.version ?? 0) + 1;
  await tx
    .insertInto('rulebooks')
    .values({
      region_id: rulebook.regionId,
      kind: rulebook.kind,
      version,
      valid_from: rulebook.validFrom,
      body: JSON.stringify(rulebook.body),
      source: rulebook.source,
      act_id: rulebook.actId,
    })
    .execute();
  return version;
}

export interface RulebookVersion {
  version: number;
  validFrom: string;
  body: unknown;
  source: string;
  /** Who recorded it; empty for what was there from the beginning. */
  personName: string;
  recordedAt: Date;
}

/** Every version of a rulebook, the latest first. */
export async function listRulebookVersions(
  tx: Tx,
  regionId: number,
  kind: string,
): Promise<RulebookVersion[]> {
  const { rows } = await sql<RulebookVersion>`
    select r.version, r.valid_from::text as "validFrom", r.body, r.source, coalesce(a.person_name, '') as "personName",
      r.recorded_at as "recordedAt"
    from rulebooks r left join acts a on a.region_id = r.region_id and a.id = r.act_id
    where r.region_id = ${regionId} and r.kind = ${kind} order by r.version desc`.execute(tx);
  return rows;
}
