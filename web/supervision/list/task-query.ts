import type { listTasks } from '#core/supervision/contract.ts';
import type { InputOf } from '../../app/api.ts';
import type { SearchParams } from '../../app/search-params.ts';

/** What the counts above the list show when pressed; `open` when the address says nothing. */
export const SHOWS = ['proposed', 'open', 'overdue', 'mine', 'extensions', 'done', 'closed', 'all'] as const;
export type Show = (typeof SHOWS)[number];

export const readShow = (params: SearchParams): Show =>
  SHOWS.find((show) => show === params.show) ?? (params.state ? 'all' : 'open');

type TaskQuery = NonNullable<InputOf<typeof listTasks>['query']>;

/** What the server is asked, from the address alone: the same address gives the same list. */
export function toTaskQuery(params: SearchParams): TaskQuery {
  const show = readShow(params);
  const text = params.text?.trim();
  const state = show === 'proposed' || show === 'done' ? show : params.state;
  return {
    open: show === 'closed' || show === 'all' ? show : 'open',
    overdue: show === 'overdue' ? 'yes' : 'no',
    mine: show === 'mine' ? 'yes' : 'no',
    extension: show === 'extensions' ? 'yes' : 'no',
    ...(state ? { state } : {}),
    ...Object.fromEntries(
      ['sourceKind', 'orgId', 'projectId', 'problemId'].flatMap((key) =>
        params[key] ? [[key, params[key]]] : [],
      ),
    ),
    ...(text ? { text } : {}),
  } as TaskQuery;
}
