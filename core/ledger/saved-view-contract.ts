import { z } from 'zod';
import { defineRoute } from '#core/platform/public.ts';

const id = z.string().regex(/^\d{1,18}$/);

const SavedViewView = z.object({ id: z.string(), name: z.string(), search: z.string() });
const page = z.string().regex(/^[a-z][a-z-]{1,40}$/);
export const listSavedViews = defineRoute({
  name: 'listSavedViews',
  method: 'GET',
  path: '/ledger/saved-views',
  summary: '本人的常用视图',
  query: z.object({ page }),
  output: z.object({ views: z.array(SavedViewView) }),
  cache: 'restricted',
});
export const saveView = defineRoute({
  name: 'saveView',
  method: 'POST',
  path: '/ledger/saved-views',
  summary: '存为常用视图；同名的换成新的',
  body: z.object({ page, name: z.string().trim().min(1).max(40), search: z.string().max(4000) }),
  output: SavedViewView,
  refusals: ['SAVED_VIEWS_TOO_MANY'],
});
export const removeView = defineRoute({
  name: 'removeView',
  method: 'DELETE',
  path: '/ledger/saved-views/:viewId',
  summary: '删除常用视图',
  params: z.object({ viewId: id }),
  output: z.object({ removed: z.boolean() }),
});
