import type { Kysely } from 'kysely';
import type { DB } from '../../db/types.ts';
import { takeLock } from './acts.queries.ts';
import { addSeal, findLastSeal, hashSeal, listEntriesToSeal, settleAuditIds } from './audit-seals.queries.ts';
import { findChainAlgorithm } from './chain.queries.ts';
import type { Tx } from './database.ts';
import { withWorker } from './with-scope.ts';

/** Entries of one seal: small enough to be read again at once when it is verified. */
export const SEALED_AT_ONCE = 2_000;

/** 审计封存: every minute the audit entries that are complete are sealed onto the chain. Safe to run twice. */
export async function sealAuditEntriesJob(db: Kysely<DB>): Promise<number> {
  const settled = await withWorker(db, 0, async (tx) => {
    await takeLock(tx, 'audit-seals');
    return settleAuditIds(tx);
  });
  let seals = 0;
  while (await withWorker(db, 0, (tx) => sealNext(tx, settled))) seals += 1;
  return seals;
}

async function sealNext(tx: Tx, settled: string): Promise<boolean> {
  await takeLock(tx, 'audit-seals');
  const last = await findLastSeal(tx);
  const entries = await listEntriesToSeal(tx, {
    afterId: last?.to_id ?? '0',
    toId: settled,
    most: SEALED_AT_ONCE,
  });
  const [first, newest] = [entries[0], entries.at(-1)];
  if (!first || !newest) return false;
  await addSeal(tx, {
    seq: String(BigInt(last?.seq ?? '0') + 1n),
    from_id: first.id,
    to_id: newest.id,
    entries: entries.length,
    hash: hashSeal(
      last,
      entries.map(({ body }) => body),
      await findChainAlgorithm(tx),
    ),
  });
  return true;
}
