import { sql } from 'kysely';
import type { SecurityAlert, WatchedEntry } from '#core/people/security-alerts.ts';
import type { Tx } from '#server/platform/public.ts';

export interface WatchPlace {
  fromId: string;
  sealSeq: string;
  regionId: number;
  orgId: string;
}

/** How far the watch has come; the row is made at the first run and locked for this one. */
export async function takeWatch(tx: Tx): Promise<WatchPlace> {
  await sql`insert into derived.security_watch (id) values (1) on conflict do nothing`.execute(tx);
  const { rows } =
    await sql<WatchPlace>`select from_id::text as "fromId", seal_seq::text as "sealSeq", region_id as "regionId",
    org_id::text as "orgId" from derived.security_watch where id = 1 for update`.execute(tx);
  const [place] = rows;
  if (!place) throw new Error('the watch has a place');
  return place;
}

export async function keepWatch(tx: Tx, place: WatchPlace): Promise<void> {
  await sql`update derived.security_watch set from_id = ${place.fromId}, seal_seq = ${place.sealSeq}, region_id = ${place.regionId},
    org_id = ${place.orgId} where id = 1`.execute(tx);
}

/** The audit entries of the last hour that may be worth an alert, and the id before which none of the hour stands. */
export async function listWatchedEntries(
  tx: Tx,
  fromId: string,
): Promise<{ entries: WatchedEntry[]; fromId: string }> {
  const { rows } = await sql<WatchedEntry & { first: string }>`
    select id::text, region_id as "regionId", at, login, address, kind, outcome, subject, detail
    from audit_entries where id >= ${fromId} and at > now() - interval '1 hour' and (kind in ('sign-in', 'access-refused', 'add-post',
      'end-post', 'add-person', 'rulebook-changed.v1', 'network-zone-declared') or kind like 'export-%' or kind like 'download-%')
    order by id`.execute(tx);
  const { rows: firsts } = await sql<{ id: string | null }>`select min(id)::text as id from audit_entries
    where id >= ${fromId} and at > now() - interval '1 hour'`.execute(tx);
  return { entries: rows, fromId: firsts[0]?.id ?? fromId };
}

/** Told once: a key that stands already is left as it is. */
export async function addAlerts(tx: Tx, alerts: readonly SecurityAlert[]): Promise<number> {
  let added = 0;
  for (const { regionId, kind, key, subject, detail } of alerts) {
    const { numAffectedRows } = await sql`insert into security_alerts (region_id, kind, key, subject, detail)
      values (${regionId}, ${kind}, ${key}, ${subject.slice(0, 200)}, ${JSON.stringify(detail)}) on conflict (key) do nothing`.execute(
      tx,
    );
    added += Number(numAffectedRows ?? 0n);
  }
  return added;
}

export interface AlertRow {
  id: string;
  raised_at: Date;
  kind: string;
  subject: string;
  detail: SecurityAlert['detail'];
}

export const ALERTS_A_PAGE = 100;

/** Of a region, newest first; what is nobody's (a name that does not exist was tried) is shown where there is one region alone. */
export async function listAlertRows(
  tx: Tx,
  regionId: number,
  before: string | undefined,
): Promise<AlertRow[]> {
  const { rows } = await sql<AlertRow>`select id::text, raised_at, kind, subject, detail from security_alerts
    where (region_id = ${regionId} or (region_id is null and (select count(*) from regions) = 1))
      and (${before ?? null}::bigint is null or id < ${before ?? null}::bigint) order by security_alerts.id desc limit ${ALERTS_A_PAGE}`.execute(
    tx,
  );
  return rows;
}
