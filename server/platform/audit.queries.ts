import type { Ctx } from './context.ts';
import type { Tx } from './database.ts';

export interface AuditEntry {
  kind: string;
  outcome: 'ok' | 'refused' | 'failed';
  subject?: string;
  detail?: object;
}

/** Writes to the audit log in the verb's own transaction: if it cannot be written, the act fails. */
export async function appendAudit(tx: Tx, ctx: Ctx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_entries')
    .values({
      region_id: ctx.actor.regionId,
      person_id: ctx.actor.personId,
      login: ctx.actor.login,
      address: ctx.address,
      session_mark: ctx.sessionMark,
      kind: entry.kind,
      outcome: entry.outcome,
      subject: entry.subject ?? '',
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
}

/** Entries without a session: sign-in tries, set-up. */
export async function appendGateAudit(
  tx: Tx,
  who: { login: string; address: string; regionId?: number; personId?: string },
  entry: AuditEntry,
): Promise<void> {
  await tx
    .insertInto('audit_entries')
    .values({
      region_id: who.regionId ?? null,
      person_id: who.personId ?? null,
      login: who.login,
      address: who.address,
      kind: entry.kind,
      outcome: entry.outcome,
      subject: entry.subject ?? '',
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
}
