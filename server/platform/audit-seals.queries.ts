import { sql } from 'kysely';
import type { CanonicalValue } from '#core/platform/canonical-json.ts';
import { CHAIN_START, type ChainAlgorithm, findLinkFault, linkHash } from './chain.ts';
import type { Tx } from './database.ts';

export interface AuditSeal {
  seq: string;
  from_id: string;
  to_id: string;
  entries: number;
  hash: string;
}

const SETTLING_SECONDS = 5;

/**
 * The id up to which nothing can be added any more. Numbers are drawn before they are committed, so the newest id seen in
 * one run counts only in a later one, when every transaction that was running then has ended. Ids of the last seconds
 * are not looked at: between drawing a number and taking part in a snapshot lies a moment.
 */
export async function settleAuditIds(tx: Tx): Promise<string> {
  await sql`insert into derived.audit_horizon (id) values (1) on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ settled_id: string }>`
    update derived.audit_horizon h set
      settled_id = case when pg_snapshot_xmin(now.snapshot) >= h.seen_xmax then h.seen_id else h.settled_id end,
      seen_id = case when pg_snapshot_xmin(now.snapshot) >= h.seen_xmax then greatest(h.seen_id, now.newest) else h.seen_id end,
      seen_xmax = case when pg_snapshot_xmin(now.snapshot) >= h.seen_xmax then pg_snapshot_xmax(now.snapshot) else h.seen_xmax end
    from (select pg_current_snapshot() as snapshot, coalesce((select max(id) from audit_entries
      where at < clock_timestamp() - make_interval(secs => ${SETTLING_SECONDS})), 0) as newest) now
    where h.id = 1
    returning h.settled_id`.execute(tx);
  return rows[0]?.settled_id ?? '0';
}

/** What a seal is made of: the rows themselves, instants to the microsecond, in the order of their ids. */
export async function listEntriesToSeal(
  tx: Tx,
  q: { afterId: string; toId: string; most: number },
): Promise<{ id: string; body: CanonicalValue }[]> {
  const { rows } = await sql<{ id: string; body: CanonicalValue }>`
    select id, jsonb_build_object('id', id::text, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), 'region', region_id,
      'person', person_id::text, 'login', login, 'kind', kind, 'outcome', outcome, 'address', address, 'session', session_mark,
      'subject', subject, 'detail', detail::text) as body
    from audit_entries where id > ${q.afterId} and id <= ${q.toId} order by id limit ${q.most}`.execute(tx);
  return rows;
}

export async function findLastSeal(tx: Tx): Promise<AuditSeal | undefined> {
  return tx
    .selectFrom('audit_seals')
    .select(['seq', 'from_id', 'to_id', 'entries', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function listSeals(tx: Tx, afterSeq: string, most: number): Promise<AuditSeal[]> {
  return tx
    .selectFrom('audit_seals')
    .select(['seq', 'from_id', 'to_id', 'entries', 'hash'])
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(most)
    .execute();
}

export async function addSeal(tx: Tx, seal: AuditSeal): Promise<void> {
  await tx.insertInto('audit_seals').values(seal).execute();
}

/** Each seal stands on the one before, so that a cut-off or exchanged one is seen. */
export const hashSeal = (
  previous: AuditSeal | undefined,
  bodies: readonly CanonicalValue[],
  by: ChainAlgorithm,
): string => linkHash(previous?.hash ?? CHAIN_START, toSealBody(bodies), by);

const toSealBody = (bodies: readonly CanonicalValue[]) => ({ kind: 'audit-sealed.v1', entries: [...bodies] });

export const isSealed = (
  previous: AuditSeal | undefined,
  bodies: readonly CanonicalValue[],
  hash: string,
): boolean => findLinkFault(previous?.hash ?? CHAIN_START, toSealBody(bodies), hash) === undefined;
