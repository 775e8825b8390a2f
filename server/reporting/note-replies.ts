import { matchReplies } from '#core/reporting/match-replies.ts';
import { appendAct, appendAudit, type Ctx, once } from '#server/platform/public.ts';
import { requireOffice } from './calendar-rules.ts';
import { insertReplies, listReplyingUnits } from './reminder-replies.queries.ts';
import { requirePeriod } from './report-desk.ts';

export interface NotedReplies {
  replied: number;
  added: number;
  unknown: string[];
}

/** 接龙: replies of a group pasted back mark 已收到; a second pasting of the longer list adds what is new. */
export function noteReplies(ctx: Ctx, period: string, text: string): Promise<NotedReplies> {
  requireOffice(ctx);
  const { regionId, personName } = ctx.actor;
  return once(ctx, async (tx) => {
    await requirePeriod(tx, regionId, period);
    const { replies, unknown } = matchReplies(text, await listReplyingUnits(tx, regionId, period));
    if (replies.length === 0) return { replied: 0, added: 0, unknown };
    const actId = await appendAct(tx, ctx, 'replies-noted.v1', { period, replies });
    const added = await insertReplies(tx, { regionId, period, personName, actId }, replies);
    await appendAudit(tx, ctx, {
      kind: 'replies-noted.v1',
      outcome: 'ok',
      subject: period,
      detail: { replied: replies.length, added },
    });
    return { replied: replies.length, added, unknown };
  });
}
