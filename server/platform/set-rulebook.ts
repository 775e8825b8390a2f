import { appendAct, takeLock } from './acts.queries.ts';
import { appendAudit } from './audit.queries.ts';
import type { Ctx } from './context.ts';
import { once } from './once.ts';
import { appendRulebook } from './rulebooks.queries.ts';

export interface RulebookChange {
  kind: string;
  body: object;
  /** The paper or decision that it rests on. */
  source: string;
  /** Name of the act, for example `ladder-set.v1`, and of the audit entry. */
  actKind: string;
  auditKind: string;
}

/** Appends the next version of a rulebook, in force from today; who may is asked before. */
export function setRulebook(ctx: Ctx, change: RulebookChange): Promise<{ version: number }> {
  const { regionId } = ctx.actor;
  const { kind, body, source } = change;
  return once(ctx, async (tx) => {
    await takeLock(tx, `rulebook:${regionId}:${kind}`);
    const actId = await appendAct(tx, ctx, change.actKind, { rules: body, source });
    const book = { regionId, kind, validFrom: ctx.today, body, source, actId };
    const version = await appendRulebook(tx, book);
    await appendAudit(tx, ctx, { kind: change.auditKind, outcome: 'ok', subject: `rulebook:${version}` });
    return { version };
  });
}
