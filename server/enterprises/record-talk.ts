import type { z } from 'zod';
import type { recordTalk as route } from '#core/enterprises/contract.ts';
import { TALK_OUTCOME_LABELS } from '#core/enterprises/talk.ts';
import { refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, type Ctx, once } from '#server/platform/public.ts';
import { listFigures } from './enterprises.queries.ts';
import { listNotes } from './enterprises.view.ts';
import { requireThing } from './serve-enterprise.ts';
import { addTalk } from './talks.queries.ts';

/** 走访了解: a talk with an enterprise; what was to be asked about its last month is answered by it. No figure is changed. */
export function recordTalk(
  ctx: Ctx,
  id: string,
  { on, outcome, note }: z.output<typeof route.body>,
): Promise<{ sentence: string }> {
  return once(ctx, async (tx) => {
    const { name, orgId } = await requireThing(tx, ctx, 'enterprises', id);
    if (on > ctx.today)
      throw refuse('invalid', 'TALK_DAY_WRONG', '走访日期还没有到', 'The day of the talk has not come', [
        `${ctx.today}及以前`,
      ]);
    const from = `${Number(ctx.today.slice(0, 4)) - 2}-01`;
    const told = await listFigures(tx, { regionId: ctx.actor.regionId, from, ids: [id] });
    const talk = { on, period: told.at(-1)?.period ?? null, asked: listNotes(told), outcome, note };
    const actId = await appendAct(tx, ctx, 'enterprise-talk-recorded.v1', { enterpriseId: id, ...talk });
    await addTalk(tx, ctx, { enterpriseId: id, orgId, actId, ...talk });
    await appendAudit(tx, ctx, { kind: 'enterprise-talk-recorded.v1', outcome: 'ok', subject: name });
    return { sentence: `已记下走访：${name}，${TALK_OUTCOME_LABELS[outcome].zh}` };
  });
}
