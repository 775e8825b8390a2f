import type { z } from 'zod';
import { DOCUMENT_KIND_WORDS, type IssuedKind } from '#core/documents/document-kinds.ts';
import { canSetWay, requireKindWay } from '#core/documents/keep-ways.ts';
import { DOCUMENT_WAYS_RULEBOOK } from '#core/documents/kind-way.ts';
import type { setDocumentWay as setRoute } from '#core/documents/way-contract.ts';
import { refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, appendRulebook, type Ctx, once, takeLock } from '#server/platform/public.ts';
import { getWaysInForce } from './document-ways.ts';

/**
 * Sets the way of one kind, or goes back to the product's own; the other kinds stay as they are. Documents drafted before keep
 * the way that they were drafted under.
 */
export async function setDocumentWay(
  ctx: Ctx,
  kind: IssuedKind,
  { way, source, version }: z.output<typeof setRoute.body>,
): Promise<{ version: number }> {
  const { regionId } = ctx.actor;
  if (!canSetWay(ctx.actor, kind))
    throw refuse(
      'forbidden',
      'DOCUMENT_WAY_NOT_YOURS',
      `${DOCUMENT_KIND_WORDS[kind].zh}的办文程序不由您设定`,
      'Setting the way of this kind is not yours',
      ['督查文书由督查室主任设定，通报和会议文书由项目办主任设定'],
    );
  const kept = way && requireKindWay(kind, way);
  return once(ctx, async (tx) => {
    await takeLock(tx, `rulebook:${regionId}:${DOCUMENT_WAYS_RULEBOOK}`);
    const now = await getWaysInForce(tx, regionId, ctx.today);
    if (now.version !== version)
      throw refuse(
        'conflict',
        'DOCUMENT_WAY_CHANGED_MEANWHILE',
        '办文程序刚刚有人改过',
        'Somebody has just changed the ways of documents',
        ['刷新后再改'],
      );
    const { [kind]: _, ...others } = now.set;
    const body = kept ? { ...others, [kind]: kept } : others;
    const actId = await appendAct(tx, ctx, 'document-way-set.v1', { kind, way: kept, source });
    const book = { regionId, kind: DOCUMENT_WAYS_RULEBOOK, validFrom: ctx.today, body, source, actId };
    const next = await appendRulebook(tx, book);
    await appendAudit(tx, ctx, {
      kind: 'set-document-way',
      outcome: 'ok',
      subject: `document-kind:${kind}`,
      detail: { version: next, isReset: kept === null },
    });
    return { version: next };
  });
}
