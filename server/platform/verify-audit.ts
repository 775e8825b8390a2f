import { type AuditSeal, isSealed, listEntriesToSeal, listSeals } from './audit-seals.queries.ts';
import type { Tx } from './database.ts';
import { SEALED_AT_ONCE } from './seal-audit-entries.job.ts';

const SEALS_AT_ONCE = 500;

/** Walks the seals of the audit log and names the first whose entries are not what was sealed. */
export async function verifyAudit(
  tx: Tx,
): Promise<{ seals: number; entries: number; broken: { at: string; message: string } | undefined }> {
  let seals = 0;
  let entries = 0;
  let last: AuditSeal | undefined;
  for (;;) {
    const next = await listSeals(tx, last?.seq ?? '0', SEALS_AT_ONCE);
    if (next.length === 0) return { seals, entries, broken: undefined };
    for (const seal of next) {
      const message = await findFault(tx, last, seal);
      if (message) return { seals, entries, broken: { at: `审计封条 第${seal.seq}号`, message } };
      last = seal;
      seals += 1;
      entries += seal.entries;
    }
  }
}

/** A stretch of seals from one on, and where to go on: at the end it begins anew, so that in time every seal is looked at again. */
export async function verifySealsAfter(
  tx: Tx,
  seq: string,
  most: number,
): Promise<{ lastSeq: string; broken: { at: string; message: string } | undefined }> {
  const [before] = seq === '0' ? [] : await listSeals(tx, String(BigInt(seq) - 1n), 1);
  let last: AuditSeal | undefined = before?.seq === seq ? before : undefined;
  const stretch = await listSeals(tx, last?.seq ?? '0', most);
  for (const seal of stretch) {
    const message = await findFault(tx, last, seal);
    if (message) return { lastSeq: seal.seq, broken: { at: `审计封条 第${seal.seq}号`, message } };
    last = seal;
  }
  return { lastSeq: stretch.length < most ? '0' : (last?.seq ?? '0'), broken: undefined };
}

async function findFault(tx: Tx, last: AuditSeal | undefined, seal: AuditSeal): Promise<string | undefined> {
  if (BigInt(seal.seq) !== BigInt(last?.seq ?? '0') + 1n) return '缺少前一号封条';
  const range = { afterId: last?.to_id ?? '0', toId: seal.to_id, most: SEALED_AT_ONCE + 1 };
  const found = await listEntriesToSeal(tx, range);
  if (found.length !== seal.entries)
    return `编号${seal.from_id}至${seal.to_id}应有${seal.entries}条，现有${found.length}条`;
  const isSame = isSealed(
    last,
    found.map(({ body }) => body),
    seal.hash,
  );
  return isSame ? undefined : `编号${seal.from_id}至${seal.to_id}的记录与封存时不符`;
}
