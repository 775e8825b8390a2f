import {
  type GroupFiguresView,
  type GroupView,
  overview,
  type ProjectFilter,
  sumProjectRows,
} from '#core/progress/public.ts';
import { useRoute } from '../../app/use-route.ts';
import type { SplitName } from '../../ui/filters/rows-behind.ts';

export interface LedgerSums {
  /** Of what the person sees; undefined while it is not known. */
  total: GroupFiguresView | undefined;
  groups: readonly GroupView[];
}

/** Count and sums of the list and of its groups; the first rows need not wait for them. */
export function useLedgerSums(
  query: ProjectFilter & { period: string; rows: 'top' | 'leaf' },
  group: SplitName | null,
): LedgerSums {
  const total = useRoute(sumProjectRows, { query }).data?.total;
  const asked = useRoute(
    overview,
    { query: { ...query, split: group ?? 'unit', reach: 'seen' } },
    { isEnabled: group !== null },
  );
  return { total, groups: group === null ? [] : (asked.data?.groups ?? []) };
}
