import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from './context.ts';
import type { Tx } from './database.ts';

export interface AuditEntry {
  kind: string;
  outcome: 'ok' | 'refused' | 'failed';
  subject?: string;
  detail?: object;
}

export const insertAudit = (ctx: Ctx, entry: AuditEntry): RawBuilder<unknown> => sql`
  insert into audit_entries (region_id, person_id, login, address, session_mark, kind, outcome, subject, detail)
  values (${ctx.actor.regionId}, ${ctx.actor.personId}, ${ctx.actor.login}, ${ctx.address}, ${ctx.sessionMark}, ${entry.kind},
    ${entry.outcome}, ${entry.subject ?? ''}, ${JSON.stringify(entry.detail ?? {})})`;

/** Writes to the audit log in the verb's own transaction: if it cannot be written, the act fails. */
export async function appendAudit(tx: Tx, ctx: Ctx, entry: AuditEntry): Promise<void> {
  await insertAudit(ctx, entry).execute(tx);
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
