import { appendAct, takeLock } from './acts.queries.ts';
import { appendAudit } from './audit.queries.ts';
import type { Ctx } from './context.ts';
import type { Tx } from './database.ts';
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
  /** The first day on which it is in force; today unless said otherwise. */
  findFirstDay?: (tx: Tx) => Promise<string>;
  /** What has to be worked out anew. */
  afterwards?: (tx: Tx) => Promise<void>;
}

/** Appends the next version of a rulebook; who may is asked before. */
export function setRulebook(
  ctx: Ctx,
  change: RulebookChange,
): Promise<{ version: number; validFrom: string }> {
  const { regionId } = ctx.actor;
  const { kind, body, source } = change;
  return once(ctx, async (tx) => {
    await takeLock(tx, `rulebook:${regionId}:${kind}`);
    const validFrom = (await change.findFirstDay?.(tx)) ?? ctx.today;
    const actId = await appendAct(tx, ctx, change.actKind, { rules: body, source });
    const version = await appendRulebook(tx, { regionId, kind, validFrom, body, source, actId });
    await appendAudit(tx, ctx, { kind: change.auditKind, outcome: 'ok', subject: `rulebook:${version}` });
    await change.afterwards?.(tx);
    return { version, validFrom };
  });
}
