import type { z } from 'zod';
import type { saveView as saveViewRoute } from '#core/ledger/saved-view-contract.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx } from '#server/platform/public.ts';
import { once, withScope } from '#server/platform/public.ts';
import { deleteView, listViews, putView } from './saved-views.queries.ts';

const MOST_VIEWS = 50;

/** Views are one person's own convenience: no act of the office, so nothing goes to the ledger of acts. */
export const getSavedViews = (ctx: Ctx, page: string) =>
  withScope(ctx.db, ctx.actor, async (tx) => ({ views: await listViews(tx, ctx.actor, page) }));

export function saveView(ctx: Ctx, view: z.output<typeof saveViewRoute.body>) {
  return once(ctx, async (tx) => {
    const own = await listViews(tx, ctx.actor, view.page);
    if (own.length >= MOST_VIEWS && !own.some((v) => v.name === view.name))
      throw refuse('limit', 'SAVED_VIEWS_TOO_MANY', `常用视图最多${MOST_VIEWS}个`, 'Too many saved views', [
        '删除不用的视图',
      ]);
    return putView(tx, ctx.actor, view);
  });
}

export const removeView = (ctx: Ctx, viewId: string) =>
  withScope(ctx.db, ctx.actor, async (tx) => ({ removed: await deleteView(tx, ctx.actor, viewId) }));
