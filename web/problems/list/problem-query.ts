import type { listProblems } from '#core/problems/contract.ts';
import type { InputOf } from '../../app/api.ts';
import type { SearchParams } from '../../app/search-params.ts';

/** What the counts above the list show when pressed; `open` when the address says nothing. */
export const SHOWS = ['open', 'mine', 'overdue', 'stepUp', 'closed', 'all'] as const;
export type Show = (typeof SHOWS)[number];

export const readShow = (params: SearchParams): Show =>
  SHOWS.find((show) => show === params.show) ?? (params.state ? 'all' : 'open');

type ProblemQuery = NonNullable<InputOf<typeof listProblems>['query']>;

/** What the server is asked, from the address alone: the same address gives the same list. */
export function toProblemQuery(params: SearchParams): ProblemQuery {
  const show = readShow(params);
  const text = params.text?.trim();
  return {
    open: show === 'closed' || show === 'all' ? show : 'open',
    overdue: show === 'overdue' ? 'yes' : 'no',
    mine: show === 'mine' ? 'yes' : 'no',
    stepUp: show === 'stepUp' ? 'yes' : 'no',
    ...Object.fromEntries(
      ['state', 'category', 'sourceKind', 'level', 'orgId', 'projectId'].flatMap((key) =>
        params[key] ? [[key, params[key]]] : [],
      ),
    ),
    ...(text ? { text } : {}),
  } as ProblemQuery;
}
