import type { z } from 'zod';
import type { answerUnitCheck as answerUnitCheckRoute } from '#core/documents/contract.ts';
import { canDraft } from '#core/documents/way.ts';
import { refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, type Ctx, once, takeLock } from '#server/platform/public.ts';
import { addUnitCheck, listUnitChecks } from './document-acts.queries.ts';
import { getOwnWay } from './document-ways.ts';
import { getDocumentRow } from './documents.queries.ts';

/** A unit says whether its figures are right; the office settles an objection with an answer. */
export async function answerUnitCheck(
  ctx: Ctx,
  documentId: string,
  input: z.output<typeof answerUnitCheckRoute.body>,
): Promise<{ done: boolean }> {
  const { actor } = ctx;
  return once(ctx, async (tx) => {
    await takeLock(tx, `document:${actor.regionId}:${documentId}`);
    const row = await getDocumentRow(tx, actor.regionId, documentId);
    const way = getOwnWay(row);
    const orgId = input.orgId && canDraft(actor, way) ? input.orgId : actor.orgId;
    const asked = (await listUnitChecks(tx, actor.regionId, documentId)).some((c) => c.orgId === orgId);
    if (row.state !== 'unit-check' || !asked)
      throw refuse(
        'not-allowed-now',
        'UNIT_CHECK_NOT_OPEN',
        '这份送审稿现在不需要本单位核对',
        'Your unit is not asked now',
        ['如数字有误，按更正办理'],
      );
    if ((input.answer === 'objection' || orgId !== actor.orgId) && input.text.length < 2)
      throw refuse(
        'invalid',
        'OBJECTION_NEEDS_TEXT',
        '请写明是哪个数字、应为多少、依据什么',
        'Say which figure and why',
        ['填写说明'],
      );
    const actId = await appendAct(tx, ctx, 'document-unit-answered.v1', { documentId, orgId, ...input });
    await addUnitCheck(tx, {
      regionId: actor.regionId,
      documentId,
      versionNo: row.version,
      orgId,
      answer: input.answer,
      text: input.text,
      personName: actor.personName,
      actId,
      recordedAt: ctx.now,
    });
    await appendAudit(tx, ctx, {
      kind: 'answer-unit-check',
      outcome: 'ok',
      subject: `document:${documentId}`,
      detail: { answer: input.answer },
    });
    return { done: true };
  });
}
