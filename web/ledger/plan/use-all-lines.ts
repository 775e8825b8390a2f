import { useMemo } from 'react';
import { listPlanLines } from '#core/ledger/public.ts';
import { usePagedRoute } from '../../app/use-route.ts';
import type { PlanLine } from './plan-draft.ts';

const PAGE = 1000;

/** All lines of the year, page after page; a county has a few hundred. */
export function useAllLines(year: number): {
  lines: PlanLine[];
  isLoading: boolean;
  error: unknown;
  may: { issue: boolean; reason: string } | undefined;
} {
  const asked = usePagedRoute(listPlanLines, { query: { year, limit: PAGE } }, (last) =>
    last.next ? { after: last.next } : null,
  );
  if (asked.hasNextPage && !asked.isFetchingNextPage) void asked.fetchNextPage();
  const lines = useMemo(() => (asked.data ?? []).flatMap((page) => page.lines), [asked.data]);
  return {
    lines,
    isLoading: asked.isPending || asked.hasNextPage,
    error: asked.error,
    may: asked.data?.[0]?.may,
  };
}
